"""Sentences to switch on, some with words or a day of the user's own below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.base.messages import Message
from app.services.letter_choices import OptionChoice
from app.services.remarks import Remark
from ui.request.tick import Tick
from ui.widgets.field import Field
from ui.wording import Words

#: Of the field below a sentence: past the box, where its words begin.
_INDENT = 26


class _Sentence(QWidget):
    """One sentence; its field is there only while it is on."""

    chosen = Signal(str, object)

    def __init__(self, option: OptionChoice) -> None:
        super().__init__()
        self.id = option.id
        self._suggested = ""
        self._tick = Tick(f"option_{option.id}")
        self._tick.box.clicked.connect(self._switch)
        self._field: Field | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._tick)
        if option.wants:
            self._field = Field(f"option_{option.id}_text")
            self._field.edited.connect(lambda value: self.chosen.emit(self.id, value))
            self._below = QWidget()
            below = QVBoxLayout(self._below)
            below.setContentsMargins(_INDENT, 0, 0, 4)
            below.addWidget(self._field)
            column.addWidget(self._below)

    def show_option(self, option: OptionChoice, words: Words, wrong: Remark | None) -> None:
        text = words.text
        self._tick.set_words(text(f"option.{option.id}"))
        self._tick.box.setChecked(option.chosen)
        self._suggested = option.suggested
        field = self._field
        if field is None:
            return
        if option.wants == "date":
            field.set_words(text("option.day"), placeholder=text("option.hint_date"))
        else:
            field.set_words(text("option.words"))
        field.edit().setAccessibleDescription(text(f"option.{option.id}"))
        if not field.edit().hasFocus():
            field.set_value(option.text)
        if wrong is not None:
            field.complain(words.say(wrong.message))
        else:
            field.explain("")
        self._below.setVisible(option.chosen)

    def _switch(self, on: bool) -> None:
        field = self._field
        if field is not None:
            self._below.setVisible(on)
            if on and not field.value():
                field.set_value(self._suggested)
        self.chosen.emit(self.id, (field.value() if field else "") if on else None)
        if field is not None and on:
            field.edit().setFocus()


class Sentences(QWidget):
    """The sentences there are for a letter.

    Signals:
        chosen: a sentence with what goes with it, or None = it is switched off.
    """

    chosen = Signal(str, object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[_Sentence] = []
        self._kinds: list[tuple[str, str]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_options(self, options: Sequence[OptionChoice], remark: Remark | None) -> None:
        """Show these, and what is wrong with one of them; hidden where there is none."""
        kinds = [(each.id, each.wants) for each in options]
        if kinds != self._kinds:
            self._rebuild(options)
            self._kinds = kinds
        for row, option in zip(self._rows, options, strict=True):
            row.show_option(option, self._words, remark if is_about(remark, option) else None)
        self.setVisible(bool(options))

    def _rebuild(self, options: Sequence[OptionChoice]) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [_Sentence(each) for each in options]
        for row in self._rows:
            row.chosen.connect(self.chosen)
            self._column.addWidget(row)


def is_about(remark: Remark | None, option: OptionChoice) -> bool:
    """Say whether a remark is about what goes with this sentence."""
    named = remark.message.values.get("option") if remark else None
    return isinstance(named, Message) and named.id == f"option.{option.id}"

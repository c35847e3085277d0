"""What can be done with a letter the user has edited: see what changed, take it back, keep it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.base.errors import Problem
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import Reason
from ui.widgets.flow import Flow
from ui.wording import Words

_LONGEST_NAME = 80


class EditedRow(QWidget):
    """Links below an edited letter; the last one opens a field for a name.

    Signals:
        difference_wanted: what was changed is to be shown, or no longer.
        reset_asked: the letter as Kaiji wrote it.
        text_wanted: the letter is to be kept as a text of the user's own, under this name.
    """

    difference_wanted = Signal(bool)
    reset_asked = Signal()
    text_wanted = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._changes = Button("", Kind.LINK, icon="list-tree")
        self._changes.setObjectName("what_changed")
        self._changes.setCheckable(True)
        self._changes.toggled.connect(lambda _on: self.retranslate())
        self._changes.toggled.connect(self.difference_wanted)
        self._reset = Button("", Kind.LINK, icon="undo-2")
        self._reset.setObjectName("reset_letter")
        self._reset.clicked.connect(self.reset_asked)
        self._keep = Button("", Kind.LINK, icon="file-check")
        self._keep.setObjectName("keep_text")
        self._keep.setCheckable(True)
        self._keep.toggled.connect(self._open_name)
        self._name = QLineEdit()
        self._name.setObjectName("text_name")
        self._name.setMaxLength(_LONGEST_NAME)
        self._name.returnPressed.connect(self._save)
        self._name.textEdited.connect(self._forget_wrong)
        self._save_button = Button("", Kind.SECONDARY)
        self._save_button.setObjectName("text_save")
        self._save_button.clicked.connect(self._save)
        self._wrong = Reason()
        self._wrong.setObjectName("text_wrong")
        self._wrong.hide()
        self._asking = QWidget()
        self._asking.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        links = QWidget()
        flow = Flow(links, gap=16)
        for button in (self._changes, self._reset, self._keep):
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        links.setSizePolicy(policy)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        row.addWidget(self._save_button)
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(2)
        asking.addLayout(row)
        asking.addWidget(self._wrong)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(links)
        column.addWidget(self._asking)

    def shows_difference(self) -> bool:
        """Say whether what was changed is shown."""
        return self._changes.isChecked()

    def hide_difference(self) -> None:
        """Show the letter again."""
        self._changes.setChecked(False)

    def close_innermost(self) -> bool:
        """Close the name, else what was changed; say whether one was open."""
        for button in (self._keep, self._changes):
            if button.isChecked():
                button.setChecked(False)
                button.setFocus()
                return True
        return False

    def forget(self) -> None:
        """Close everything: the letter is as Kaiji wrote it."""
        self._changes.setChecked(False)
        self._keep.setChecked(False)

    def close_name(self) -> None:
        """Close the name: the text was kept. The keyboard stays here, not in the next field."""
        self._keep.setFocus()
        self._name.clear()
        self._keep.setChecked(False)

    def refuse_name(self, problem: Problem) -> None:
        """Say why the text could not be kept."""
        self._wrong.say(self._words.say(problem.message), "circle-alert", "late")
        self._wrong.show()
        self._name.setAccessibleDescription(self._words.say(problem.message))
        self._name.setFocus()

    def _open_name(self, on: bool) -> None:
        self._asking.setVisible(on)
        self._wrong.hide()
        self._name.setAccessibleDescription("")
        if on:
            self._name.setFocus()

    def _forget_wrong(self, _text: str) -> None:
        self._wrong.hide()
        self._name.setAccessibleDescription("")

    def _save(self) -> None:
        self.text_wanted.emit(self._name.text())

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        shown = self._changes.isChecked()
        self._changes.set_words(
            text("request.what_changed_hide" if shown else "request.what_changed")
        )
        self._reset.set_words(text("request.as_composed"))
        self._keep.set_words(text("own_text.keep"))
        self._name.setAccessibleName(text("own_text.name"))
        self._name.setPlaceholderText(text("own_text.name"))
        self._save_button.set_words(text("own_text.save"))

"""The user's own templates: what each writes, another name, a file of it, away with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.base.errors import Problem
from ui.settings.section import Row, Section
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Rule
from ui.widgets.field import Reason
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

if TYPE_CHECKING:
    from app.services.own_templates import OwnText

_LONGEST_NAME = 80
#: How a template's file ends.
_ENDING = ".md.j2"


class _TextRow(QWidget):
    """One template; its name becomes a field where another one is wanted."""

    rename_wanted = Signal(str)
    delete_wanted = Signal()
    export_wanted = Signal(object)

    def __init__(self, shown: OwnText, words: Words) -> None:
        super().__init__()
        self._words, self._text = words, shown
        self.rename = self._button("rename_text", "pencil-line")
        self.rename.setCheckable(True)
        self.rename.toggled.connect(self._open)
        export = self._button("export_text", "download")
        export.clicked.connect(self._choose)
        delete = self._button("delete_text", "trash")
        delete.clicked.connect(self.delete_wanted)
        row = Row(self.rename, export, delete)
        about = words.say(shown.about)
        row.set_words(shown.listed, about, name=False)
        for button, name in (
            (self.rename, words.text("own_text.rename_of", name=shown.listed)),
            (export, words.text("own_text.export_of", name=shown.listed)),
            (delete, words.text("own_text.delete_of", name=shown.listed)),
        ):
            button.set_words("", name=name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(row)
        if shown.notice is not None:
            notice = Reason()
            notice.say(words.say(shown.notice), "circle-alert", "soon")
            column.addWidget(notice)
        self._asking = QWidget()
        self._asking.hide()
        column.addWidget(self._asking)
        self._lay_out_name()

    def _lay_out_name(self) -> None:
        text = self._words.text
        self._name = QLineEdit()
        self._name.setObjectName("new_text_name")
        self._name.setMaxLength(_LONGEST_NAME)
        self._name.setAccessibleName(text("own_text.name"))
        self._name.returnPressed.connect(self._save)
        self._name.textEdited.connect(self._forget_wrong)
        save = Button("", Kind.SECONDARY)
        save.setObjectName("save_text_name")
        save.set_words(text("own_text.save"))
        save.clicked.connect(self._save)
        self._wrong = Reason()
        self._wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        row.addWidget(save)
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._wrong)

    def _button(self, name: str, icon: str) -> Button:
        button = Button("", Kind.QUIET, icon=icon, size=Size.NORMAL)
        button.setObjectName(name)
        return button

    def typed(self) -> str | None:
        """Give the name as typed so far; None while none is asked for."""
        return self._name.text() if self.rename.isChecked() else None

    def take_up(self, typed: str) -> None:
        """Go on with a name half typed; the keyboard stays where it is."""
        self.rename.blockSignals(True)
        self.rename.setChecked(True)
        self.rename.blockSignals(False)
        self._asking.show()
        self._name.setText(typed)

    def focus(self) -> None:
        """Put the keyboard into the name where one is asked for, else on the first button."""
        (self._name if self.rename.isChecked() else self.rename).setFocus()

    def _open(self, on: bool) -> None:
        self._asking.setVisible(on)
        self._forget_wrong()
        if on:
            self._name.setText(self._text.name)
            self._name.selectAll()
            self._name.setFocus()

    def refuse(self, problem: Problem) -> QWidget:
        """Say why the name cannot be had; give the words, to be brought into view."""
        said = self._words.say(problem.message)
        self._wrong.say(said, "circle-alert", "late")
        self._wrong.show()
        self._name.setAccessibleDescription(said)
        self._name.setFocus()
        return self._wrong

    def _forget_wrong(self) -> None:
        self._wrong.hide()
        self._name.setAccessibleDescription("")

    def _save(self) -> None:
        if self._name.text().strip() == self._text.name:
            self.rename.setChecked(False)
        else:
            self.rename_wanted.emit(self._name.text())

    def _choose(self) -> None:
        title = self._words.text("own_text.export_of", name=self._text.listed)
        suggested = str(Path.home() / f"{_file_name(self._text.name)}{_ENDING}")
        path, _ = QFileDialog.getSaveFileName(self.window(), title, suggested)
        if path:
            self.export_wanted.emit(Path(path))


class TextsSection(Section):
    """The templates there are.

    Signals:
        rename_wanted: a template's name, and another one for it.
        delete_wanted: the name of a template.
        export_wanted: its name, and the ``Path`` to write it to.
        said: words that are to be brought into view; a widget.
    """

    rename_wanted = Signal(str, str)
    delete_wanted = Signal(str)
    export_wanted = Signal(str, object)
    said = Signal(QWidget)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("section_texts", parent)
        self._words = words
        self._shown: tuple[OwnText, ...] = ()
        self._rows: dict[str, _TextRow] = {}
        self._reason = Text("", Role.SMALL, "text2")
        self._reason.setObjectName("texts_reason")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addWidget(self._reason)
        self.body.addLayout(self._list)

    def show_texts(self, texts: tuple[OwnText, ...]) -> None:
        """Show these templates."""
        self._shown = texts
        self.retranslate()

    def close_name(self) -> None:
        """Close the field for a name: it was taken."""
        self.close_innermost()

    def close_innermost(self) -> bool:
        """Close the field for a name; say whether one was open."""
        opened = [row for row in self._rows.values() if row.rename.isChecked()]
        for row in opened:
            row.rename.setChecked(False)
            row.rename.setFocus()
        return bool(opened)

    def refuse_name(self, problem: Problem) -> None:
        """Say why a template cannot have the name that was typed."""
        for row in self._rows.values():
            if row.rename.isChecked():
                self.said.emit(row.refuse(problem))

    def _rebuild(self) -> None:
        typed = {name: row.typed() for name, row in self._rows.items()}
        place = self._place_of_focus()
        self._make_rows()
        for name, half in typed.items():
            if half is not None and name in self._rows:
                self._rows[name].take_up(half)
        if place is not None:
            self._focus(place)

    def _place_of_focus(self) -> int | None:
        """Say which row has the keyboard; None = it is elsewhere."""
        at = self.window().focusWidget()
        for number, row in enumerate(self._rows.values()):
            if at is not None and row.isAncestorOf(at):
                return number
        return None

    def _focus(self, place: int) -> None:
        """Leave the keyboard where it was, or in the row that took the place of one gone.

        Else Qt hands it to what comes next on the page, which locks the vault.
        """
        rows = list(self._rows.values())
        if rows:
            rows[min(place, len(rows) - 1)].focus()
        else:
            self._reason.setFocus()

    def _make_rows(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = {each.name: self._row(each) for each in self._shown}
        for number, row in enumerate(self._rows.values()):
            if number:
                self._list.addWidget(Rule())
            self._list.addWidget(row)

    def _row(self, shown: OwnText) -> _TextRow:
        row, name = _TextRow(shown, self._words), shown.name
        row.rename_wanted.connect(lambda new: self.rename_wanted.emit(name, new))
        row.delete_wanted.connect(lambda: self.delete_wanted.emit(name))
        row.export_wanted.connect(lambda path: self.export_wanted.emit(name, path))
        return row

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self.set_heading(text("own_text.title"))
        self._reason.set_text(text("own_text.reason" if self._shown else "own_text.none"))
        self._rebuild()


def _file_name(name: str) -> str:
    """Make a file's name of a template's: what a file system refuses is left out."""
    kept = "".join(each if each.isalnum() or each in " -_" else "_" for each in name)
    return kept.strip() or "template"

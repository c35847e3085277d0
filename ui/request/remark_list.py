"""The linter's verdict below the letter, and the list it opens."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.edits import is_mendable
from app.services.remarks import TEXT, Remark
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card
from ui.widgets.glyph import Glyph
from ui.widgets.marks import Mark
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class Verdict(QWidget):
    """One line: checked, or what there is to say first; several open a list.

    Signals:
        opened: the list is wanted, or no longer.
    """

    opened = Signal(bool)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._mark = Glyph.status(Mark.ANSWERED, 16)
        self._text = Text("", Role.LABEL, "text2").stretch()
        self._text.setObjectName("verdict")
        self._open = Button("", Kind.LINK, size=Size.SMALL)
        self._open.setObjectName("remarks_open")
        self._open.setCheckable(True)
        self._open.toggled.connect(self.opened)
        self._open.toggled.connect(self._name_link)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self._open)

    def close_list(self) -> bool:
        """Close the list; say whether it was open."""
        was_open = self._open.isChecked()
        if was_open:
            # Before the list goes: Qt would hand its keyboard to whatever comes next.
            self._open.setFocus()
            self._open.setChecked(False)
        return was_open

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Say in one line what there is to say."""
        words = self._words
        stops = sum(1 for each in remarks if each.stops)
        if not remarks:
            self._mark.show_status(Mark.ANSWERED)
            self._text.set_text(words.text("request.checked_clean"))
        elif stops:
            self._mark.show_status(Mark.LATE)
            self._text.set_text(words.plural("request.to_mend", stops))
        else:
            self._mark.show_status(Mark.PROBLEM)
            one = words.say(remarks[0].message) if len(remarks) == 1 else ""
            self._text.set_text(one or words.plural("request.to_look_at", len(remarks)))
        self._open.setVisible(bool(remarks))
        self._name_link()
        if not remarks:
            self._open.setChecked(False)

    def _name_link(self) -> None:
        is_open = self._open.isChecked()
        self._open.set_words(
            self._words.text("request.hide_remarks" if is_open else "request.show_remarks")
        )

    def open_list(self) -> None:
        """Open the list."""
        self._open.setChecked(True)

    def clear(self) -> None:
        """Say nothing: there is no letter."""
        self._mark.hide()
        self._text.set_text("")
        self._open.hide()
        self._open.setChecked(False)

    def show_mark(self) -> None:
        """Say something again."""
        self._mark.show()


class RemarkList(Card):
    """Each remark in full, with the way to its place.

    Signals:
        asked: the place of this remark is wanted.
        fix_asked: its words are to give way to the right ones.
    """

    asked = Signal(object)
    fix_asked = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, parent=parent)
        self._words = words
        self._shown: tuple[Remark, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self.hide()

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Show these remarks."""
        if remarks == self._shown and self._rows.count():
            return
        self._shown = remarks
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for number, remark in enumerate(remarks, 1):
            self._rows.addWidget(self._row(number, remark))

    def _row(self, number: int, remark: Remark) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        # The mark and the link keep to the first line of a sentence that wraps.
        at_first_line = QVBoxLayout()
        at_first_line.setContentsMargins(0, 6, 0, 0)
        at_first_line.addWidget(Glyph.status(Mark.LATE if remark.stops else Mark.PROBLEM, 16))
        at_first_line.addStretch(1)
        across.addLayout(at_first_line)
        column = QVBoxLayout()
        column.setContentsMargins(0, 5, 0, 0)
        column.setSpacing(2)
        sentence = self._words.say(remark.message)
        column.addWidget(Text(sentence, Role.SMALL))
        if remark.excerpt.strip():
            quoted = self._words.text("request.excerpt", words=remark.excerpt)
            column.addWidget(Text(quoted, Role.SMALL, "text2"))
        column.addStretch(1)
        across.addLayout(column, 1)
        if is_mendable(remark.finding):
            fix = Button("", Kind.LINK, size=Size.SMALL)
            fix.set_words(
                self._words.text("request.fix"),
                name=self._words.text("request.fix_of", sentence=sentence),
            )
            fix.setObjectName(f"fix_{number}")
            fix.clicked.connect(lambda: self.fix_asked.emit(remark))
            across.addWidget(fix, 0, Qt.AlignmentFlag.AlignTop)
        if remark.place == TEXT and not remark.excerpt:
            return row
        show = Button("", Kind.LINK, size=Size.SMALL)
        show.set_words(
            self._words.text("request.show_place"),
            name=self._words.text("request.show_place_of", sentence=sentence),
        )
        show.setObjectName(f"remark_{number}")
        show.clicked.connect(lambda: self.asked.emit(remark))
        across.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        first = next(iter(self.findChildren(Button)), None)
        if first is not None:
            first.setFocus()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        remarks, self._shown = self._shown, ()
        self.show_remarks(remarks)

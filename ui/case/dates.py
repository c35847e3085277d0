"""The card of the dates: heading, legend, the line, and below it what has no date by law."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.cases.timeline import Row, RowKind
from app.services.case_file import CaseFile
from ui.case.date_line import DateLine
from ui.case.line_marks import LineMark, marks_of
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card
from ui.widgets.legend import Legend
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_LEGEND = ("statutory", "promise", "convention", "happened")


class Dates(Card):
    """The dates of a request.

    Signals:
        row_opened: a ``Row`` of the timeline is to be explained.
    """

    row_opened = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._title = Text("", Role.HEADING, single=True).stretch()
        self.line = DateLine()
        self.line.opened.connect(self._open)
        self._none = Text("", Role.BODY, "text2")
        self._undated = QWidget()
        self._rows = QVBoxLayout(self._undated)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._buttons: list[tuple[Row, Button]] = []
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title, 1)
        head.addWidget(Legend(_LEGEND, words))
        self.body.addLayout(head)
        self.body.addWidget(self._none)
        self.body.addWidget(self.line)
        self.body.addWidget(self._undated)

    def show_case(self, shown: CaseFile) -> None:
        """Show the dates of a request."""
        words = self._words
        today = shown.row.assessment.today
        marks = marks_of(shown.timeline, today, words)
        self._title.set_text(words.text("case.dates"))
        flag = words.text("case.today", day=words.messages.date_short(today, today))
        self.line.setAccessibleName(words.text("case.dates"))
        self.line.setAccessibleDescription(words.text("case.dates_description", count=len(marks)))
        self.line.show_line(marks, shown.pauses, today, flag)
        self.line.setVisible(bool(marks))
        self._none.set_text(words.text("case.no_dates"))
        self._none.setVisible(not marks)
        self._show_undated(shown)

    def _show_undated(self, shown: CaseFile) -> None:
        focused = next((row for row, button in self._buttons if button.hasFocus()), None)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for row in undated(shown.timeline):
            button = self._add_undated(row)
            if focused is not None and focused.title == row.title:
                button.setFocus()
        self._undated.setVisible(bool(self._buttons))

    def _add_undated(self, row: Row) -> Button:
        """Show a milestone without a date: its name opens why, its sentence stands beside it."""
        words = self._words
        said = " ".join(words.say(detail) for detail in row.details)
        button = Button(words.say(row.title), Kind.LINK, icon="info", size=Size.SMALL)
        button.setObjectName("undated")
        button.setAccessibleDescription(said)
        button.clicked.connect(lambda: self.row_opened.emit(row))
        place = QWidget()
        across = QHBoxLayout(place)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        across.addWidget(button)
        text = Text(said, Role.SMALL, "text2").stretch()
        across.addWidget(text, 1, Qt.AlignmentFlag.AlignVCenter)
        self._rows.addWidget(place)
        self._buttons.append((row, button))
        return button

    def choose(self, row: Row | None) -> None:
        """Ring the mark of a row."""
        self.line.choose(self.mark_of(row) if row else None)

    def mark_of(self, row: Row) -> LineMark | None:
        """Give the mark a row stands under."""
        return next((mark for mark in self.line.marks() if row in mark.rows), None)

    def focus_row(self, row: Row | None) -> None:
        """Give the keyboard back to what a row was opened from."""
        button = next((each for own, each in self._buttons if own == row), None)
        (button or self.line).setFocus()

    def _open(self, mark: LineMark) -> None:
        self.row_opened.emit(mark.rows[-1])


def undated(rows: tuple[Row, ...]) -> list[Row]:
    """Give the milestones that have no date."""
    return [row for row in rows if row.kind is RowKind.MILESTONE and row.on is None]

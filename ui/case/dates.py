"""The card of the dates: heading, legend, the line, and below it what the line cannot show."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.cases.timeline import Row, RowKind
from app.services.case_file import CaseFile
from ui.case.clock_list import ClockList
from ui.case.date_line import DateLine
from ui.case.line_marks import LineMark, marks_of
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
        self._clocks = ClockList(words)
        self._clocks.opened.connect(self.row_opened)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title, 1)
        head.addWidget(Legend(_LEGEND, words))
        self.body.addLayout(head)
        self.body.addWidget(self._none)
        self.body.addWidget(self.line)
        self.body.addWidget(self._clocks)

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
        dated = any(row.kind is RowKind.MILESTONE for row in shown.timeline)
        self._none.set_text(_why_none(shown, words))
        self._none.setVisible(not dated)
        self._clocks.show_case(shown)

    def choose(self, row: Row | None) -> None:
        """Ring the mark of a row."""
        self.line.choose(self.mark_of(row) if row else None)

    def mark_of(self, row: Row) -> LineMark | None:
        """Give the mark a row stands under."""
        return next((mark for mark in self.line.marks() if row in mark.rows), None)

    def focus_row(self, row: Row | None) -> None:
        """Give the keyboard back to what a row was opened from."""
        (self._clocks.button_of(row) or self.line).setFocus()

    def _open(self, mark: LineMark) -> None:
        self.row_opened.emit(mark.rows[-1])


def _why_none(shown: CaseFile, words: Words) -> str:
    """Say why no date is counted: what was sent came back, or has not left, or asks nothing."""
    states = shown.row.assessment.asks
    returned = next((state.returned_on for state in states if state.returned_on), None)
    if returned is not None:
        return words.text("case.no_dates_returned", day=returned)
    if not shown.row.case.asks and all(state.sent_on for state in states):
        return words.text("case.no_dates_asked_nothing")
    return words.text("case.no_dates")

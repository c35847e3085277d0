"""The dates that have no place on the line, or need their law beside them, as a list.

A request under one law has its dates on the line; here stand those without a day. Under
several laws every clock that runs is listed, the nearest first, each with its law; then what
has passed by law and was nothing to be answered, as the day from which a suit is possible.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.base.ids import Certainty, Milestone
from app.base.messages import Message
from app.cases import clock_words
from app.cases.clocks import Clock, Standing
from app.cases.timeline import Row, RowKind
from app.services.case_file import CaseFile
from ui.case.choice import is_of
from ui.case.line_marks import HAPPENED, distance, named
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.glyph import Glyph
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ClockList(QWidget):
    """Dates below each other: what stands behind it, its name, its day, how far it is.

    Signals:
        opened: a ``Row`` of the timeline is to be explained.
    """

    opened = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(5, 1)
        self._buttons: list[tuple[Row, Button]] = []

    def show_case(self, shown: CaseFile) -> None:
        """Show the clocks of a request; the one with the keyboard keeps it."""
        focused = next((row for row, button in self._buttons if button.hasFocus()), None)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for row in listed(shown):
            button = self._add(row, shown)
            if focused is not None and _key(focused) == _key(row):
                button.setFocus()
        self.setVisible(bool(self._buttons))

    def button_of(self, row: Row | None) -> Button | None:
        """Give the button a row was opened from."""
        return next((each for each_row, each in self._buttons if each_row == row), None)

    def _add(self, row: Row, shown: CaseFile) -> Button:
        words, at = self._words, len(self._buttons)
        title = named(row, words)
        button = Button(title, Kind.LINK, size=Size.SMALL)
        button.setObjectName("undated" if row.on is None else "clock")
        button.clicked.connect(lambda: self.opened.emit(row))
        note = _note(row, shown)
        mark = _mark(row) if note is None else Glyph.icon("info", "text2", 14)
        self._grid.addWidget(mark, at, 0, _MIDDLE)
        self._grid.addWidget(button, at, 1, _MIDDLE | Qt.AlignmentFlag.AlignLeft)
        if row.on is None or note is not None:
            details = (note,) if note is not None else row.details
            said = " ".join(words.say(detail) for detail in details)
            self._grid.addWidget(Text(said, Role.SMALL, "text2").stretch(), at, 2, 1, 4, _MIDDLE)
        else:
            today = shown.row.assessment.today
            day = words.messages.date_short_weekday(row.on, today)
            far = distance(row.on, today, words)
            certainty = _standing(row, shown, words)
            for column, (text, role) in enumerate(
                ((day, Role.SMALL_STRONG), (far, Role.SMALL), (certainty, Role.SMALL)), 2
            ):
                token = "text" if role is Role.SMALL_STRONG else "text2"
                self._grid.addWidget(Text(text, role, token, single=True), at, column, _MIDDLE)
            said = ", ".join(each for each in (day, far, certainty) if each)
        button.setAccessibleDescription(said)
        self._buttons.append((row, button))
        return button


def listed(shown: CaseFile) -> list[Row]:
    """Give the dates of the list: what runs under several laws, what was missed, what has no day."""
    rows = [row for row in shown.timeline if row.kind is RowKind.MILESTONE]
    several = len({ask.law for ask in shown.row.case.asks}) > 1
    found = [
        row
        for clock in shown.clocks
        if several and clock.due.due is not None and (clock.runs or _passed(clock))
        for row in rows
        if is_of(row, clock) and _note(row, shown) is None
    ]
    missed = [row for row in rows if _note(row, shown) is not None]
    return [*found, *missed, *(row for row in rows if row.on is None)]


def _note(row: Row, shown: CaseFile) -> Message | None:
    """Give the note on a date that has passed without being late: a confirmation that never came."""
    if row.milestone is not Milestone.ACKNOWLEDGEMENT_DUE or row.on is None:
        return None
    notes = (note for state in shown.row.assessment.asks for note in state.notes)
    return next((note for note in notes if note.values.get("date") == row.on), None)


def _passed(clock: Clock) -> bool:
    by_law = clock.due.certainty is Certainty.STATUTORY
    return by_law and clock.standing is Standing.PASSED


def _standing(row: Row, shown: CaseFile, words: Words) -> str:
    """Say what stands behind a date, and of one that has passed how it stands."""
    certainty = words.text(f"certainty.{row.certainty}") if row.certainty else ""
    passed = next((each for each in shown.clocks if _passed(each) and is_of(row, each)), None)
    if passed is None:
        return certainty
    stands = words.say(clock_words.stands(passed))
    return words.text("case.mark_certainty", said=certainty, certainty=stands)


def _mark(row: Row) -> Glyph:
    if row.on is not None:
        return Glyph.certainty(row.certainty.value if row.certainty else HAPPENED)
    deadline = row.deadline
    if deadline is not None and deadline.waits:
        return Glyph.icon("circle-pause", "soon", 14)
    if deadline is not None and deadline.question is not None:
        return Glyph.icon("circle-question-mark", "soon", 14)
    return Glyph.icon("info", "text2", 14)


def _key(row: Row) -> tuple[object, ...]:
    return row.milestone, row.law, row.asks

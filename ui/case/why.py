"""Why this date: the way to it as a ladder, what it rests on, and what it was counted with."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.base.messages import Message
from app.cases.timeline import Row, RowKind
from app.laws.why import Step, cited
from app.services.case_file import CaseFile, Counting
from ui.case.line_marks import HAPPENED, due_label
from ui.widgets import look
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card, Rule
from ui.widgets.flow import Flow
from ui.widgets.glyph import Glyph
from ui.widgets.marks import certainty_mark
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: Beside a date of its own, a step need not say the day again.
_BESIDE_A_DATE = {
    "why.start_arrived": "ladder.start_arrived",
    "why.start_normally_arrives": "ladder.start_normally_arrives",
    "why.start_identity_received": "ladder.start_identity_received",
    "why.months": "ladder.months",
    "why.months_short": "ladder.months_short",
    "why.days": "ladder.days",
    "why.weekend": "ladder.weekend",
    "why.holiday": "ladder.holiday",
    "why.last_day": "ladder.last_day",
    "why.expected_by": "ladder.expected_by",
    "why.remind_after": "ladder.remind_after",
    "why.suit_from": "ladder.suit_from",
    "why.moved": "ladder.moved",
    "why.suit_at_once": "ladder.suit_at_once",
    "why.waits_for_identity_since": "ladder.waits_for_identity_since",
}


class Ladder(QWidget):
    """Steps below each other: a dot on a line, the day, the sentence; the last is the result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self._dots: list[_Dot] = []

    def show_steps(self, steps: tuple[Step, ...], result: str, today: date, words: Words) -> None:
        """Show steps; ``result`` is the certainty the last dated one is marked with."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._dots = []
        dated = [step for step in steps if step.day is not None]
        top = Qt.AlignmentFlag.AlignTop
        for row, step in enumerate(steps):
            said = words.say(_beside(step))
            if step.day is None:
                self._grid.addWidget(Text(said, Role.SMALL, "text2"), row, 0, 1, 3, top)
                continue
            last = step is dated[-1]
            dot = _Dot(result if last else HAPPENED, accent=last)
            self._dots.append(dot)
            self._grid.addWidget(dot, row, 0, top)
            day = words.messages.date_short_weekday(step.day, today)
            self._grid.addWidget(Text(day, Role.SMALL_STRONG, single=True), row, 1, top)
            self._grid.addWidget(Text(said, Role.SMALL, "text2"), row, 2, top)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if len(self._dots) < 2:
            return
        painter = QPainter(self)
        painter.setPen(QPen(look.tokens().colour("line2"), 1.5))
        first, last = self._dots[0].geometry(), self._dots[-1].geometry()
        painter.drawLine(first.center(), last.center())


class _Dot(QWidget):
    """A step's mark, in the middle of the first line of its words."""

    def __init__(self, kind: str, *, accent: bool) -> None:
        super().__init__()
        self._kind = kind
        self._accent = accent
        self.setFixedSize(look.type_().px(14), look.type_().line(Role.SMALL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = look.type_().px(14)
        rect = QRectF(0, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        token = "accent" if self._accent else "text2"
        if self._accent:
            painter.fillRect(rect.adjusted(2, 2, -2, -2), look.tokens().colour("surface"))
        certainty_mark(painter, rect, self._kind, look.tokens().colour(token))


class WhyPanel(Card):
    """The panel beside what happened.

    Signals:
        closed: the user is done with it.
        arrival_asked: the day of arrival is to be recorded otherwise.
        what_if_asked: the user wants to see how dates would move.
    """

    closed = Signal()
    arrival_asked = Signal()
    what_if_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self.setObjectName("why")
        self._mark = Glyph.certainty(HAPPENED, "accent", 16)
        self._title = Text("", Role.HEADING)
        self._title.setObjectName("why_title")
        self._close = Button("", Kind.QUIET, icon="x", size=Size.SMALL)
        self._close.setObjectName("why_close")
        self._close.clicked.connect(self.closed)
        self._named = Text("", Role.SMALL, "text2")
        self._ladder = Ladder()
        self._sources = Text("", Role.SMALL, "text2")
        self._notes = Text("", Role.SMALL, "soon")
        self._notes.setObjectName("why_notes")
        self._chips = QWidget()
        self._flow = Flow(self._chips, gap=6)
        self._rule = Rule()
        self._arrival = Button("", Kind.QUIET, size=Size.SMALL)
        self._arrival.setObjectName("change_arrival")
        self._arrival.clicked.connect(self.arrival_asked)
        self._what_if = Button("", Kind.QUIET, size=Size.SMALL)
        self._what_if.setObjectName("what_if")
        self._what_if.clicked.connect(self.what_if_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addStretch(1)
        foot.addWidget(self._what_if)
        foot.addWidget(self._arrival)
        column = QVBoxLayout()
        column.setSpacing(8)
        for widget in (
            self._named,
            self._ladder,
            self._rule,
            self._sources,
            self._notes,
            self._chips,
        ):
            column.addWidget(widget)
        column.addLayout(foot)
        self.body.setSpacing(8)
        self.body.addLayout(head)
        self.body.addLayout(column)

    def show_row(self, row: Row, shown: CaseFile) -> None:
        """Explain a row of the timeline: a date to come, or something that happened."""
        words, today = self._words, shown.row.assessment.today
        is_date = row.kind is RowKind.MILESTONE
        kind = row.certainty.value if row.certainty else HAPPENED
        self._mark.show_certainty(kind, "accent")
        self._title.set_text(self._question(row, is_date))
        self._close.set_words("", name=words.text("ui.close"))
        self._named.set_text(self._intro(row, shown))
        deadline = row.deadline
        steps = deadline.reason if deadline else ()
        self._ladder.show_steps(steps, kind, today, words)
        self._ladder.setVisible(bool(steps))
        sources = self._rests_on(row)
        self._sources.set_text(sources)
        self._sources.setVisible(bool(sources))
        self._rule.setVisible(bool(steps and sources))
        notes = [words.say(each) for each in deadline.warnings] if deadline else []
        if deadline is not None and deadline.error is not None:
            notes.append(words.say(deadline.error.message))
        self._notes.set_text("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._flow.clear()
        law = deadline.law if deadline else None
        for counting in shown.countings:
            if deadline is not None and counting.law == law:
                self._add_chips(counting)
        self._chips.setVisible(self._flow.count() > 0)
        self._arrival.set_words(words.text("case.change_arrival"))
        self._what_if.set_words(words.text("case.what_if"))
        can_arrive = any(state.sent_on for state in shown.row.assessment.asks)
        self._arrival.setVisible(can_arrive)

    def _question(self, row: Row, is_date: bool) -> str:
        words = self._words
        if row.on is None:
            return words.text("case.why_undated")
        if is_date:
            return words.text("case.why", day=row.on)
        return words.text("case.why_event", title=row.title, day=row.on)

    def _intro(self, row: Row, shown: CaseFile) -> str:
        words = self._words
        if row.kind is RowKind.EVENT:
            return words.text("case.happened")
        told = [words.say(detail) for detail in row.details if row.deadline is None]
        title = words.say(row.title)
        if row.milestone is not None and row.on is not None:
            title = _capital(due_label(row.milestone, words))
        if row.certainty is not None:
            certainty = words.text(f"certainty.{row.certainty}")
            title = words.text("case.mark_certainty", said=title, certainty=certainty)
        if row.asks and len(shown.row.case.asks) > 1:
            names = [
                words.text(f"right.{a.right}") for a in shown.row.case.asks if a.id in row.asks
            ]
            told.append(words.text("case.concerns", asks=words.messages.listed(names)))
        return "\n".join([title, *told])

    def _rests_on(self, row: Row) -> str:
        deadline, words = row.deadline, self._words
        if deadline is None:
            return ""
        messages = words.messages
        lines = [cited(deadline.citation, messages)]
        nominal = deadline.nominal_due
        if nominal is not None and nominal != deadline.due and not deadline.alternatives:
            lines.append(words.text("case.strict", day=messages.date_weekday(nominal)))
        lines += [
            words.text("deadlines.alternative", date=each.day, why=each.why)
            for each in deadline.alternatives
        ]
        if deadline.question is not None:
            lines.append(words.say(deadline.question))
        return "\n".join(line for line in lines if line)

    def _add_chips(self, counting: Counting) -> None:
        words = self._words
        law = Message(f"law.{counting.law}")
        self._flow.addWidget(
            Chip(words.text("case.chip_pack", law=law, version=counting.version), "scale")
        )
        calendar = words.text("case.chip_weekends")
        if counting.calendar:
            calendar = words.text(
                "case.chip_calendar", place=counting.calendar, year=counting.known_until
            )
        self._flow.addWidget(Chip(calendar, "calendar-clock"))


def _beside(step: Step) -> Message:
    short = _BESIDE_A_DATE.get(step.message.id)
    if short is None or step.day is None:
        return step.message
    return Message(short, step.message.values, step.message.count)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

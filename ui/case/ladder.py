"""The steps to a date, below each other: a dot on a line, the day, the sentence."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from app.base.messages import Message
from app.laws.why import Step, StepKind
from ui.case.line_marks import HAPPENED
from ui.widgets import look
from ui.widgets.marks import certainty_mark
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: Beside a date of its own, a step need not say the day again.
_BESIDE_A_DATE = {
    "why.start_arrived": "ladder.start_arrived",
    "why.start_normally_arrives": "ladder.start_normally_arrives",
    "why.start": "ladder.start",
    "why.start_identity_received": "ladder.start_identity_received",
    "why.start_authority_received": "ladder.start_authority_received",
    "why.start_fee_paid": "ladder.start_fee_paid",
    "why.start_complaint_received": "ladder.start_complaint_received",
    "why.start_complaint_lodged": "ladder.start_complaint_lodged",
    "why.months": "ladder.months",
    "why.months_short": "ladder.months_short",
    "why.days": "ladder.days",
    "why.business_days": "ladder.business_days",
    "why.paused": "ladder.paused",
    "why.paused_both_ends": "ladder.paused_both_ends",
    "why.no_business_day": "ladder.no_business_day",
    "why.weekend": "ladder.weekend",
    "why.weekend_moves": "ladder.weekend_moves",
    "why.holiday": "ladder.holiday",
    "why.own_day": "ladder.own_day",
    "why.holiday_moves": "ladder.holiday_moves",
    "why.last_day": "ladder.last_day",
    "why.last_day_acknowledgement": "ladder.last_day_acknowledgement",
    "why.last_day_extended": "ladder.last_day_extended",
    "why.last_day_refusal": "ladder.last_day_refusal",
    "why.last_day_opt_out": "ladder.last_day_opt_out",
    "why.last_day_authority": "ladder.last_day_authority",
    "why.expected_by": "ladder.expected_by",
    "why.promised": "ladder.promised",
    "why.named": "ladder.named",
    "why.remind_after": "ladder.remind_after",
    "why.suit_from": "ladder.suit_from",
    "why.moved": "ladder.moved",
    "why.suit_at_once": "ladder.suit_at_once",
    "why.waits_for_identity_since": "ladder.waits_for_identity_since",
    "why.held_for_identity_since": "ladder.held_for_identity_since",
    "why.convention_waits_since": "ladder.convention_waits_since",
    "why.waits_for_authority_since": "ladder.waits_for_authority_since",
    "why.waits_for_fee_since": "ladder.waits_for_fee_since",
    "why.waits_for_clarification_since": "ladder.waits_for_clarification_since",
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
        """Show steps; ``result`` is the certainty the day they come to is marked with."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._dots = []
        top = Qt.AlignmentFlag.AlignTop
        for row, step in enumerate(steps):
            said = words.say(_beside(step))
            if step.day is None:
                self._grid.addWidget(Text(said, Role.SMALL, "text2"), row, 0, 1, 3, top)
                continue
            comes_to = step.kind is StepKind.RESULT
            dot = _Dot(result if comes_to else HAPPENED, accent=comes_to)
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


def _beside(step: Step) -> Message:
    short = _BESIDE_A_DATE.get(step.message.id)
    if short is None or step.day is None:
        return step.message
    return Message(short, step.message.values, step.message.count)

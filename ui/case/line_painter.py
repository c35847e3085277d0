"""Painting the date line, from back to front: line, pauses, today, labels, marks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.services.case_file import Pause
from ui.case.line_layout import LineLayout, Placed, mark_rect
from ui.case.line_marks import LineMark
from ui.widgets import look
from ui.widgets.marks import certainty_mark
from ui.widgets.paint import sheet
from ui.widgets.type import Role


class LinePainter:
    """Paints one line onto one painter."""

    def __init__(self, painter: QPainter, layout: LineLayout, today: date) -> None:
        self._painter = painter
        self._layout = layout
        self._today = today
        self._tokens, self._type = look.tokens(), look.type_()

    def paint(
        self,
        pauses: tuple[Pause, ...],
        flag: str,
        chosen: LineMark | None,
        focused: LineMark | None,
    ) -> None:
        """Paint everything.

        Args:
            pauses: times in which nothing was counted, as pale bands.
            flag: the words on the flag of today.
            chosen: the mark whose date is explained.
            focused: the mark the keyboard is on.
        """
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._line()
        self._breaks()
        for pause in pauses:
            self._pause(pause)
        self._rule()
        for placed in self._layout.placed:
            self._tick(placed)
        for placed in self._layout.placed:
            self._label(placed)
        self._flag(flag)
        for placed in self._layout.placed:
            is_chosen, has_focus = placed.mark == chosen, placed.mark == focused
            self._mark(placed, is_chosen=is_chosen, has_focus=has_focus)

    def _stroke(self, token: str, width: float, *points: tuple[float, float]) -> None:
        self._painter.setPen(QPen(self._tokens.colour(token), width))
        self._painter.drawLine(QPointF(*points[0]), QPointF(*points[1]))

    def _line(self) -> None:
        y = self._layout.y
        self._stroke("line2", 1.25, (8, y), (self._layout.width - 8, y))
        happened = [placed.x for placed in self._layout.placed if placed.mark.happened]
        if happened and self._layout.today > happened[0]:
            self._stroke("text2", 2.5, (happened[0], y), (self._layout.today, y))

    def _breaks(self) -> None:
        y = self._layout.y
        for x in self._layout.breaks:
            gap = QRectF(x - 4, y - 4, 8, 8)
            self._painter.fillRect(gap, self._tokens.colour("surface"))
            for offset in (-4, 4):
                self._stroke("control", 1.5, (x + offset - 3, y + 6), (x + offset + 3, y - 6))

    def _pause(self, pause: Pause) -> None:
        left = self._layout.x_of(pause.start)
        right = self._layout.x_of(pause.end) if pause.end else self._layout.today
        if right <= left:
            return
        half = self._type.px(5)
        band = QRectF(left, self._layout.y - half, right - left, 2 * half)
        tokens = self._tokens
        self._painter.fillRect(band, tokens.colour("surface"))
        fill, line = tokens.colour("accent_tint"), tokens.colour("wait_line")
        sheet(self._painter, band, fill, line, radius=2)

    def _rule(self) -> None:
        x, low = self._layout.today, self._layout.y + self._type.px(18)
        self._stroke("accent", 1.5, (x, self._layout.flag.bottom()), (x, low))

    def _tick(self, placed: Placed) -> None:
        label, x, y = placed.label, placed.x, self._layout.y
        if label is None:
            return
        if placed.mark.happened:
            self._stroke("line2", 1, (x, label.bottom()), (x, y))
        elif placed.row:
            self._stroke("line2", 1, (x, y), (x, label.top()))

    def _label(self, placed: Placed) -> None:
        label, mark = placed.label, placed.mark
        if label is None:
            return
        # What runs behind the words would make them hard to read.
        self._painter.fillRect(label.adjusted(-2, 1, 2, -1), self._tokens.colour("surface"))
        lines = [(mark.label, Role.SMALL, "text2")]
        if not mark.happened:
            lines.insert(0, (mark.day, Role.SMALL_STRONG, "text"))
        top = label.top()
        for words, role, token in lines:
            self._write(label, top, words, role, self._tokens.colour(token))
            top += self._type.line(role)

    def _flag(self, words: str) -> None:
        flag = self._layout.flag
        sheet(self._painter, flag, self._tokens.colour("accent"), radius=flag.height() / 2)
        top = flag.top() + (flag.height() - self._type.line(Role.SMALL_STRONG)) / 2
        self._write(flag, top, words, Role.SMALL_STRONG, self._tokens.colour("on_accent"))

    def _mark(self, placed: Placed, *, is_chosen: bool, has_focus: bool) -> None:
        tokens, mark = self._tokens, placed.mark
        rect = mark_rect(placed, self._layout, self._type)
        if is_chosen or has_focus:
            ground = rect.adjusted(-3, -3, 3, 3)
            fill = tokens.colour("accent_tint" if is_chosen else "surface")
            border = tokens.colour("focus" if has_focus else "accent")
            width = 2.0 if has_focus else 1.5
            sheet(self._painter, ground, fill, border, radius=ground.height() / 2, width=width)
        elif not mark.happened:
            ground = rect.adjusted(1, 1, -1, -1)
            fill = tokens.colour("surface")
            sheet(self._painter, ground, fill, radius=ground.height() / 2)
        token = "text2" if mark.happened or mark.on < self._today else "text"
        certainty_mark(self._painter, rect, mark.kind, tokens.colour(token))

    def _write(self, rect: QRectF, top: float, words: str, role: Role, ink: QColor) -> None:
        """Write one line in the middle of ``rect``."""
        font = self._type.font(role)
        self._painter.setFont(font)
        self._painter.setPen(ink)
        width = QFontMetricsF(font).horizontalAdvance(words)
        left = rect.left() + (rect.width() - width) / 2
        self._painter.drawText(QPointF(left, top + self._type.baseline(role)), words)

"""Status and certainty marks: each state has a silhouette of its own.

They are painted, not drawn from files, so that they are sharp at 14 px and
readable without colour. A mark never stands without words beside it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from ui.widgets.theme import Tokens


class Mark(StrEnum):
    """What a status mark says."""

    NEEDS_YOU = "needs_you"
    DUE_SOON = "due_soon"
    LATE = "late"
    VERY_LATE = "very_late"
    WAITING = "waiting"
    PAUSED = "paused"
    ANSWERED = "answered"
    REFUSED = "refused"
    DRAFT = "draft"
    PROBLEM = "problem"


#: The family of tokens a mark and its pill take: ``late`` with ``late_tint`` and ``late_line``.
MARK_TOKENS = {
    Mark.NEEDS_YOU: "accent",
    Mark.DUE_SOON: "soon",
    Mark.LATE: "late",
    Mark.VERY_LATE: "late",
    Mark.WAITING: "wait",
    Mark.PAUSED: "wait",
    Mark.ANSWERED: "done",
    Mark.REFUSED: "text2",
    Mark.DRAFT: "text2",
    Mark.PROBLEM: "soon",
}

#: Marks are drawn in a box of 20 units.
_BOX = 20.0


class _Pen:
    """The strokes all marks are made of: a colour, and the colour of a cut-out."""

    def __init__(self, painter: QPainter, ink: QColor, ground: QColor) -> None:
        self.painter = painter
        self.ink = ink
        self.ground = ground

    def line(self, colour: QColor, width: float, *points: tuple[float, float]) -> None:
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolyline([QPointF(*point) for point in points])

    def dots(self, colour: QColor, radius: float, *points: tuple[float, float]) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        for point in points:
            self.painter.drawEllipse(QPointF(*point), radius, radius)

    def disc(self) -> None:
        self.dots(self.ink, 8.5, (10, 10))

    def ring(self) -> None:
        self.painter.setPen(QPen(self.ink, 1.75))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(QPointF(10, 10), 7.6, 7.6)

    def dotted_ring(self, radius: float = 7.4, width: float = 2.0) -> None:
        pen = QPen(self.ink, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        dash = radius * 6.2832 / width / 16
        pen.setDashPattern([dash * 1.25, dash * 0.75])
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(QPointF(10, 10), radius, radius)

    def polygon(self, *points: tuple[float, float]) -> None:
        pen = QPen(self.ink, 1.5)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(self.ink)
        self.painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))

    def diamond(self, reach: float = 8.4) -> None:
        low, high = 10 - reach, 10 + reach
        self.polygon((10, low), (high, 10), (10, high), (low, 10))

    def exclamation(self, x: float, colour: QColor, top: float = 6.0) -> None:
        self.line(colour, 1.9, (x, top), (x, top + 5))
        self.dots(colour, 1.15, (x, top + 8))


def _needs_you(pen: _Pen) -> None:
    pen.disc()
    pen.line(pen.ground, 1.9, (6.2, 10), (13.6, 10))
    pen.line(pen.ground, 1.9, (10.6, 6.8), (13.8, 10), (10.6, 13.2))


def _due_soon(pen: _Pen) -> None:
    pen.ring()
    pen.line(pen.ink, 1.75, (10, 5.8), (10, 10), (13, 11.8))


def _late(pen: _Pen) -> None:
    pen.diamond()
    pen.exclamation(10, pen.ground)


def _very_late(pen: _Pen) -> None:
    pen.diamond()
    pen.exclamation(8.2, pen.ground)
    pen.exclamation(11.8, pen.ground)


def _waiting(pen: _Pen) -> None:
    pen.ring()
    pen.dots(pen.ink, 1.2, (6.6, 10), (10, 10), (13.4, 10))


def _paused(pen: _Pen) -> None:
    pen.ring()
    pen.line(pen.ink, 1.9, (8, 7.2), (8, 12.8))
    pen.line(pen.ink, 1.9, (12, 7.2), (12, 12.8))


def _answered(pen: _Pen) -> None:
    pen.disc()
    pen.line(pen.ground, 2.0, (6.3, 10.4), (9, 13), (13.8, 7.4))


def _refused(pen: _Pen) -> None:
    pen.ring()
    pen.line(pen.ink, 1.75, (13.6, 6.4), (6.4, 13.6))


def _draft(pen: _Pen) -> None:
    pen.dotted_ring()


def _problem(pen: _Pen) -> None:
    outline = QPainterPath()
    outline.addPolygon(QPolygonF([QPointF(10, 2.6), QPointF(18.2, 17), QPointF(1.8, 17)]))
    outline.closeSubpath()
    stroke = QPen(pen.ink, 1.75)
    stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.painter.setPen(stroke)
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)
    pen.painter.drawPath(outline)
    pen.line(pen.ink, 1.75, (10, 8), (10, 11.4))
    pen.dots(pen.ink, 1.05, (10, 14))


_DRAW: dict[Mark, Callable[[_Pen], None]] = {
    Mark.NEEDS_YOU: _needs_you,
    Mark.DUE_SOON: _due_soon,
    Mark.LATE: _late,
    Mark.VERY_LATE: _very_late,
    Mark.WAITING: _waiting,
    Mark.PAUSED: _paused,
    Mark.ANSWERED: _answered,
    Mark.REFUSED: _refused,
    Mark.DRAFT: _draft,
    Mark.PROBLEM: _problem,
}


def status_mark(painter: QPainter, rect: QRectF, kind: Mark, tokens: Tokens) -> None:
    """Paint the mark of a state into ``rect`` (20 px square; 14 px in pills)."""
    ink = tokens.colour(MARK_TOKENS[kind])
    with_ground = tokens.colour("surface")
    _in_box(painter, rect, _Pen(painter, ink, with_ground), _DRAW[kind])


def _statutory(pen: _Pen) -> None:
    pen.diamond(7)


def _promise(pen: _Pen) -> None:
    pen.polygon((10, 3), (10, 17), (3, 10))
    pen.line(pen.ink, 1.5, (10, 3), (17, 10), (10, 17))


def _convention(pen: _Pen) -> None:
    pen.dotted_ring(6.6, 2.2)


def _happened(pen: _Pen) -> None:
    pen.dots(pen.ink, 4.2, (10, 10))


#: By certainty, the core's word; the fourth says that something has happened.
_CERTAINTY: dict[str, Callable[[_Pen], None]] = {
    "statutory": _statutory,
    "promise": _promise,
    "convention": _convention,
    "happened": _happened,
}


def certainty_mark(painter: QPainter, rect: QRectF, certainty: str, colour: QColor) -> None:
    """Paint how sure a date is: diamond, half diamond, dotted ring, dot."""
    _in_box(painter, rect, _Pen(painter, colour, colour), _CERTAINTY[certainty])


def passed_mark(painter: QPainter, rect: QRectF, certainty: str, tokens: Tokens) -> None:
    """Paint a date that has passed without an answer: how sure it was, and an exclamation mark."""
    pen = _Pen(painter, tokens.colour("late"), tokens.colour("surface"))
    _in_box(painter, rect, pen, _PASSED[certainty])


def _passed_statutory(pen: _Pen) -> None:
    pen.diamond(8.6)
    pen.exclamation(10, pen.ground)


def _passed_promise(pen: _Pen) -> None:
    pen.polygon((10, 1.4), (10, 18.6), (1.4, 10))
    pen.line(pen.ink, 1.5, (10, 1.4), (18.6, 10), (10, 18.6))
    pen.exclamation(13.2, pen.ink)


def _passed_convention(pen: _Pen) -> None:
    pen.dotted_ring(8.4, 2.2)
    pen.exclamation(10, pen.ink)


_PASSED: dict[str, Callable[[_Pen], None]] = {
    "statutory": _passed_statutory,
    "promise": _passed_promise,
    "convention": _passed_convention,
}


#: By freshness, the core's word: the bars filled, and their token.
FRESHNESS_BARS: dict[str, tuple[int, str]] = {
    "fresh": (3, "done"),
    "ageing": (2, "soon"),
    "stale": (1, "late"),
    "unknown": (0, "text2"),
}


def freshness_mark(painter: QPainter, rect: QRectF, freshness: str, tokens: Tokens) -> None:
    """Paint three growing bars, as many filled as the check is fresh."""
    side = min(rect.width(), rect.height())
    if side <= 0:
        return
    filled, token = FRESHNESS_BARS[freshness]
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    colours = (tokens.colour(token).name(), tokens.colour("line2").name())
    bars = _bars(filled, side, ratio, colours, outlined=tokens.is_contrast)
    painter.drawPixmap(QPointF(rect.center().x() - side / 2, rect.center().y() - side / 2), bars)


@cache
def _bars(
    filled: int, side: float, ratio: float, colours: tuple[str, str], *, outlined: bool
) -> QPixmap:
    """Draw the bars once for each size, colour and screen: every row of a list has them."""
    pixmap = QPixmap(QSize(math.ceil(side), math.ceil(side)) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)

    def draw(pen: _Pen) -> None:
        for index, top in enumerate((10.5, 7.0, 3.5)):
            bar = QRectF(1.5 + index * 6, top, 4.6, 16.5 - top)
            pen.painter.setPen(Qt.PenStyle.NoPen)
            pen.painter.setBrush(pen.ink if index < filled else pen.ground)
            if index >= filled and outlined:
                # The track would be as strong as a bar: it is an outline instead.
                pen.painter.setPen(QPen(pen.ground, 1))
                pen.painter.setBrush(Qt.BrushStyle.NoBrush)
                bar.adjust(0.5, 0.5, -0.5, -0.5)
            pen.painter.drawRoundedRect(bar, 1, 1)

    ink, ground = map(QColor, colours)
    _in_box(painter, QRectF(0, 0, side, side), _Pen(painter, ink, ground), draw)
    painter.end()
    return pixmap


def _in_box(painter: QPainter, rect: QRectF, pen: _Pen, draw: Callable[[_Pen], None]) -> None:
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / _BOX, side / _BOX)
    draw(pen)
    painter.restore()

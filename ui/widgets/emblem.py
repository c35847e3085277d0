"""Kaiji's emblem: a letter that leaves its envelope."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets import look
from ui.widgets.paint import sheet

_SIDE = 56
#: In a square of 56: the envelope with its open flap, the arrow's shaft, its head.
_STROKES = (
    ((14, 22), (14, 42), (42, 42), (42, 22), (28, 32), (14, 22)),
    ((28, 25), (28, 12)),
    ((22.5, 17), (28, 11.5), (33.5, 17)),
)


class Emblem(QWidget):
    """The emblem on its tile; it says nothing to a screen reader, words stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = look.type_().px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / _SIDE, self.height() / _SIDE)
        sheet(painter, QRectF(0, 0, _SIDE, _SIDE), tokens.colour("accent"), radius=14)
        pen = QPen(tokens.colour("on_accent"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in _STROKES:
            painter.drawPolyline([QPointF(x, y) for x, y in stroke])

"""Strokes that several widgets share: a rounded sheet, a focus ring."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

#: Corner radii in pixels.
CONTROL = 6
CARD = 8
NEW_REQUEST = 12


def sheet(
    painter: QPainter,
    rect: QRect | QRectF,
    fill: QColor | None,
    border: QColor | None = None,
    *,
    radius: float = CONTROL,
    width: float = 1,
) -> None:
    """Fill a rounded rectangle; its border lies wholly inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if border is not None else 0
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = QRectF(rect).adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, radius - half, radius - half)
    painter.restore()


def ring(
    painter: QPainter, rect: QRect | QRectF, colour: QColor, *, radius: float = CONTROL
) -> None:
    """Draw the 2 px focus ring just inside ``rect``."""
    sheet(painter, rect, None, colour, radius=radius, width=2)

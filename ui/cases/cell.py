"""One text in a row: elided to its room, on a baseline, with what was found marked behind."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.widgets import look
from ui.widgets.highlight import Span
from ui.widgets.type import Role


def write(
    painter: QPainter,
    x: float,
    base: float,
    text: str,
    role: Role,
    token: str,
    room: float,
    found: tuple[Span, ...] = (),
) -> None:
    """Write from ``x`` on a baseline, in ``room`` pixels at most."""
    type_, tokens = look.type_(), look.tokens()
    font = type_.font(role)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
    # Behind "…" there is nothing to mark, and right-to-left text has no such simple order.
    whole = len(shown) if shown == text else len(shown) - 1
    if found and not any(bidirectional(each) in ("R", "AL") for each in text):
        for start, end in found:
            before = metrics.horizontalAdvance(shown[: min(start, whole)])
            upto = metrics.horizontalAdvance(shown[: min(end, whole)])
            top = base - type_.baseline(role) + 1
            behind = QRectF(x + before, top, upto - before, type_.line(role) - 2)
            if behind.width() > 0:
                painter.fillRect(behind, tokens.colour("hl"))
    painter.setFont(font)
    painter.setPen(tokens.colour(token))
    painter.drawText(QPointF(x, base), shown)

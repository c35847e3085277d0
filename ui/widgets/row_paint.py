"""What painted rows have in common: the plate of a chosen one, words on a baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.widgets import look
from ui.widgets.paint import CARD, ring, sheet
from ui.widgets.type import Role, Type

_MARGIN = 8
#: A row of two lines, and what is between these.
_ROW, _BETWEEN = 64, 2

#: Start and end of a stretch of characters.
Span = tuple[int, int]


def plate(painter: QPainter, option: QStyleOptionViewItem) -> QRect:
    """Draw what lies below a row's words; only one that is chosen or pointed at is rounded."""
    tokens = look.tokens()
    area = QRect(option.rect).adjusted(_MARGIN, 1, -_MARGIN, -1)
    state: QStyle.StateFlag = option.state
    if state & QStyle.StateFlag.State_Selected:
        line = tokens.colour("select_line")
        sheet(painter, area, tokens.colour("select"), line, radius=CARD, width=1.5)
        if state & QStyle.StateFlag.State_HasFocus:
            inner = area.adjusted(2, 2, -2, -2)
            ring(painter, inner, tokens.colour("focus"), radius=CARD - 2)
    elif state & QStyle.StateFlag.State_MouseOver:
        sheet(painter, area, tokens.colour("hover"), radius=CARD)
    return area


@dataclass(frozen=True)
class TwoLines:
    """Where a row's two lines stand: each has one baseline, whatever sizes and scripts stand on it.

    Attributes:
        first: the baseline of the name.
        second: that of the small line below it.
        middle: the middle of the small line, for icons.
    """

    first: float
    second: float
    middle: float

    @staticmethod
    def height() -> int:
        """Give the height of such a row."""
        type_ = look.type_()
        return max(type_.px(_ROW), type_.line(Role.STRONG) + type_.line(Role.LABEL) + type_.px(20))

    @classmethod
    def within(cls, area: QRect) -> TwoLines:
        """Put two lines in the middle of a row."""
        type_ = look.type_()
        lines = type_.line(Role.STRONG) + type_.line(Role.LABEL)
        top = area.top() + (area.height() - lines - _BETWEEN) / 2
        below = top + type_.line(Role.STRONG) + _BETWEEN
        return cls(
            top + type_.baseline(Role.STRONG),
            below + type_.baseline(Role.SMALL),
            below + type_.line(Role.SMALL) / 2,
        )


def put_right(
    painter: QPainter,
    right: float,
    base: float,
    text: str,
    room: float,
    role: Role = Role.SMALL,
    token: str = "text2",  # noqa: S107 (a colour token, no password)
) -> float:
    """Write up to ``right``; give where the words begin."""
    type_ = look.type_()
    shown = _elided(type_, role, text, room)
    left = right - _width(type_, role, shown)
    put(painter, left, base, shown, (), role, token, room)
    return left


def put(
    painter: QPainter,
    x: float,
    base: float,
    text: str,
    found: Sequence[Span],
    role: Role,
    token: str,
    room: float,
) -> None:
    """Write on a baseline, elided to ``room``, with the characters found marked behind."""
    type_, tokens = look.type_(), look.tokens()
    shown = _elided(type_, role, text, max(0.0, room))
    # Behind "…" there is nothing to mark, and right-to-left text has no such simple order.
    whole = len(shown) if shown == text else len(shown) - 1
    line = type_.line(role)
    for start, end in found:
        if start < whole and not text.isascii() and _is_right_to_left(text):
            break
        before = _width(type_, role, shown[: min(start, whole)])
        upto = _width(type_, role, shown[: min(end, whole)])
        behind = QRectF(x + before, base - type_.baseline(role) + 1, upto - before, line - 2)
        if behind.width() > 0:
            painter.fillRect(behind, tokens.colour("hl"))
    painter.setFont(type_.font(role))
    painter.setPen(tokens.colour(token))
    painter.drawText(QPointF(x, base), shown)


# Remembered: measuring a text costs as much as drawing it, and lists draw the same ones
# over and over, at each move of the pointer and each letter typed.


@lru_cache(maxsize=4096)
def _width(type_: Type, role: Role, text: str) -> float:
    return type_.metrics(role).horizontalAdvance(text)


@lru_cache(maxsize=4096)
def _elided(type_: Type, role: Role, text: str, room: float) -> str:
    if _width(type_, role, text) <= room:
        return text
    return type_.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room)


def _is_right_to_left(text: str) -> bool:
    return any(bidirectional(each) in ("R", "AL") for each in text)

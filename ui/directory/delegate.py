"""Painting the rows of the directory: name and place, law, channels, how fresh they are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.directory.highlight import Span
from ui.directory.model import Roles
from ui.directory.row import DirectoryRow
from ui.widgets import look
from ui.widgets.icons import draw_icon
from ui.widgets.marks import Mark, freshness_mark, status_mark
from ui.widgets.paint import CARD, ring, sheet
from ui.widgets.type import Role

_ROW = 64
_MARGIN = 8
_PADDING = 14
_ICON = 16

Index = QModelIndex | QPersistentModelIndex


class DirectoryDelegate(QStyledItemDelegate):
    """Draws one operator on two lines; only a row that is chosen or pointed at is rounded."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(240, self.row_height())

    def row_height(self) -> int:
        """Give the height of every row."""
        type_ = look.type_()
        return max(type_.px(_ROW), type_.line(Role.STRONG) + type_.line(Role.LABEL) + type_.px(20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Roles.ROW)
        if not isinstance(row, DirectoryRow):
            return
        painter.save()
        tokens = look.tokens()
        plate = QRect(option.rect).adjusted(_MARGIN, 1, -_MARGIN, -1)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            line = tokens.colour("select_line")
            sheet(painter, plate, tokens.colour("select"), line, radius=CARD, width=1.5)
            if state & QStyle.StateFlag.State_HasFocus:
                inner = plate.adjusted(2, 2, -2, -2)
                ring(painter, inner, tokens.colour("focus"), radius=CARD - 2)
        elif state & QStyle.StateFlag.State_MouseOver:
            sheet(painter, plate, tokens.colour("hover"), radius=CARD)
        self._paint_words(painter, plate, row)
        painter.restore()

    def _paint_words(self, painter: QPainter, plate: QRect, row: DirectoryRow) -> None:
        type_ = look.type_()
        left, right = plate.left() + _PADDING, plate.right() - _PADDING
        lines = type_.line(Role.STRONG) + type_.line(Role.LABEL)
        top = plate.top() + (plate.height() - lines - 2) / 2
        # Each line has one baseline, whatever sizes and scripts stand on it.
        first = top + type_.baseline(Role.STRONG)
        second = top + type_.line(Role.STRONG) + 2 + type_.baseline(Role.SMALL)
        laws = _put_right(painter, right, first, row.laws, (right - left) * 0.45)
        _put(painter, left, first, row.name, row.found, Role.STRONG, "text", laws - left - 10)
        middle = top + type_.line(Role.STRONG) + 2 + type_.line(Role.SMALL) / 2
        edge = self._paint_ways(painter, right, middle, second, row)
        room = edge - left - 12
        _put(painter, left, second, row.line, row.line_found, Role.SMALL, "text2", room)

    def _paint_ways(
        self, painter: QPainter, right: float, middle: float, base: float, row: DirectoryRow
    ) -> float:
        """Draw how it can be reached from the right edge on; give where that begins."""
        type_, tokens = look.type_(), look.tokens()
        side = type_.px(_ICON)
        x = right - side
        freshness_mark(painter, QRectF(x, middle - side / 2, side, side), row.freshness, tokens)
        x -= type_.px(10)
        if row.lacks:
            x = _put_right(painter, x, base, row.lacks, 10_000, Role.SMALL, "soon")
            side = type_.px(14)
            x -= side + type_.px(4)
            status_mark(painter, QRectF(x, middle - side / 2, side, side), Mark.PROBLEM, tokens)
            return x
        for icon in reversed(row.icons):
            x -= side
            place = QRectF(x, middle - side / 2, side, side)
            draw_icon(painter, place, icon, tokens.colour("text2"))
            x -= type_.px(5)
        return x


def _put_right(
    painter: QPainter,
    right: float,
    base: float,
    text: str,
    room: float,
    role: Role = Role.SMALL,
    token: str = "text2",  # noqa: S107 (a colour token, no password)
) -> float:
    """Write up to ``right``; give where the words begin."""
    metrics = QFontMetricsF(look.type_().font(role))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    left = right - metrics.horizontalAdvance(shown)
    _put(painter, left, base, shown, (), role, token, room)
    return left


def _put(
    painter: QPainter,
    x: float,
    base: float,
    text: str,
    found: tuple[Span, ...],
    role: Role,
    token: str,
    room: float,
) -> None:
    """Write on a baseline, elided to ``room``, with the characters found marked behind."""
    type_, tokens = look.type_(), look.tokens()
    font = type_.font(role)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
    # Behind "…" there is nothing to mark, and right-to-left text has no such simple order.
    whole = len(shown) if shown == text else len(shown) - 1
    line = type_.line(role)
    for start, end in found:
        if start < whole and not text.isascii() and _is_right_to_left(text):
            break
        before = metrics.horizontalAdvance(shown[: min(start, whole)])
        upto = metrics.horizontalAdvance(shown[: min(end, whole)])
        behind = QRectF(x + before, base - type_.baseline(role) + 1, upto - before, line - 2)
        if behind.width() > 0:
            painter.fillRect(behind, tokens.colour("hl"))
    painter.setFont(font)
    painter.setPen(tokens.colour(token))
    painter.drawText(QPointF(x, base), shown)


def _is_right_to_left(text: str) -> bool:
    from unicodedata import bidirectional

    return any(bidirectional(each) in ("R", "AL") for each in text)

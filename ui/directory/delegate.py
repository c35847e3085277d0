"""Painting the rows of the directory: name and place, law, channels, how fresh they are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.directory.model import Roles
from ui.directory.row import DirectoryRow
from ui.widgets import look
from ui.widgets.icons import draw_icon
from ui.widgets.marks import Mark, freshness_mark, status_mark
from ui.widgets.row_paint import plate, put, put_right
from ui.widgets.type import Role

_ROW = 64
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
        self._paint_words(painter, plate(painter, option), row)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, row: DirectoryRow) -> None:
        type_ = look.type_()
        left, right = area.left() + _PADDING, area.right() - _PADDING
        lines = type_.line(Role.STRONG) + type_.line(Role.LABEL)
        top = area.top() + (area.height() - lines - 2) / 2
        # Each line has one baseline, whatever sizes and scripts stand on it.
        first = top + type_.baseline(Role.STRONG)
        second = top + type_.line(Role.STRONG) + 2 + type_.baseline(Role.SMALL)
        laws = put_right(painter, right, first, row.laws, (right - left) * 0.45)
        put(painter, left, first, row.name, row.found, Role.STRONG, "text", laws - left - 10)
        middle = top + type_.line(Role.STRONG) + 2 + type_.line(Role.SMALL) / 2
        edge = self._paint_ways(painter, right, middle, second, row)
        room = edge - left - 12
        put(painter, left, second, row.line, row.line_found, Role.SMALL, "text2", room)

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
            x = put_right(painter, x, base, row.lacks, 10_000, Role.SMALL, "soon")
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

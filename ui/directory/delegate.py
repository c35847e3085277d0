"""Painting the rows of the directory: name and place, law, channels, how fresh they are."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.directory.row import DirectoryRow
from ui.widgets import look
from ui.widgets.icons import draw_icon
from ui.widgets.marks import Mark, freshness_mark, status_mark
from ui.widgets.row_paint import TwoLines, plate, put, put_right
from ui.widgets.type import Role
from ui.widgets.worded_model import Index, Roles

_PADDING = 14
_ICON = 16


class DirectoryDelegate(QStyledItemDelegate):
    """Draws one operator on two lines; only a row that is chosen or pointed at is rounded."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(240, TwoLines.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Roles.ROW)
        if not isinstance(row, DirectoryRow):
            return
        painter.save()
        self._paint_words(painter, plate(painter, option), row)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, row: DirectoryRow) -> None:
        left, right = area.left() + _PADDING, area.right() - _PADDING
        at = TwoLines.within(area)
        laws = put_right(painter, right, at.first, row.laws, (right - left) * 0.45)
        put(painter, left, at.first, row.name, row.found, Role.STRONG, "text", laws - left - 10)
        edge = self._paint_ways(painter, right, at.middle, at.second, row)
        room = edge - left - 12
        put(painter, left, at.second, row.line, row.line_found, Role.SMALL, "text2", room)

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

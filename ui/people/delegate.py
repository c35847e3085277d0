"""Painting the rows of people: the name and how many requests, below it e-mail and country."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.people.row import PersonRow
from ui.widgets import look
from ui.widgets.icons import draw_icon
from ui.widgets.row_paint import TwoLines, plate, put, put_right
from ui.widgets.type import Role
from ui.widgets.worded_model import Index, Roles

_PADDING = 14
_ICON = 14


class PeopleDelegate(QStyledItemDelegate):
    """Draws one person on two lines."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(240, TwoLines.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Roles.ROW)
        if isinstance(row, PersonRow):
            painter.save()
            self._paint_words(painter, plate(painter, option), row)
            painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, row: PersonRow) -> None:
        left, right = area.left() + _PADDING, area.right() - _PADDING
        half = (right - left) * 0.45
        at = TwoLines.within(area)
        edge = put_right(painter, right, at.first, row.requests, half)
        put(painter, left, at.first, row.name, (), Role.STRONG, "text", edge - left - 10)
        edge = right
        if row.sample:
            edge = put_right(painter, right, at.second, row.sample, half)
            side = look.type_().px(_ICON)
            edge -= side + look.type_().px(4)
            place = QRectF(edge, at.middle - side / 2, side, side)
            draw_icon(painter, place, "flask-conical", look.tokens().colour("text2"))
        put(painter, left, at.second, row.line, (), Role.SMALL, "text2", edge - left - 10)

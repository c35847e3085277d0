"""Painting the rows of people: the name and how many requests, below it e-mail and country."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.people.model import Roles
from ui.people.row import PersonRow
from ui.widgets import look
from ui.widgets.icons import draw_icon
from ui.widgets.row_paint import plate, put, put_right
from ui.widgets.type import Role

_ROW = 64
_PADDING = 14
_ICON = 14

Index = QModelIndex | QPersistentModelIndex


class PeopleDelegate(QStyledItemDelegate):
    """Draws one person on two lines."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        type_ = look.type_()
        lines = type_.line(Role.STRONG) + type_.line(Role.LABEL)
        return QSize(240, max(type_.px(_ROW), lines + type_.px(20)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Roles.ROW)
        if isinstance(row, PersonRow):
            painter.save()
            self._paint_words(painter, plate(painter, option), row)
            painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, row: PersonRow) -> None:
        type_ = look.type_()
        left, right = area.left() + _PADDING, area.right() - _PADDING
        half = (right - left) * 0.45
        top = (
            area.top() + (area.height() - type_.line(Role.STRONG) - type_.line(Role.LABEL) - 2) / 2
        )
        # Each line has one baseline, whatever sizes and scripts stand on it.
        first = top + type_.baseline(Role.STRONG)
        second = top + type_.line(Role.STRONG) + 2 + type_.baseline(Role.SMALL)
        edge = put_right(painter, right, first, row.requests, half)
        put(painter, left, first, row.name, (), Role.STRONG, "text", edge - left - 10)
        edge = right
        if row.sample:
            edge = put_right(painter, right, second, row.sample, half)
            side = type_.px(_ICON)
            middle = top + type_.line(Role.STRONG) + 2 + type_.line(Role.SMALL) / 2
            edge -= side + type_.px(4)
            place = QRectF(edge, middle - side / 2, side, side)
            draw_icon(painter, place, "flask-conical", look.tokens().colour("text2"))
        put(painter, left, second, row.line, (), Role.SMALL, "text2", edge - left - 10)

"""Painting a row of the search: icon, title, second line; the first of a kind under its heading."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.search.rows import Row
from ui.widgets import look
from ui.widgets.icons import draw_icon
from ui.widgets.paint import CONTROL, sheet
from ui.widgets.type import Role

ROW_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class SearchDelegate(QStyledItemDelegate):
    """Draws rows of two lines on one baseline each."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        type_ = look.type_()
        height = type_.line(Role.STRONG) + (type_.line(Role.SMALL) if row.line else 0)
        return QSize(200, height + type_.px(10) + self._heading(row))

    def _heading(self, row: Row) -> int:
        return look.type_().line(Role.SMALL) + look.type_().px(8) if row.heading else 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        type_, tokens = look.type_(), look.tokens()
        whole: QRect = option.rect
        above = self._heading(row)
        painter.save()
        if row.heading:
            base = whole.top() + type_.px(6) + type_.baseline(Role.SMALL_STRONG)
            self._write(painter, whole.left() + 8, base, row.heading, Role.SMALL_STRONG, "text2")
        rect = whole.adjusted(0, above, -2, 0)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            line = tokens.colour("select_line")
            sheet(painter, rect, tokens.colour("select"), line, radius=CONTROL, width=1.5)
        side = type_.px(18)
        icon = QRectF(rect.left() + 10, rect.center().y() - side / 2, side, side)
        draw_icon(painter, icon, row.icon, tokens.colour("text2"))
        left = rect.left() + type_.px(40)
        base = rect.top() + type_.px(5) + type_.baseline(Role.STRONG)
        room = rect.right() - left - 8
        self._write(painter, left, base, row.title, Role.STRONG, "text", room)
        if row.line:
            below = rect.top() + type_.px(5) + type_.line(Role.STRONG)
            below += round(type_.baseline(Role.SMALL))
            self._write(painter, left, below, row.line, Role.SMALL, "text2", room)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        x: float,
        base: float,
        text: str,
        role: Role,
        token: str,
        room: float = 10_000,
    ) -> None:
        font = look.type_().font(role)
        painter.setFont(font)
        painter.setPen(look.tokens().colour(token))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(x, base), shown)

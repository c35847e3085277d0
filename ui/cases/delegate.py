"""Painting the rows: mark, operator, asked, person, reference, pill, date, last event."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.cases.cell import write
from ui.cases.columns import Place, places
from ui.cases.model import Roles
from ui.cases.row import RequestRow
from ui.widgets import look
from ui.widgets.marks import Mark, certainty_mark, status_mark
from ui.widgets.paint import CARD, ring, sheet
from ui.widgets.pill import draw_pill, pill_size
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role

_ROW = 48
_MARK = 18
_CERTAINTY = 13
_ALTERED = 14

Index = QModelIndex | QPersistentModelIndex


class RequestsDelegate(QStyledItemDelegate):
    """Draws a request on one line; a row whose words have not come yet is pale bars."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._laid: tuple[int, float, tuple[Place, ...]] = (-1, 0.0, ())

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(320, self.row_height())

    def row_height(self) -> int:
        """Give the height of every row."""
        return look.type_().px(_ROW)

    def places(self, width: int) -> tuple[Place, ...]:
        """Give where the columns lie in a row of ``width``."""
        body = look.type_().body
        if self._laid[:2] != (width, body):
            self._laid = (width, body, places(width, body / 14))
        return self._laid[2]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Roles.ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = look.tokens()
        painter.save()
        plate = rect.adjusted(0, 1, 0, -2)
        if state & QStyle.StateFlag.State_Selected:
            sheet(painter, plate, tokens.colour("select"), radius=CARD)
        elif state & QStyle.StateFlag.State_MouseOver:
            sheet(painter, plate, tokens.colour("hover"), radius=CARD)
        painter.setPen(QPen(tokens.colour("line"), 1))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        for place in self.places(rect.width()):
            if isinstance(row, RequestRow):
                self._paint_cell(painter, rect, place, row)
            else:
                _paint_bar(painter, rect, place)
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, plate, tokens.colour("focus"), radius=CARD)
        painter.restore()

    def _paint_cell(self, painter: QPainter, rect: QRect, place: Place, row: RequestRow) -> None:
        type_, tokens = look.type_(), look.tokens()
        name, left, width = place.column.name, float(rect.left() + place.left), float(place.width)
        middle = rect.top() + (rect.height() - 1) / 2
        # One baseline for all sizes: centring each looks ragged with kanji.
        base = middle - type_.line(Role.STRONG) / 2 + type_.baseline(Role.STRONG)
        found = row.found.get(name, ())
        if name == "operator":
            side = type_.px(_MARK)
            status_mark(painter, QRectF(left, middle - side / 2, side, side), row.mark, tokens)
            inset = side + type_.px(10)
            room = width - inset
            if row.altered:
                small = type_.px(_ALTERED)
                room -= small + type_.px(6)
                at = QRectF(left + width - small, middle - small / 2, small, small)
                status_mark(painter, at, Mark.PROBLEM, tokens)
            write(painter, left + inset, base, row.operator, Role.STRONG, "text", room, found)
        elif name == "status":
            _paint_status(painter, QRectF(left, middle, width, 0), row)
        elif name == "date":
            self._paint_date(painter, QRectF(left, middle, width, 0), base, row)
        else:
            role = Role.LABEL if name in ("asked", "person") else Role.SMALL
            token = "text" if name == "person" else "text2"
            write(painter, left, base, str(getattr(row, name)), role, token, width, found)

    def _paint_date(self, painter: QPainter, place: QRectF, base: float, row: RequestRow) -> None:
        type_, tokens = look.type_(), look.tokens()
        token = "late" if row.late and row.certainty else "text" if row.certainty else "text3"
        side = type_.px(_CERTAINTY)
        if row.certainty:
            at = QRectF(place.left(), place.top() - side / 2, side, side)
            certainty_mark(painter, at, row.certainty, tokens.colour(token))
        inset = side + type_.px(6)
        write(
            painter, place.left() + inset, base, row.date, Role.LABEL, token, place.width() - inset
        )

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole of the words under the pointer."""
        row = index.data(Roles.ROW)
        if event.type() is not QEvent.Type.ToolTip or not isinstance(row, RequestRow):
            return False
        x = event.pos().x() - option.rect.left()
        for place in self.places(option.rect.width()):
            if place.left <= x < place.left + place.width:
                tip = plain_tip(row.text(place.column.name))
                QToolTip.showText(event.globalPos(), tip, view)
                return True
        QToolTip.hideText()
        return True


def _paint_status(painter: QPainter, place: QRectF, row: RequestRow) -> None:
    type_ = look.type_()
    words = row.status
    size = pill_size(words, type_)
    if size.width() > place.width():
        metrics = QFontMetricsF(type_.font(Role.SMALL_STRONG))
        around = size.width() - metrics.horizontalAdvance(words)
        words = metrics.elidedText(
            words, Qt.TextElideMode.ElideRight, max(0.0, place.width() - around)
        )
        size = pill_size(words, type_)
    corner = QPointF(place.left(), place.top() - size.height() / 2)
    at = QRectF(corner, size.toSizeF())
    draw_pill(painter, at, row.mark, words, look.tokens(), type_)


def _paint_bar(painter: QPainter, rect: QRect, place: Place) -> None:
    """Stand in for words that have not come yet."""
    height = look.type_().px(8)
    bar = QRectF(
        rect.left() + place.left, rect.center().y() - height / 2, place.width * 0.6, height
    )
    sheet(painter, bar, look.tokens().colour("hover"), radius=height / 2)

"""Painting the rows of Today: mark, operator, right, person, reason, pill, one action."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.today.model import Roles
from ui.today.places import GAP, Places, RowPlaces
from ui.today.rows import Heading, MoreRow, TodayRow
from ui.widgets import look
from ui.widgets.buttons import ButtonLook, Kind, draw_button
from ui.widgets.icons import draw_icon
from ui.widgets.marks import status_mark
from ui.widgets.paint import CARD, ring, sheet
from ui.widgets.pill import draw_pill, pill_size
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role

_HEADING = 46
_MORE = 44

Index = QModelIndex | QPersistentModelIndex


class TodayDelegate(QStyledItemDelegate):
    """Draws a row and maps a click on its button.

    Signals:
        acted: the button of this row was pressed.
    """

    acted = Signal(object)

    def __init__(self, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._pressed: object = None

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(Roles.ROW)
        if isinstance(row, TodayRow):
            return QSize(200, self._places.height() + GAP)
        return QSize(200, look.type_().px(_HEADING if isinstance(row, Heading) else _MORE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Roles.ROW)
        painter.save()
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row)
        elif isinstance(row, MoreRow):
            self._paint_more(painter, option, row)
        elif isinstance(row, TodayRow):
            self._paint_row(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        type_ = look.type_()
        drop = (rect.height() - type_.line(Role.HEADING)) / 2 + 2
        base = rect.top() + drop + type_.baseline(Role.HEADING)
        width = _put(painter, rect.left() + 4, base, row.text, Role.HEADING, "text")
        if row.count is None:
            return
        count = str(row.count)
        size = pill_size(count, type_, has_mark=False)
        top = rect.top() + drop + (type_.line(Role.HEADING) - size.height()) / 2
        at = QRectF(rect.left() + width + 14, top, size.width(), size.height())
        draw_pill(painter, at, None, count, look.tokens(), type_)

    def _paint_more(self, painter: QPainter, option: QStyleOptionViewItem, row: MoreRow) -> None:
        type_ = look.type_()
        rect: QRect = option.rect.adjusted(0, 2, 0, -2)
        _paint_card(painter, rect, option.state, plain=True)
        top = rect.center().y() - type_.line(Role.LABEL_STRONG) / 2
        base = top + type_.baseline(Role.LABEL_STRONG)
        _put(painter, rect.left() + type_.px(52), base, row.text, Role.LABEL_STRONG, "accent_text")

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: TodayRow) -> None:
        type_, tokens = look.type_(), look.tokens()
        state: QStyle.StateFlag = option.state
        at = self._places.of(option.rect, row)
        _paint_card(painter, at.card, state)
        status_mark(painter, at.mark, row.mark, tokens)
        kind = Kind.TONAL if row.needs_you else Kind.SECONDARY
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        shown = ButtonLook(row.action, kind, on_selection=chosen)
        draw_button(painter, at.button, shown, tokens, type_)
        draw_pill(painter, at.pill, row.mark, at.status, tokens, type_)
        for text in at.texts:
            _put(painter, text.x, text.base, text.shown, text.role, text.token)
        if at.person is not None:
            draw_icon(painter, at.person, "user", tokens.colour("text2"))

    def button_rect(self, rect: QRect, row: TodayRow) -> QRect:
        """Give the place of a row's button."""
        return self._places.of(rect, row).button

    def editorEvent(
        self,
        event: QEvent,
        _model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        row = index.data(Roles.ROW)
        if not isinstance(event, QMouseEvent) or not isinstance(row, TodayRow):
            return False
        inside = self.button_rect(option.rect, row).contains(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = row.case if inside else None
            return inside
        if event.type() == QEvent.Type.MouseButtonRelease:
            was, self._pressed = self._pressed, None
            if inside and was == row.case:
                self.acted.emit(row)
                return True
        return False

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole of a row of which something did not fit."""
        row = index.data(Roles.ROW)
        if event.type() is not QEvent.Type.ToolTip or not isinstance(row, TodayRow):
            return False
        at: RowPlaces = self._places.of(option.rect, row)
        if at.is_cut:
            whole = f"{row.operator}\n{row.asked}\n{row.person}\n{row.status}\n{row.reason}"
            QToolTip.showText(event.globalPos(), plain_tip(whole), view)
        else:
            QToolTip.hideText()
        return True


def _paint_card(
    painter: QPainter, card: QRect, state: QStyle.StateFlag, *, plain: bool = False
) -> None:
    tokens = look.tokens()
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen or not plain:
        fill = tokens.colour("select" if chosen else "surface")
        border = tokens.colour("select_line" if chosen else "line")
        sheet(painter, card, fill, border, radius=CARD, width=1.5 if chosen else 1)
    if chosen and state & QStyle.StateFlag.State_HasFocus:
        ring(painter, card.adjusted(3, 3, -3, -3), tokens.colour("focus"), radius=CARD - 3)


def _put(painter: QPainter, x: float, base: float, text: str, role: Role, token: str) -> float:
    """Write on a baseline; give the width taken."""
    painter.setFont(look.type_().font(role))
    painter.setPen(look.tokens().colour(token))
    painter.drawText(QPointF(x, base), text)
    return look.type_().metrics(role).horizontalAdvance(text)

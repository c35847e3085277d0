"""Painting the rows of Today: mark, operator, right, person, reason, pill, one action."""

from __future__ import annotations

from collections.abc import Iterable

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
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.today.model import Heading, Roles, TodayRow
from ui.widgets import look
from ui.widgets.buttons import ButtonLook, Kind, button_size, draw_button
from ui.widgets.icons import draw_icon
from ui.widgets.marks import status_mark
from ui.widgets.paint import CARD, ring, sheet
from ui.widgets.pill import draw_pill, pill_size
from ui.widgets.type import Role

_ROW = 72
_GAP = 6
_HEADING = 40
_ACTION = 120
_LEFT = 52

Index = QModelIndex | QPersistentModelIndex


class TodayDelegate(QStyledItemDelegate):
    """Draws a row and maps a click on its button.

    Signals:
        acted: the button of this row was pressed.
    """

    acted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._action = _ACTION

    def fit(self, actions: Iterable[str]) -> None:
        """Make the column of buttons wide enough for these words."""
        type_ = look.type_()
        widths = [button_size(ButtonLook(words, Kind.TONAL), type_).width() for words in actions]
        self._action = max([type_.px(_ACTION), *widths])

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(Roles.ROW), Heading)
        return QSize(320, look.type_().px(_HEADING if heading else _ROW + _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Roles.ROW)
        painter.save()
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row)
        elif isinstance(row, TodayRow):
            self._paint_row(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        type_, tokens = look.type_(), look.tokens()
        _write(painter, rect.left() + 4, rect.top() + type_.px(10), row.text, Role.HEADING, "text")
        width = QFontMetricsF(type_.font(Role.HEADING)).horizontalAdvance(row.text)
        count = str(row.count)
        size = pill_size(count, type_, has_mark=False)
        top = rect.top() + type_.px(10) + (type_.line(Role.HEADING) - size.height()) / 2
        at = QRectF(rect.left() + width + 14, top, size.width(), size.height())
        draw_pill(painter, at, None, count, tokens, type_)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: TodayRow) -> None:
        type_, tokens = look.type_(), look.tokens()
        card: QRect = option.rect.adjusted(0, 0, -2, -_GAP)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        fill = tokens.colour("select" if chosen else "surface")
        border = tokens.colour("select_line" if chosen else "line")
        sheet(painter, card, fill, border, radius=CARD, width=1.5 if chosen else 1)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            ring(painter, card.adjusted(2, 2, -2, -2), tokens.colour("focus"), radius=CARD - 2)
        side = type_.px(20)
        middle = QRectF(card).center().y()
        mark = QRectF(card.left() + 16, middle - side / 2, side, side)
        status_mark(painter, mark, row.mark, tokens)
        button = self.button_rect(option.rect)
        shown = ButtonLook(
            row.action, Kind.TONAL if row.needs_you else Kind.SECONDARY, on_selection=chosen
        )
        draw_button(painter, button, shown, tokens, type_)
        pill = pill_size(row.status, type_)
        at = QRectF(
            button.left() - 12 - pill.width(),
            middle - pill.height() / 2,
            pill.width(),
            pill.height(),
        )
        draw_pill(painter, at, row.mark, row.status, tokens, type_)
        self._paint_words(painter, card, round(at.left()) - 12, row)

    def _paint_words(self, painter: QPainter, card: QRect, right: int, row: TodayRow) -> None:
        type_ = look.type_()
        left, top = card.left() + type_.px(_LEFT), card.top() + type_.px(13)
        room = right - left
        # One baseline for three sizes: centring each looks ragged with kanji.
        base = top + type_.baseline(Role.STRONG)
        x = left + _put(painter, left, base, row.operator, Role.STRONG, "text", room * 0.5) + 10
        x += _put(painter, x, base, row.asked, Role.LABEL, "text2", max(0, right - x - 90)) + 14
        if right - x > type_.px(60):
            icon = QRectF(x, base - type_.px(11), type_.px(13), type_.px(13))
            draw_icon(painter, icon, "user", look.tokens().colour("text2"))
            after = x + type_.px(17)
            _put(painter, after, base, row.person, Role.SMALL, "text2", right - after)
        below = top + type_.line(Role.STRONG) + 3
        _put(
            painter, left, below + type_.baseline(Role.LABEL), row.reason, Role.LABEL, "text2", room
        )

    def button_rect(self, rect: QRect) -> QRect:
        """Give the place of a row's button, the same in every row."""
        type_ = look.type_()
        width, height = self._action, type_.px(36)
        middle = rect.top() + (rect.height() - _GAP) // 2
        return QRect(rect.right() - width - 16, middle - height // 2, width, height)

    def editorEvent(
        self,
        event: QEvent,
        _model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        row = index.data(Roles.ROW)
        # Pressing opens the panel and the list grows narrow: the release would miss the button.
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(row, TodayRow):
            assert isinstance(event, QMouseEvent)  # noqa: S101 - by its type
            left = event.button() is Qt.MouseButton.LeftButton
            if left and self.button_rect(option.rect).contains(event.position().toPoint()):
                self.acted.emit(row)
                return True
        return False


def _write(painter: QPainter, x: float, top: float, text: str, role: Role, token: str) -> None:
    _put(painter, x, top + look.type_().baseline(role), text, role, token, 10_000)


def _put(
    painter: QPainter, x: float, base: float, text: str, role: Role, token: str, room: float
) -> float:
    """Write on a baseline, elided to ``room``; give the width taken."""
    font = look.type_().font(role)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
    painter.setFont(font)
    painter.setPen(look.tokens().colour(token))
    painter.drawText(QPointF(x, base), shown)
    return metrics.horizontalAdvance(shown)

"""The list of an import's rows: a tick, a name, what it is; painted, with no widget per row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.importing.model import ReviewModel
from ui.importing.row_words import ReviewRow
from ui.widgets import look
from ui.widgets.pill import draw_pill, pill_size
from ui.widgets.row_list import RowList
from ui.widgets.row_paint import TwoLines, plate, put
from ui.widgets.type import Role
from ui.widgets.worded_model import Index, Roles

_PADDING = 14
_BOX = 20


class ReviewDelegate(QStyledItemDelegate):
    """Draws one row of an import on two lines."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(240, TwoLines.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, model = index.data(Roles.ROW), index.model()
        if not isinstance(row, ReviewRow) or not isinstance(model, ReviewModel):
            return
        painter.save()
        area = plate(painter, option)
        self._paint_box(painter, option, box_of(area), model, index)
        type_ = look.type_()
        left, right = box_of(area).right() + type_.px(12), area.right() - _PADDING
        at = TwoLines.within(area)
        size = pill_size(row.state, type_, has_mark=row.mark is not None)
        middle = area.top() + area.height() / 2
        pill = QRectF(right - size.width(), middle - size.height() / 2, size.width(), size.height())
        draw_pill(painter, pill, row.mark, row.state, look.tokens(), type_)
        room = pill.left() - left - 12
        put(painter, left, at.first, row.name, (), Role.STRONG, "text", room)
        put(painter, left, at.second, row.line, (), Role.SMALL, "text2", room)
        painter.restore()

    def _paint_box(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        model: ReviewModel,
        index: Index,
    ) -> None:
        drawn = QStyleOptionViewItem(option)
        drawn.rect = box
        state = QStyle.StateFlag.State_None
        if model.can_tick(index):
            state |= QStyle.StateFlag.State_Enabled
        state |= QStyle.StateFlag.State_On if model.is_ticked(index) else QStyle.StateFlag.State_Off
        drawn.state = state
        check = QStyle.PrimitiveElement.PE_IndicatorCheckBox
        QApplication.style().drawPrimitive(check, drawn, painter)


def box_of(area: QRect) -> QRect:
    """Give where the tick of a row is."""
    side = look.type_().px(_BOX)
    return QRect(area.left() + _PADDING, area.center().y() - side // 2, side, side)


class ReviewList(RowList):
    """Space ticks the current row, a click on its box too.

    Signals:
        opened: Enter was pressed on a row, or it was clicked beside its box.
    """

    opened = Signal()

    def __init__(self, model: ReviewModel) -> None:
        super().__init__("import_list")
        self._model = model
        self._delegate = ReviewDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._on_box = False
        self.activated.connect(self.opened)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._model.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._on_box = self._is_on_box(index, event)
        if self._on_box:
            self._model.toggle(index)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Two quick clicks on a box are two ticks, and open nothing.
        index = self.indexAt(event.position().toPoint())
        if self._is_on_box(index, event):
            self._model.toggle(index)
        else:
            super().mouseDoubleClickEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _open(self) -> None:
        if not self._on_box:
            self.opened.emit()

    def _is_on_box(self, index: QModelIndex, event: QMouseEvent) -> bool:
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return False
        # As wide as from the row's edge to its name: a tick is no target to aim at.
        x = event.position().x() - self.visualRect(index).left()
        return x < 8 + _PADDING + look.type_().px(_BOX) + 8

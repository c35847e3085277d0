"""Today's list: a click chooses, Enter, Space, a double click and the button act."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.base.ids import CaseId
from ui.today.delegate import TodayDelegate
from ui.today.model import Roles, TodayModel
from ui.today.places import Places
from ui.today.rows import MoreRow, Row, TodayRow

_ACT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TodayList(QListView):
    """Requests in sections.

    Signals:
        case_asked: a request is to be shown: its ``CaseId``, and an ``Action`` or None.
        more_asked: the requests of a ``Group`` that are not listed are to be shown.
    """

    case_asked = Signal(object, object)
    more_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today_list")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Nothing is drawn where there is nothing to scroll, and the rows keep their width.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self._model = TodayModel(self)
        self._places = Places()
        self._delegate = TodayDelegate(self._places, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._delegate.acted.connect(self._act)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; the request that was chosen stays so, in its place on the screen."""
        chosen, offset = self.chosen(), self.verticalScrollBar().value()
        self._fit(rows)
        self._model.show_rows(rows)
        number = self._model.row_of(chosen)
        number = self._model.first() if number < 0 else number
        if number >= 0:
            self.selectionModel().setCurrentIndex(
                self._model.index(number, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.verticalScrollBar().setValue(offset)

    def chosen(self) -> CaseId | None:
        """Give the request that is chosen."""
        row = self.currentIndex().data(Roles.ROW)
        return row.case if isinstance(row, TodayRow) else None

    def act(self) -> None:
        """Do what the chosen row is for."""
        self._act(self.currentIndex().data(Roles.ROW))

    def _act(self, row: object) -> None:
        if isinstance(row, TodayRow):
            self.case_asked.emit(row.case, row.does)
        elif isinstance(row, MoreRow):
            self.more_asked.emit(row.group)

    def _fit(self, rows: tuple[Row, ...]) -> None:
        self._places.fit({row.action for row in rows if isinstance(row, TodayRow)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not by the signal "activated": on some desktops a single click sends that.
        if event.key() in _ACT and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.act()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self._row_at(event)
        if isinstance(row, MoreRow) and event.button() is Qt.MouseButton.LeftButton:
            self._act(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event)
        rect = self.visualRect(self.indexAt(event.position().toPoint()))
        if not isinstance(row, TodayRow) or event.button() is not Qt.MouseButton.LeftButton:
            return
        # The first of two clicks on the button has already done it.
        if not self._delegate.button_rect(rect, row).contains(event.position().toPoint()):
            self._act(row)

    def _row_at(self, event: QMouseEvent) -> object:
        index: QModelIndex = self.indexAt(event.position().toPoint())
        return index.data(Roles.ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._places.set_width(self.viewport().width()):
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit(self._model.rows())
            self._places.set_width(self.viewport().width())
            self.scheduleDelayedItemsLayout()

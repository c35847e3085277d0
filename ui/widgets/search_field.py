"""The search of a list: a field with a looking-glass; Down leads into the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets import look
from ui.widgets.icons import draw_icon

_LEFT, _ICON, _GAP = 10, 16, 6


class SearchField(QLineEdit):
    """A line to search by.

    Signals:
        down: the Down key was pressed: on to what was found.
    """

    down = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a field called ``name``, its object name."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setClearButtonEnabled(True)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # Painted, not an action: an action would be a button without a name to a screen reader.
        side = look.type_().px(_ICON)
        place = QRectF(look.type_().px(_LEFT), (self.height() - side) / 2, side, side)
        draw_icon(QPainter(self), place, "search", look.tokens().colour("text2"))

    def _measure(self) -> None:
        self.setTextMargins(look.type_().px(_ICON + _GAP), 0, 0, 0)

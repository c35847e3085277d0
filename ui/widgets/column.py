"""Widths that fit: a column in the middle of a page, and things side by side while there is room."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import look


class Column(QWidget):
    """A column of a greatest width, in the middle of what there is; lay widgets out in ``body``."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        """Make a column at most ``width`` pixels wide at the usual text size."""
        super().__init__(parent)
        self._width = width
        self._inner = QWidget()
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._inner, 1000)
        row.addStretch(1)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        self._inner.setMaximumWidth(look.type_().px(self._width))


class SideBySide(QWidget):
    """Widgets in a row, equally wide unless told otherwise; below each other where that would be too narrow."""

    def __init__(self, least: int, parent: QWidget | None = None) -> None:
        """Keep a row down to ``least`` pixels in all, at the usual text size."""
        super().__init__(parent)
        self._least = least
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)

    def add(self, widget: QWidget, share: int = 1) -> None:
        """Add a widget at the end, with its share of the width."""
        self._box.addWidget(widget, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < look.type_().px(self._least)
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

"""A field of several lines, with the same frame and padding as one of a single line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class Paragraph(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it.

    Signals:
        focused: it gained or lost the keyboard.
    """

    focused = Signal(bool)

    def __init__(self, *, read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(read_only)
        self.setTabChangesFocus(True)
        # The text keeps off the frame, whose corners are round.
        self.setViewportMargins(5, 4, 5, 4)
        self.viewport().setAutoFillBackground(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        self.focused.emit(False)

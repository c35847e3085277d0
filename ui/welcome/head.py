"""The head of both faces of the gate: emblem, title, a line below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.emblem import Emblem
from ui.widgets.text import Text
from ui.widgets.type import Role

WIDTH = 640


class Head(QWidget):
    """Emblem, title, line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text("", Role.DISPLAY)
        self._line = Text("", Role.BODY, "text2")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(Emblem(), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def set_words(self, title: str, line: str) -> None:
        """Set the title and the line below."""
        self._title.set_text(title)
        self._line.set_text(line)

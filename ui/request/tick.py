"""A box to tick with words that wrap: a stock check box cuts what is longer than its line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.text import Text
from ui.widgets.type import Role


class _Words(Text):
    """The words of a box; a click on them ticks it."""

    def __init__(self, box: QCheckBox) -> None:
        super().__init__("", Role.BODY)
        self._box = box

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._box.click()


class Tick(QWidget):
    """A check box, ``box``, and its words beside it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a box called ``name``."""
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.setObjectName(name)
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._words = _Words(self.box)
        # The box keeps to the first line of words that wrap.
        at_first_line = QVBoxLayout()
        at_first_line.addWidget(self.box)
        at_first_line.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addLayout(at_first_line)
        row.addWidget(self._words, 1)

    def set_words(self, words: str) -> None:
        """Set the words."""
        self.box.setAccessibleName(words)
        self._words.set_text(words)

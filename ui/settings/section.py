"""What a settings page is made of: cards with a heading, rows of words and a control."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.card import Card, Rule
from ui.widgets.column import SideBySide
from ui.widgets.text import Text
from ui.widgets.type import Role

_LEAST = 520


class Row(SideBySide):
    """What can be chosen, and why, at the left; the controls at the right."""

    def __init__(self, *controls: QWidget) -> None:
        """Make a row with its controls in reading order."""
        super().__init__(_LEAST)
        self._label = Text("", Role.BODY)
        self._reason = Text("", Role.SMALL, "text2")
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._label)
        column.addWidget(self._reason)
        column.addStretch(1)
        place = QWidget()
        across = QHBoxLayout(place)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        for control in controls:
            across.addWidget(control)
        across.addStretch(1)
        self._controls = controls
        self.add(words, 3)
        self.add(place, 2)

    def set_words(self, label: str, reason: str = "", *, name: bool = True) -> None:
        """Set the words; the first control bears them unless ``name`` is False: buttons say more."""
        self._label.set_text(label)
        self._reason.set_text(reason)
        self._reason.setVisible(bool(reason))
        first = self._controls[0]
        if name:
            first.setAccessibleName(label)
        first.setAccessibleDescription(reason)


class Section(Card):
    """A card with a heading."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a section called ``name``."""
        super().__init__(parent=parent)
        self.setObjectName(name)
        self._heading = Text("", Role.HEADING)
        self._has_rows = False
        self.body.setSpacing(12)
        self.body.addWidget(self._heading)

    def set_heading(self, heading: str) -> None:
        """Set the heading."""
        self._heading.set_text(heading)

    def add_rows(self, rows: Sequence[QWidget]) -> None:
        """Add rows, with a hairline before each but the first of the section."""
        for row in rows:
            if self._has_rows:
                self.body.addWidget(Rule())
            self._has_rows = True
            self.body.addWidget(row)


def fill(box: QComboBox, entries: Sequence[tuple[str, object]], chosen: object) -> None:
    """Fill a combo box with words and values, and show the chosen value."""
    box.clear()
    for words, value in entries:
        box.addItem(words, value)
    box.setCurrentIndex(next((n for n, each in enumerate(entries) if each[1] == chosen), 0))

"""Boxes to tick in a column, each with its words; rebuilt where what can be ticked changes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.request.tick import Tick


class Ticks(QWidget):
    """A column of boxes.

    Signals:
        ticked: the box of this name was ticked, or no longer.
    """

    ticked = Signal(str, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty column; the boxes in it are called ``name_ID``."""
        super().__init__(parent)
        self.setObjectName(name)
        self._rows: dict[str, Tick] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_boxes(self, words: Mapping[str, str], chosen: set[str]) -> None:
        """Show a box for each id of ``words``; hidden where there is none."""
        if list(words) != list(self._rows):
            self._rebuild(words)
        for name, row in self._rows.items():
            row.set_words(words[name])
            row.box.setChecked(name in chosen)
        self.setVisible(bool(words))

    def _rebuild(self, words: Mapping[str, str]) -> None:
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {name: self._row(name) for name in words}
        for row in self._rows.values():
            self._column.addWidget(row)

    def _row(self, name: str) -> Tick:
        row = Tick(f"{self.objectName()}_{name}")
        row.box.clicked.connect(lambda on: self.ticked.emit(name, on))
        return row

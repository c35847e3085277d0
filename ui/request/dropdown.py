"""A labelled drop-down whose entries are ids with words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets import look
from ui.widgets.field import LABEL_WIDTH
from ui.widgets.text import Text
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role


class Dropdown(QWidget):
    """One of several ids.

    Signals:
        chosen: the user chose this id.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty drop-down called ``name``."""
        super().__init__(parent)
        self._label = Text("", Role.LABEL, single=True)
        self._box = QComboBox()
        self._box.setObjectName(name)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # As wide as its words, but narrower where there is no room.
        self._box.setMinimumContentsLength(8)
        self._box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._box.activated.connect(lambda row: self.chosen.emit(self._box.itemData(row)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self._box, 1)
        row.addStretch(0)
        self._measure()

    def show_entries(self, label: str, entries: Mapping[str, str], chosen: str) -> None:
        """Show the entries, with this one chosen; hidden where there is nothing to choose."""
        self._label.set_text(label)
        self._box.setAccessibleName(label)
        now = {self._box.itemData(row): self._box.itemText(row) for row in range(self._box.count())}
        if now != dict(entries):
            self._box.clear()
            for each, words in entries.items():
                self._box.addItem(words, each)
                tip = plain_tip(words)
                self._box.setItemData(self._box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self._box.setCurrentIndex(max(self._box.findData(chosen), 0))
        self._box.setToolTip(plain_tip(self._box.currentText()))
        self.setVisible(len(entries) > 1)

    def describe(self, why: str) -> None:
        """Say what there is to know of the choice, for screen readers."""
        self._box.setAccessibleDescription(why)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        self._label.setFixedWidth(look.type_().px(LABEL_WIDTH))

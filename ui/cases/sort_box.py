"""What the list is ordered by, and which way round."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from app.services.overview import Sort
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.wording import Words

#: Newest first is what one looks for where it goes by the last change.
_NEWEST_FIRST = frozenset({Sort.CHANGED})
_WIDTH = 150


class SortBox(QWidget):
    """A box of orders and a button that turns the order round.

    Signals:
        changed: another order was chosen.
    """

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sort = QComboBox()
        self._sort.setObjectName("requests_sort")
        self._sort.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._direction = Button("", Kind.SECONDARY)
        self._direction.setObjectName("requests_direction")
        self._direction.setCheckable(True)
        self._sort.activated.connect(self._choose)
        self._direction.toggled.connect(self._turn)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sort)
        row.addWidget(self._direction)
        self._measure()

    def sort(self) -> Sort:
        """Give what the list is ordered by."""
        value = self._sort.currentData()
        return Sort(value) if value else Sort.URGENCY

    def is_descending(self) -> bool:
        """Say whether the order is turned round."""
        return self._direction.isChecked()

    def sort_by(self, sort: Sort) -> None:
        """Order by this; once more turns the order round."""
        if sort is self.sort():
            self._direction.toggle()
            return
        self._sort.setCurrentIndex(self._sort.findData(sort.value))
        self._choose()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        chosen = self.sort()
        with QSignalBlocker(self._sort):
            self._sort.clear()
            for sort in Sort:
                self._sort.addItem(text(f"requests.sort.{sort}"), sort.value)
            self._sort.setCurrentIndex(self._sort.findData(chosen.value))
        self._sort.setAccessibleName(text("requests.sort"))
        self._sort.setToolTip(text("requests.sort"))
        self._say_direction()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        self._sort.setFixedWidth(look.type_().px(_WIDTH))

    def _say_direction(self) -> None:
        down = self.is_descending()
        name = self._words.text("requests.descending" if down else "requests.ascending")
        self._direction.set_words("↓" if down else "↑", name=name)
        self._direction.setToolTip(name)

    def _choose(self, *_what: object) -> None:
        with QSignalBlocker(self._direction):
            self._direction.setChecked(self.sort() in _NEWEST_FIRST)
        self._turn()

    def _turn(self, *_what: object) -> None:
        self._say_direction()
        self.changed.emit()

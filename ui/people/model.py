"""The list's model: everybody whom a search leaves, worded one by one when they are drawn."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.base.ids import PersonId
from app.base.text import fold
from ui.people.presenter import Listed
from ui.people.row import PersonRow, row_words
from ui.widgets.tip import plain_tip
from ui.wording import Words

Index = QModelIndex | QPersistentModelIndex


class Roles(IntEnum):
    """What a view can ask a row for."""

    ROW = Qt.ItemDataRole.UserRole + 1


class PeopleModel(QAbstractListModel):
    """People, narrowed by what is typed."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._people: tuple[Listed, ...] = ()
        self._rows: tuple[Listed, ...] = ()
        self._worded: dict[int, PersonRow] = {}
        self._typed: list[str] = []

    def show_people(self, people: tuple[Listed, ...]) -> None:
        """Show these, as far as they are searched for."""
        if people != self._people:
            self._people = people
            self._narrow()

    def search(self, typed: str) -> None:
        """Leave those in whom every word of ``typed`` is found."""
        words = fold(typed).split()
        if words != self._typed:
            self._typed = words
            self._narrow()

    def retranslate(self) -> None:
        """Word the rows anew."""
        self._worded = {}
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        if role == Roles.ROW:
            return self._row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._row(index.row()).sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._row(index.row()).name)
        return None

    def row_of(self, person: PersonId | None) -> int:
        """Give the row number of somebody, or -1."""
        for number, row in enumerate(self._rows):
            if row.id == person:
                return number
        return -1

    def _narrow(self) -> None:
        self.beginResetModel()
        self._rows = tuple(
            each for each in self._people if all(word in each.folded for word in self._typed)
        )
        self._worded = {}
        self.endResetModel()

    def _row(self, number: int) -> PersonRow:
        if number not in self._worded:
            self._worded[number] = row_words(self._rows[number], self._words)
        return self._worded[number]

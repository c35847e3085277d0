"""The list's model: everybody whom a search leaves, worded one by one when they are drawn."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from app.base.ids import PersonId
from app.base.text import fold
from ui.people.presenter import Listed
from ui.people.row import PersonRow, row_words
from ui.widgets.tip import plain_tip
from ui.widgets.worded_model import Index, Roles, WordedModel
from ui.wording import Words


class PeopleModel(WordedModel):
    """People, narrowed by what is typed."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._people: tuple[Listed, ...] = ()
        self._rows: tuple[Listed, ...] = ()
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

    def row_count(self) -> int:
        return len(self._rows)

    def word(self, number: int) -> PersonRow:
        return row_words(self._rows[number], self._words)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            row = super().data(index, Roles.ROW)
            return plain_tip(row.name) if isinstance(row, PersonRow) else None
        return super().data(index, role)

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
        self.forget_words()
        self.endResetModel()

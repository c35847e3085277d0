"""The left of the page: search, the list of people, and adding somebody."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.base.ids import PersonId
from ui.people.delegate import PeopleDelegate
from ui.people.model import PeopleModel
from ui.people.presenter import Listed
from ui.people.row import PersonRow
from ui.widgets.list_finder import ListFinder
from ui.widgets.search_field import SearchField
from ui.widgets.worded_model import Index, Roles
from ui.wording import Words


class Finder(ListFinder):
    """Search and list; ``chosen`` and ``opened`` carry a ``PersonId``."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        field = SearchField("people_search")
        self._model = PeopleModel(words)
        names = ("people_add", "people_list")
        super().__init__(field, field, self._model, PeopleDelegate(), names=names, parent=parent)
        self._words = words
        self._current: PersonId | None = None
        field.textChanged.connect(self._search)
        field.returnPressed.connect(self.enter_list)
        field.down.connect(self.enter_list)
        for told in (self.chosen, self.opened):
            told.connect(self._remember)
        self.retranslate()

    def show_people(self, people: tuple[Listed, ...]) -> None:
        """List these; the current row stays, where it still is."""
        with self.silent():
            self._model.show_people(people)
        self.choose(self._current)
        self._say_found()

    def choose(self, person: PersonId | None) -> bool:
        """Make somebody's row the current one, silently; say whether it is in the list."""
        self._current = person
        return self.choose_row(self._model.row_of(person))

    def first(self) -> PersonId | None:
        """Give the first in the list; None where it is empty."""
        return self.key_at(self._model.index(0, 0))

    def key_at(self, index: Index) -> PersonId | None:
        row = index.data(Roles.ROW)
        return row.id if isinstance(row, PersonRow) else None

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self.name_frame(text("people.title"), text("person.new"))
        self.field.setPlaceholderText(text("people.search"))
        self.field.setAccessibleName(text("people.search"))
        self._model.retranslate()
        self._say_found()

    def _remember(self, person: PersonId) -> None:
        self._current = person

    def _search(self, typed: str) -> None:
        with self.silent():
            self._model.search(typed)
        self.choose(self._current)
        self._say_found()

    def _say_found(self) -> None:
        typed = self.field.text().strip()
        nobody = bool(typed) and not self._model.rowCount()
        self.say_none(self._words.text("people.nothing_for", text=typed[:60]) if nobody else "")

"""The left of the page: search, the list of people, and adding somebody."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.base.ids import PersonId
from ui.people.delegate import PeopleDelegate
from ui.people.model import PeopleModel, Roles
from ui.people.presenter import Listed
from ui.people.row import PersonRow
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Panel
from ui.widgets.row_list import RowList
from ui.widgets.search_field import SearchField
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_MARGIN = 16


class Finder(Panel):
    """Search and list.

    Signals:
        chosen: the ``PersonId`` of the row that is the current one now.
        opened: that of a row that was clicked, or Enter or Space pressed on it.
        add_asked: the user wants to add somebody.
    """

    chosen = Signal(object)
    opened = Signal(object)
    add_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("surface", Qt.Edge.RightEdge, parent)
        self._words = words
        self._title = Text("", Role.TITLE, single=True).stretch()
        self._add = Button("", Kind.QUIET, icon="plus")
        self._add.setObjectName("people_add")
        self.field = SearchField("people_search")
        self._none = Text("", Role.LABEL, "text2")
        self._none.hide()
        self._model = PeopleModel(words, self)
        self.view = RowList("people_list")
        self.view.setModel(self._model)
        self.view.setItemDelegate(PeopleDelegate(self))
        self._current: PersonId | None = None
        self._lay_out()
        self._add.clicked.connect(self.add_asked)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._enter)
        self.field.down.connect(self._enter)
        self.view.selectionModel().currentChanged.connect(self._tell_chosen)
        self.view.activated.connect(self._tell_opened)
        self.view.clicked.connect(self._tell_opened)
        self.retranslate()

    def show_people(self, people: tuple[Listed, ...]) -> None:
        """List these; the current row stays, where it still is."""
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self._model.show_people(people)
        selection.blockSignals(False)
        self.choose(self._current)
        self._say_found()

    def choose(self, person: PersonId | None) -> bool:
        """Make somebody's row the current one, silently; say whether it is in the list."""
        self._current = person
        number = self._model.row_of(person)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        if number < 0:
            selection.clear()
        else:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(self._model.index(number, 0), flag)
        selection.blockSignals(False)
        if number >= 0:
            self.view.scrollTo(self._model.index(number, 0))
        self.view.viewport().update()
        return number >= 0

    def first(self) -> PersonId | None:
        """Give the first in the list; None where it is empty."""
        return _person(self._model.index(0, 0))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._title.set_text(text("people.title"))
        self._add.set_words(text("person.new"))
        self.view.setAccessibleName(text("people.title"))
        self.field.setPlaceholderText(text("people.search"))
        self.field.setAccessibleName(text("people.search"))
        self._model.retranslate()
        self._say_found()

    def _search(self, typed: str) -> None:
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self._model.search(typed)
        selection.blockSignals(False)
        self.choose(self._current)
        self._say_found()

    def _enter(self) -> None:
        """Go on from the field to the list."""
        if self._model.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self._model.index(0, 0))
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _say_found(self) -> None:
        typed = self.field.text().strip()
        nobody = bool(typed) and not self._model.rowCount()
        self._none.set_text(self._words.text("people.nothing_for", text=typed[:60]))
        self._none.setVisible(nobody)

    def _tell_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if (person := _person(index)) is not None:
            self._current = person
            self.chosen.emit(person)

    def _tell_opened(self, index: QModelIndex) -> None:
        if (person := _person(index)) is not None:
            self._current = person
            self.opened.emit(person)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._add)
        above = QVBoxLayout()
        above.setContentsMargins(_MARGIN, 16, _MARGIN, 8)
        above.setSpacing(10)
        above.addLayout(head)
        above.addWidget(self.field)
        above.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.view, 1)


def _person(index: QModelIndex) -> PersonId | None:
    row = index.data(Roles.ROW)
    return row.id if isinstance(row, PersonRow) else None

"""The left of the page: search, filters, and the list of what was found."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.directory.delegate import DirectoryDelegate
from ui.directory.filters import Filters
from ui.directory.model import DirectoryModel, Roles
from ui.directory.presenter import Found
from ui.directory.row import DirectoryRow
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Panel
from ui.widgets.row_list import RowList
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_MARGIN = 16


class Finder(Panel):
    """Search, filters, list.

    Signals:
        sought: what is searched for now, a ``Sought``.
        more_asked: the list has come to its end and there is more.
        chosen: the slug of the row that is the current one now.
        opened: the slug of a row that was clicked, or Enter or Space pressed on it.
        add_asked: the user wants to write a record.
    """

    sought = Signal(object)
    more_asked = Signal()
    chosen = Signal(str)
    opened = Signal(str)
    add_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("surface", Qt.Edge.RightEdge, parent)
        self._words = words
        self._found: Found | None = None
        self._title = Text("", Role.TITLE, single=True).stretch()
        self._add = Button("", Kind.QUIET, icon="plus")
        self._add.setObjectName("add_operator")
        self.filters = Filters(words)
        self._none = Text("", Role.LABEL, "text2")
        self._none.hide()
        self._model = DirectoryModel(words, self)
        self._delegate = DirectoryDelegate(self)
        self.view = RowList("directory_list")
        self.view.setModel(self._model)
        self.view.setItemDelegate(self._delegate)
        self._lay_out()
        self._add.clicked.connect(self.add_asked)
        self.filters.sought.connect(self.sought)
        self.filters.entered.connect(self._enter)
        self.filters.field.down.connect(self._enter)
        self._model.more_asked.connect(self.more_asked)
        self.view.selectionModel().currentChanged.connect(self._tell_chosen)
        self.view.activated.connect(self._tell_opened)
        self.view.clicked.connect(self._tell_opened)
        self.retranslate()

    def show_found(self, found: Found) -> None:
        """List what was found; no row is the current one until ``choose`` says so."""
        self._found = found
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self._model.show_found(found.rows, found.sought.text, found.count)
        selection.blockSignals(False)
        self.view.setVisible(bool(found.rows))
        self._say_found()

    def show_count(self, count: int) -> None:
        """Say how many were found, once they are counted."""
        if self._found is not None:
            self._found = replace(self._found, count=count)
            self._model.show_count(count)
            self.filters.show_count(count)

    def choose(self, slug: str) -> bool:
        """Make an operator's row the current one, silently; say whether it is in the list."""
        number = self._model.row_of(slug)
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

    def first(self) -> str:
        """Give the slug of the best hit; empty where there is none."""
        return _slug(self._model.index(0, 0))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._title.set_text(text("directory.title"))
        self._add.set_words(text("directory.add"))
        self.view.setAccessibleName(text("directory.title"))
        self.filters.retranslate()
        self._model.retranslate()
        self._say_found()

    def _enter(self) -> None:
        """Go on from the field to the list."""
        if self._model.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self._model.index(0, 0))
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _say_found(self) -> None:
        if self._found is None:
            return
        if self._found.count is not None:
            self.filters.show_count(self._found.count)
        typed = self._found.sought.text.strip()
        text = self._words.text
        nothing = (
            text("directory.nothing_for", text=typed[:60])
            if typed
            else text("directory.nothing_here")
        )
        self._none.set_text("" if self._found.rows else nothing)
        self._none.setVisible(not self._found.rows)

    def _tell_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if slug := _slug(index):
            self.chosen.emit(slug)

    def _tell_opened(self, index: QModelIndex) -> None:
        if slug := _slug(index):
            self.opened.emit(slug)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._add)
        above = QVBoxLayout()
        above.setContentsMargins(_MARGIN, 16, _MARGIN, 8)
        above.setSpacing(10)
        above.addLayout(head)
        above.addWidget(self.filters)
        above.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.view, 1)
        column.addStretch(0)


def _slug(index: QModelIndex) -> str:
    row = index.data(Roles.ROW)
    return str(row.slug) if isinstance(row, DirectoryRow) else ""

"""The left of the page: search, filters, and the list of what was found."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.directory.delegate import DirectoryDelegate
from ui.directory.filters import Filters
from ui.directory.model import DirectoryModel
from ui.directory.presenter import Found
from ui.directory.row import DirectoryRow
from ui.widgets.list_finder import ListFinder
from ui.widgets.worded_model import Index, Roles
from ui.wording import Words


class Finder(ListFinder):
    """Search, filters, list; ``chosen`` and ``opened`` carry a slug.

    Signals:
        sought: what is searched for now, a ``Sought``.
        more_asked: the list has come to its end and there is more.
    """

    sought = Signal(object)
    more_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        self.filters = Filters(words)
        self._model = DirectoryModel(words)
        names = ("add_operator", "directory_list")
        field, delegate = self.filters.field, DirectoryDelegate()
        super().__init__(self.filters, field, self._model, delegate, names=names, parent=parent)
        self._words = words
        self._found: Found | None = None
        self.filters.sought.connect(self.sought)
        self.filters.entered.connect(self.enter_list)
        field.down.connect(self.enter_list)
        self._model.more_asked.connect(self.more_asked)
        self.retranslate()

    def show_found(self, found: Found) -> None:
        """List what was found; no row is the current one until ``choose`` says so."""
        self._found = found
        with self.silent():
            self._model.show_found(found.rows, found.sought.text, found.count)
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
        return self.choose_row(self._model.row_of(slug))

    def first(self) -> str:
        """Give the slug of the best hit; empty where there is none."""
        return self.key_at(self._model.index(0, 0)) or ""

    def key_at(self, index: Index) -> str | None:
        row = index.data(Roles.ROW)
        return str(row.slug) if isinstance(row, DirectoryRow) else None

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.name_frame(self._words.text("directory.title"), self._words.text("directory.add"))
        self.filters.retranslate()
        self._model.retranslate()
        self._say_found()

    def _say_found(self) -> None:
        if self._found is None:
            return
        if self._found.count is not None:
            self.filters.show_count(self._found.count)
        typed, text = self._found.sought.text.strip(), self._words.text
        nothing = text("directory.nothing_here")
        if typed:
            nothing = text("directory.nothing_for", text=typed[:60])
        self.say_none("" if self._found.rows else nothing)

"""The left of the page: search, filters, and the list of what was found."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.directory.delegate import DirectoryDelegate
from ui.directory.filters import Filters
from ui.directory.model import DirectoryModel
from ui.directory.presenter import Found
from ui.directory.row import DirectoryRow
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.flow import Flow
from ui.widgets.list_finder import ListFinder
from ui.widgets.worded_model import Index, Roles
from ui.wording import Words


class Finder(ListFinder):
    """Search, filters, list; ``chosen`` and ``opened`` carry a slug.

    Signals:
        sought: what is searched for now, a ``Sought``.
        more_asked: the list has come to its end and there is more.
        policy_asked: the user wants to read a policy.
        authorities_asked: the user wants to find an authority.
        import_asked: the user wants to bring in records of others.
    """

    sought = Signal(object)
    more_asked = Signal()
    policy_asked = Signal()
    authorities_asked = Signal()
    import_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        self.filters = Filters(words)
        self._model = DirectoryModel(words)
        names = ("add_operator", "directory_list")
        field, delegate = self.filters.field, DirectoryDelegate()
        self._authorities = Button("", Kind.LINK, icon="scale", size=Size.SMALL)
        self._authorities.setObjectName("find_authority")
        self._import = Button("", Kind.LINK, icon="inbox", size=Size.SMALL)
        self._import.setObjectName("import_records")
        search = _below(self.filters, self._authorities, self._import)
        super().__init__(search, field, self._model, delegate, names=names, parent=parent)
        self._words = words
        self._read = Button("", Kind.QUIET, icon="scan-text")
        self._read.setObjectName("read_policy")
        self._read.clicked.connect(self.policy_asked)
        self.add_beside(self._read)
        self._authorities.clicked.connect(self.authorities_asked)
        self._import.clicked.connect(self.import_asked)
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
        text = self._words.text
        self.name_frame(
            text("directory.title"), text("directory.add_short"), name=text("directory.add")
        )
        self._read.set_words(self._words.text("directory.read_policy"))
        self._authorities.set_words(self._words.text("authorities.link"))
        self._import.set_words(self._words.text("importing.link"))
        self.filters.retranslate()
        self._model.retranslate()
        self._say_found()

    def _say_found(self) -> None:
        if self._found is None:
            return
        if self._found.count is not None:
            self.filters.show_count(self._found.count)
        typed, text = self._found.sought.text.strip(), self._words.text
        on = self.filters.said()
        nothing = text("directory.nothing_filtered", filters=on)
        if typed and on:
            nothing = text("directory.nothing_for_filtered", text=typed[:60], filters=on)
        elif typed:
            nothing = text("directory.nothing_for", text=typed[:60])
        self.say_none("" if self._found.rows else nothing)


def _below(filters: Filters, *links: Button) -> QWidget:
    """Put ways to something else below the filters, where they crowd no title."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(filters)
    row = Flow(gap=12)
    for link in links:
        row.addWidget(link)
    column.addLayout(row)
    return made

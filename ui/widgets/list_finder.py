"""The left of a page with a list: a title, adding, a search, and the list."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Panel
from ui.widgets.row_list import RowList
from ui.widgets.tab_order import order, stops
from ui.widgets.text import Text
from ui.widgets.type import Role

_MARGIN = 16


class ListFinder(Panel):
    """The frame of a search with its list; what is listed is the affair of who derives from it.

    Signals:
        chosen: the key of the row that is the current one now.
        opened: the key of a row that was clicked, or Enter or Space pressed on it.
        add_asked: the user wants to add something.
    """

    chosen = Signal(object)
    opened = Signal(object)
    add_asked = Signal()

    def __init__(
        self,
        search: QWidget,
        field: QLineEdit,
        model: QAbstractListModel,
        delegate: QAbstractItemDelegate,
        *,
        names: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Make the frame.

        Args:
            search: what stands between title and list.
            field: where one types in it.
            model: what is listed; the frame owns it.
            delegate: draws it; the frame owns it.
            names: the object names of the button that adds, and of the list.
            parent: the widget it lies in.
        """
        super().__init__("surface", Qt.Edge.RightEdge, parent)
        #: Where one types what is searched for.
        self.field = field
        self._rows = model
        for owned in (model, delegate):
            owned.setParent(self)
        self._title = Text("", Role.TITLE, single=True).stretch()
        self._add = Button("", Kind.QUIET, icon="plus")
        self._add.setObjectName(names[0])
        self._none = Text("", Role.LABEL, "text2")
        self._none.hide()
        self.view = RowList(names[1])
        self.view.setModel(model)
        self.view.setItemDelegate(delegate)
        self._lay_out(search)
        self._add.clicked.connect(self.add_asked)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.activated.connect(self._on_opened)
        self.view.clicked.connect(self._on_opened)

    def key_at(self, index: QModelIndex | QPersistentModelIndex) -> object:
        """Give the key of a row; None = there is no row."""
        raise NotImplementedError

    def name_frame(self, title: str, add: str, *, name: str = "") -> None:
        """Say the title and the button; ``name`` is the button's where its words are short."""
        self._title.set_text(title)
        self._add.set_words(add, name=name)
        self.view.setAccessibleName(title)

    def add_beside(self, button: Button) -> None:
        """Put a further button into the title's line, before the one that adds."""
        self._head.insertWidget(1, button)

    def say_none(self, sentence: str) -> None:
        """Say that nothing is found; empty = something is."""
        self._none.set_text(sentence)
        self._none.setVisible(bool(sentence))

    def choose_row(self, number: int) -> bool:
        """Make a row the current one, silently; say whether there is one of this number."""
        with self.silent():
            if number < 0:
                self.view.selectionModel().clear()
            else:
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.view.selectionModel().setCurrentIndex(self._rows.index(number, 0), flag)
        if number >= 0:
            self.view.scrollTo(self._rows.index(number, 0))
        self.view.viewport().update()
        return number >= 0

    def enter_list(self) -> None:
        """Go on from the search to the list."""
        if self._rows.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self._rows.index(0, 0))
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Change rows or the current one without telling."""
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        try:
            yield
        finally:
            selection.blockSignals(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Once it is laid out: what was put in later is read where it stands.
        QTimer.singleShot(0, self, lambda: order(stops(self)))

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if (key := self.key_at(index)) is not None:
            self.chosen.emit(key)

    def _on_opened(self, index: QModelIndex) -> None:
        if (key := self.key_at(index)) is not None:
            self.opened.emit(key)

    def _lay_out(self, search: QWidget) -> None:
        head = self._head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._add)
        above = QVBoxLayout()
        above.setContentsMargins(_MARGIN, 16, _MARGIN, 8)
        above.setSpacing(10)
        above.addLayout(head)
        above.addWidget(search)
        above.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.view, 1)
        column.addStretch(0)

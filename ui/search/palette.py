"""Ctrl+K: a field and what it finds, over the page; Enter goes there, Escape goes back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from app.bootstrap import OpenCore
from app.services import finder
from app.services.finder import Findings
from ui.search.delegate import ROW_ROLE, SearchDelegate
from ui.search.rows import Kind, Row, WindowAction, rows_of
from ui.tasks import TaskRunner
from ui.widgets import look
from ui.widgets.overlay import Overlay
from ui.widgets.text import Text
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role
from ui.wording import Words

_WIDTH = 640
_HEIGHT = 420


class _List(QListView):
    """As tall as the sheet allows."""

    def sizeHint(self) -> QSize:
        return QSize(look.type_().px(_WIDTH), look.type_().px(_HEIGHT))


class Palette(Overlay):
    """Search over everything.

    Signals:
        chosen: the row to go to: its ``kind`` and ``key``.
        failed: the search could not be made.
    """

    chosen = Signal(object)
    failed = Signal(Exception)

    def __init__(
        self,
        core: OpenCore,
        runner: TaskRunner,
        words: Words,
        actions: tuple[WindowAction, ...],
        parent: QWidget,
    ) -> None:
        """Make the search over ``parent``; ``actions`` are what the window can do."""
        super().__init__(parent, _WIDTH)
        self.setObjectName("search_everything")
        self._core, self._runner, self._words, self._actions = core, runner, words, actions
        self._asked = 0
        self._field = QLineEdit()
        self._field.setObjectName("search_text")
        self._field.textChanged.connect(self._search)
        self._field.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self._list = _List()
        self._list.setObjectName("search_found")
        self._list.setModel(self._model)
        self._list.setItemDelegate(SearchDelegate(self))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(self._take)
        self._list.selectionModel().currentChanged.connect(self._say_current)
        self._nothing = Text("", Role.BODY, "text2")
        self._nothing.hide()
        for widget in (self._field, self._nothing, self._list):
            self.body.addWidget(widget)
        words.language_changed.connect(self._say)
        self._say()

    def ask(self) -> None:
        """Open with an empty field."""
        self._field.clear()
        self._search("")
        self.open(self._field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # noqa: S101 - by its type
            return self._steer(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _steer(self, key: Qt.Key) -> bool:
        """Let the field's keys move in the list; say whether the key is used up."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 6,
            Qt.Key.Key_PageUp: -6,
        }
        if key in steps and self._model.rowCount():
            at = self._list.currentIndex().row() + steps[key]
            at = max(0, min(at, self._model.rowCount() - 1))
            self._list.setCurrentIndex(self._model.index(at, 0))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._list.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            self.close_sheet()
            return True
        return False

    def _search(self, text: str) -> None:
        self._asked += 1
        number, core = self._asked, self._core

        def find() -> tuple[int, str, Findings]:
            today: date = core.clock.today()
            found = finder.find(text, core.directory, core.overview, core.people, today)
            return number, text, found

        task = self._runner.store(lambda _progress: find())
        task.succeeded.connect(self._show)
        task.failed.connect(self.failed)

    def _show(self, result: tuple[int, str, Findings]) -> None:
        number, text, found = result
        if number != self._asked:
            return
        self._model.clear()
        for row in rows_of(text, found, self._actions, self._words):
            item = QStandardItem(row.title)
            item.setData(row, ROW_ROLE)
            item.setData(row.sentence, Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(plain_tip(row.title))
            item.setEditable(False)
            self._model.appendRow(item)
        some = self._model.rowCount() > 0
        self._list.setVisible(some)
        self._nothing.setVisible(not some)
        self._nothing.set_text(self._words.text("search.nothing", text=text[:60]))
        if some:
            self._list.setCurrentIndex(self._model.index(0, 0))
            self._list.scrollToTop()
        self.place()

    def _say_current(self, index: QModelIndex) -> None:
        # The keyboard stays in the field, so the field says which row Enter would take.
        row = index.data(ROW_ROLE)
        self._field.setAccessibleDescription(row.sentence if row is not None else "")

    def _take(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        self.close_sheet()
        if row.kind is Kind.ACTION:
            next(each for each in self._actions if each.name == row.key).act()
        else:
            self.chosen.emit(row)

    def _say(self) -> None:
        text = self._words.text
        self.setAccessibleName(text("search.title"))
        self._field.setPlaceholderText(text("search.hint"))
        self._field.setAccessibleName(text("search.title"))
        self._list.setAccessibleName(text("search.found"))
        if not self.isHidden():
            self._search(self._field.text())

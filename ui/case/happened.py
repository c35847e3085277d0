"""What happened: a list as tall as its entries, with the actions of each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)

from app.cases.timeline import RowKind
from app.services.case_file import CaseFile
from ui.case.happened_delegate import HappenedDelegate
from ui.case.happened_model import ENTRY_ROLE, Entry, HappenedModel, entries_of
from ui.widgets.card import Card
from ui.widgets.glyph import Glyph
from ui.widgets.icons import icon
from ui.widgets.text import Text
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role
from ui.wording import Words

_RUN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class HappenedList(QListView):
    """The entries; Enter opens what can be done with one.

    Signals:
        take_back_asked: an ``Entry`` is to be taken back.
        save_asked: a ``Paper`` is to be saved.
    """

    take_back_asked = Signal(object)
    save_asked = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setObjectName("happened")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._entries = HappenedModel()
        self.setModel(self._entries)
        self._drawn = HappenedDelegate(self)
        self.setItemDelegate(self._drawn)
        self._menu: QMenu | None = None
        self.selectionModel().currentChanged.connect(self._unfold)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these entries; the list grows and shrinks with them."""
        self._drawn.fit_days(entry.day for entry in entries)
        self._drawn.unfold(-1)
        self._entries.show_entries(entries)
        self._fit()

    def entries(self) -> tuple[Entry, ...]:
        """Give the entries shown, newest first."""
        return self._entries.entries

    def menu_of(self, entry: Entry) -> QMenu:
        """Make the menu of an entry: save what belongs to it, take it back."""
        text = self._words.text
        menu = QMenu(self)
        menu.setObjectName("entry_menu")
        for paper in entry.papers:
            action = menu.addAction(icon("download"), text("case.save_paper", name=paper.name[:60]))
            action.triggered.connect(
                lambda _checked=False, paper=paper: self.save_asked.emit(paper)
            )
        if entry.event is not None:
            action = menu.addAction(icon("undo-2"), text("case.take_back"))
            action.setObjectName("take_back")
            action.triggered.connect(lambda: self.take_back_asked.emit(entry))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._drawn.fit(self.viewport().width()):
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RUN and self.currentIndex().isValid():
            self._open_menu(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
        if index.isValid():
            self._open_menu(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        entry = index.data(ENTRY_ROLE)
        if event.button() != Qt.MouseButton.LeftButton or not isinstance(entry, Entry):
            return
        hit = self._drawn.hit(self.visualRect(index), entry, event.position())
        if hit.paper is not None:
            self.save_asked.emit(entry.papers[hit.paper])
        elif hit.menu:
            self._open_menu(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        entry = index.data(ENTRY_ROLE)
        over = False
        if isinstance(entry, Entry):
            hit = self._drawn.hit(self.visualRect(index), entry, event.position())
            over = hit.menu or hit.paper is not None
            tip = entry.papers[hit.paper].name if hit.paper is not None else ""
            self.viewport().setToolTip(plain_tip(tip))
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls, not the list.
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._drawn.fit_days(entry.day for entry in self._entries.entries)
            self._fit()

    def _open_menu(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.menu_of(entry)
        if not self._menu.isEmpty():
            at: QPoint = self._drawn.menu_place(self.visualRect(index)).toPoint()
            self._menu.popup(self.viewport().mapToGlobal(at))

    def _unfold(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._drawn.unfold(current.row())
        self._fit()

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        option = QStyleOptionViewItem()
        height = sum(
            self._drawn.sizeHint(option, self._entries.index(row, 0)).height()
            for row in range(len(self._entries.entries))
        )
        self.setFixedHeight(max(height, 1) + 2)


class Happened(Card):
    """The card: heading, the lamp that says whether entries were altered, the list."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._shown: CaseFile | None = None
        self._title = Text("", Role.HEADING, single=True).stretch()
        self._lamp = Glyph.icon("link-2", "done", 14)
        self._state = Text("", Role.SMALL, "text2", single=True)
        self._state.setObjectName("ledger")
        self._faults = Text("", Role.SMALL, "late")
        self._faults.setObjectName("faults")
        self._none = Text("", Role.BODY, "text2")
        self.list = HappenedList(words)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title, 1)
        head.addWidget(self._lamp)
        head.addWidget(self._state)
        self.body.addLayout(head)
        self.body.addWidget(self._faults)
        self.body.addSpacing(4)
        self.body.addWidget(self._none)
        self.body.addWidget(self.list)
        self.body.addStretch(1)

    def show_case(self, shown: CaseFile) -> None:
        """Show what happened in a case."""
        words = self._words
        self._shown = shown
        entries = entries_of(shown, words)
        self._title.set_text(words.text("case.happened_title"))
        self.list.setAccessibleName(words.text("case.happened_title"))
        self._none.set_text(words.text("case.nothing_happened"))
        self._none.setVisible(not entries)
        altered = bool(shown.altered)
        self._lamp.show_icon("circle-alert" if altered else "link-2", "late" if altered else "done")
        self._state.set_token("late" if altered else "text2")
        self._state.set_text(words.text("case.altered") if altered else _unaltered(shown, words))
        self._faults.set_text("\n".join(words.say(fault) for fault in shown.altered))
        self._faults.setVisible(altered)
        self.list.show_entries(entries)


def _unaltered(shown: CaseFile, words: Words) -> str:
    """Count what is listed: what is recorded and sealed, and apart from it what is assumed."""
    said = words.plural("case.unaltered", len(shown.events))
    assumed = sum(row.kind is RowKind.ASSUMED for row in shown.timeline)
    if not assumed:
        return said
    more = words.plural("case.count_assumed", assumed)
    return words.text("case.counted_too", said=said, more=more)

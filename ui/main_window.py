"""The window: rail, banner and the pages, which come ready-made. It knows no service."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from ui.page_entry import PageEntry, Place
from ui.page_stack import PageStack
from ui.regions import focus_next_region
from ui.widgets.banner import Banner
from ui.widgets.card import Panel
from ui.widgets.marks import Mark
from ui.widgets.overlay import Overlay
from ui.widgets.page import Page
from ui.widgets.rail import Rail
from ui.wording import Words


class MainWindow(QMainWindow):
    """Shows one page at a time.

    Signals:
        page_made: a page's name and the page, before it is first shown.
    """

    page_made = Signal(str, object)

    def __init__(self, entries: list[PageEntry], words: Words) -> None:
        """Make the window; pages in the order of the rail, the first that is no tile in front."""
        super().__init__()
        self._words = words
        self._entries = {entry.name: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self.banner = Banner(words)
        self.banner.setContentsMargins(24, 12, 24, 0)
        self.rail = Rail(words)
        self._stack = PageStack()
        self._lay_out(entries)
        self._connect_keys(entries)
        self.rail.page_asked.connect(self.show_page)
        self.rail.lamp_asked.connect(self._tell_connection)
        words.language_changed.connect(self._say)
        self._say()
        first = next((each for each in entries if each.place is not Place.TILE), entries[0])
        self.show_page(first.name)

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        page = self.page(name)
        if self._stack.currentWidget() is not page:
            self.banner.age()
        alone = self._entries[name].place is Place.ALONE
        self._stack.setCurrentWidget(page)
        self.rail.setHidden(alone)
        if not alone:
            self.rail.choose(self._entries[name].under or name)
        page.entered()

    def page(self, name: str) -> Page:
        """Give a page; it is made now if it was never shown."""
        if name not in self._pages:
            self._pages[name] = self._entries[name].make()
            self._stack.addWidget(self._pages[name])
            self.page_made.emit(name, self._pages[name])
        return self._pages[name]

    def pages(self) -> dict[str, Page]:
        """Give the pages made so far, by name."""
        return dict(self._pages)

    def forget_page(self, name: str) -> Page:
        """Take a page out of the window; shown again, it is made anew. The caller deletes it."""
        page = self._pages.pop(name)
        self._stack.removeWidget(page)
        return page

    def current_page(self) -> Page:
        """Give the page in front."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)  # noqa: S101 (only pages are ever added)
        return page

    def tell_problem(self, sentence: str) -> None:
        """Show the sentence of a foreseeable failure."""
        self.banner.tell(sentence, Mark.LATE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, as Space does."""
        focused = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QAbstractButton) and focused.isEnabled():
            focused.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, entries: list[PageEntry]) -> None:
        #: All of the window; what lies over the pages has it as parent.
        self.sheet = whole = Panel("window")
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.banner)
        right.addWidget(self._stack, 1)
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addLayout(right, 1)
        # Added last, so that Tab reaches the rail after the page.
        across.insertWidget(0, self.rail)
        for entry in entries:
            if entry.place is Place.TILE:
                self.rail.add_tile(entry.name, entry.icon, entry.message_id)
            elif entry.place in (Place.TOP, Place.FOOT):
                foot = entry.place is Place.FOOT
                self.rail.add_item(entry.name, entry.icon, entry.message_id, foot=foot)
        self.setCentralWidget(whole)

    def _connect_keys(self, entries: list[PageEntry]) -> None:
        self.add_key("F6", lambda: self._walk_regions(1))
        self.add_key("Shift+F6", lambda: self._walk_regions(-1))
        self.add_key("Escape", self._escape)
        self.add_key("Ctrl+Return", lambda: self.current_page().press_primary())
        self.add_key("Ctrl+F", lambda: self.current_page().focus_search())
        self.add_key("Ctrl+Z", self.banner.undo)
        self.add_key("Ctrl+Q", self.close)
        items = [entry for entry in entries if entry.place in (Place.TOP, Place.FOOT)]
        for number, entry in enumerate(items, start=1):
            self.add_key(f"Ctrl+{number}", partial(self._jump, entry.name))
        for entry in entries:
            if entry.place is Place.TILE:
                self.add_key("Ctrl+N", partial(self._jump, entry.name))

    def _jump(self, name: str) -> None:
        if not self.rail.isHidden():
            self.show_page(name)

    def add_key(self, keys: str, act: Callable[[], object]) -> QShortcut:
        """Let a shortcut do something, whatever page is in front."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(act)
        return shortcut

    def _walk_regions(self, step: int) -> None:
        regions: list[QWidget] = [*self.current_page().regions(), self.rail]
        if not self.banner.isHidden():
            regions.insert(0, self.banner)
        focus_next_region(regions, step)

    def _escape(self) -> None:
        sheets = [each for each in self.findChildren(Overlay) if each.isVisible()]
        if sheets:
            sheets[-1].close_sheet()
        elif not self.current_page().close_innermost():
            self.banner.dismiss()

    def _tell_connection(self) -> None:
        self.banner.tell(self._words.text("ui.offline.reason"))

    def _say(self) -> None:
        self.setWindowTitle("Kaiji")

"""The window: rail, banner and the pages, which come ready-made. It knows no service."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.page_entry import PageEntry, Place
from ui.regions import focus_next_region
from ui.widgets.banner import Banner
from ui.widgets.card import Panel
from ui.widgets.marks import Mark
from ui.widgets.page import Page
from ui.widgets.rail import Rail
from ui.wording import Words


class MainWindow(QMainWindow):
    """Shows one page at a time.

    Signals:
        page_shown: the page with this name came to the front.
    """

    page_shown = Signal(str)

    def __init__(
        self,
        entries: list[PageEntry],
        words: Words,
        *,
        may_close: Callable[[], bool] = lambda: True,
    ) -> None:
        """Make the window; the first entry that is no tile is in front.

        Args:
            entries: the pages, in the order of the rail.
            words: the language.
            may_close: asked before the window closes.
        """
        super().__init__()
        self._words = words
        self._entries = {entry.name: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._may_close = may_close
        self.banner = Banner(words)
        self.banner.setContentsMargins(24, 12, 24, 0)
        self.rail = Rail(words)
        self._stack = QStackedWidget()
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
        alone = self._entries[name].place is Place.ALONE
        self._stack.setCurrentWidget(page)
        self.rail.setHidden(alone)
        if not alone:
            self.rail.choose(name)
        page.entered()
        self.page_shown.emit(name)

    def page(self, name: str) -> Page:
        """Give a page; it is made now if it was never shown."""
        if name not in self._pages:
            self._pages[name] = self._entries[name].make()
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def current_page(self) -> Page:
        """Give the page in front."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)  # noqa: S101 (only pages are ever added)
        return page

    def tell_problem(self, sentence: str) -> None:
        """Show the sentence of a foreseeable failure."""
        self.banner.tell(sentence, Mark.LATE)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close():
            super().closeEvent(event)
        else:
            event.ignore()

    def _lay_out(self, entries: list[PageEntry]) -> None:
        whole = Panel("window")
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
            elif entry.place is not Place.ALONE:
                foot = entry.place is Place.FOOT
                self.rail.add_item(entry.name, entry.icon, entry.message_id, foot=foot)
        self.setCentralWidget(whole)

    def _connect_keys(self, entries: list[PageEntry]) -> None:
        self._key("F6", lambda: self._walk_regions(1))
        self._key("Shift+F6", lambda: self._walk_regions(-1))
        self._key("Escape", self._escape)
        self._key("Ctrl+Return", lambda: self.current_page().press_primary())
        self._key("Ctrl+Z", self.banner.undo)
        self._key("Ctrl+Q", self.close)
        items = [entry for entry in entries if entry.place in (Place.TOP, Place.FOOT)]
        for number, entry in enumerate(items, start=1):
            self._key(f"Ctrl+{number}", partial(self._jump, entry.name))
        for entry in entries:
            if entry.place is Place.TILE:
                self._key("Ctrl+N", partial(self._jump, entry.name))

    def _jump(self, name: str) -> None:
        if not self.rail.isHidden():
            self.show_page(name)

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _walk_regions(self, step: int) -> None:
        regions: list[QWidget] = [*self.current_page().regions(), self.rail]
        if not self.banner.isHidden():
            regions.insert(0, self.banner)
        focus_next_region(regions, step)

    def _escape(self) -> None:
        if not self.current_page().close_innermost():
            self.banner.dismiss()

    def _tell_connection(self) -> None:
        self.banner.tell(self._words.text("ui.offline.reason"))

    def _say(self) -> None:
        self.setWindowTitle("Kaiji")

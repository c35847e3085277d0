"""The composition root of the window: services, runner, hub, pages, window meet only here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.base.errors import Problem
from app.base.paths import Home
from ui.appearance import Appearance
from ui.changes_hub import ChangesHub
from ui.main_window import MainWindow
from ui.page_entry import PageEntry, Place
from ui.problems import Problems, Report
from ui.tasks import TaskRunner
from ui.widgets.page import Page
from ui.wording import Words

if TYPE_CHECKING:
    from app.bootstrap import OpenCore

# Pages are imported when they are made: the start pays for the first one only, and what
# stands behind the others (the vault's cipher, the letters' templates) is not cheap.


@dataclass
class Window:
    """The window and what has to outlive its pages."""

    words: Words
    appearance: Appearance
    home: Home
    runner: TaskRunner = field(default_factory=TaskRunner)
    hub: ChangesHub = field(default_factory=ChangesHub)

    def __post_init__(self) -> None:
        self._core: OpenCore | None = None
        self.problems = Problems(self.words)
        entries = [
            PageEntry("gate", "lock", "ui.rail.today", self._gate, Place.ALONE),
            PageEntry("request", "plus", "ui.rail.new_request", self._request, Place.TILE),
            PageEntry("today", "sun", "ui.rail.today", self._today),
            PageEntry("settings", "settings", "ui.rail.settings", self._settings, Place.FOOT),
        ]
        self.window = MainWindow(entries, self.words)
        self.window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
        self.report = Report(self.words, self.window)
        self.problems.told.connect(self.window.tell_problem)
        self.problems.broke.connect(self.report.show)
        self.problems.install_hook()

    def end(self) -> None:
        """Let running work finish, then close the vault."""
        self.runner.drain()
        if self._core is not None:
            from app.services import ways_out

            ways_out.empty_folder(self.home.handed)
            self._core.close()

    def _gate(self) -> Page:
        from ui.welcome.door import Door
        from ui.welcome.page import GatePage

        door = Door(self.home)
        page = GatePage(door, self.runner, self.words, self.problems)
        page.opened.connect(self._open)
        page.language_chosen.connect(self._speak)
        return page

    def _speak(self, language: str) -> None:
        """Speak another language from now on, also after the next start."""
        from app.base import settings

        self.words.set_language(language)
        try:
            settings.save(
                self.home.settings, replace(settings.load(self.home.settings), language=language)
            )
        except Problem as problem:
            self.problems.tell(problem)

    def _open(self, core: OpenCore) -> None:
        self._core = core
        self.window.show_page("today")

    def _today(self) -> Page:
        from ui.today.page import TodayPage
        from ui.today.presenter import TodayPresenter

        assert self._core is not None  # noqa: S101 - the gate comes first
        presenter = TodayPresenter(self._core, self.runner, self.hub, self.window)
        page = TodayPage(presenter, self.words, self.window.banner, self.problems)
        page.new_request_asked.connect(lambda: self.window.show_page("request"))
        page.counted.connect(lambda count: self.window.rail.set_badge("today", count))
        return page

    def _request(self) -> Page:
        from app.services import ways_out
        from ui.request.leaving import Leaving
        from ui.request.page import RequestPage
        from ui.request.presenter import RequestPresenter

        assert self._core is not None  # noqa: S101 - the gate comes first
        presenter = RequestPresenter(self._core, self.runner, self.hub, self.window)
        leaving = Leaving(self._core, self.runner, self.hub, presenter)
        ways_out.empty_folder(self.home.handed)
        page = RequestPage(
            presenter, leaving, self.words, self.window.banner, self.problems, self.home.handed
        )
        page.closed.connect(lambda: self.window.show_page("today"))
        return page

    def _settings(self) -> Page:
        from ui.settings.page import SettingsPage

        return SettingsPage(self.words, self.appearance, self.problems, self.home.settings)


def build_window(words: Words, appearance: Appearance, home: Home | None = None) -> Window:
    """Build the window with all its pages, and connect them."""
    return Window(words, appearance, home or Home.default())

"""The composition root of the window: services, runner, hub, pages, window meet only here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
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
    from app.base.clock import Clock
    from app.base.ids import CaseId, OperatorSlug, PersonId
    from app.bootstrap import OpenCore
    from app.cases.next_steps import Action
    from app.services.overview import Filter
    from app.services.vault import FindKeystore
    from ui.case.page import CasePage
    from ui.desk import Desk

# Pages are imported when they are made: the start pays for the first one only, and what
# stands behind the others (the vault's cipher, the letters' templates) is not cheap.


@dataclass
class Window:
    """The window and what has to outlive its pages.

    Attributes:
        clock: what day it is; None = the real time.
        find_keystore: finds the system's key store; None = the real one.
    """

    words: Words
    appearance: Appearance
    home: Home
    clock: Clock | None = None
    find_keystore: FindKeystore | None = None
    runner: TaskRunner = field(default_factory=TaskRunner)
    hub: ChangesHub = field(default_factory=ChangesHub)

    def __post_init__(self) -> None:
        self._desk: Desk | None = None
        #: Whose vault is not closed yet: that of the open vault, and one that is being locked.
        self._desks: list[Desk] = []
        #: The page to show once the vault is open again.
        self._front = "today"
        self._front_case: CaseId | None = None
        self.problems = Problems(self.words)
        entries = [
            PageEntry("gate", "lock", "ui.rail.today", self._gate, Place.ALONE),
            PageEntry("request", "plus", "ui.rail.new_request", self._request, Place.TILE),
            PageEntry("today", "sun", "ui.rail.today", self._today),
            PageEntry("requests", "folder-open", "ui.rail.requests", self._requests),
            PageEntry(
                "case", "folder-open", "ui.rail.requests", self._case, Place.WITHIN, "requests"
            ),
            PageEntry("directory", "book-open", "ui.rail.directory", self._directory),
            PageEntry("people", "users", "ui.rail.people", self._people),
            PageEntry("settings", "settings", "ui.rail.settings", self._settings, Place.FOOT),
        ]
        self.window = MainWindow(entries, self.words)
        self.window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
        self.report = Report(self.words, self.window)
        self.problems.told.connect(self.window.tell_problem)
        self.problems.broke.connect(self.report.show)
        self.problems.install_hook()

    def end(self) -> None:
        """Let running work finish, keep what is half filled and the window's size, close the vault."""
        self.runner.drain()
        self._keep_size()
        for desk in self._desks:
            desk.close_now()
        self._desks.clear()
        gate = self.window.pages().get("gate")
        if gate is not None:
            gate.put_away()

    # The gate, and what lies behind it

    def _gate(self) -> Page:
        from ui.welcome.door import Door
        from ui.welcome.page import GatePage

        door = Door(self.home, self.clock, self.find_keystore)
        page = GatePage(door, self.runner, self.words, self.problems)
        page.opened.connect(self.enter)
        page.language_chosen.connect(self._speak)
        return page

    def _speak(self, language: str) -> None:
        """Speak another language from now on, also after the next start."""
        self.words.set_language(language)
        self._keep_settings(language=language)

    def _keep_settings(self, **changes: object) -> None:
        from app.base import settings

        kept = replace(settings.load(self.home.settings), **changes)  # type: ignore[arg-type]
        try:
            settings.save(self.home.settings, kept)
        except Problem as problem:
            self.problems.tell(problem)

    def _keep_size(self) -> None:
        if self.home.folder.is_dir():
            size = self.window.normalGeometry().size()
            self._keep_settings(
                width=size.width(), height=size.height(), maximized=self.window.isMaximized()
            )

    def enter(self, core: OpenCore) -> None:
        """Show the pages of an open vault."""
        from ui.desk import Desk

        desk = self._desk = Desk(core, self)
        self._desks.append(desk)
        desk.locked.connect(self._show_gate)
        desk.stayed_open.connect(lambda: self._go_on(desk))
        desk.closed.connect(lambda: self._desks.remove(desk))
        if self._front_case is not None:
            self._case_page().show_case(self._front_case)
        self.window.show_page(self._front if self._front != "case" or self._front_case else "today")

    def _go_on(self, desk: Desk) -> None:
        """Show the pages again of a vault that could not be closed."""
        self._desk = desk
        self.window.show_page(self._front)

    def _show_gate(self, front: str, itself: bool) -> None:
        from ui.welcome.page import GatePage

        self._desk, self._front = None, front
        self._front_case = self._case_page().case() if front == "case" else None
        self.window.forget_page("gate").deleteLater()
        gate = self.window.page("gate")
        assert isinstance(gate, GatePage)  # noqa: S101 - as its entry makes it
        gate.show_locked(itself=itself)
        self.window.show_page("gate")

    def begin_with(self, page: str) -> None:
        """Show this page first once the vault is open."""
        self._front = page

    def core(self) -> OpenCore:
        """Give the core of the open vault."""
        return self._open_desk.core

    @property
    def _open_desk(self) -> Desk:
        assert self._desk is not None  # noqa: S101 - the gate comes first
        return self._desk

    # Pages

    def _today(self) -> Page:
        from ui.today.page import TodayPage
        from ui.today.presenter import TodayPresenter

        desk = self._open_desk
        page = TodayPage(
            TodayPresenter(desk.core, self.runner, self.hub, desk),
            self.words,
            self.window.banner,
            self.problems,
        )
        page.new_request_asked.connect(lambda: self.window.show_page("request"))
        page.counted.connect(partial(self.window.rail.set_badge, "today"))
        page.case_asked.connect(self.show_case)
        page.requests_asked.connect(self.show_requests)
        page.directory_asked.connect(lambda: self.window.show_page("directory"))
        page.search_asked.connect(desk.search)
        page.samples_asked.connect(desk.add_samples)
        return page

    def _request(self) -> Page:
        from app.services import ways_out
        from ui.request.leaving import Leaving
        from ui.request.page import RequestPage
        from ui.request.presenter import RequestPresenter

        desk = self._open_desk
        presenter = RequestPresenter(desk.core, self.runner, self.hub, desk)
        leaving = Leaving(desk.core, self.runner, self.hub, presenter)
        ways_out.empty_folder(self.home.handed)
        page = RequestPage(
            presenter,
            leaving,
            self.words,
            self.window.banner,
            self.problems,
            self.home.handed,
        )
        page.closed.connect(lambda: self.window.show_page("today"))
        return page

    def _requests(self) -> Page:
        from ui.cases.page import RequestsPage
        from ui.cases.presenter import RequestsPresenter

        desk = self._open_desk
        page = RequestsPage(
            RequestsPresenter(desk.core, self.runner, self.hub, desk),
            self.words,
            self.window.banner,
            self.problems,
        )
        page.case_asked.connect(self.show_case)
        page.new_request_asked.connect(lambda: self.window.show_page("request"))
        return page

    def _case(self) -> Page:
        from ui.case.page import CasePage
        from ui.case.presenter import CasePresenter

        desk = self._open_desk
        presenter = CasePresenter(
            desk.core.requests, desk.core.case_files, self.runner, self.hub, desk
        )
        page = CasePage(presenter, self.words, self.window.banner, self.problems)
        page.back_asked.connect(lambda: self.window.show_page("requests"))
        page.person_asked.connect(self.show_person)
        page.operator_asked.connect(self.show_operator)
        return page

    def _directory(self) -> Page:
        from ui.directory.page import DirectoryPage
        from ui.directory.presenter import DirectoryPresenter

        desk = self._open_desk
        presenter = DirectoryPresenter(desk.core, self.runner, self.hub, desk)
        page = DirectoryPage(presenter, self.words, self.window.banner, self.problems)
        page.request_asked.connect(lambda slug: self.begin_request(operator=slug))
        return page

    def _people(self) -> Page:
        from ui.people.page import PeoplePage
        from ui.people.presenter import PeoplePresenter

        desk = self._open_desk
        presenter = PeoplePresenter(desk.core, self.runner, self.hub, desk)
        page = PeoplePage(presenter, self.words, self.window.banner, self.problems)
        page.request_asked.connect(lambda person: self.begin_request(person=person))
        page.requests_asked.connect(self._show_requests_of)
        page.case_asked.connect(lambda case: self.show_case(case))
        return page

    def _settings(self) -> Page:
        from ui.settings.page import SettingsPage
        from ui.settings.presenter import SettingsPresenter

        desk = self._open_desk
        page = SettingsPage(
            SettingsPresenter(desk.core, self.runner, self.hub, desk),
            self.words,
            self.appearance,
            self.window.banner,
            self.problems,
            self.home.settings,
        )
        page.lock_asked.connect(desk.lock)
        return page

    # Ways from one page to another

    def show_case(self, case: CaseId, action: Action | None = None) -> None:
        """Show a request, with the form for ``action`` open."""
        page = self._case_page()
        self._open_desk.lead("case")
        page.show_case(case, action)
        self.window.show_page("case")

    def _case_page(self) -> CasePage:
        from ui.case.page import CasePage

        page = self.window.page("case")
        assert isinstance(page, CasePage)  # noqa: S101 - as its entry makes it
        return page

    def show_requests(self, wanted: Filter) -> None:
        """List some of the requests."""
        from ui.cases.page import RequestsPage

        page = self.window.page("requests")
        self._open_desk.lead("requests")
        assert isinstance(page, RequestsPage)  # noqa: S101 - as its entry makes it
        page.show_filter(wanted)
        self.window.show_page("requests")

    def _show_requests_of(self, person: PersonId) -> None:
        from app.services.overview import Filter

        self.show_requests(Filter(person=person))

    def show_operator(self, slug: str) -> None:
        """Show an operator's record."""
        from ui.directory.page import DirectoryPage

        page = self.window.page("directory")
        self._open_desk.lead("directory")
        assert isinstance(page, DirectoryPage)  # noqa: S101 - as its entry makes it
        page.show_operator(slug)
        self.window.show_page("directory")

    def show_person(self, person: PersonId) -> None:
        """Show a person."""
        from ui.people.page import PeoplePage

        page = self.window.page("people")
        self._open_desk.lead("people")
        assert isinstance(page, PeoplePage)  # noqa: S101 - as its entry makes it
        page.show_person(person)
        self.window.show_page("people")

    def begin_request(
        self, operator: OperatorSlug | None = None, person: PersonId | None = None
    ) -> None:
        """Begin a request to an operator, or for a person."""
        from ui.request.page import RequestPage

        page = self.window.page("request")
        self._open_desk.lead("request")
        assert isinstance(page, RequestPage)  # noqa: S101 - as its entry makes it
        self.window.show_page("request")
        page.begin_for(operator, person)


def build_window(
    words: Words,
    appearance: Appearance,
    home: Home | None = None,
    clock: Clock | None = None,
    find_keystore: FindKeystore | None = None,
) -> Window:
    """Build the window with all its pages, and connect them."""
    return Window(words, appearance, home or Home.default(), clock, find_keystore)

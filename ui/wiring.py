"""The composition root of the window: what outlives its pages, the gate, and the ways between."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt

from app.base.errors import Problem
from app.base.paths import Home
from ui.appearance import Appearance
from ui.changes_hub import ChangesHub
from ui.main_window import MainWindow
from ui.page_entry import PageEntry, Place
from ui.pages import Pages
from ui.problems import Problems, Report
from ui.tasks import TaskRunner
from ui.widgets.page import Page
from ui.wording import Words

if TYPE_CHECKING:
    from app.base.clock import Clock
    from app.base.ids import CaseId, FollowUp, OperatorSlug, PersonId, Right
    from app.bootstrap import OpenCore
    from app.cases.next_steps import Action
    from app.services.overview import Filter
    from app.services.vault import FindKeystore
    from ui.case.page import CasePage
    from ui.desk import Desk

P = TypeVar("P", bound=Page)

# Pages are imported when they are asked for: the start pays for the first one only, and what
# stands behind the others (the vault's cipher, the letters' templates) is not cheap.


@dataclass
class Window:
    """The window and what has to outlive its pages.

    Attributes:
        clock: what day it is; None = the real time.
        find_keystore: finds the system's key store; None = the real one.
        front: the page to show once the vault is open.
    """

    words: Words
    appearance: Appearance
    home: Home
    clock: Clock | None = None
    find_keystore: FindKeystore | None = None
    front: str = "today"
    runner: TaskRunner = field(default_factory=TaskRunner)
    hub: ChangesHub = field(default_factory=ChangesHub)

    def __post_init__(self) -> None:
        self._desk: Desk | None = None
        #: Whose vault is not closed yet: that of the open vault, and one that is being locked.
        self._desks: list[Desk] = []
        #: The request to show on the page ``front``, where that is the page of one.
        self._front_case: CaseId | None = None
        self.problems = Problems(self.words)
        gate = PageEntry("gate", "lock", "ui.rail.today", self._gate, Place.ALONE)
        entries = [gate, *Pages(self).entries()]
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
        self.window.show_page(self.front)

    def _go_on(self, desk: Desk) -> None:
        """Show the pages again of a vault that could not be closed."""
        self._desk = desk
        self.window.show_page(self.front)

    def _show_gate(self, front: str, itself: bool) -> None:
        from ui.welcome.page import GatePage

        self._desk, self.front, self._front_case = None, front, None
        if front == "case":
            self._front_case = self._case_page().case()
            self.front = "case" if self._front_case else "requests"
        self.window.forget_page("gate").deleteLater()
        self._page("gate", GatePage).show_locked(itself=itself)
        self.window.show_page("gate")

    def core(self) -> OpenCore:
        """Give the core of the open vault."""
        return self.desk.core

    @property
    def desk(self) -> Desk:
        """The desk of the open vault."""
        assert self._desk is not None  # noqa: S101 - the gate comes first
        return self._desk

    # Ways from one page to another

    def show_case(self, case: CaseId, action: Action | None = None) -> None:
        """Show a request, with the form for ``action`` open."""
        page = self._case_page()
        self.desk.lead("case")
        page.show_case(case, action)
        self.window.show_page("case")

    def show_requests(self, wanted: Filter) -> None:
        """List some of the requests."""
        from ui.cases.page import RequestsPage

        self._lead("requests", RequestsPage).show_filter(wanted)
        self.window.show_page("requests")

    def show_requests_of(self, person: PersonId) -> None:
        """List a person's requests."""
        from app.services.overview import Filter

        self.show_requests(Filter(person=person))

    def show_operator(self, slug: str) -> None:
        """Show an operator's record."""
        from ui.directory.page import DirectoryPage

        self._lead("directory", DirectoryPage).show_operator(slug)
        self.window.show_page("directory")

    def show_person(self, person: PersonId) -> None:
        """Show a person."""
        from ui.people.page import PeoplePage

        self._lead("people", PeoplePage).show_person(person)
        self.window.show_page("people")

    def begin_request(
        self, operator: OperatorSlug | None = None, person: PersonId | None = None
    ) -> None:
        """Begin a request to an operator, or for a person."""
        from ui.request.page import RequestPage

        page = self._lead("request", RequestPage)
        self.window.show_page("request")
        page.begin_for(operator, person)

    def write_about(self, case: CaseId, kind: FollowUp | Right) -> None:
        """Write a letter about an earlier request."""
        from ui.request.page import RequestPage

        page = self._lead("request", RequestPage)
        self.window.show_page("request")
        page.begin_about(case, kind)

    def _case_page(self) -> CasePage:
        from ui.case.page import CasePage

        return self._page("case", CasePage)

    def _lead(self, name: str, kind: type[P]) -> P:
        """Give a page that is sent to something the user asked for."""
        page = self._page(name, kind)
        self.desk.lead(name)
        return page

    def _page(self, name: str, kind: type[P]) -> P:
        """Give a page as what its entry makes."""
        page = self.window.page(name)
        assert isinstance(page, kind)  # noqa: S101 - the name says which it is
        return page


def build_window(
    words: Words,
    appearance: Appearance,
    home: Home | None = None,
    clock: Clock | None = None,
    find_keystore: FindKeystore | None = None,
) -> Window:
    """Build the window with all its pages, and connect them."""
    return Window(words, appearance, home or Home.default(), clock, find_keystore)

"""The pages that lie behind the gate: each made when it is first shown, and connected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.page_entry import PageEntry, Place
from ui.widgets.page import Page

if TYPE_CHECKING:
    from ui.wiring import Window


class Pages:
    """Makes the pages of an open vault; each is imported when it is made, as a start pays for one."""

    def __init__(self, built: Window) -> None:
        """Make pages for ``built``, of the vault that is open in it then."""
        self._built = built

    def entries(self) -> list[PageEntry]:
        """Give the pages there are, in the order of the rail."""
        return [
            PageEntry("request", "plus", "ui.rail.new_request", self._request, Place.TILE),
            PageEntry("today", "sun", "ui.rail.today", self._today),
            PageEntry("requests", "folder-open", "ui.rail.requests", self._requests),
            PageEntry(
                "case", "folder-open", "ui.rail.requests", self._case, Place.WITHIN, "requests"
            ),
            PageEntry("directory", "book-open", "ui.rail.directory", self._directory),
            PageEntry(
                "policy", "scan-text", "ui.rail.directory", self._policy, Place.WITHIN, "directory"
            ),
            PageEntry(
                "import",
                "inbox",
                "ui.rail.directory",
                self._importing,
                Place.WITHIN,
                "directory",
            ),
            PageEntry(
                "authorities",
                "scale",
                "ui.rail.directory",
                self._authorities,
                Place.WITHIN,
                "directory",
            ),
            PageEntry("people", "users", "ui.rail.people", self._people),
            PageEntry("settings", "settings", "ui.rail.settings", self._settings, Place.FOOT),
        ]

    def _today(self) -> Page:
        from ui.today.page import TodayPage
        from ui.today.presenter import TodayPresenter

        built, desk = self._built, self._built.desk
        page = TodayPage(
            TodayPresenter(desk.core, built.runner, built.hub, desk),
            built.words,
            built.window.banner,
            built.problems,
        )
        page.new_request_asked.connect(lambda: built.window.show_page("request"))
        page.counted.connect(partial(built.window.rail.set_badge, "today"))
        page.case_asked.connect(built.show_case)
        page.requests_asked.connect(built.show_requests)
        page.directory_asked.connect(lambda: built.window.show_page("directory"))
        page.search_asked.connect(desk.search)
        page.samples_asked.connect(desk.add_samples)
        return page

    def _request(self) -> Page:
        from app.services import ways_out
        from ui.request.leaving import Leaving
        from ui.request.page import RequestPage
        from ui.request.presenter import RequestPresenter

        built, desk = self._built, self._built.desk
        presenter = RequestPresenter(desk.core, built.runner, built.hub, desk)
        leaving = Leaving(desk.core, built.runner, built.hub, presenter)
        ways_out.empty_folder(built.home.handed)
        page = RequestPage(
            presenter,
            leaving,
            built.words,
            built.window.banner,
            built.problems,
            built.home.handed,
        )
        page.closed.connect(lambda: built.window.show_page("today"))
        page.case_asked.connect(built.show_case)
        return page

    def _requests(self) -> Page:
        from ui.cases.page import RequestsPage
        from ui.cases.presenter import RequestsPresenter

        built, desk = self._built, self._built.desk
        page = RequestsPage(
            RequestsPresenter(desk.core, built.runner, built.hub, desk),
            built.words,
            built.window.banner,
            built.problems,
        )
        page.case_asked.connect(built.show_case)
        page.new_request_asked.connect(lambda: built.window.show_page("request"))
        return page

    def _case(self) -> Page:
        from ui.case.page import CasePage
        from ui.case.presenter import CasePresenter

        built, desk = self._built, self._built.desk
        presenter = CasePresenter(
            desk.core.requests, desk.core.case_files, built.runner, built.hub, desk
        )
        page = CasePage(presenter, built.words, built.window.banner, built.problems)
        page.back_asked.connect(lambda: built.window.show_page("requests"))
        page.person_asked.connect(built.show_person)
        page.operator_asked.connect(built.show_operator)
        page.letter_asked.connect(built.write_about)
        return page

    def _directory(self) -> Page:
        from ui.directory.page import DirectoryPage
        from ui.directory.presenter import DirectoryPresenter

        built, desk = self._built, self._built.desk
        presenter = DirectoryPresenter(desk.core, built.runner, built.hub, desk)
        page = DirectoryPage(presenter, built.words, built.window.banner, built.problems)
        page.request_asked.connect(lambda slug: built.begin_request(operator=slug))
        page.case_asked.connect(built.show_case)
        page.requests_asked.connect(built.show_requests)
        page.policy_asked.connect(lambda: built.window.show_page("policy"))
        page.authorities_asked.connect(lambda: built.window.show_page("authorities"))
        page.import_asked.connect(lambda: built.window.show_page("import"))
        return page

    def _policy(self) -> Page:
        from ui.policy.page import PolicyPage
        from ui.policy.presenter import PolicyPresenter

        built, desk = self._built, self._built.desk
        presenter = PolicyPresenter(desk.core, built.runner, built.hub, desk)
        page = PolicyPage(presenter, built.words, built.window.banner, built.problems)
        page.kept.connect(built.show_operator)
        return page

    def _importing(self) -> Page:
        from ui.importing.page import ImportPage
        from ui.importing.presenter import ImportPresenter

        built, desk = self._built, self._built.desk
        presenter = ImportPresenter(desk.core, built.runner, built.hub, desk)
        page = ImportPage(presenter, built.words, built.window.banner, built.problems)
        page.done.connect(lambda: built.window.show_page("directory"))
        return page

    def _authorities(self) -> Page:
        from ui.authorities.page import AuthoritiesPage
        from ui.authorities.presenter import AuthoritiesPresenter

        built, desk = self._built, self._built.desk
        presenter = AuthoritiesPresenter(desk.core, built.runner, built.hub, desk)
        return AuthoritiesPage(presenter, built.words, built.window.banner, built.problems)

    def _people(self) -> Page:
        from ui.people.page import PeoplePage
        from ui.people.presenter import PeoplePresenter

        built, desk = self._built, self._built.desk
        presenter = PeoplePresenter(desk.core, built.runner, built.hub, desk)
        page = PeoplePage(presenter, built.words, built.window.banner, built.problems)
        page.request_asked.connect(lambda person: built.begin_request(person=person))
        page.requests_asked.connect(built.show_requests_of)
        page.case_asked.connect(built.show_case)
        return page

    def _settings(self) -> Page:
        from ui.settings.page import SettingsPage
        from ui.settings.presenter import SettingsPresenter

        built, desk = self._built, self._built.desk
        page = SettingsPage(
            SettingsPresenter(desk.core, built.runner, built.hub, desk),
            built.words,
            built.appearance,
            built.window.banner,
            built.problems,
            built.home.settings,
        )
        page.lock_asked.connect(desk.lock)
        return page

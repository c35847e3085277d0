"""The page of a request over a real vault, and somebody in front of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.base.ids import CaseId, ChannelKind, Law, LetterFormat, OperatorSlug, PersonId, Right
from app.bootstrap import OpenCore
from app.people.person import Person
from app.services.drafting import draft, to_bytes
from app.services.wanted import Wanted
from ui.changes_hub import ChangesHub
from ui.problems import Problems
from ui.request.leaving import Leaving
from ui.request.page import RequestPage
from ui.request.presenter import RequestPresenter
from ui.tasks import TaskRunner
from ui.widgets.banner import Banner
from ui.widgets.field import Field, Reason
from ui.widgets.text import Text
from ui.widgets.tile import Tile
from ui.wording import Words

TODAY = date(2026, 11, 21)
ALMIGO, MIPICK, MICOLY, MIXI = map(OperatorSlug, ("almigo", "mipick", "micoly", "mixi"))
HANAKO = Person(
    "見本 花子",
    name_kana="みほん はなこ",
    name_latin="Hanako Mihon",
    email="hanako@example.jp",
    country="JP",
    birth_date=date(1990, 4, 1),
    accounts={"ALMIGO 会員番号": "A-1234", "other shop": "99"},
)
SAM = Person("Sam Sample", email="sam@example.org", country="DE")


@dataclass
class Desk:
    """The page in front of somebody, over a real vault."""

    qtbot: QtBot
    core: OpenCore
    runner: TaskRunner
    words: Words
    banner: Banner
    page: RequestPage
    leaving: Leaving
    hub: ChangesHub
    hanako: PersonId
    sam: PersonId

    @property
    def presenter(self) -> RequestPresenter:
        return self.page.presenter()

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=8000)

    def settled(self) -> None:
        """Wait until the letter shown is of the form as it is."""
        self.until(lambda: self.presenter.current() is not None and self.runner.is_idle())

    def enter(self) -> None:
        """Bring the page in front, and wait until it knows what there is."""
        self.page.entered()
        self.until(lambda: self.runner.is_idle() and bool(self.presenter.people()))

    def pick(self, slug: OperatorSlug = ALMIGO) -> None:
        self.page.pick((slug,))
        self.settled()

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        found = [each for each in self.page.findChildren(kind, name) if each.isVisible()]
        assert found, name
        return found[-1]

    def button(self, name: str) -> QPushButton:
        found = self.find(name, QPushButton)
        assert isinstance(found, QPushButton)
        return found

    def field(self, name: str) -> Field:
        found = self.find(name, Field)
        assert isinstance(found, Field)
        return found

    def tile(self, right: Right) -> Tile:
        found = self.page.findChildren(Tile, f"right_{right}")[-1]
        assert isinstance(found, Tile)
        return found

    def said(self, name: str) -> str:
        """Give what the reason line or text of a name says."""
        found = self.find(name)
        assert isinstance(found, Reason | Text)
        return found.text()

    def reason(self, field: str) -> str:
        return self.field(field).edit().accessibleDescription()

    def kept(self) -> object:
        return self.core.unfinished.get("request")

    def wait_kept(self) -> None:
        """Wait until the draft was kept after the last change."""
        with self.qtbot.waitSignal(self.presenter.drafts.kept, timeout=5000):
            pass


Make = Callable[[], Desk]


def desks(qtbot: QtBot, core: OpenCore, words: Words, folder: Path) -> Iterator[Make]:
    """Give what makes the page, as often as the window is opened again; for a fixture."""
    made: list[Desk] = []
    hanako, _ = core.people.add(HANAKO)
    sam, _ = core.people.add(SAM)
    broken: list[str] = []

    def one() -> Desk:
        runner, hub = TaskRunner(), ChangesHub()
        presenter = RequestPresenter(core, runner, hub)
        leaving = Leaving(core, runner, hub, presenter)
        banner, problems = Banner(words), Problems(words)
        problems.broke.connect(broken.append)
        page = RequestPage(presenter, leaving, words, banner, problems, folder)
        presenter.setParent(page)
        qtbot.addWidget(page)
        qtbot.addWidget(banner)
        page.resize(1192, 800)
        page.show()
        desk = Desk(qtbot, core, runner, words, banner, page, leaving, hub, hanako, sam)
        made.append(desk)
        desk.enter()
        return desk

    yield one
    for desk in made:
        desk.runner.drain()
        desk.page.close()
    assert broken == []


def sent_case(core: OpenCore, person: PersonId, slug: OperatorSlug = ALMIGO) -> CaseId:
    """Record a request for access and erasure, sent by e-mail in September, of somebody on file."""
    sent = date(2026, 9, 1)
    wanted = Wanted(
        core.directory.get(slug),
        core.people.list()[person],
        Law.APPI,
        sent,
        rights=(Right.ACCESS, Right.ERASURE),
        grounds=("no_need",),
        about="退会いたしました。",
    )
    written = draft(wanted, sent)
    files = {LetterFormat.TEXT: to_bytes(written, LetterFormat.TEXT)}
    case, _ = core.requests.record_draft(written, person, None, files)
    core.requests.sent(case, sent, ChannelKind.EMAIL)
    return case

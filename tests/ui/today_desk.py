"""Today with a real vault behind it, for its tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.base.ids import CaseId, ChannelKind, EventKind, Law, PersonId, Right
from app.bootstrap import OpenCore
from app.cases.case import Event
from app.cases.events import EventDraft
from app.people.person import Person
from app.services.drafting import draft
from app.services.wanted import Wanted
from ui.changes_hub import ChangesHub
from ui.problems import Problems
from ui.tasks import TaskRunner
from ui.today.calendar import Calendar
from ui.today.list import TodayList
from ui.today.model import Roles, TodayModel
from ui.today.page import TodayPage
from ui.today.presenter import TodayPresenter
from ui.today.rows import Row, TodayRow
from ui.widgets.banner import Banner
from ui.wording import Words

TODAY = date(2026, 11, 21)
HANAKO = Person(name="見本 花子", email="hanako@example.jp", country="JP", sample=True)

W = TypeVar("W", bound=QWidget)


class Desk:
    """Today, and a person in front."""

    def __init__(self, qtbot: QtBot, core: OpenCore, words: Words) -> None:
        self.qtbot, self.core, self.words = qtbot, core, words
        self.runner, self.hub = TaskRunner(), ChangesHub()
        self.banner, self.problems = Banner(words), Problems(words)
        qtbot.addWidget(self.banner)
        self.person: PersonId = core.people.add(HANAKO)[0]

    def drafted(
        self,
        slug: str = "almigo",
        on: date = TODAY,
        *,
        rights: tuple[Right, ...] = (Right.ACCESS,),
        person: Person = HANAKO,
        key: PersonId | None = None,
    ) -> CaseId:
        operator = self.core.directory.get(slug)
        wanted = Wanted(operator, person, Law.APPI, on, rights=rights)
        written = draft(wanted, on)
        return self.core.requests.record_draft(written, key or self.person, None, {})[0]

    def sent(self, on: date, slug: str = "almigo") -> CaseId:
        case = self.drafted(slug, on=on)
        self.core.requests.sent(case, on, ChannelKind.EMAIL, "stated")
        return case

    def happened(
        self, case: CaseId, kind: EventKind, on: date = TODAY, asks: tuple[str, ...] = ()
    ) -> Event:
        return self.core.requests.record(case, EventDraft(kind, on, asks))[0]

    def open(self, width: int = 1192, height: int = 800) -> TodayPage:
        presenter = TodayPresenter(self.core, self.runner, self.hub)
        self.page = TodayPage(presenter, self.words, self.banner, self.problems)
        self.qtbot.addWidget(self.page)
        self.page.resize(width, height)
        self.page.show()
        self.qtbot.waitExposed(self.page)
        self.page.entered()
        self.rest()
        return self.page

    def rest(self) -> None:
        self.until(self.runner.is_idle)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=8000)

    def part(self, kind: type[W], name: str) -> W:
        found = self.page.findChild(kind, name)
        assert isinstance(found, kind)
        return found

    def press(self, name: str) -> None:
        QTest.mouseClick(self.part(QWidget, name), Qt.MouseButton.LeftButton)

    @property
    def view(self) -> TodayList:
        return self.part(TodayList, "today_list")

    @property
    def calendar(self) -> Calendar:
        return self.part(Calendar, "calendar")

    @property
    def model(self) -> TodayModel:
        model = self.view.model()
        assert isinstance(model, TodayModel)
        return model

    def every_row(self) -> tuple[Row, ...]:
        return self.model.rows()

    def rows(self) -> list[TodayRow]:
        return [row for row in self.every_row() if isinstance(row, TodayRow)]

    def row(self, case: CaseId) -> TodayRow:
        row = self.model.index(self.model.row_of(case), 0).data(Roles.ROW)
        assert isinstance(row, TodayRow)
        return row

    def click(self, at: QPoint, *, twice: bool = False) -> None:
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.view.viewport(), button, none, at)
        if twice:
            QTest.mouseDClick(self.view.viewport(), button, none, at)

    def spot(self, case: CaseId) -> QPoint:
        """Give a place in a row where nothing is but the row."""
        index = self.model.index(self.model.row_of(case), 0)
        return self.view.visualRect(index).topLeft() + QPoint(60, 20)

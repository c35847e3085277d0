"""Today with a real vault: the list by mouse and by keys, and the panel of the chosen request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from app.base.clock import FixedClock
from app.base.errors import Problem
from app.base.ids import CaseId, ChannelKind, EventKind, Law, PersonId, Right
from app.base.messages import Message
from app.base.paths import Home
from app.bootstrap import Core, OpenCore
from app.cases.case import Event
from app.cases.events import EventDraft
from app.people.person import Person
from app.services import vault as vault_service
from app.services.drafting import Wanted, draft
from tests.fakes import CHEAP
from ui.appearance import Appearance
from ui.changes_hub import ChangesHub
from ui.problems import Problems
from ui.tasks import TaskRunner
from ui.today.delegate import TodayDelegate
from ui.today.model import Heading, Roles, TodayModel, TodayRow, rows_of
from ui.today.page import TodayPage
from ui.today.presenter import TodayPresenter
from ui.widgets.banner import Banner
from ui.widgets.text import Text
from ui.wording import Words

TODAY = date(2026, 11, 21)
HANAKO = Person(name="見本 花子", email="hanako@example.jp", country="JP", sample=True)


@pytest.fixture
def core(tmp_path: Path) -> Iterator[OpenCore]:
    home = Home(tmp_path / "home")
    vault, _ = vault_service.init(home, passphrase="a sample passphrase", argon=CHEAP)
    opened = Core(home, FixedClock(TODAY)).unlocked(vault)
    yield opened
    opened.close()


class Desk:
    """Today with everything behind it, and a person in front."""

    def __init__(self, qtbot: QtBot, core: OpenCore, words: Words) -> None:
        self.qtbot, self.core, self.words = qtbot, core, words
        self.runner, self.hub = TaskRunner(), ChangesHub()
        self.banner, self.problems = Banner(words), Problems(words)
        qtbot.addWidget(self.banner)
        self.person: PersonId = core.people.add(HANAKO)[0]

    def drafted(self, slug: str = "almigo", law: Law = Law.APPI, on: date = TODAY) -> CaseId:
        wanted = Wanted(self.core.directory.get(slug), HANAKO, law, on, rights=(Right.ACCESS,))
        return self.core.requests.record_draft(draft(wanted, on), self.person, None, {})[0]

    def sent(self, on: date, slug: str = "almigo") -> CaseId:
        case = self.drafted(slug, on=on)
        self.core.requests.sent(case, on, ChannelKind.EMAIL, "stated")
        return case

    def happened(self, case: CaseId, kind: EventKind, on: date = TODAY) -> Event:
        return self.core.requests.record(case, EventDraft(kind, on))[0]

    def open(self) -> TodayPage:
        presenter = TodayPresenter(self.core, self.runner, self.hub)
        self.page = TodayPage(presenter, self.words, self.banner, self.problems)
        self.qtbot.addWidget(self.page)
        self.page.resize(1192, 800)
        self.page.show()
        self.qtbot.waitExposed(self.page)
        self.page.entered()
        self.until(self.runner.is_idle)
        return self.page

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=8000)

    @property
    def view(self) -> QListView:
        view = self.page.findChild(QListView, "today_list")
        assert isinstance(view, QListView)
        return view

    def rows(self) -> list[TodayRow]:
        model = self.view.model()
        found = [model.index(n, 0).data(Roles.ROW) for n in range(model.rowCount())]
        return [row for row in found if isinstance(row, TodayRow)]

    def choose(self, case: CaseId) -> None:
        model = self.view.model()
        assert isinstance(model, TodayModel)
        index = model.index(model.row_of(case), 0)
        at = self.view.visualRect(index)
        point = at.topLeft()
        point.setX(point.x() + 60)
        point.setY(point.y() + 20)
        QTest.mouseClick(
            self.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point
        )

    def box(self, name: str) -> QComboBox:
        found = self.page.findChild(QComboBox, name)
        assert isinstance(found, QComboBox)
        return found

    def press(self, name: str) -> None:
        button = self.page.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def record(self) -> None:
        self.press("record_event")
        self.until(self.runner.is_idle)

    def take(self, kind: EventKind) -> None:
        box = self.box("event_kind")
        box.setCurrentIndex(box.findData(kind.value))
        box.activated.emit(box.currentIndex())

    def says(self, sentence: str) -> bool:
        return any(text.text() == sentence for text in self.visible_texts())

    def visible_texts(self) -> list[Text]:
        return [text for text in self.page.findChildren(Text) if text.isVisible()]

    def panel_is_open(self) -> bool:
        return self.box("event_kind").isVisible()


@pytest.fixture(params=["en", "ja"])
def desk(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, core: OpenCore
) -> Iterator[Desk]:
    words = Words(request.param)
    look = Appearance(qapp, words, "light")
    made = Desk(qtbot, core, words)
    broken: list[str] = []
    made.problems.broke.connect(broken.append)
    yield made
    made.runner.drain()
    qapp.styleHints().colorSchemeChanged.disconnect(look.follow)
    look.deleteLater()
    assert broken == []


def test_the_model_keeps_qts_rules(desk: Desk) -> None:
    desk.sent(date(2026, 11, 21))
    desk.drafted("mipick")
    model = TodayModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, None
    )
    rows = rows_of(desk.core.requests.rows(), desk.words)
    model.show_rows(rows)
    assert [type(row) for row in rows] == [Heading, TodayRow, Heading, TodayRow]
    model.show_rows(rows[:2])
    model.show_rows(())
    assert tester.model() is model


def test_an_empty_list_teaches_and_offers_a_request(desk: Desk) -> None:
    page = desk.open()
    assert not desk.view.isVisible()
    with desk.qtbot.waitSignal(page.new_request_asked):
        desk.press("first_request")
    with desk.qtbot.waitSignal(page.new_request_asked):
        page.press_primary()


def test_a_row_is_one_sentence_for_a_screen_reader(desk: Desk) -> None:
    desk.drafted()
    desk.open()
    said = desk.view.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("ALMIGO Inc.", "見本 花子", desk.words.text("mark.draft")):
        assert part in said


def test_what_needs_you_comes_first_and_is_counted(desk: Desk) -> None:
    desk.sent(TODAY, "mipick")
    late = desk.sent(date(2026, 10, 1))
    page_counts: list[int] = []
    presenter = TodayPresenter(desk.core, desk.runner, desk.hub)
    page = TodayPage(presenter, desk.words, desk.banner, desk.problems)
    desk.qtbot.addWidget(page)
    page.counted.connect(page_counts.append)
    page.entered()
    desk.until(lambda: bool(page_counts) and page_counts[-1] == 1)
    desk.open()
    assert desk.rows()[0].case == late
    assert [row.needs_you for row in desk.rows()] == [True, False]


def test_a_draft_asks_whether_it_was_really_sent(desk: Desk) -> None:
    case = desk.drafted()
    desk.open()
    desk.choose(case)
    assert desk.says(desk.words.text("sent.question"))
    assert desk.box("event_kind").currentData() == EventKind.SENT
    assert desk.box("field_channel").currentData() == ChannelKind.EMAIL
    desk.record()
    # The question is answered: the form asks what came next, not the same once more.
    desk.until(lambda: desk.says(desk.words.text("record.title")))
    assert not desk.says(desk.words.text("sent.question"))
    assert desk.box("event_kind").currentData() == EventKind.ANSWERED


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_walks_the_list_and_runs_the_action(desk: Desk, key: Qt.Key) -> None:
    first, second = desk.sent(date(2026, 10, 1)), desk.sent(TODAY, "mipick")
    desk.open()
    desk.view.setFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_Down)
    desk.until(desk.panel_is_open)
    rows = [row.case for row in desk.rows()]
    assert rows == [first, second]
    QTest.keyClick(desk.view, Qt.Key.Key_Down)
    current = desk.view.currentIndex().data(Roles.ROW)
    assert isinstance(current, TodayRow)
    QTest.keyClick(desk.view, key)
    assert desk.box("event_kind").hasFocus()


def test_the_button_of_a_row_runs_the_action(desk: Desk) -> None:
    case = desk.drafted()
    desk.open()
    model, delegate = desk.view.model(), desk.view.itemDelegate()
    assert isinstance(model, TodayModel)
    assert isinstance(delegate, TodayDelegate)
    rect = desk.view.visualRect(model.index(model.row_of(case), 0))
    at = delegate.button_rect(rect).center()
    QTest.mouseClick(
        desk.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )
    assert desk.panel_is_open()
    assert desk.box("event_kind").hasFocus()


def test_a_closed_panel_opens_again_on_the_same_row(desk: Desk) -> None:
    case = desk.drafted()
    desk.open()
    desk.choose(case)
    assert desk.panel_is_open()
    assert desk.page.close_innermost()
    assert not desk.panel_is_open()
    assert not desk.page.close_innermost()
    desk.choose(case)
    assert desk.panel_is_open()


def test_everything_that_can_happen_can_be_recorded(desk: Desk) -> None:
    case = desk.sent(date(2026, 11, 1))
    desk.open()
    desk.choose(case)
    box = desk.box("event_kind")
    named = [box.itemData(row) for row in range(box.count()) if box.itemData(row)]
    offered = [EventKind(each) for each in named]
    assert offered[0] is EventKind.ANSWERED
    assert sorted(offered) == sorted(set(EventKind) - {EventKind.DRAFTED, EventKind.RETRACTED})
    for kind in offered:
        desk.take(kind)
        fields = [*desk.page.findChildren(QLineEdit), *desk.page.findChildren(QComboBox)]
        asked = [each for each in fields if each.objectName().startswith("field_")]
        assert asked
        assert all(each.accessibleName() for each in asked)


def test_a_fee_is_recorded_with_its_amount_and_undone(desk: Desk) -> None:
    case = desk.sent(date(2026, 11, 16))
    desk.open()
    desk.choose(case)
    desk.take(EventKind.FEE_REQUESTED)
    for name, value in (("amount", "1,000"), ("currency", "jpy")):
        line = desk.page.findChild(QLineEdit, f"field_{name}")
        assert isinstance(line, QLineEdit)
        line.setText(value)
    day = desk.page.findChild(QDateEdit, "event_on")
    assert isinstance(day, QDateEdit)
    assert day.date() == QDate(2026, 11, 21)
    day.setDate(QDate(2026, 11, 18))
    desk.record()
    kept = desk.core.requests.get(case).events[-1]
    assert (kept.kind, kept.on) == (EventKind.FEE_REQUESTED, date(2026, 11, 18))
    assert dict(kept.payload) == {"amount": 1000, "currency": "JPY"}
    assert desk.rows()[0].needs_you
    assert desk.banner.can_undo()
    assert desk.words.text("event.fee_requested") in desk.banner.sentence()
    desk.banner.undo()
    desk.until(lambda: desk.runner.is_idle() and not desk.rows()[0].needs_you)
    assert desk.core.requests.get(case).events[-1].kind is EventKind.RETRACTED


def test_what_cannot_have_happened_is_said_and_nothing_typed_is_lost(desk: Desk) -> None:
    case = desk.sent(TODAY)
    before = desk.core.requests.get(case).events
    desk.open()
    desk.choose(case)
    desk.take(EventKind.FEE_REQUESTED)
    line = desk.page.findChild(QLineEdit, "field_amount")
    assert isinstance(line, QLineEdit)
    line.setText("a lot")
    desk.record()
    assert desk.core.requests.get(case).events == before
    assert line.text() == "a lot"
    desk.take(EventKind.ANSWERED)
    day = desk.page.findChild(QDateEdit, "event_on")
    assert isinstance(day, QDateEdit)
    day.setDate(QDate(2026, 11, 22))
    desk.record()
    wanted = Problem(
        "problem.event_in_future",
        event=Message("event.answered"),
        on=date(2026, 11, 22),
        today=TODAY,
    )
    assert desk.says(desk.words.say(wanted.message))
    assert day.date() == QDate(2026, 11, 22)
    assert desk.core.requests.get(case).events == before


def test_the_form_speaks_the_language_of_the_moment_and_keeps_what_was_typed(desk: Desk) -> None:
    case = desk.sent(TODAY)
    desk.open()
    desk.choose(case)
    desk.take(EventKind.REFUSED)
    note = desk.page.findChild(QLineEdit, "field_text")
    assert isinstance(note, QLineEdit)
    note.setText("they called")
    desk.words.set_language("ja" if desk.words.language == "en" else "en")
    assert desk.box("event_kind").currentText() == desk.words.text("event.refused")
    assert desk.says(desk.words.text("record.title"))
    note = desk.page.findChild(QLineEdit, "field_text")
    assert isinstance(note, QLineEdit)
    assert note.text() == "they called"


def test_why_this_date_opens_in_its_place(desk: Desk) -> None:
    case = desk.sent(TODAY)
    desk.open()
    desk.choose(case)
    why = desk.words.text("today.why")
    opener = next(each for each in desk.page.findChildren(QPushButton) if each.text() == why)
    before = len(desk.visible_texts())
    opener.setFocus()
    QTest.keyClick(opener, Qt.Key.Key_Space)
    desk.until(lambda: len(desk.visible_texts()) == before + 1)
    said = max((text.text() for text in desk.visible_texts()), key=len)
    assert desk.words.messages.date_weekday(date(2026, 12, 7)) in said or "12月7日" in said


def test_another_screens_changes_reach_the_list(desk: Desk) -> None:
    case = desk.drafted()
    desk.open()
    assert desk.rows()[0].needs_you
    _, changes = desk.core.requests.sent(case, TODAY, ChannelKind.EMAIL)
    desk.hub.publish(changes)
    desk.until(lambda: desk.runner.is_idle() and not desk.rows()[0].needs_you)

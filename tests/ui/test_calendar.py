"""The four weeks of Today: what each day says and shows, by keys and by mouse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.base.clock import FixedClock
from app.base.ids import Certainty
from app.base.messages import Messages
from app.base.messages import Words as Name
from app.base.paths import Home
from app.bootstrap import Core, OpenCore
from app.services import vault as vault_service
from app.services.overview import DayMark, Filter, Glance, Group
from tests.fakes import CHEAP
from tests.ui.today_desk import TODAY, Desk
from ui.appearance import Appearance
from ui.today.calendar import Calendar
from ui.today.weeks import Day, WeekRoles, WeeksModel, days_of
from ui.wording import Words

MONDAY = date(2026, 11, 16)


def glance(
    *marks: DayMark, today: date = TODAY, holidays: dict[date, Name] | None = None
) -> Glance:
    return Glance(
        today=today,
        needs_you=(),
        coming_up=(),
        counts=dict.fromkeys(Group, 0),
        closed_this_month=0,
        days=marks,
        holidays=holidays or {},
    )


def mark(
    on: date, certainty: Certainty = Certainty.STATUTORY, count: int = 1, *, late: bool = False
) -> DayMark:
    return DayMark(on, certainty, late, count)


def day(days: tuple[Day, ...], on: date) -> Day:
    return next(each for each in days if each.on == on)


@pytest.fixture(params=["en", "ja"])
def messages(request: pytest.FixtureRequest) -> Messages:
    return Messages(request.param)


def test_four_weeks_begin_on_this_monday(messages: Messages) -> None:
    days = days_of(glance(), messages)
    assert [each.on for each in days] == [MONDAY + timedelta(days=n) for n in range(28)]
    assert [each.on for each in days if each.is_today] == [TODAY]
    assert [each.on for each in days if each.is_past] == [each.on for each in days[:5]]
    assert [each.on.day for each in days[:7] if each.is_free] == [21, 22]
    first = {"en": "1 Dec", "ja": "12/1"}[messages.language]
    numbers = [each.number for each in days]
    assert numbers[14:17] == ["30", first, "2"]


def test_a_monday_and_a_sunday_are_in_their_own_week(messages: Messages) -> None:
    assert days_of(glance(today=MONDAY), messages)[0].is_today
    assert days_of(glance(today=date(2026, 11, 22)), messages)[6].is_today


def test_each_day_says_its_dates_in_one_sentence(messages: Messages) -> None:
    tuesday, monday = date(2026, 11, 24), date(2026, 11, 23)
    found = glance(
        mark(tuesday),
        mark(tuesday, Certainty.CONVENTION, 2),
        mark(MONDAY, late=True),
        holidays={monday: Name({"en": "Labour Thanksgiving Day", "ja": "勤労感謝の日"})},
    )
    days = days_of(found, messages)
    english = messages.language == "en"
    assert day(days, tuesday).sentence == (
        "24 November, Tuesday, 1 date by law, 2 dates by our convention"
        if english
        else "11月24日、火曜日、法定の日付1件、目安の日付2件"
    )
    assert day(days, monday).sentence == (
        "23 November, Monday, Labour Thanksgiving Day, no dates"
        if english
        else "11月23日、月曜日、勤労感謝の日、日付なし"
    )
    assert day(days, MONDAY).sentence.endswith(messages.plural("today.dates.late_statutory", 1))
    assert messages.text("today.this_day") in day(days, TODAY).sentence
    assert day(days, tuesday).marks == (
        (Certainty.STATUTORY, False),
        (Certainty.CONVENTION, False),
        (Certainty.CONVENTION, False),
    )
    assert day(days, monday).is_free
    # Every certainty has words, passed or not.
    for certainty in Certainty:
        for late in (False, True):
            one = days_of(glance(mark(TODAY, certainty, late=late)), messages)
            assert "today.dates" not in day(one, TODAY).sentence


def test_the_model_keeps_qts_rules(messages: Messages, qapp: QApplication) -> None:
    model = WeeksModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, None
    )
    model.show_days(days_of(glance(), messages), messages)
    model.show_days(days_of(glance(mark(TODAY)), messages), messages)
    assert tester.model() is model
    assert (model.rowCount(), model.columnCount()) == (4, 7)
    assert model.index_of(TODAY).data(WeekRoles.DAY) == model.day(model.index_of(TODAY))
    assert not model.index_of(date(2027, 1, 1)).isValid()
    assert model.headerData(0, Qt.Orientation.Horizontal) == messages.text("weekday_short.1")


def test_arrow_keys_walk_the_days_and_enter_opens_one_with_dates(
    qtbot: QtBot, appearance: Appearance, words: Words
) -> None:
    calendar = Calendar()
    qtbot.addWidget(calendar)
    tuesday = date(2026, 11, 24)
    calendar.show_days(days_of(glance(mark(tuesday)), words.messages), words.messages)
    calendar.resize(296, calendar.height())
    calendar.show()
    qtbot.waitExposed(calendar)
    calendar.setFocus()
    here = calendar.day()
    assert here is not None
    assert here.on == TODAY
    with qtbot.assertNotEmitted(calendar.day_asked):
        QTest.keyClick(calendar, Qt.Key.Key_Return)
    QTest.keyClick(calendar, Qt.Key.Key_Down)
    for _ in range(4):
        QTest.keyClick(calendar, Qt.Key.Key_Left)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(calendar.day_asked) as asked:
            QTest.keyClick(calendar, key)
        assert asked.args == [tuesday]
    # Read again it stays on the day; in another month it is back on today.
    calendar.show_days(days_of(glance(), words.messages), words.messages)
    stays = calendar.day()
    assert stays is not None
    assert stays.on == tuesday
    later = date(2027, 3, 1)
    calendar.show_days(days_of(glance(today=later), words.messages), words.messages)
    moved = calendar.day()
    assert moved is not None
    assert moved.on == later


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5000])
@pytest.mark.parametrize("late", [False, True])
def test_any_number_of_dates_is_painted(
    qtbot: QtBot, appearance: Appearance, words: Words, count: int, late: bool
) -> None:
    calendar = Calendar()
    qtbot.addWidget(calendar)
    holidays = {TODAY: Name({"en": "A holiday with a very long name", "ja": "祝"})}
    calendar.resize(296, calendar.height())
    calendar.show_days(days_of(glance(holidays=holidays), words.messages), words.messages)
    empty = calendar.grab().toImage()
    marks = [mark(TODAY, each, count, late=late) for each in Certainty]
    shown = days_of(glance(*marks, holidays=holidays), words.messages)
    calendar.show_days(shown, words.messages)
    assert calendar.grab().toImage() != empty


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, appearance: Appearance, words: Words) -> Iterator[Desk]:
    home = Home(tmp_path / "home")
    vault, _ = vault_service.init(home, passphrase="a sample passphrase", argon=CHEAP)
    core: OpenCore = Core(home, FixedClock(TODAY)).unlocked(vault)
    made = Desk(qtbot, core, words)
    yield made
    made.runner.drain()
    core.close()


def test_a_days_only_request_opens_and_several_are_listed(desk: Desk) -> None:
    case = desk.sent(TODAY)
    page = desk.open()
    [ahead, *_] = [each.on for each in desk.core.overview.glance().days]
    with desk.qtbot.waitSignal(page.case_asked) as asked:
        desk.calendar.day_asked.emit(ahead)
    assert asked.args == [case, None]
    desk.sent(TODAY, "mipick")
    with desk.qtbot.waitSignal(page.requests_asked) as listed:
        desk.calendar.day_asked.emit(ahead)
    assert listed.args == [Filter(on=ahead)]
    desk.rest()
    with desk.qtbot.waitSignal(page._presenter.nothing_found):
        desk.calendar.day_asked.emit(TODAY + timedelta(days=1))
    desk.rest()
    assert desk.banner.sentence() == desk.words.text("today.day_empty")

"""Today with a real vault: what is listed and counted, by mouse and by keys, and where it leads."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.base.ids import ChannelKind, EventKind, Law, Reference, Right
from app.bootstrap import OpenCore
from app.cases.case import Ask, Case
from app.cases.next_steps import Action
from app.people.person import Person
from app.services import samples
from app.services.overview import Filter, Group
from tests.ui.today_desk import HANAKO, TODAY, Desk
from ui.today.delegate import TodayDelegate
from ui.today.model import Roles, TodayModel
from ui.today.places import Places
from ui.today.rows import LISTED, Heading, MoreRow, TodayRow, rows_of
from ui.widgets.empty import EmptyState
from ui.widgets.marks import Mark
from ui.widgets.segmented import Segmented
from ui.widgets.text import Text
from ui.wording import Words

SAM = Person(name="Sam Sample", email="sam@example.com", country="DE", sample=True)


@pytest.fixture
def desk(qtbot: QtBot, core: OpenCore, each_words: Words) -> Iterator[Desk]:
    made = Desk(qtbot, core, each_words)
    broken: list[str] = []
    made.problems.broke.connect(broken.append)
    yield made
    made.runner.drain()
    assert broken == []


def many_late(desk: Desk, number: int) -> None:
    """Put requests nobody has answered straight into the vault."""
    vault = desk.core._vault
    sent = TODAY - timedelta(days=60)
    with vault.transaction():
        for count in range(number):
            case = vault.cases.new_id()
            vault.cases.add(
                Case(
                    id=case,
                    reference=Reference(f"KJ-{count:05}"),
                    person=desk.person,
                    person_name=HANAKO.name,
                    operator=desk.core.directory.get("almigo").slug,
                    operator_name=f"Sample Operator {count}",
                    country="JP",
                    asks=(Ask("a1", Law.APPI, Right.ACCESS),),
                )
            )
            vault.cases.append(
                case,
                EventKind.SENT,
                sent,
                recorded=desk.core.clock.now(),
                payload={"channel": ChannelKind.EMAIL.value},
            )


def test_the_model_keeps_qts_rules(desk: Desk) -> None:
    desk.sent(TODAY - timedelta(days=1))
    desk.drafted("mipick")
    model = TodayModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, None
    )
    rows = rows_of(desk.core.overview.glance(), desk.words.messages)
    model.show_rows(rows)
    model.show_rows(rows[:2])
    model.show_rows(())
    assert tester.model() is model


def test_without_a_request_three_cards_teach_how_it_goes(desk: Desk) -> None:
    desk.core.people.save(desk.person, Person(name="Somebody", country="JP"))
    page = desk.open()
    assert not desk.view.isVisible()
    with desk.qtbot.waitSignal(page.directory_asked):
        desk.press("look_in_directory")
    with desk.qtbot.waitSignal(page.new_request_asked):
        desk.press("first_request")
    with desk.qtbot.waitSignal(page.new_request_asked):
        page.press_primary()
    with desk.qtbot.waitSignal(page.samples_asked):
        desk.press("open_samples")
    desk.hub.publish(samples.add(desk.core._vault, desk.core.clock))
    desk.until(desk.view.isVisible)
    assert not desk.part(QPushButton, "open_samples").isVisible()


def test_samples_are_not_offered_where_they_are(desk: Desk) -> None:
    desk.open()
    assert desk.part(QPushButton, "first_request").isVisible()
    assert not desk.part(QPushButton, "open_samples").isVisible()


def test_a_row_is_one_sentence_for_a_screen_reader(desk: Desk) -> None:
    desk.drafted()
    desk.open()
    said = desk.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("ALMIGO Inc.", HANAKO.name, desk.words.text("mark.draft")):
        assert part in said


def test_what_needs_you_comes_first_and_what_is_quiet_is_only_counted(desk: Desk) -> None:
    quiet = desk.sent(TODAY, "mipick")
    late = desk.sent(date(2026, 10, 1))
    closed = desk.sent(date(2026, 10, 1), "mipick")
    desk.happened(closed, EventKind.ANSWERED, date(2026, 10, 20))
    desk.happened(closed, EventKind.CLOSED)
    with desk.qtbot.waitSignal(desk.open().counted) as told:
        desk.page.entered()
    assert told.args == [1]
    listed = {row.case: row.needs_you for row in desk.rows()}
    assert listed[late]
    assert closed not in listed
    assert desk.rows()[0].case == late
    assert desk.every_row()[0] == Heading(desk.words.text("today.needs_you"), 1)
    assert listed.get(quiet) is not True
    for group, count in ((Group.WAITING, 2), (Group.DRAFTS, 0), (Group.CLOSED, 1)):
        name = desk.words.text(f"today.quiet.{group}")
        assert desk.part(QWidget, f"quiet_{group}").accessibleName() == f"{name}, {count}"
    with desk.qtbot.waitSignal(desk.page.requests_asked) as asked:
        desk.press("quiet_waiting")
    assert asked.args == [Filter(groups=frozenset({Group.WAITING}))]


def test_where_nothing_needs_you_it_says_so(desk: Desk) -> None:
    case = desk.sent(date(2026, 10, 1))
    desk.happened(case, EventKind.ANSWERED, date(2026, 10, 20))
    desk.happened(case, EventKind.CLOSED)
    desk.open()
    assert not desk.view.isVisible()
    assert not desk.part(QPushButton, "first_request").isVisible()
    [empty] = [each for each in desk.page.findChildren(EmptyState) if each.isVisible()]
    said = [text.text() for text in empty.findChildren(Text)]
    assert desk.words.text("today.empty") in said
    assert desk.calendar.isVisible()


def test_a_click_chooses_and_only_that(desk: Desk) -> None:
    desk.sent(date(2026, 10, 1))
    second = desk.drafted("mipick")
    desk.open()
    with desk.qtbot.assertNotEmitted(desk.page.case_asked):
        desk.click(desk.spot(second))
    assert desk.view.chosen() == second
    with desk.qtbot.waitSignal(desk.page.case_asked) as asked:
        desk.click(desk.spot(second), twice=True)
    assert asked.args == [second, Action.SEND_LETTER]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keyboard_walks_the_list_and_runs_the_action(desk: Desk, key: Qt.Key) -> None:
    late, drafted = desk.sent(date(2026, 10, 1)), desk.drafted("mipick")
    desk.open()
    desk.view.setFocus()
    assert desk.view.chosen() == late
    QTest.keyClick(desk.view, Qt.Key.Key_Down)
    assert desk.view.chosen() == drafted
    with desk.qtbot.waitSignal(desk.page.case_asked) as asked:
        QTest.keyClick(desk.view, key)
    assert asked.args == [drafted, Action.SEND_LETTER]
    with desk.qtbot.waitSignal(desk.page.case_asked):
        desk.page.press_primary()


def test_the_button_of_a_row_runs_the_action_once(desk: Desk) -> None:
    case = desk.drafted()
    desk.open()
    delegate = desk.view.itemDelegate()
    assert isinstance(delegate, TodayDelegate)
    rect = desk.view.visualRect(desk.model.index(desk.model.row_of(case), 0))
    asked: list[tuple[object, object]] = []
    desk.page.case_asked.connect(lambda case, action: asked.append((case, action)))
    at = delegate.button_rect(rect, desk.row(case)).center()
    desk.click(at, twice=True)
    assert asked[0] == (case, Action.SEND_LETTER)
    assert len(asked) <= 2
    # Pressed here and let go there is no press.
    asked.clear()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(desk.view.viewport(), left, none, at)
    QTest.mouseRelease(desk.view.viewport(), left, none, desk.spot(case))
    assert asked == []


def test_a_step_about_one_of_several_asks_says_which(desk: Desk) -> None:
    both = (Right.ACCESS, Right.PURPOSE_NOTICE)
    case = desk.drafted(on=date(2026, 10, 1), rights=both)
    desk.core.requests.sent(case, date(2026, 10, 1), ChannelKind.EMAIL, "stated")
    desk.open()
    whole = desk.words.messages.listed([desk.words.text(f"right.{each}") for each in both])
    assert desk.row(case).asked == whole
    desk.happened(case, EventKind.ANSWERED, date(2026, 10, 20), asks=("a1",))
    desk.page.entered()
    desk.rest()
    left = desk.words.text("right.purpose_notice")
    assert desk.row(case).asked == desk.words.text("today.asked_of", asked=left, number=1, total=2)


def test_people_are_a_choice_once_there_are_two(desk: Desk) -> None:
    desk.drafted()
    page = desk.open()
    box = desk.part(QComboBox, "today_person")
    assert not box.isVisible()
    sam, changes = desk.core.people.add(SAM)
    other = desk.drafted("mipick", person=SAM, key=sam)
    desk.hub.publish(changes)
    desk.until(box.isVisible)
    desk.rest()
    assert [box.itemText(n) for n in range(box.count())] == [
        desk.words.text("today.everyone"),
        HANAKO.name,
        SAM.name,
    ]
    with desk.qtbot.waitSignal(page.counted) as told:
        box.setCurrentIndex(2)
        box.activated.emit(2)
    desk.rest()
    # The badge counts everybody's requests, whoever is looked at.
    assert told.args == [2]
    assert [row.case for row in desk.rows()] == [other]
    with desk.qtbot.waitSignal(page.requests_asked) as asked:
        desk.press("quiet_drafts")
    assert asked.args == [Filter(person=sam, groups=frozenset({Group.DRAFTS}))]
    desk.words.set_language("ja" if desk.words.language == "en" else "en")
    desk.rest()
    assert box.currentText() == SAM.name
    assert box.itemText(0) == desk.words.text("today.everyone")


def test_more_than_a_hundred_lead_to_the_list_of_all(desk: Desk) -> None:
    many_late(desk, LISTED + 5)
    desk.open()
    assert len(desk.rows()) == LISTED
    last = desk.every_row()[-1]
    assert last == MoreRow(desk.words.plural("today.more", 5), Group.NEEDS_YOU)
    desk.view.setCurrentIndex(desk.model.index(LISTED + 1, 0))
    with desk.qtbot.waitSignal(desk.page.requests_asked) as asked:
        QTest.keyClick(desk.view, Qt.Key.Key_Return)
    assert asked.args == [Filter(groups=frozenset({Group.NEEDS_YOU}))]
    desk.view.scrollToBottom()
    place = desk.view.visualRect(desk.model.index(LISTED + 1, 0))
    with desk.qtbot.waitSignal(desk.page.requests_asked):
        desk.click(place.center())


def test_another_screens_changes_reach_the_list_and_the_choice_stays(desk: Desk) -> None:
    late = desk.sent(date(2026, 10, 1))
    case = desk.drafted("mipick")
    desk.open()
    desk.click(desk.spot(case))
    later = desk.sent(date(2026, 9, 1))
    desk.hub.publish(desk.core.requests.sent(later, date(2026, 9, 1), ChannelKind.EMAIL)[1])
    desk.until(lambda: len(desk.rows()) == 3)
    assert desk.view.chosen() == case
    desk.hub.publish(desk.core.requests.sent(case, TODAY, ChannelKind.EMAIL)[1])
    desk.until(lambda: {row.case for row in desk.rows() if row.needs_you} == {late, later})


def test_a_person_without_requests_is_not_taught_how_to_begin(desk: Desk) -> None:
    desk.drafted()
    desk.core.people.add(SAM)
    desk.open()
    box = desk.part(QComboBox, "today_person")
    box.setCurrentIndex(2)
    box.activated.emit(2)
    desk.rest()
    assert not desk.part(QPushButton, "first_request").isVisible()
    assert any(each.isVisible() for each in desk.page.findChildren(EmptyState))
    assert desk.calendar.isVisible()


def test_the_language_of_the_moment_reaches_every_row(desk: Desk) -> None:
    case = desk.drafted()
    desk.open()
    other = "ja" if desk.words.language == "en" else "en"
    desk.words.set_language(other)
    desk.rest()
    assert desk.row(case).status == desk.words.text("mark.draft")
    assert desk.view.accessibleName() == desk.words.text("today.title")
    assert desk.part(QWidget, "search_trigger").accessibleName() == desk.words.text("today.search")


def test_search_and_tab_order(desk: Desk) -> None:
    desk.drafted()
    page = desk.open()
    with desk.qtbot.waitSignal(page.search_asked):
        desk.press("search_trigger")
    trigger = desk.part(QWidget, "search_trigger")
    trigger.setFocus()
    order = []
    for _ in range(6):
        focused = QApplication.focusWidget()
        order.append(focused.objectName() if focused else "")
        QTest.keyClick(focused or page, Qt.Key.Key_Tab)
    counts = ["quiet_waiting", "quiet_paused", "quiet_drafts"]
    assert order == ["search_trigger", "today_list", "calendar", *counts]
    assert len(page.regions()) == 3


def test_where_it_is_narrow_the_weeks_take_the_lists_place(desk: Desk) -> None:
    desk.drafted()
    page = desk.open(width=812)
    views = desk.part(Segmented, "today_views")
    assert views.isVisible()
    assert desk.view.isVisible()
    assert not desk.calendar.isVisible()
    views.choose("weeks")
    views.chosen.emit("weeks")
    assert desk.calendar.isVisible()
    assert not desk.view.isVisible()
    page.resize(1192, 800)
    desk.until(lambda: desk.calendar.isVisible() and desk.view.isVisible())
    assert not views.isVisible()


NAMES = ("x" * 300, "شركة الاختبار للبيانات " * 12, "見本株式会社" * 40)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [640, 500, 800])
def test_no_name_breaks_a_row(desk: Desk, name: str, width: int) -> None:
    row = TodayRow(
        case=desk.drafted(),
        mark=Mark.LATE,
        operator=name,
        asked=name,
        person=name,
        reason=name,
        status="4 days late",
        action=desk.words.text("next.choose_other_channel"),
        does=None,
        needs_you=True,
    )
    places = Places()
    places.fit([row.action])
    places.set_width(width)
    rect = QRect(0, 0, width, places.height() + 5)
    at = places.of(rect, row)
    assert at.is_cut
    assert at.card.contains(at.button)
    assert at.card.contains(at.pill.toAlignedRect())
    assert not at.pill.toAlignedRect().intersects(at.button)
    assert all(text.x < width for text in at.texts)


def test_a_row_is_painted_well_under_a_millisecond(desk: Desk) -> None:
    many_late(desk, 1)
    desk.open()
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 800, 72)
    option.state = QStyle.StateFlag.State_Enabled
    index = desk.model.index(1, 0)
    assert isinstance(index.data(Roles.ROW), TodayRow)
    image = QImage(800, 72, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    delegate = desk.view.itemDelegate()
    best = 1.0
    for _ in range(40):
        began = time.perf_counter()
        delegate.paint(painter, option, index)
        best = min(best, time.perf_counter() - began)
    painter.end()
    assert best < 0.0015

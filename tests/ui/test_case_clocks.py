"""The case page with several clocks: under two laws, suspended, missed, with an authority; what if."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.base.ids import CaseId, EventKind, Law, Milestone, Right
from app.bootstrap import OpenCore
from app.cases.case import Ask
from app.cases.events import EventDraft
from app.laws.why import with_weekday
from tests import several_clocks
from tests.ui.test_case import TODAY, Desk
from ui.case.clock_list import ClockList
from ui.case.head import Facts
from ui.case.line_marks import LineMark
from ui.case.remarks import Remarks
from ui.widgets import look
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.wording import Words


@pytest.fixture
def desk(qtbot: QtBot, core: OpenCore, each_words: Words) -> Iterator[Desk]:
    made = Desk(qtbot, core, each_words)
    broken: list[str] = []
    made.problems.broke.connect(broken.append)
    yield made
    made.runner.drain()
    assert broken == []


def listed(desk: Desk) -> list[str]:
    clocks = desk.page.findChild(ClockList)
    assert isinstance(clocks, ClockList)
    buttons = [each for each in clocks.findChildren(QPushButton) if each.isVisible()]
    return [f"{each.accessibleName()}: {each.accessibleDescription()}" for each in buttons]


def notes(desk: Desk) -> str:
    remarks = desk.page.findChild(Remarks)
    assert isinstance(remarks, Remarks)
    return "\n".join(remarks.texts())


def facts(desk: Desk) -> str:
    found = desk.page.findChild(Facts)
    assert isinstance(found, Facts)
    return "\n".join(found.texts())


def open_row(desk: Desk, at: int) -> None:
    clocks = desk.page.findChild(ClockList)
    assert isinstance(clocks, ClockList)
    [each for each in clocks.findChildren(QPushButton) if each.isVisible()][at].click()
    desk.idle()


def choose(desk: Desk, kind: EventKind, at: int = -1) -> None:
    boxes = [b for b in desk.page.findChildren(QComboBox, "imagine_event") if b.isVisible()]
    boxes[at].setCurrentIndex(boxes[at].findData(kind.value))
    boxes[at].activated.emit(boxes[at].currentIndex())
    desk.idle()


def lines(desk: Desk) -> list[QWidget]:
    return [each for each in desk.page.findChildren(QWidget, "move") if each.isVisible()]


def moves(desk: Desk) -> list[str]:
    return [said.text() for line in lines(desk) for said in line.findChildren(Text)]


def tags(desk: Desk) -> list[str]:
    return [chip.text() for line in lines(desk) for chip in line.findChildren(Chip)]


def click(desk: Desk, mark: LineMark) -> None:
    """Click where a mark is drawn."""
    placed = desk.line._laid_out().placed[desk.line.marks().index(mark)]
    at = QPoint(round(placed.x), round(desk.line._laid_out().y))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(desk.line.viewport(), left, none, at)
    desk.idle()


def passed_on_the_day_identity_was_asked(desk: Desk) -> CaseId:
    """A suit is possible since the day identity was asked; the month of the GDPR is over."""
    asks = (
        Ask("a1", Law.GDPR, Right.ACCESS, place="DE"),
        Ask("a2", Law.APPI, Right.ACCESS, place="JP"),
    )
    case = several_clocks.begin(desk.core, asks, "DE")
    several_clocks.happened(
        desk.core,
        case,
        ("sent", "2026-10-05"),
        ("identity_requested", "2026-10-20"),
        ("identity_received", "2026-10-26"),
    )
    return case


def test_a_statute_under_an_event_of_its_day_is_reached_by_mouse_keyboard_and_list(
    desk: Desk,
) -> None:
    desk.show(passed_on_the_day_identity_was_asked(desk))
    text, day = desk.words.text, date(2026, 10, 20)
    asked, suit = (mark for mark in desk.line.marks() if mark.on == day)
    assert (asked.happened, suit.kind) == (True, "statutory")
    click(desk, asked)
    assert text("case.why", day=day) in desk.says()
    assert text("case.suit_no_advice") in notes(desk)
    click(desk, asked)
    assert text("case.why", day=day) not in desk.says()
    assert text("case.happened") in desk.says()
    click(desk, asked)
    assert text("case.why", day=day) in desk.says()
    desk.go_to(asked)
    QTest.keyClick(desk.line, Qt.Key.Key_Return)
    assert text("case.happened") in desk.says()
    (at,) = (n for n, row in enumerate(listed(desk)) if text("standing.suit_possible") in row)
    open_row(desk, at)
    assert text("case.why", day=day) in desk.says()


def test_what_passed_by_law_speaks_before_what_we_expected(desk: Desk) -> None:
    desk.show(passed_on_the_day_identity_was_asked(desk))
    text, messages = desk.words.text, desk.words.messages
    clocks = desk.files.read(desk.page.case() or "").clocks
    expected, due = (
        next(each.due.due for each in clocks if each.due.milestone is milestone and each.due.due)
        for milestone in (Milestone.CONVENTION_FIRST, Milestone.RESPONSE_DUE)
    )
    assert expected is not None
    assert due is not None
    # What we expected passed first; the law weighs more.
    assert expected < due < TODAY
    assert text("case.why", day=due) in desk.says()
    said = text("case.by.statutory", day=messages.date_short(due, TODAY))
    assert text("case.by_law", law=text("law_short.GDPR"), said=said) in facts(desk).splitlines()
    assert text("case.by.convention", day=messages.date_short(expected, TODAY)) not in facts(desk)


def test_an_extension_imagined_is_one_line_and_a_refusal_is_not_one(desk: Desk) -> None:
    case = several_clocks.begin(desk.core, (Ask("a1", Law.GDPR, Right.ACCESS),), "DE")
    several_clocks.happened(desk.core, case, ("sent", "2026-11-16"))
    desk.show(case)
    desk.press("what_if")
    choose(desk, EventKind.EXTENSION_NOTIFIED)
    (line,) = moves(desk)
    day = desk.words.day
    assert day(date(2026, 12, 16)) in line
    assert day(date(2027, 2, 16)) in line
    assert tags(desk) == [desk.words.text("case.imagine.moves")]


def test_a_letter_that_came_back_says_why_there_is_no_date(desk: Desk) -> None:
    case = several_clocks.begin(desk.core, (Ask("a1", Law.GDPR, Right.ACCESS),), "DE")
    several_clocks.happened(desk.core, case, ("sent", "2026-11-16"), ("bounced", "2026-11-17"))
    desk.show(case)
    assert desk.words.text("case.no_dates_returned", day=date(2026, 11, 17)) in desk.says()


def test_what_is_assumed_is_counted_apart_from_what_is_recorded(desk: Desk) -> None:
    case = several_clocks.begin(desk.core, (Ask("a1", Law.GDPR, Right.ACCESS),), "DE")
    several_clocks.happened(desk.core, case, ("sent", "2026-11-16"))
    desk.show(case)
    ledger = desk.part(Text, "ledger")
    assert isinstance(ledger, Text)
    recorded = desk.words.plural("case.unaltered", 1)
    assert ledger.text().startswith(recorded)
    assert ledger.text().endswith(desk.words.plural("case.count_assumed", 1))
    several_clocks.happened(desk.core, case, ("arrived", "2026-11-17"))
    desk.page.entered()
    desk.idle()
    assert ledger.text() == desk.words.plural("case.unaltered", 2)


def test_two_laws_are_listed_each_with_its_own_dates_the_nearest_first(desk: Desk) -> None:
    desk.show(several_clocks.two_laws(desk.core))
    rows, text = listed(desk), desk.words.text
    gdpr, appi = text("law_short.GDPR"), text("law_short.APPI")
    assert [appi in row for row in rows] == [True, True, False, True, True]
    assert gdpr in rows[2]
    assert text("certainty.statutory") in rows[2]
    assert text("certainty.convention") in rows[0]
    answers = [mark for mark in desk.line.marks() if mark.on == date(2026, 12, 16)]
    assert [gdpr in mark.label for mark in answers] == [True, False]
    assert appi in facts(desk)
    open_row(desk, 2)
    assert "R-EU-1" in desk.says()
    assert text("case.why", day=date(2026, 12, 16)) in desk.says()


def test_a_suspended_time_says_so_and_leads_to_recording_what_ends_it(desk: Desk) -> None:
    desk.show(several_clocks.fee_asked(desk.core))
    text = desk.words.text
    assert text("law.UK_GDPR") in desk.says()
    open_row(desk, 0)
    assert text("case.why_suspended") in desk.says()
    desk.press("why_record")
    box = desk.part(QComboBox, "event_kind")
    assert isinstance(box, QComboBox)
    assert box.currentData() == EventKind.FEE_PAID
    assert [(p.start, p.end) for p in desk.files.read(desk.page.case() or "").pauses] == [
        (date(2026, 11, 11), None)
    ]
    layout = desk.line._laid_out()
    x = (layout.x_of(date(2026, 11, 11)) + layout.x_of(date(2026, 11, 21))) / 2
    pixel = desk.line.viewport().grab().toImage().pixelColor(QPoint(round(x), round(layout.y)))
    assert pixel == look.tokens().colour("accent_tint")


def test_a_letter_that_came_on_a_day_only_assumed_says_so(desk: Desk) -> None:
    case = desk.sent(date(2026, 11, 9))
    desk.show(case)
    assert desk.words.text("delivery.assumed") in facts(desk)
    desk.requests.record(case, EventDraft(EventKind.ANSWERED, date(2026, 11, 12)))
    desk.show(case)
    assert desk.words.text("delivery.day_assumed") in facts(desk)
    assert desk.words.text("delivery.proven") not in facts(desk)


def test_an_unknown_start_asks_and_leads_to_the_day_of_arrival(desk: Desk) -> None:
    case = several_clocks.begin(desk.core, (Ask("a1", Law.GDPR, Right.ACCESS),), "DE")
    posted = EventDraft(EventKind.SENT, date(2026, 11, 10), payload={"channel": "post"})
    desk.core.requests.record(case, posted)
    desk.show(case)
    open_row(desk, 0)
    assert desk.words.text("question.arrived") in desk.says()
    assert not desk.sees("change_arrival")
    desk.press("why_record")
    box = desk.part(QComboBox, "event_kind")
    assert isinstance(box, QComboBox)
    assert box.currentData() == EventKind.ARRIVED


def test_a_missed_confirmation_is_a_note_and_not_late(desk: Desk) -> None:
    case = several_clocks.not_acknowledged(desk.core)
    desk.show(case)
    missed = desk.words.text("note.acknowledgement_missed", date=date(2026, 11, 18))
    assert any(missed in row for row in listed(desk))
    assert not desk.requests.row(case).assessment.late


def test_the_authoritys_time_stands_beside_the_late_answer(desk: Desk) -> None:
    desk.show(several_clocks.complained(desk.core))
    text = desk.words.text
    assert text("next.reason.authority", date=date(2027, 2, 9)) in desk.says()
    assert text("milestone.authority_progress_due") in facts(desk)
    # What is late by law is explained first.
    assert text("case.why", day=date(2026, 10, 28)) in desk.says()
    authority = [mark for mark in desk.line.marks() if mark.on == date(2027, 2, 9)]
    click(desk, authority[0])
    assert text("case.why", day=date(2027, 2, 9)) in desk.says()


def test_a_late_notice_is_flagged_and_has_an_icon(desk: Desk) -> None:
    case = several_clocks.begin(desk.core, (Ask("a1", Law.GDPR, Right.ACCESS),), "DE")
    several_clocks.happened(
        desk.core, case, ("sent", "2026-09-28"), ("extension_notified", "2026-11-10")
    )
    desk.show(case)
    on, due = with_weekday(date(2026, 11, 10)), with_weekday(date(2026, 10, 28))
    late = desk.words.text("warning.extension_late", on=on, due=due)
    assert late in notes(desk)


def test_whose_calendar_it_is_and_what_was_not_verified(desk: Desk) -> None:
    case = several_clocks.begin(
        desk.core, (Ask("a1", Law.GDPR, Right.ACCESS),), "DE", "mihon-shoten"
    )
    several_clocks.happened(desk.core, case, ("sent", "2026-11-16"))
    desk.show(case)
    name = desk.requests.get(case).operator_name
    law = desk.words.text("law.GDPR")
    germany = desk.words.text("country.DE")
    own = desk.words.text("case.calendar_of_person", operator=name, place=germany, law=law)
    assert own in notes(desk)
    desk.show(several_clocks.not_acknowledged(desk.core))
    unseen = desk.words.text("deadlines.to_be_verified", places="")
    assert unseen[:12] in notes(desk)


def test_several_events_are_imagined_and_nothing_is_recorded(desk: Desk) -> None:
    case = several_clocks.two_laws(desk.core)
    before = desk.requests.get(case)
    desk.show(case)
    desk.press("what_if")
    # The recorded day stands there, so nothing moves yet.
    assert desk.day("imagine_on").day() == date(2026, 11, 16)
    assert len(moves(desk)) == 4
    assert tags(desk) == [desk.words.text("case.imagine.same")] * 4
    desk.day("imagine_on").set_day(date(2026, 11, 20))
    desk.idle()
    assert any(desk.words.day(date(2026, 12, 21)) in line for line in moves(desk))
    # What moves has a word beside it, not only another colour.
    assert tags(desk) == [desk.words.text("case.imagine.moves")] * 4
    desk.press("imagine_add")
    choose(desk, EventKind.REFUSED)
    desk.day("imagine_on").set_day(date(2026, 11, 25))
    desk.idle()
    assert any(desk.words.day(date(2026, 11, 25)) in line for line in moves(desk))
    desk.press("imagine_remove")
    assert not desk.sees("imagine_remove")
    assert not any(desk.words.day(date(2026, 11, 25)) in line for line in moves(desk))
    assert desk.requests.get(case) == before


def test_what_did_not_happen_can_be_imagined(desk: Desk) -> None:
    desk.show(several_clocks.fee_asked(desk.core))
    desk.press("what_if")
    assert not desk.sees("imagine_not")
    choose(desk, EventKind.FEE_REQUESTED)
    denied = desk.part(QCheckBox, "imagine_not")
    assert isinstance(denied, QCheckBox)
    assert desk.day("imagine_on").day() == date(2026, 11, 11)
    denied.click()
    desk.idle()
    (line,) = moves(desk)
    assert desk.words.text("standing.suspended") in line
    assert desk.words.day(date(2026, 12, 2)) in line


def test_an_impossible_order_is_refused_in_the_panel(desk: Desk) -> None:
    case: CaseId = several_clocks.two_laws(desk.core)
    desk.show(case)
    desk.press("what_if")
    desk.day("imagine_on").set_day(date(2026, 11, 1))
    desk.idle()
    assert desk.sees("imagine_refused")
    assert moves(desk) == []
    desk.day("imagine_on").set_day(date(2026, 11, 17))
    desk.idle()
    assert not desk.sees("imagine_refused")


def test_the_day_begins_with_what_is_assumed_or_promised(desk: Desk) -> None:
    case = several_clocks.begin(desk.core, (Ask("a1", Law.GDPR, Right.ACCESS),), "DE")
    several_clocks.happened(desk.core, case, ("sent", "2026-11-10"))
    promise = EventDraft(EventKind.PROMISED, date(2026, 11, 12), payload={"by": "2026-11-30"})
    desk.core.requests.record(case, promise)
    desk.show(case)
    desk.press("what_if")
    assert desk.day("imagine_on").day() == date(2026, 11, 10)
    choose(desk, EventKind.PROMISED)
    assert desk.day("imagine_on").day() == date(2026, 11, 30)
    desk.day("imagine_on").set_day(date(2026, 12, 4))
    desk.idle()
    assert any(desk.words.day(date(2026, 12, 4)) in line for line in moves(desk))

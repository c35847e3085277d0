"""Several clocks at once: the nearest first, nothing merged that differs by law, and their moves."""

from __future__ import annotations

from datetime import date

import pytest

from app.base.ids import Certainty, EventKind, Law, Milestone, Right
from app.base.messages import Messages
from app.cases import clock_words
from app.cases.assess import assess
from app.cases.case import Ask, Case, Event
from app.cases.clocks import Change, Clock, Move, Standing, clocks, gravest, moves, running
from app.cases.imagining import Thought, imagine
from app.cases.timeline import RowKind, timeline
from tests.app.cases.stories import case_of, day, event, sent

GDPR = Ask("a1", Law.GDPR, Right.ACCESS, place="DE")
APPI = Ask("a2", Law.APPI, Right.ACCESS, place="JP")
UK = Ask("a1", Law.UK_GDPR, Right.ACCESS)
CCPA = Ask("a1", Law.CCPA, Right.ACCESS)
TODAY = day("11-21")


def shown(case: Case, today: date = TODAY) -> list[tuple[Law | None, Milestone, date | None]]:
    found = running(assess(case, today))
    return [(each.law, each.due.milestone, each.due.due) for each in found]


def clock(case: Case, milestone: Milestone, today: date = TODAY) -> Clock:
    found = clocks(assess(case, today))
    return next(each for each in found if each.due.milestone is milestone)


def moved(case: Case, *thoughts: Thought) -> dict[tuple[Law | None, Milestone], Move]:
    found = moves(assess(case, TODAY), assess(imagine(case, thoughts), TODAY))
    return {(each.clock.law, each.clock.due.milestone): each for each in found}


def test_two_laws_have_each_its_own_clocks_the_nearest_first() -> None:
    case = case_of(sent("11-16"), event("arrived", "11-16"), asks=(GDPR, APPI), country="DE")
    assert shown(case) == [
        (Law.APPI, Milestone.CONVENTION_FIRST, date(2026, 11, 30)),
        (Law.APPI, Milestone.EARLIEST_SUIT, date(2026, 12, 1)),
        (Law.GDPR, Milestone.RESPONSE_DUE, date(2026, 12, 16)),
        (Law.APPI, Milestone.CONVENTION_SECOND, date(2026, 12, 16)),
    ]
    rows = [row for row in timeline(case, assess(case, TODAY)) if row.kind is RowKind.MILESTONE]
    of_appi = {row.milestone for row in rows if row.law is Law.APPI}
    assert Milestone.RESPONSE_DUE in of_appi
    assert {row.law for row in rows if row.milestone is Milestone.RESPONSE_DUE} == {
        Law.GDPR,
        Law.APPI,
    }
    for language, law in (("en", "GDPR, "), ("ja", "GDPR、")):
        named = clock_words.name(running(assess(case, TODAY))[2], several=True)
        assert law in Messages(language).say(named)


def test_asks_that_share_law_and_date_share_a_clock() -> None:
    erasure = Ask("a2", Law.GDPR, Right.ERASURE, ("e17a",), place="DE")
    case = case_of(sent("11-04"), asks=(GDPR, erasure), country="DE")
    (one,) = running(assess(case, TODAY))
    assert one.asks == ("a1", "a2")


def test_a_fee_asked_stops_the_time_under_uk_law() -> None:
    case = case_of(sent("11-02"), event("fee_requested", "11-11"), asks=(UK,), country="GB-ENG")
    answer = clock(case, Milestone.RESPONSE_DUE)
    assert (answer.standing, answer.runs, answer.due.due) == (Standing.SUSPENDED, True, None)
    counted = answer.due.deadline
    assert counted is not None
    assert counted.wants is EventKind.FEE_PAID


def test_an_arrival_nobody_knows_leaves_clocks_that_ask_for_it() -> None:
    case = case_of(sent("11-02", "post"), asks=(GDPR,), country="DE")
    answer = clock(case, Milestone.RESPONSE_DUE)
    assert answer.standing is Standing.UNKNOWN
    counted = answer.due.deadline
    assert counted is not None
    assert counted.wants is EventKind.ARRIVED


def test_a_missed_acknowledgement_has_passed_and_is_not_late() -> None:
    case = case_of(sent("11-03"), asks=(CCPA,), country="US-CA")
    # 11 November is a holiday there.
    missed = clock(case, Milestone.ACKNOWLEDGEMENT_DUE)
    assert (missed.due.due, missed.standing, missed.runs) == (day("11-18"), Standing.PASSED, False)
    assessed = assess(case, TODAY)
    assert not assessed.late
    assert [note.id for note in assessed.asks[0].notes] == ["note.acknowledgement_missed"]
    assert shown(case)[0] == (Law.CCPA, Milestone.RESPONSE_DUE, date(2026, 12, 18))


def test_a_complaint_starts_the_authoritys_clock_beside_the_late_answer() -> None:
    case = case_of(sent("09-28"), event("complaint_lodged", "11-09"), asks=(GDPR,), country="DE")
    assert shown(case) == [
        (Law.GDPR, Milestone.RESPONSE_DUE, date(2026, 10, 28)),
        (Law.GDPR, Milestone.AUTHORITY_PROGRESS_DUE, date(2027, 2, 9)),
    ]
    assert clock(case, Milestone.RESPONSE_DUE).standing is Standing.LATE


def test_an_extension_takes_the_place_of_the_first_date() -> None:
    case = case_of(sent("11-04"), event("extension_notified", "11-20"), asks=(GDPR,), country="DE")
    assert clock(case, Milestone.RESPONSE_DUE).standing is Standing.REPLACED
    assert (Law.GDPR, Milestone.RESPONSE_DUE_EXTENDED, date(2027, 2, 4)) in shown(case)


def test_what_an_operator_promised_is_no_laws_and_told_once() -> None:
    promise = event("promised", "11-10", {"by": "2026-11-30"})
    case = case_of(sent("11-04"), promise, asks=(GDPR, APPI), country="DE")
    (promised,) = [each for each in clocks(assess(case, TODAY)) if each.law is None]
    assert (promised.asks, promised.due.certainty) == (("a1", "a2"), Certainty.PROMISE)
    counted = promised.due.deadline
    assert counted is not None
    assert (counted.start, counted.due) == ((EventKind.PROMISED, day("11-10")), day("11-30"))
    assert len(counted.reason) >= 2


def test_nothing_runs_after_an_answer_or_once_closed() -> None:
    answered = case_of(sent("11-04"), event("answered", "11-10"), asks=(APPI,))
    assert shown(answered) == []
    closed = case_of(sent("11-04"), event("closed", "11-10"), asks=(GDPR,), country="DE")
    assert shown(closed) == []


def test_every_clock_before_and_after() -> None:
    case = case_of(sent("11-04"), asks=(GDPR, APPI), country="DE")
    found = moved(case, Thought(EventKind.ARRIVED, day("11-09")))
    assert {one.change for one in found.values() if one.clock.due.due} == {Change.MOVES}
    assert not found[Law.APPI, Milestone.RESPONSE_DUE].moved
    for one in found.values():
        for language in ("en", "ja"):
            for said in (one.before, one.after):
                assert "{" not in Messages(language).say(clock_words.day(said))
            assert "{" not in Messages(language).say(clock_words.move(one, several=True))


def test_an_answer_due_and_its_extension_are_one_line_and_no_refusal_is_added() -> None:
    case = case_of(sent("11-04"), asks=(GDPR, APPI), country="DE")
    extension = Thought(EventKind.EXTENSION_NOTIFIED, day("11-25"), ("a1",))
    found = moved(case, extension)
    assert [milestone for law, milestone in found if law is Law.GDPR] == [
        Milestone.RESPONSE_DUE_EXTENDED
    ]
    extended = found[Law.GDPR, Milestone.RESPONSE_DUE_EXTENDED]
    assert extended.change is Change.MOVES
    said = Messages("en").say(clock_words.move(extended, several=False))
    assert said == "Answer due: 4 December 2026 → 4 February 2027 (extended)"
    assert found[Law.APPI, Milestone.EARLIEST_SUIT].change is Change.SAME
    recorded = case_of(
        sent("11-04"), event("extension_notified", "11-20"), asks=(GDPR,), country="DE"
    )
    back = moved(recorded, Thought(EventKind.EXTENSION_NOTIFIED, None))
    said = Messages("en").say(
        clock_words.move(back[Law.GDPR, Milestone.RESPONSE_DUE], several=False)
    )
    assert said == "Answer due, extended: 4 February 2027 → 4 December 2026 (not extended)"


def test_what_is_answered_keeps_its_day_and_what_stands_still_loses_it() -> None:
    case = case_of(sent("11-04"), asks=(UK,), country="GB-ENG")
    answered = moved(case, Thought(EventKind.ANSWERED, day("11-20")))
    assert answered[Law.UK_GDPR, Milestone.RESPONSE_DUE].change is Change.OTHERWISE
    stopped = moved(case, Thought(EventKind.FEE_REQUESTED, day("11-20")))
    assert stopped[Law.UK_GDPR, Milestone.RESPONSE_DUE].change is Change.GONE
    promised = moved(case, Thought(EventKind.PROMISED, day("11-20"), (), {"by": "2026-11-30"}))
    assert promised[None, Milestone.OPERATOR_PROMISE].change is Change.NEW


GRAVEST: list[tuple[tuple[Event, ...], tuple[Ask, ...], str, Milestone | None]] = [
    # A month of the GDPR has passed; the reminder of our convention is the next date to come.
    ((sent("10-05"),), (APPI, GDPR), "11-06", Milestone.RESPONSE_DUE),
    ((sent("11-04"),), (GDPR, APPI), "11-10", Milestone.EARLIEST_SUIT),
    ((sent("11-04"),), (APPI,), "11-10", Milestone.EARLIEST_SUIT),
    ((sent("11-04", "post"),), (APPI,), "11-10", Milestone.EARLIEST_SUIT),
    # A suit is possible, the answer we expected has not come, the reminder is still ahead.
    ((sent("11-04"),), (APPI,), "11-22", Milestone.CONVENTION_FIRST),
    (
        (sent("11-04"), event("promised", "11-06", {"by": "2026-12-20"})),
        (APPI,),
        "11-22",
        Milestone.OPERATOR_PROMISE,
    ),
    ((sent("11-04"), event("answered", "11-10")), (GDPR,), "11-22", Milestone.RESPONSE_DUE),
    ((event("drafted", "11-04"),), (APPI,), "11-22", None),
]


@pytest.mark.parametrize(("events", "asks", "today", "wanted"), GRAVEST)
def test_the_gravest_clock_is_the_laws_and_never_our_reminder(
    events: tuple[Event, ...], asks: tuple[Ask, ...], today: str, wanted: Milestone | None
) -> None:
    found = gravest(clocks(assess(case_of(*events, asks=asks), day(today))))
    assert (found.due.milestone if found else None) is wanted


def test_no_event_no_move() -> None:
    case = case_of(sent("11-04"), asks=(GDPR, APPI), country="DE")
    assert not any(one.moved for one in moved(case).values())

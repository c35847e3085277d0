"""R-JP-4: what the operator itself promised, under any law."""

from __future__ import annotations

import json
from datetime import date

import pytest

from app.base.ids import Certainty, EventKind, Law, Milestone, Right
from app.laws.deadline import Deadline
from app.laws.vectors import compute_each, read_vectors
from tests.app.laws.asking import Days, ask, code, flags, others, places, said

PROMISE = Milestone.OPERATOR_PROMISE


def promised(
    days: int | None,
    counted_from: str = "",
    events: Days | None = None,
    law: Law = Law.GDPR,
    calendar: str = "FR",
    right: Right = Right.ACCESS,
) -> Deadline:
    given = {"received": "2026-03-04"} if events is None else events
    return ask(law, PROMISE, calendar, given, right, promise_days=days, promise_from=counted_from)


@pytest.mark.parametrize(
    ("law", "calendar", "received", "days", "nominal", "due", "place"),
    [
        (Law.GDPR, "FR", "2026-03-04", 10, "2026-03-14", "2026-03-16", "FR"),
        (Law.GDPR, "DE-BY", "2026-12-30", 7, "2027-01-06", "2027-01-07", "DE-BY"),
        (Law.GDPR, "DE-SN", "2026-12-30", 7, "2027-01-06", "2027-01-06", "DE-SN"),
        (Law.UK_GDPR, "GB-ENG", "2026-12-15", 10, "2026-12-25", "2026-12-29", "GB-ENG"),
        (Law.UK_GDPR, "GB-SCT", "2026-11-20", 10, "2026-11-30", "2026-12-01", "GB-SCT"),
        (Law.CCPA, "US-CA", "2026-11-16", 10, "2026-11-26", "2026-11-30", "US-CA"),
        (Law.APPI, "JP", "2026-12-15", 14, "2026-12-29", "2027-01-04", "JP"),
        (Law.APPI, "JP", "2026-04-28", 5, "2026-05-03", "2026-05-07", "JP"),
        (Law.APPI, "JP", "2026-10-19", 30, "2026-11-18", "2026-11-18", "JP"),
        (Law.APPI, "JP", "2026-10-19", 1, "2026-10-20", "2026-10-20", "JP"),
        (Law.APPI, "JP", "2027-10-19", 365, "2028-10-18", "2028-10-18", "JP"),
    ],
)
def test_dates(
    law: Law, calendar: str, received: str, days: int, nominal: str, due: str, place: str
) -> None:
    found = promised(days, "received", {"received": received}, law, calendar)

    assert (str(found.nominal_due), str(found.due)) == (nominal, due)
    assert (found.rule, found.statutory, found.calendar) == ("R-JP-4", False, place)
    assert found.certainty is Certainty.PROMISE
    assert found.start == (EventKind.ARRIVED, date.fromisoformat(received))
    assert found.warnings == ()


def test_it_is_called_what_it_is() -> None:
    found = promised(10)

    assert "own promise, not a legal deadline" in said(found)
    assert places(found) == "The operator's own words"
    assert found.verified


def test_by_the_other_calendar_of_california() -> None:
    found = promised(10, "received", {"received": "2026-11-16"}, Law.CCPA, "US-CA")

    assert others(found) == ["2026-11-27"]


def test_the_appi_keeps_to_japan() -> None:
    found = promised(14, "", {"received": "2026-12-15"}, Law.APPI, "DE")

    assert str(found.due) == "2027-01-04"
    assert flags(found) == ["warning.fixed_calendar"]


@pytest.mark.parametrize("law", Law)
@pytest.mark.parametrize("kind", EventKind)
def test_from_any_event(law: Law, kind: EventKind) -> None:
    """Five days from Wednesday 14 October 2026: Monday the 19th, a working day everywhere."""
    calendar = {"GDPR": "FR", "UK_GDPR": "GB-ENG", "CCPA": "US-CA", "APPI": "JP"}[law]
    found = promised(5, kind.value, {kind.value: "2026-10-14"}, law, calendar)

    assert (str(found.due), found.rule) == ("2026-10-19", "R-JP-4")
    assert found.start == (kind, date(2026, 10, 14))


@pytest.mark.parametrize(("name", "kind"), [("received", "arrived"), ("posted", "sent")])
def test_from_an_event_by_its_other_name(name: str, kind: str) -> None:
    for stated, counted in ((name, kind), (kind, name), (name, name)):
        assert str(promised(5, counted, {stated: "2026-10-14"}).due) == "2026-10-19"


def test_unsaid_it_counts_from_arrival() -> None:
    events = {"sent": "2026-03-01", "received": "2026-03-04", "identity_requested": "2026-03-05"}

    assert promised(9, "", events).due == date(2026, 3, 13)


def test_a_question_of_the_operator_does_not_stop_its_promise() -> None:
    events = {"received": "2026-03-04", "identity_requested": "2026-03-05"}

    for law, calendar in ((Law.GDPR, "FR"), (Law.UK_GDPR, "GB-ENG"), (Law.APPI, "JP")):
        found = promised(9, "received", events, law, calendar)
        assert (str(found.due), found.waits) == ("2026-03-13", False)


@pytest.mark.parametrize(
    ("counted_from", "events"),
    [
        ("", {}),
        ("received", {"received": None}),
        ("identity_received", {"received": "2026-03-04"}),
        ("fee_paid", {"received": "2026-03-04", "fee_paid": None}),
    ],
)
def test_where_the_event_has_no_day_it_asks(counted_from: str, events: Days) -> None:
    found = promised(9, counted_from, events)

    assert (found.due, found.error) == (None, None)
    assert found.question is not None


@pytest.mark.parametrize("counted_from", ["recieved", "ARRIVED", "the day of the moon", "x" * 9999])
def test_an_unknown_event(counted_from: str) -> None:
    assert code(promised(9, counted_from)) == "problem.unknown_event"


@pytest.mark.parametrize("days", [0, -1, -10_000, 3661, 10**9, 10**30])
def test_no_number_of_days_to_promise(days: int) -> None:
    assert code(promised(days)) == "problem.promise_days"


def test_without_a_number_there_is_no_promise() -> None:
    assert code(promised(None)) == "problem.promise_missing"


def test_a_right_the_law_does_not_know() -> None:
    assert code(promised(9, law=Law.CCPA, right=Right.RESTRICTION)) == "problem.no_such_right"


@pytest.mark.parametrize(
    ("days", "problem"),
    [
        ("ten", "problem.promise_not_number"),
        ("", "problem.promise_not_number"),
        ("10.5", "problem.promise_not_number"),
        ("-3", "problem.promise_not_number"),
        ("１０", "problem.promise_not_number"),
        ("9" * 5000, "problem.promise_not_number"),
        (10.5, "problem.promise_not_number"),
        (True, "problem.promise_not_number"),
        ([10], "problem.promise_not_number"),
        ({}, "problem.promise_not_number"),
        (0, "problem.promise_days"),
        ("0", "problem.promise_days"),
        (-3, "problem.promise_days"),
        (10**40, "problem.promise_days"),
        (None, "problem.promise_missing"),
    ],
)
def test_what_a_file_may_say_instead(days: object, problem: str) -> None:
    vector = {
        "id": "v",
        "law": "GDPR",
        "right": "access",
        "milestone": "operator_promise",
        "calendar": "FR",
        "events": {"received": "2026-03-04"},
        "promise_days": days,
    }
    good = {**vector, "promise_days": "10"}
    bad, fine = compute_each(read_vectors(json.dumps({"vectors": [vector, good]}), "v.json"))

    assert code(bad) == problem
    assert str(fine.due) == "2026-03-16"

"""Whatever happened: nothing raises, everything is worded, and no computer's clock matters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.ids import EventKind, Law, Milestone, Right
from app.base.messages import LANGUAGES, Message, Messages
from app.laws.compute import compute, date_only, milestones_for
from app.laws.deadline import Deadline, Vector
from tests.app.laws.by_hand import rests

ROOT = Path(__file__).resolve().parents[3]

UNSAID = ("why.", "problem.", "warning.", "question.", "cite.", "alternative.", "event.", "right.")

ZONES = (
    "Pacific/Kiritimati",
    "Etc/GMT+12",
    "Asia/Tokyo",
    "Europe/Berlin",
    "America/Los_Angeles",
    "Australia/Lord_Howe",
    "UTC",
)

PLACES = ("", "DE", "DE-BY", "FR", "NL", "GB", "GB-SCT", "US-CA", "US-FED", "JP", "BR", "FR-75")

VECTORS = st.builds(
    Vector,
    id=st.just("v"),
    law=st.sampled_from(Law),
    right=st.sampled_from(Right),
    milestone=st.sampled_from(Milestone),
    calendar=st.sampled_from((*PLACES, "?")),
    events=st.dictionaries(
        st.sampled_from([*EventKind, "received", "posted", "nonsense"]),
        st.none() | st.dates(),
        max_size=6,
    ),
    promise_days=st.none() | st.integers(-5, 4000),
    promise_from=st.sampled_from(["", *EventKind, "posted", "nonsense"]),
)

#: Events of one story, in an order that can be, around a start.
STORY = (
    "identity_requested",
    "identity_received",
    "authority_requested",
    "authority_received",
    "fee_requested",
    "fee_paid",
    "clarification_requested",
    "clarification_received",
    "extension_notified",
    "complaint_received",
    "complaint_lodged",
    "refused",
    "answered",
    "normally_arrives",
)


@st.composite
def stories(draw: st.DrawFn) -> Vector:
    """Draw a right a law has, one of its dates, and events of the months after the start."""
    law = draw(st.sampled_from(Law))
    right = draw(st.sampled_from([Right.ACCESS, Right.ERASURE, Right.COMPLAINT_AUTHORITY]))
    start = draw(st.dates(date(2018, 1, 1), date(2040, 12, 31)))
    happened = draw(st.lists(st.sampled_from(STORY), unique=True, max_size=7))
    events: dict[str, date | None] = {"received": start}
    for name in happened:
        after = draw(st.none() | st.integers(0, 100))
        events[name] = None if after is None else start + timedelta(days=after)
    named = milestones_for(law, right, tuple(EventKind))
    milestone = draw(st.sampled_from([*named, Milestone.OPERATOR_PROMISE]))
    place = draw(st.sampled_from(PLACES))
    return Vector("v", law, right, milestone, place, events, 30, "")


def sentences(found: Deadline) -> Iterator[Message]:
    yield from (step.message for step in found.reason)
    yield from (*found.warnings, *found.citation)
    yield from (each.why for each in found.alternatives)
    if found.question:
        yield found.question
    if found.error:
        yield found.error.message


def check(vector: Vector) -> None:
    found = compute(vector)

    assert (found.error is None) == bool(found.reason)
    assert (found.due is None) == (found.nominal_due is None) == (found.start is None)
    if found.due is None:
        assert not found.alternatives or found.waits
    else:
        assert found.error is None
        assert found.question is None
        assert not found.waits
        assert found.citation
        assert found.certainty is not None
        assert found.statutory is (found.certainty.value == "statutory")
        assert found.start is not None
        assert found.due >= found.start[1]
        assert found.due not in [each.day for each in found.alternatives]
        assert len({each.day for each in found.alternatives}) == len(found.alternatives)
        dated = [step.day for step in found.reason if step.day is not None]
        assert (dated[0], dated[-1]) == (found.start[1], found.due)
    assert sum(map(bool, (found.due, found.question, found.waits, found.error))) <= 1
    for language in LANGUAGES:
        messages = Messages(language)
        for sentence in sentences(found):
            told = messages.say(sentence)
            assert told
            assert "{" not in told
            assert not any(mark in told for mark in UNSAID)


@settings(max_examples=400, deadline=None)
@given(VECTORS)
def test_nothing_raises_and_everything_is_said(vector: Vector) -> None:
    check(vector)


@settings(max_examples=600, deadline=None)
@given(stories())
def test_nor_does_anything_that_can_happen(vector: Vector) -> None:
    check(vector)


@settings(max_examples=300, deadline=None)
@given(stories())
def test_a_date_alone_is_the_same_date(vector: Vector) -> None:
    found, quick = compute(vector), date_only(vector)

    for name in ("nominal_due", "due", "certainty", "statutory", "waits", "question", "wants"):
        assert getattr(quick, name) == getattr(found, name), name
    assert (quick.error and quick.error.message) == (found.error and found.error.message)


@settings(max_examples=300, deadline=None)
@given(stories())
def test_a_date_that_rolls_is_never_a_day_of_rest(vector: Vector) -> None:
    found = compute(vector)
    unknown = any(each.id == "warning.years_not_known" for each in found.warnings)
    if found.due is None or unknown or vector.milestone is Milestone.EARLIEST_SUIT:
        return

    resting = rests(found.calendar) if found.calendar else lambda day: day.weekday() >= 5
    assert not resting(found.due)


@contextmanager
def zone(name: str) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


@settings(max_examples=100, deadline=None)
@given(stories())
def test_it_is_the_same_in_every_time_zone(vector: Vector) -> None:
    found = set()
    for name in ZONES:
        with zone(name):
            found.add(repr(compute(vector)))

    assert len(found) == 1


@pytest.mark.parametrize("name", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_a_program_elsewhere_says_the_same(name: str, home: Path) -> None:
    """26 hours lie between the two: it is never the same day in both."""
    line = (
        "deadlines --law GDPR --right access --calendar DE --event received=2026-03-04"
        " --milestone response_due --json --lang en"
    )
    run = subprocess.run(
        [sys.executable, "-c", "from app.cli.main import main; main()", *line.split()],
        cwd=ROOT,
        env={**os.environ, "TZ": name, "LC_ALL": "C", "KAIJI_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    (found,) = json.loads(run.stdout)

    assert (found["nominal_due"], found["due"]) == ("2026-04-04", "2026-04-07")

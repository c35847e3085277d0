"""What holds of every date that follows from its start: checked by a second way of counting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.ids import Law, Milestone, Right
from app.base.messages import LANGUAGES, Messages
from app.laws.compute import compute
from app.laws.deadline import Deadline, Vector
from tests.app.laws.by_hand import business_days, months_on, off_rest, rests

#: The years for which the packs and all calendars are known, the results included.
DAYS = st.dates(date(2026, 6, 19), date(2039, 6, 30))

Nominal = Callable[[date, str], date]


@dataclass(frozen=True)
class Clock:
    """One date of one law that follows from its start alone.

    Attributes:
        start: the name of the event it is counted from.
        nominal: from the start and the calendar to the day before it is moved.
        then: days after the moved end; a suit comes the day after.
        needs: an event on the day of the start, without which there is no such date.
    """

    name: str
    law: Law
    right: Right
    milestone: Milestone
    start: str
    calendars: tuple[str, ...]
    nominal: Nominal
    then: int = 0
    needs: str = ""

    def vector(self, start: date, calendar: str) -> Vector:
        events: dict[str, date | None] = {self.start: start}
        if self.needs:
            events[self.needs] = start
        return Vector(self.name, self.law, self.right, self.milestone, calendar, events)

    def expected(self, start: date, calendar: str) -> tuple[date, date]:
        nominal = self.nominal(start, calendar)
        then = timedelta(days=self.then)
        return nominal + then, off_rest(nominal, rests(calendar)) + then


def _months(number: int) -> Nominal:
    return lambda start, _: months_on(start, number)


def _days(number: int) -> Nominal:
    return lambda start, _: start + timedelta(days=number)


def _business(number: int) -> Nominal:
    return lambda start, calendar: business_days(start, number, rests(calendar))


EU = ("DE", "DE-BY", "DE-SN", "FR", "IE", "NL", "PL", "ES", "SE", "GR", "LU", "IT", "NO", "HU")
UK = ("GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR")
US = ("US-CA", "US-FED")
JP = ("JP",)

CLOCKS = (
    Clock("eu1", Law.GDPR, Right.ACCESS, Milestone.RESPONSE_DUE, "received", EU, _months(1)),
    Clock("eu4", Law.GDPR, Right.ERASURE, Milestone.REFUSAL_NOTICE_DUE, "arrived", EU, _months(1)),
    Clock(
        "eu2",
        Law.GDPR,
        Right.PORTABILITY,
        Milestone.RESPONSE_DUE_EXTENDED,
        "received",
        EU,
        _months(3),
        needs="extension_notified",
    ),
    Clock(
        "eu5",
        Law.GDPR,
        Right.COMPLAINT_AUTHORITY,
        Milestone.AUTHORITY_PROGRESS_DUE,
        "complaint_lodged",
        EU,
        _months(3),
    ),
    Clock("uk1", Law.UK_GDPR, Right.ACCESS, Milestone.RESPONSE_DUE, "received", UK, _months(1)),
    Clock(
        "uk2",
        Law.UK_GDPR,
        Right.ERASURE,
        Milestone.RESPONSE_DUE_EXTENDED,
        "received",
        UK,
        _months(3),
        needs="extension_notified",
    ),
    Clock(
        "uk4",
        Law.UK_GDPR,
        Right.COMPLAINT_CONTROLLER,
        Milestone.ACKNOWLEDGEMENT_DUE,
        "complaint_received",
        UK,
        _days(30),
    ),
    Clock(
        "ca1", Law.CCPA, Right.ACCESS, Milestone.ACKNOWLEDGEMENT_DUE, "received", US, _business(10)
    ),
    Clock("ca2", Law.CCPA, Right.CORRECTION, Milestone.RESPONSE_DUE, "received", US, _days(45)),
    Clock(
        "ca3",
        Law.CCPA,
        Right.ERASURE,
        Milestone.RESPONSE_DUE_EXTENDED,
        "received",
        US,
        _days(90),
        needs="extension_notified",
    ),
    Clock(
        "ca4",
        Law.CCPA,
        Right.LIMIT_SENSITIVE,
        Milestone.OPT_OUT_DUE,
        "received",
        US,
        _business(15),
    ),
    Clock("jp2", Law.APPI, Right.ACCESS, Milestone.EARLIEST_SUIT, "arrived", JP, _days(14), then=1),
    Clock(
        "jp2n",
        Law.APPI,
        Right.ERASURE,
        Milestone.EARLIEST_SUIT,
        "normally_arrives",
        JP,
        _days(14),
        then=1,
    ),
    Clock("jp3a", Law.APPI, Right.ACCESS, Milestone.CONVENTION_FIRST, "arrived", JP, _days(14)),
    Clock(
        "jp3b",
        Law.APPI,
        Right.PURPOSE_NOTICE,
        Milestone.CONVENTION_SECOND,
        "arrived",
        JP,
        _days(30),
    ),
)


def due(found: Deadline) -> date:
    assert found.error is None
    assert found.due is not None
    return found.due


clocks = pytest.mark.parametrize("clock", CLOCKS, ids=[clock.name for clock in CLOCKS])


@clocks
class TestFromTheStartAlone:
    @settings(max_examples=60, deadline=None)
    @given(start=DAYS, data=st.data())
    def test_the_second_way_of_counting_agrees(
        self, clock: Clock, start: date, data: st.DataObject
    ) -> None:
        calendar = data.draw(st.sampled_from(clock.calendars))
        found = compute(clock.vector(start, calendar))
        nominal, last = clock.expected(start, calendar)

        assert (found.nominal_due, found.due) == (nominal, last)
        assert found.start is not None
        assert found.start[1] == start
        assert due(found) > start
        assert found.nominal_due is not None
        assert start < found.nominal_due <= due(found)
        assert not rests(calendar)(due(found) - timedelta(days=clock.then))
        assert all(rests(calendar)(day) for day in found.non_working_days)

    @settings(max_examples=60, deadline=None)
    @given(one=DAYS, apart=st.integers(1, 40), data=st.data())
    def test_a_later_start_never_ends_earlier(
        self, clock: Clock, one: date, apart: int, data: st.DataObject
    ) -> None:
        calendar = data.draw(st.sampled_from(clock.calendars))
        first = compute(clock.vector(one, calendar))
        second = compute(clock.vector(one + timedelta(days=apart), calendar))

        assert due(first) <= due(second)

    @settings(max_examples=30, deadline=None)
    @given(start=DAYS, data=st.data())
    def test_the_steps_lead_from_the_start_to_the_date(
        self, clock: Clock, start: date, data: st.DataObject
    ) -> None:
        calendar = data.draw(st.sampled_from(clock.calendars))
        found = compute(clock.vector(start, calendar))
        dated = [step for step in found.reason if step.day is not None]
        skipped = [step for step in found.reason if step.kind.value == "skip"]

        assert (found.reason[0].kind.value, found.reason[0].day) == ("start", start)
        assert (dated[-1].kind.value, dated[-1].day) == ("result", found.due)
        assert tuple(step.day for step in skipped) == found.non_working_days
        for step in skipped:
            assert step.day is not None
            weekend = step.day.weekday() >= 5
            assert step.name is not None or weekend
            for language in LANGUAGES:
                said = Messages(language).say(step.message)
                assert step.name is None or step.name.say(language) in said

"""What holds of dates that pauses, notices, promises and refusals move: counted a second way."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.ids import EventKind, Law, Milestone, Right
from app.laws.compute import compute
from app.laws.deadline import Vector
from tests.app.laws.by_hand import DAY, months_on, off_rest, rests

#: The years for which the packs and all calendars are known, the results included.
DAYS = st.dates(date(2026, 6, 19), date(2039, 6, 30))

EU = ("DE", "DE-BY", "FR", "IE", "PL", "GR", "SE")
UK = ("GB-ENG", "GB-SCT", "GB-NIR")
US = ("US-CA", "US-FED")

CALENDAR = {Law.GDPR: "FR", Law.UK_GDPR: "GB-SCT", Law.CCPA: "US-CA", Law.APPI: "JP"}


class TestPauses:
    @settings(max_examples=150, deadline=None)
    @given(
        received=DAYS,
        asked_after=st.integers(0, 45),
        answered_after=st.integers(0, 60),
        calendar=st.sampled_from(EU),
    )
    def test_identity_under_the_gdpr(
        self, received: date, asked_after: int, answered_after: int, calendar: str
    ) -> None:
        asked = received + timedelta(days=asked_after)
        given_on = asked + timedelta(days=answered_after)
        resting = rests(calendar)
        plain = off_rest(months_on(received, 1), resting)
        found = compute(
            Vector(
                "v",
                Law.GDPR,
                Right.ACCESS,
                Milestone.RESPONSE_DUE,
                calendar,
                {
                    "received": received,
                    "identity_requested": asked,
                    "identity_received": given_on,
                },
            )
        )

        if asked > plain:
            assert (found.due, found.rule) == (plain, "R-EU-1")
            assert [each.id for each in found.warnings] == ["warning.asked_late"]
        else:
            paused = months_on(received, 1) + (given_on - asked)
            assert found.nominal_due == paused
            assert (found.due, found.rule) == (off_rest(paused, resting), "R-EU-3")
            restart = off_rest(months_on(given_on, 1), resting)
            mentioned = [each.day for each in found.alternatives]
            assert (restart in mentioned) == (restart != found.due)

    @settings(max_examples=150, deadline=None)
    @given(
        received=DAYS,
        asked_after=st.integers(0, 45),
        answered_after=st.integers(0, 60),
        calendar=st.sampled_from(UK),
        right=st.sampled_from([Right.ACCESS, Right.ERASURE]),
    )
    def test_clarification_in_the_united_kingdom(
        self, received: date, asked_after: int, answered_after: int, calendar: str, right: Right
    ) -> None:
        asked = received + timedelta(days=asked_after)
        answered = asked + timedelta(days=answered_after)
        resting = rests(calendar)
        nominal = months_on(received, 1)
        plain = off_rest(nominal, resting)
        found = compute(
            Vector(
                "v",
                Law.UK_GDPR,
                right,
                Milestone.RESPONSE_DUE,
                calendar,
                {
                    "received": received,
                    "clarification_requested": asked,
                    "clarification_received": answered,
                },
            )
        )

        if right is not Right.ACCESS or asked > plain:
            assert (found.due, found.rule) == (plain, "R-UK-1")
        else:
            both_ends = sum(1 for _ in range((answered - asked).days + 1))
            expected = off_rest(nominal + timedelta(days=both_ends), resting)
            assert (found.due, found.rule) == (expected, "R-UK-3")

    @settings(max_examples=150, deadline=None)
    @given(
        received=DAYS,
        question=st.sampled_from(
            [
                ("identity_requested", "identity_received"),
                ("authority_requested", "authority_received"),
                ("fee_requested", "fee_paid"),
            ]
        ),
        asked_after=st.integers(0, 45),
        answered_after=st.integers(0, 60),
        calendar=st.sampled_from(UK),
        told_after=st.integers(0, 120),
    )
    def test_the_start_in_the_united_kingdom(
        self,
        received: date,
        question: tuple[str, str],
        asked_after: int,
        answered_after: int,
        calendar: str,
        told_after: int,
    ) -> None:
        asked = received + timedelta(days=asked_after)
        answered = asked + timedelta(days=answered_after)
        told = received + timedelta(days=told_after)
        resting = rests(calendar)
        started = max(received, answered)
        plain = off_rest(months_on(started, 1), resting)
        events: dict[str, date | None] = {
            "received": received,
            question[0]: asked,
            question[1]: answered,
            "extension_notified": told,
        }

        def on(milestone: Milestone) -> date | None:
            return compute(Vector("v", Law.UK_GDPR, Right.ERASURE, milestone, calendar, events)).due

        assert on(Milestone.RESPONSE_DUE) == plain
        longer = off_rest(months_on(started, 3), resting) if told <= plain else None
        assert on(Milestone.RESPONSE_DUE_EXTENDED) == longer

    @settings(max_examples=100, deadline=None)
    @given(
        received=DAYS,
        told_after=st.integers(0, 60),
        calendar=st.sampled_from(US),
    )
    def test_more_time_in_california(self, received: date, told_after: int, calendar: str) -> None:
        told = received + timedelta(days=told_after)
        resting = rests(calendar)
        plain = off_rest(received + timedelta(days=45), resting)
        found = compute(
            Vector(
                "v",
                Law.CCPA,
                Right.ACCESS,
                Milestone.RESPONSE_DUE_EXTENDED,
                calendar,
                {"received": received, "extension_notified": told},
            )
        )
        longer = off_rest(received + timedelta(days=90), resting)

        assert found.due == (longer if told <= plain else None)
        assert bool(found.warnings) == (told > plain)


class TestPromise:
    @settings(max_examples=100, deadline=None)
    @given(start=DAYS, days=st.integers(1, 365), law=st.sampled_from(Law))
    def test_any_number_of_days(self, start: date, days: int, law: Law) -> None:
        calendar = CALENDAR[law]
        found = compute(
            Vector(
                "v",
                law,
                Right.ACCESS,
                Milestone.OPERATOR_PROMISE,
                calendar,
                {"acknowledged": start},
                days,
                "acknowledged",
            )
        )

        assert found.nominal_due == start + timedelta(days=days)
        assert found.due == off_rest(start + timedelta(days=days), rests(calendar))


class TestStartAndRefusal:
    @settings(max_examples=100, deadline=None)
    @given(arrived=DAYS, refused_after=st.integers(0, 30))
    def test_a_refusal_is_its_own_start(self, arrived: date, refused_after: int) -> None:
        """The only date that may be the day of its start: a refusal opens the way at once,
        also on a day of rest."""
        refused = arrived + timedelta(days=refused_after)
        found = compute(
            Vector(
                "v",
                Law.APPI,
                Right.ACCESS,
                Milestone.EARLIEST_SUIT,
                "JP",
                {"arrived": arrived, "refused": refused},
            )
        )
        weeks = off_rest(arrived + timedelta(days=14), rests("JP")) + DAY

        assert found.due == min(refused, weeks)
        assert found.start is not None
        if refused < weeks:
            assert found.start == (EventKind.REFUSED, refused)
            assert found.due == found.start[1]

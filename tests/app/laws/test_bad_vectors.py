"""What cannot be computed: each is told in a sentence, and harms no other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.base.ids import EventKind, Law, Milestone, Right
from app.base.messages import LANGUAGES, Messages
from app.laws.compute import milestones_for
from app.laws.deadline import Deadline
from tests.app.laws.asking import Days, ask, code, flags, said

PLACE = {Law.GDPR: "DE", Law.UK_GDPR: "GB-ENG", Law.CCPA: "US-CA", Law.APPI: "JP"}

ACTS = (
    "acknowledged",
    "identity_requested",
    "authority_requested",
    "fee_requested",
    "clarification_requested",
    "extension_notified",
    "partly_answered",
    "answered",
    "data_received",
    "completed",
    "no_data",
    "refused",
)
ENDS = ("answered", "completed", "no_data", "refused")


def gdpr(events: Days, calendar: str = "DE", right: Right = Right.ACCESS) -> Deadline:
    return ask(Law.GDPR, Milestone.RESPONSE_DUE, calendar, events, right)


class TestEvents:
    def test_an_unknown_one_is_named(self) -> None:
        found = gdpr({"recieved": "2026-03-04"})

        assert code(found) == "problem.unknown_event"
        assert found.error is not None
        assert "recieved" in Messages("en").say(found.error.message)

    @pytest.mark.parametrize("name", ["", " received", "Received", "a\nb\x1b[31m", "x" * 100_000])
    def test_a_strange_one_is_told_on_one_short_line(self, name: str) -> None:
        found = gdpr({name: "2026-03-04"})

        assert code(found) == "problem.unknown_event"
        assert found.error is not None
        for language in LANGUAGES:
            told = Messages(language).say(found.error.message)
            assert len(told) < 300
            assert told.isprintable()

    def test_one_fact_by_two_names_is_one_fact(self) -> None:
        assert gdpr({"received": "2026-03-04", "arrived": "2026-03-04"}).due == date(2026, 4, 7)
        twice = gdpr({"received": "2026-03-04", "arrived": "2026-03-05"})
        assert code(twice) == "problem.event_twice"
        unknown = gdpr({"received": "2026-03-04", "arrived": None})
        assert code(unknown) == "problem.event_twice"


class TestImpossibleOrder:
    @pytest.mark.parametrize(
        "events",
        [
            {"sent": "2026-03-05", "received": "2026-03-04"},
            {"sent": "2026-03-05", "normally_arrives": "2026-03-04"},
            {"posted": "2026-03-05", "bounced": "2026-03-04"},
            *({"sent": "2026-03-05", act: "2026-03-04"} for act in ACTS),
            *({"received": "2026-03-05", act: "2026-03-04"} for act in ACTS),
            *({"extension_notified": "2026-03-20", end: "2026-03-19"} for end in ENDS),
            {"identity_requested": "2026-03-05", "identity_received": "2026-03-04"},
            {"authority_requested": "2026-03-05", "authority_received": "2026-03-04"},
            {"clarification_requested": "2026-03-05", "clarification_received": "2026-03-04"},
        ],
    )
    @pytest.mark.parametrize("law", Law)
    def test_is_refused_for_every_date(self, events: dict[str, str], law: Law) -> None:
        with_start = {"received": "2026-03-01", **events} if "sent" not in events else events
        happened = tuple(EventKind)
        for milestone in milestones_for(law, Right.ACCESS, happened):
            found = ask(law, milestone, PLACE[law], with_start)
            assert code(found) == "problem.impossible_order", milestone

    def test_the_sentence_names_both_with_their_days(self) -> None:
        found = gdpr({"extension_notified": "2026-03-20", "answered": "2026-03-19"})

        assert found.error is not None
        english = Messages("en").say(found.error.message)
        japanese = Messages("ja").say(found.error.message)
        assert "20 March 2026" in english
        assert "19 March 2026" in english
        assert "2026年3月20日" in japanese
        assert "2026年3月19日" in japanese

    def test_everything_on_one_day_is_possible(self) -> None:
        events = dict.fromkeys(("sent", "received", *ACTS[-6:]), "2026-03-04")

        assert gdpr(events).due == date(2026, 4, 7)

    def test_a_fee_may_be_paid_unasked(self) -> None:
        events = {"sent": "2026-03-01", "fee_paid": "2026-03-01", "received": "2026-03-04"}

        assert gdpr({**events, "fee_requested": "2026-03-06"}).due == date(2026, 4, 7)

    def test_an_unknown_day_is_in_no_order(self) -> None:
        assert gdpr({"received": "2026-03-04", "sent": None, "answered": None}).due == date(
            2026, 4, 7
        )


class TestRightsAndMilestones:
    @pytest.mark.parametrize(
        ("law", "right"),
        [
            (Law.APPI, Right.PORTABILITY),
            (Law.APPI, Right.RESTRICTION),
            (Law.APPI, Right.OPT_OUT_SALE_SHARE),
            (Law.GDPR, Right.LIMIT_SENSITIVE),
            (Law.GDPR, Right.COMPLAINT_CONTROLLER),
            (Law.UK_GDPR, Right.OPT_OUT_SALE_SHARE),
            (Law.CCPA, Right.OBJECTION),
            (Law.CCPA, Right.CEASE_USE),
        ],
    )
    def test_a_right_the_law_does_not_know_is_an_error(self, law: Law, right: Right) -> None:
        for milestone in Milestone:
            found = ask(law, milestone, PLACE[law], {"received": "2026-03-04"}, right)
            assert code(found) == "problem.no_such_right"

    @pytest.mark.parametrize("law", Law)
    def test_a_date_it_does_not_know_is_none_with_a_reason(self, law: Law) -> None:
        named = {*milestones_for(law, Right.ACCESS, tuple(EventKind)), Milestone.OPERATOR_PROMISE}
        for milestone in set(Milestone) - named:
            found = ask(law, milestone, PLACE[law], {"received": "2026-03-04"})

            assert (found.due, found.nominal_due, found.error) == (None, None, None), milestone
            assert found.statutory is False
            assert found.reason


class TestCalendars:
    @pytest.mark.parametrize("calendar", ["XX", "Moon", "de", "DE-BAYERN", "../DE", "x" * 5000])
    def test_one_that_cannot_be(self, calendar: str) -> None:
        found = gdpr({"received": "2026-03-04"}, calendar)

        assert code(found) == "problem.unknown_calendar"
        assert found.error is not None
        assert len(Messages("en").say(found.error.message)) < 200

    @pytest.mark.parametrize(
        ("calendar", "due", "warning"),
        [
            ("", date(2026, 4, 6), "warning.no_calendar"),
            ("BR", date(2026, 4, 6), "warning.holidays_not_known"),
            ("FR-75", date(2026, 4, 7), "warning.region_not_known"),
            ("DE-XX", date(2026, 4, 7), "warning.region_not_known"),
        ],
    )
    def test_where_holidays_are_not_known_it_says_so(
        self, calendar: str, due: date, warning: str
    ) -> None:
        found = gdpr({"received": "2026-03-04"}, calendar)

        assert (found.due, flags(found)) == (due, [warning])

    def test_beyond_the_known_years_only_weekends_count_and_it_says_so(self) -> None:
        found = gdpr({"received": "2040-12-01"})

        assert found.due == date(2041, 1, 1)
        assert flags(found) == ["warning.years_not_known"]

    @pytest.mark.parametrize(
        ("law", "milestone", "received"),
        [
            (Law.CCPA, Milestone.ACKNOWLEDGEMENT_DUE, "2040-12-28"),
            (Law.CCPA, Milestone.RESPONSE_DUE, "2040-12-01"),
            (Law.APPI, Milestone.EARLIEST_SUIT, "2040-12-25"),
            (Law.UK_GDPR, Milestone.RESPONSE_DUE, "2040-12-10"),
        ],
    )
    def test_under_every_law(self, law: Law, milestone: Milestone, received: str) -> None:
        found = ask(law, milestone, PLACE[law], {"received": received})

        assert found.due is not None
        assert "warning.years_not_known" in flags(found)


class TestOlderThanTheLaw:
    """A request from before a law was in force has no date under it, and is told why."""

    @pytest.mark.parametrize(
        ("law", "milestone", "last_day_without"),
        [
            (Law.GDPR, Milestone.RESPONSE_DUE, "2018-05-24"),
            (Law.GDPR, Milestone.REFUSAL_NOTICE_DUE, "2018-05-24"),
            (Law.UK_GDPR, Milestone.RESPONSE_DUE, "2020-12-31"),
            (Law.CCPA, Milestone.RESPONSE_DUE, "2019-12-31"),
            (Law.CCPA, Milestone.ACKNOWLEDGEMENT_DUE, "2019-12-31"),
        ],
    )
    def test_has_no_date(self, law: Law, milestone: Milestone, last_day_without: str) -> None:
        day_after = date.fromisoformat(last_day_without) + timedelta(days=1)
        before = ask(law, milestone, PLACE[law], {"received": last_day_without})
        since = ask(law, milestone, PLACE[law], {"received": day_after.isoformat()})

        assert (before.due, before.error, before.statutory) == (None, None, False)
        assert "in force only since" in said(before)
        assert since.due is not None

    def test_a_right_that_came_later_has_no_date_before(self) -> None:
        """The right to correct came into the CCPA on 1 January 2023."""

        def due(received: str) -> date | None:
            days = {"received": received}
            right = Right.CORRECTION
            return ask(Law.CCPA, Milestone.RESPONSE_DUE, "US-CA", days, right=right).due

        assert due("2022-12-30") is None
        assert due("2023-01-03") is not None

    def test_of_the_act_of_japan_the_numbers_alone_were_others(self) -> None:
        before = ask(Law.APPI, Milestone.EARLIEST_SUIT, "JP", {"received": "2022-03-31"})
        since = ask(Law.APPI, Milestone.EARLIEST_SUIT, "JP", {"received": "2022-04-01"})

        assert before.due is not None
        assert flags(before) == ["warning.rule_not_yet"]
        assert flags(since) == []


class TestTheEndOfAllDays:
    @pytest.mark.parametrize(
        ("law", "milestone"),
        [
            (Law.GDPR, Milestone.RESPONSE_DUE),
            (Law.GDPR, Milestone.REFUSAL_NOTICE_DUE),
            (Law.UK_GDPR, Milestone.RESPONSE_DUE),
            (Law.CCPA, Milestone.RESPONSE_DUE),
            (Law.CCPA, Milestone.ACKNOWLEDGEMENT_DUE),
            (Law.APPI, Milestone.EARLIEST_SUIT),
            (Law.APPI, Milestone.CONVENTION_SECOND),
        ],
    )
    def test_there_is_no_date_beyond(self, law: Law, milestone: Milestone) -> None:
        found = ask(law, milestone, PLACE[law], {"received": "9999-12-28"})

        assert code(found) == "problem.date_out_of_range"

    def test_nor_a_promise(self) -> None:
        found = ask(
            Law.GDPR,
            Milestone.OPERATOR_PROMISE,
            "DE",
            {"received": "9999-12-28"},
            promise_days=10,
        )

        assert code(found) == "problem.date_out_of_range"

    def test_the_first_day_is_a_day(self) -> None:
        found = ask(Law.APPI, Milestone.CONVENTION_FIRST, "JP", {"received": "0001-01-01"})

        assert str(found.due) == "0001-01-15"
        assert {"warning.years_not_known", "warning.rule_not_yet"} <= set(flags(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_and_milestone_has_a_name(language: str) -> None:
    messages = Messages(language)

    assert all(messages.has(f"event.{kind}") for kind in EventKind)
    assert all(messages.has(f"milestone.{milestone}") for milestone in Milestone)

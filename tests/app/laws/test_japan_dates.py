"""The dates of the APPI (R-JP-1 to R-JP-3), counted by hand on a paper calendar."""

from __future__ import annotations

from datetime import date

import pytest

from app.base.ids import Certainty, Law, Milestone, Right
from app.laws.deadline import Deadline
from tests.app.laws.asking import Days, ask, code, flags, places, said

SUIT = Milestone.EARLIEST_SUIT
FIRST = Milestone.CONVENTION_FIRST
SECOND = Milestone.CONVENTION_SECOND
ANSWER = Milestone.RESPONSE_DUE


def appi(
    milestone: Milestone,
    events: Days,
    right: Right = Right.ACCESS,
    calendar: str = "JP",
    grounds: tuple[str, ...] = (),
) -> Deadline:
    return ask(Law.APPI, milestone, calendar, events, right, grounds=grounds)


class TestAnswer:
    @pytest.mark.parametrize(
        "events",
        [
            {"arrived": "2026-10-19"},
            {},
            {"arrived": None},
            {"arrived": "2026-10-19", "identity_requested": "2026-10-20"},
            {"arrived": "2026-10-19", "extension_notified": "2026-10-25"},
        ],
    )
    def test_the_law_names_no_number_of_days(self, events: Days) -> None:
        found = appi(ANSWER, events)

        assert (found.due, found.nominal_due, found.question, found.error) == (
            None,
            None,
            None,
            None,
        )
        assert (found.rule, found.statutory, found.certainty) == ("R-JP-1", False, None)
        assert "遅滞なく" in said(found, "ja")
        assert "遅滞なく" in said(found, "en")
        assert "33(2)" in places(found)

    @pytest.mark.parametrize(
        "milestone",
        [
            Milestone.ACKNOWLEDGEMENT_DUE,
            Milestone.RESPONSE_DUE_EXTENDED,
            Milestone.REFUSAL_NOTICE_DUE,
            Milestone.OPT_OUT_DUE,
            Milestone.AUTHORITY_PROGRESS_DUE,
        ],
    )
    def test_nor_any_of_the_dates_of_other_laws(self, milestone: Milestone) -> None:
        found = appi(milestone, {"arrived": "2026-10-19", "extension_notified": "2026-10-25"})

        assert (found.due, found.nominal_due, found.error) == (None, None, None)
        assert "There is no date" in said(found)

    @pytest.mark.parametrize("right", [Right.PORTABILITY, Right.RESTRICTION, Right.OBJECTION])
    def test_a_right_the_law_does_not_know(self, right: Right) -> None:
        assert code(appi(ANSWER, {"arrived": "2026-10-19"}, right)) == "problem.no_such_right"


class TestConvention:
    """R-JP-3: no law, and it says so."""

    @pytest.mark.parametrize(
        ("milestone", "events", "nominal", "due"),
        [
            (FIRST, {"arrived": "2026-10-19"}, "2026-11-02", "2026-11-02"),
            (SECOND, {"arrived": "2026-10-19"}, "2026-11-18", "2026-11-18"),
            (FIRST, {"received": "2026-12-15"}, "2026-12-29", "2027-01-04"),
            (SECOND, {"arrived": "2026-12-01"}, "2026-12-31", "2027-01-04"),
            (SECOND, {"arrived": "2026-10-24"}, "2026-11-23", "2026-11-24"),
            (FIRST, {"arrived": "2026-04-20"}, "2026-05-04", "2026-05-07"),
            (FIRST, {"arrived": "2026-09-05"}, "2026-09-19", "2026-09-24"),
            (FIRST, {"arrived": "2028-02-15"}, "2028-02-29", "2028-02-29"),
            (
                FIRST,
                {
                    "arrived": "2026-10-19",
                    "identity_requested": "2026-10-22",
                    "identity_received": "2026-10-29",
                },
                "2026-11-12",
                "2026-11-12",
            ),
            (
                SECOND,
                {"identity_requested": "2026-10-22", "identity_received": "2026-10-29"},
                "2026-11-28",
                "2026-11-30",
            ),
            (  # nobody asked for it: it moves nothing
                FIRST,
                {"arrived": "2026-10-19", "identity_received": "2026-10-29"},
                "2026-11-02",
                "2026-11-02",
            ),
        ],
    )
    def test_dates(self, milestone: Milestone, events: Days, nominal: str, due: str) -> None:
        found = appi(milestone, events)

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert (found.rule, found.statutory) == ("R-JP-3", False)
        assert found.certainty is Certainty.CONVENTION
        assert "not a legal deadline" in said(found)
        assert "Convention R-JP-3" in places(found)

    def test_it_waits_for_the_proof_of_identity(self) -> None:
        found = appi(FIRST, {"arrived": "2026-10-19", "identity_requested": "2026-10-22"})

        assert (found.due, found.nominal_due, found.error, found.question) == (
            None,
            None,
            None,
            None,
        )
        assert found.waits
        assert "No time set by law is suspended" in said(found)
        assert "法律上の期間が停止するわけではありません" in said(found, "ja")
        assert "The two weeks before a suit go on." in said(found)
        assert "not a legal deadline" in said(found)

    def test_it_waits_also_where_the_day_of_asking_is_not_known(self) -> None:
        found = appi(FIRST, {"arrived": "2026-10-19", "identity_requested": None})

        assert found.due is None
        assert "“Identity asked” is not answered yet" in said(found)

    def test_a_right_that_is_not_sued_for_knows_no_time_before_a_suit(self) -> None:
        events = {"arrived": "2026-10-19", "identity_requested": "2026-10-22"}
        found = appi(FIRST, events, Right.PURPOSE_NOTICE)

        assert found.waits
        assert "before a suit" not in said(found)

    def test_a_day_of_rest_moves_it_and_ends_no_period(self) -> None:
        found = appi(FIRST, {"arrived": "2026-10-20"})

        assert "a holiday (Culture Day), so the next working day counts" in said(found)
        assert "次の平日に移します" in said(found, "ja")

    def test_the_second_date_is_for_a_reminder(self) -> None:
        assert "time for a reminder" in said(appi(SECOND, {"arrived": "2026-10-19"}))

    def test_proof_given_on_an_unknown_day_is_asked_for(self) -> None:
        found = appi(
            FIRST,
            {"arrived": "2026-10-19", "identity_requested": None, "identity_received": None},
        )

        assert found.due is None
        assert found.question is not None

    def test_without_arrival_it_asks(self) -> None:
        found = appi(FIRST, {"sent": "2026-10-18"})

        assert found.due is None
        assert found.question is not None

    @pytest.mark.parametrize("right", [Right.PURPOSE_NOTICE, Right.ERASURE, Right.CORRECTION])
    def test_it_is_for_every_right(self, right: Right) -> None:
        assert appi(FIRST, {"arrived": "2026-10-19"}, right).due == date(2026, 11, 2)


class TestCalendar:
    @pytest.mark.parametrize("calendar", ["DE", "US-CA", "NL"])
    def test_the_law_keeps_to_japan(self, calendar: str) -> None:
        found = appi(SUIT, {"arrived": "2026-07-06"}, calendar=calendar)

        assert (found.due, found.calendar) == (date(2026, 7, 22), "JP")
        assert flags(found) == ["warning.fixed_calendar"]

    @pytest.mark.parametrize("calendar", ["", "JP"])
    def test_unasked_it_says_nothing_of_it(self, calendar: str) -> None:
        found = appi(SUIT, {"arrived": "2026-07-06"}, calendar=calendar)

        assert (found.due, found.warnings) == (date(2026, 7, 22), ())


def test_a_request_older_than_the_law_is_told() -> None:
    found = appi(SUIT, {"arrived": "2021-07-05"})

    assert flags(found) == ["warning.rule_not_yet"]

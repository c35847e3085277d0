"""When a suit is possible under the APPI (R-JP-2), counted by hand on a paper calendar."""

from __future__ import annotations

from datetime import date

import pytest

from app.base.ids import EventKind, Law, Milestone, Right
from app.base.messages import Messages
from app.laws.deadline import Deadline
from tests.app.laws.asking import Days, ask, iso, others, places, said

SUIT = Milestone.EARLIEST_SUIT


def appi(
    milestone: Milestone,
    events: Days,
    right: Right = Right.ACCESS,
    calendar: str = "JP",
    grounds: tuple[str, ...] = (),
) -> Deadline:
    return ask(Law.APPI, milestone, calendar, events, right, grounds=grounds)


class TestEarliestSuit:
    """R-JP-2: two weeks, moved off days of rest; the day after they have ended."""

    @pytest.mark.parametrize(
        ("arrived", "nominal", "due", "passed"),
        [
            ("2026-07-06", "2026-07-21", "2026-07-22", ["2026-07-20"]),  # Marine Day
            ("2026-07-03", "2026-07-18", "2026-07-18", []),  # a suit on a Saturday
            ("2026-07-04", "2026-07-19", "2026-07-22", ["2026-07-18", "2026-07-19", "2026-07-20"]),
            ("2026-11-24", "2026-12-09", "2026-12-09", []),
            ("2028-02-15", "2028-03-01", "2028-03-01", []),  # the weeks end on 29 February
            # Golden Week.
            ("2026-04-15", "2026-04-30", "2026-05-01", ["2026-04-29"]),
            (
                "2026-04-18",
                "2026-05-03",
                "2026-05-08",
                ["2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05", "2026-05-06"],
            ),
            (
                "2026-04-19",
                "2026-05-04",
                "2026-05-08",
                ["2026-05-03", "2026-05-04", "2026-05-05", "2026-05-06"],
            ),
            ("2026-04-22", "2026-05-07", "2026-05-08", ["2026-05-06"]),  # the substitute day
            ("2026-04-23", "2026-05-08", "2026-05-08", []),
            (
                "2027-04-17",
                "2027-05-02",
                "2027-05-07",
                ["2027-05-01", "2027-05-02", "2027-05-03", "2027-05-04", "2027-05-05"],
            ),
            # Silver Week: weekend, Respect for the Aged, citizens' holiday, equinox.
            (
                "2026-09-05",
                "2026-09-20",
                "2026-09-25",
                ["2026-09-19", "2026-09-20", "2026-09-21", "2026-09-22", "2026-09-23"],
            ),
            ("2026-09-08", "2026-09-23", "2026-09-25", ["2026-09-22", "2026-09-23"]),
            ("2026-09-09", "2026-09-24", "2026-09-25", ["2026-09-23"]),
            # The spring equinox of 2027 is a Sunday, kept on the Monday.
            ("2027-03-07", "2027-03-22", "2027-03-24", ["2027-03-21", "2027-03-22"]),
            # 29 December to 3 January.
            ("2026-12-14", "2026-12-29", "2026-12-29", []),
            (
                "2026-12-15",
                "2026-12-30",
                "2027-01-05",
                [
                    "2026-12-29",
                    "2026-12-30",
                    "2026-12-31",
                    "2027-01-01",
                    "2027-01-02",
                    "2027-01-03",
                ],
            ),
            ("2026-12-19", "2027-01-03", "2027-01-05", ["2027-01-02", "2027-01-03"]),
            (
                "2025-12-14",  # with a weekend on either side
                "2025-12-29",
                "2026-01-06",
                [
                    "2025-12-28",
                    "2025-12-29",
                    "2025-12-30",
                    "2025-12-31",
                    "2026-01-01",
                    "2026-01-02",
                    "2026-01-03",
                    "2026-01-04",
                ],
            ),
        ],
    )
    def test_dates(self, arrived: str, nominal: str, due: str, passed: list[str]) -> None:
        found = appi(SUIT, {"arrived": arrived})

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert iso(found.non_working_days) == passed
        assert others(found) == ([nominal] if passed else [])
        assert (found.rule, found.statutory, found.calendar) == ("R-JP-2", True, "JP")
        assert found.start == (EventKind.ARRIVED, date.fromisoformat(arrived))

    def test_days_of_rest_have_their_names(self) -> None:
        told = said(appi(SUIT, {"arrived": "2026-09-05"}), "ja")

        for name in ("敬老の日", "国民の休日", "秋分の日"):
            assert name in told

    def test_where_arrival_is_not_known_the_normal_day_counts(self) -> None:
        found = appi(SUIT, {"posted": "2026-07-03", "normally_arrives": "2026-07-06"})

        assert found.due == date(2026, 7, 22)
        assert "39(2)" in places(found)
        assert found.start == (EventKind.NORMALLY_ARRIVES, date(2026, 7, 6))
        unknown = appi(SUIT, {"arrived": None, "normally_arrives": "2026-07-06"})
        assert unknown.due == found.due

    def test_arrival_goes_before_the_normal_day(self) -> None:
        found = appi(SUIT, {"arrived": "2026-07-08", "normally_arrives": "2026-07-06"})

        assert found.due == date(2026, 7, 23)
        assert "39(2)" not in places(found)

    @pytest.mark.parametrize("refused", ["2026-07-10", "2026-07-11", "2026-07-06"])
    def test_a_refusal_opens_the_way_on_its_day(self, refused: str) -> None:
        found = appi(SUIT, {"arrived": "2026-07-06", "refused": refused})

        assert str(found.due) == str(found.nominal_due) == refused
        assert found.non_working_days == found.alternatives == ()
        assert found.start == (EventKind.REFUSED, date.fromisoformat(refused))
        assert places(found) == "APPI Article 39(1)"

    def test_a_refusal_needs_no_arrival(self) -> None:
        found = appi(SUIT, {"sent": "2026-07-01", "refused": "2026-07-10"})

        assert found.due == date(2026, 7, 10)

    def test_a_refusal_after_the_two_weeks_delays_nothing(self) -> None:
        found = appi(SUIT, {"arrived": "2026-07-06", "refused": "2026-08-10"})

        assert found.due == date(2026, 7, 22)

    def test_a_refusal_without_its_day_is_asked_for(self) -> None:
        found = appi(SUIT, {"arrived": "2026-07-06", "refused": None})

        assert found.due is None
        assert found.question is not None
        assert Messages("en").say(found.question) == "On which day was this: Refused?"

    @pytest.mark.parametrize("right", [Right.PURPOSE_NOTICE, Right.COMPLAINT_CONTROLLER])
    @pytest.mark.parametrize("more", [{}, {"refused": "2026-07-08"}])
    def test_what_is_not_sued_for(self, right: Right, more: Days) -> None:
        found = appi(SUIT, {"arrived": "2026-07-06", **more}, right)

        assert (found.due, found.nominal_due, found.error, found.question) == (
            None,
            None,
            None,
            None,
        )
        assert (found.rule, found.statutory) == ("R-JP-2", False)
        assert "Other requests are not among them" in said(found)

    @pytest.mark.parametrize(
        "right",
        [
            Right.ACCESS,
            Right.THIRD_PARTY_RECORDS,
            Right.CORRECTION,
            Right.ADDITION,
            Right.DELETION,
            Right.CEASE_USE,
            Right.ERASURE,
            Right.CEASE_THIRD_PARTY,
        ],
    )
    def test_what_is_sued_for(self, right: Right) -> None:
        assert appi(SUIT, {"arrived": "2026-07-06"}, right).due == date(2026, 7, 22)

    def test_an_opt_out_is_not_sued_for_but_the_other_grounds_are(self) -> None:
        def due(*grounds: str) -> date | None:
            return appi(
                SUIT, {"arrived": "2026-07-06"}, Right.CEASE_THIRD_PARTY, grounds=grounds
            ).due

        assert due("opt_out_list") is None
        assert due("opt_out_list", "harm") == due("unlawful_provision") == due()

    @pytest.mark.parametrize(
        "more",
        [
            {"identity_requested": "2026-07-08"},
            {"identity_requested": "2026-07-08", "identity_received": "2026-07-20"},
            {"fee_requested": "2026-07-08"},
            {"clarification_requested": "2026-07-08"},
            {"extension_notified": "2026-07-08"},
            {"answered": "2026-07-08"},
        ],
    )
    def test_nothing_else_moves_it(self, more: Days) -> None:
        assert appi(SUIT, {"arrived": "2026-07-06", **more}).due == date(2026, 7, 22)

    def test_without_arrival_it_asks(self) -> None:
        found = appi(SUIT, {"posted": "2026-07-01"})

        assert found.due is None
        assert found.question is not None
        assert found.question.id == "question.arrived_or_normally"

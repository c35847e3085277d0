"""The dates of the CCPA and its regulations (R-CA-1 to R-CA-4), counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from app.base.ids import EventKind, Law, Milestone, Right
from app.base.messages import Messages
from app.laws.deadline import Deadline
from tests.app.laws.asking import Days, ask, code, flags, iso, others, places, said

ACKNOWLEDGED = Milestone.ACKNOWLEDGEMENT_DUE
ANSWER = Milestone.RESPONSE_DUE
LONGER = Milestone.RESPONSE_DUE_EXTENDED
OPTED_OUT = Milestone.OPT_OUT_DUE


def ccpa(
    events: Days,
    milestone: Milestone = ANSWER,
    calendar: str = "US-CA",
    right: Right = Right.ACCESS,
) -> Deadline:
    return ask(Law.CCPA, milestone, calendar, events, right)


class TestTenBusinessDays:
    @pytest.mark.parametrize(
        ("received", "due", "left_out", "federal"),
        [
            # Thanksgiving and, for the courts of California, the day after.
            ("2026-11-16", "2026-12-02", ["2026-11-26", "2026-11-27"], "2026-12-01"),
            ("2026-11-14", "2026-12-01", ["2026-11-26", "2026-11-27"], "2026-11-30"),  # a Saturday
            ("2026-11-06", "2026-11-23", ["2026-11-11"], None),  # Veterans Day holds in both
            ("2026-03-24", "2026-04-08", ["2026-03-31"], "2026-04-07"),  # Cesar Chavez
            ("2026-10-05", "2026-10-19", [], "2026-10-20"),  # Columbus Day is federal only
            ("2026-02-04", "2026-02-20", ["2026-02-12", "2026-02-16"], "2026-02-19"),  # Lincoln
            ("2026-09-18", "2026-10-05", ["2026-09-25"], "2026-10-02"),
            # Christmas 2027 and New Year 2028 are Saturdays, kept on the Fridays before.
            ("2027-12-20", "2028-01-05", ["2027-12-24", "2027-12-31"], None),
            ("2026-06-26", "2026-07-13", ["2026-07-03"], None),  # Independence Day, a Saturday
            ("2026-06-01", "2026-06-15", [], None),
            ("2026-06-06", "2026-06-22", ["2026-06-19"], None),
        ],
    )
    def test_dates(self, received: str, due: str, left_out: list[str], federal: str | None) -> None:
        found = ccpa({"received": received}, ACKNOWLEDGED)

        assert str(found.due) == str(found.nominal_due) == due
        assert iso(found.non_working_days) == left_out
        assert others(found) == ([federal] if federal else [])
        assert (found.rule, found.statutory, found.calendar) == ("R-CA-1", True, "US-CA")
        assert found.start == (EventKind.ARRIVED, date.fromisoformat(received))
        assert found.warnings == ()

    @pytest.mark.parametrize(
        ("received", "due", "california"),
        [
            ("2026-11-16", "2026-12-01", "2026-12-02"),
            ("2026-10-05", "2026-10-20", "2026-10-19"),
            ("2026-11-06", "2026-11-23", None),
        ],
    )
    def test_by_the_federal_calendar(self, received: str, due: str, california: str | None) -> None:
        found = ccpa({"received": received}, ACKNOWLEDGED, "US-FED")

        assert (str(found.due), others(found)) == (due, [california] if california else [])
        assert found.calendar == "US-FED"
        if california:
            assert "US-CA" in Messages("en").say(found.alternatives[0].why)

    def test_the_days_left_out_are_named(self) -> None:
        found = ccpa({"received": "2026-11-16"}, ACKNOWLEDGED)

        assert "Thursday 26 November 2026 is a holiday (Thanksgiving" in said(found)
        assert "2026年11月27日（金）" in said(found, "ja")
        assert [step.kind.value for step in found.reason] == [
            "start",
            "skip",
            "skip",
            "count",
            "result",
            "note",
        ]


class TestFortyFiveDays:
    @pytest.mark.parametrize(
        ("received", "nominal", "due", "passed", "federal"),
        [
            ("2026-10-12", "2026-11-26", "2026-11-30", 4, "2026-11-27"),  # Thanksgiving
            ("2026-10-13", "2026-11-27", "2026-11-30", 3, "2026-11-27"),  # the day after
            ("2027-11-16", "2027-12-31", "2028-01-03", 3, None),  # New Year observed
            ("2027-11-09", "2027-12-24", "2027-12-27", 3, None),  # Christmas observed
            ("2026-02-14", "2026-03-31", "2026-04-01", 1, "2026-03-31"),  # Cesar Chavez
            ("2026-11-10", "2026-12-25", "2026-12-28", 3, None),
            ("2026-11-17", "2027-01-01", "2027-01-04", 3, None),
            ("2028-01-15", "2028-02-29", "2028-02-29", 0, None),
            ("2027-01-15", "2027-03-01", "2027-03-01", 0, None),
            ("2026-01-22", "2026-03-08", "2026-03-09", 1, None),  # summer time begins
            ("2026-09-17", "2026-11-01", "2026-11-02", 1, None),  # and ends
            ("2026-04-10", "2026-05-25", "2026-05-26", 1, None),  # Memorial Day
            ("2026-08-28", "2026-10-12", "2026-10-12", 0, "2026-10-13"),  # Columbus Day
            ("2026-05-19", "2026-07-03", "2026-07-06", 3, None),
        ],
    )
    def test_dates(
        self, received: str, nominal: str, due: str, passed: int, federal: str | None
    ) -> None:
        found = ccpa({"received": received})

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert len(found.non_working_days) == passed
        assert others(found) == ([federal] if federal else [])
        assert (found.rule, found.statutory) == ("R-CA-2", True)
        assert "7021(b)" in places(found)
        assert ("12a" in places(found)) == bool(passed)

    @pytest.mark.parametrize(
        "more",
        [
            {"identity_requested": "2026-06-03"},
            {"identity_requested": "2026-06-03", "identity_received": "2026-06-20"},
            {"identity_requested": None},
            {"authority_requested": "2026-06-03"},
            {"clarification_requested": "2026-06-03", "clarification_received": "2026-06-20"},
            {"fee_requested": "2026-06-03"},
            {"acknowledged": "2026-06-10"},
        ],
    )
    @pytest.mark.parametrize(
        ("milestone", "due"),
        [(ACKNOWLEDGED, "2026-06-15"), (ANSWER, "2026-07-16"), (LONGER, "2026-08-31")],
    )
    def test_verification_moves_nothing(self, more: Days, milestone: Milestone, due: str) -> None:
        """1 June 2026 and 45 days: Thursday 16 July; 90 days: Sunday 30 August."""
        found = ccpa(
            {"received": "2026-06-01", "extension_notified": "2026-07-01", **more}, milestone
        )

        assert (str(found.due), found.alternatives, found.waits) == (due, (), False)

    @pytest.mark.parametrize("milestone", [ACKNOWLEDGED, ANSWER, LONGER])
    def test_without_receipt_it_asks(self, milestone: Milestone) -> None:
        found = ccpa({"extension_notified": "2026-07-01"}, milestone)

        assert found.due is None
        assert found.question is not None


class TestNinetyDays:
    @pytest.mark.parametrize(
        ("received", "notified", "nominal", "due", "federal"),
        [
            ("2026-09-01", "2026-10-16", "2026-11-30", "2026-11-30", None),
            ("2026-05-19", "2026-07-06", "2026-08-17", "2026-08-17", None),  # the moved last day
            ("2026-08-28", "2026-10-12", "2026-11-26", "2026-11-30", "2026-11-27"),
            ("2027-10-02", "2027-10-10", "2027-12-31", "2028-01-03", None),
            ("2026-12-31", "2027-01-10", "2027-03-31", "2027-04-01", "2027-03-31"),
            ("2027-12-01", "2027-12-10", "2028-02-29", "2028-02-29", None),
        ],
    )
    def test_in_time(
        self, received: str, notified: str, nominal: str, due: str, federal: str | None
    ) -> None:
        found = ccpa({"received": received, "extension_notified": notified}, LONGER)

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert others(found) == ([federal] if federal else [])
        assert (found.rule, found.statutory) == ("R-CA-3", True)

    @pytest.mark.parametrize(
        ("received", "notified", "due"),
        [
            ("2026-09-01", "2026-10-17", "2026-10-16"),
            ("2026-05-19", "2026-07-07", "2026-07-06"),
            ("2026-08-28", "2026-10-13", "2026-10-12"),  # Columbus Day is no court holiday
        ],
    )
    def test_a_day_late(self, received: str, notified: str, due: str) -> None:
        events = {"received": received, "extension_notified": notified}
        longer, answer = ccpa(events, LONGER), ccpa(events)

        assert (longer.due, flags(longer)) == (None, ["warning.extension_late"])
        assert (str(answer.due), flags(answer)) == (due, ["warning.extension_late"])

    def test_by_the_federal_calendar_columbus_day_is_in_time(self) -> None:
        events = {"received": "2026-08-28", "extension_notified": "2026-10-13"}
        found = ccpa(events, LONGER, "US-FED")

        assert (str(found.due), others(found)) == ("2026-11-27", ["2026-11-30"])


class TestOptOut:
    @pytest.mark.parametrize(
        "right", [Right.OPT_OUT_SALE_SHARE, Right.LIMIT_SENSITIVE, Right.CEASE_THIRD_PARTY]
    )
    @pytest.mark.parametrize(
        ("received", "due", "left_out", "federal"),
        [
            ("2026-11-12", "2026-12-07", ["2026-11-26", "2026-11-27"], "2026-12-04"),
            ("2026-10-30", "2026-11-23", ["2026-11-11"], None),
            ("2027-12-15", "2028-01-07", ["2027-12-24", "2027-12-31"], None),
            ("2026-03-20", "2026-04-13", ["2026-03-31"], "2026-04-10"),
        ],
    )
    def test_fifteen_business_days(
        self, right: Right, received: str, due: str, left_out: list[str], federal: str | None
    ) -> None:
        found = ccpa({"received": received}, OPTED_OUT, right=right)

        assert str(found.due) == str(found.nominal_due) == due
        assert iso(found.non_working_days) == left_out
        assert others(found) == ([federal] if federal else [])
        assert (found.rule, found.statutory) == ("R-CA-4", True)

    def test_each_names_its_own_section(self) -> None:
        cited = {
            right: places(ccpa({"received": "2026-11-12"}, OPTED_OUT, right=right))
            for right in (Right.OPT_OUT_SALE_SHARE, Right.LIMIT_SENSITIVE)
        }

        assert "7026(f)" in cited[Right.OPT_OUT_SALE_SHARE]
        assert "7027(g)" in cited[Right.LIMIT_SENSITIVE]

    @pytest.mark.parametrize("received", ["2020-01-02", "2021-06-01", "2022-12-30", "2023-01-03"])
    def test_an_older_request_fares_no_better_than_a_younger(self, received: str) -> None:
        found = ccpa({"received": received}, OPTED_OUT, right=Right.OPT_OUT_SALE_SHARE)

        assert found.due is not None

    def test_an_opt_out_has_no_other_date(self) -> None:
        for milestone in (ACKNOWLEDGED, ANSWER, LONGER):
            found = ccpa({"received": "2026-11-12"}, milestone, right=Right.OPT_OUT_SALE_SHARE)

            assert (found.due, found.error, found.statutory) == (None, None, False)
            assert "not for what was asked" in said(found)

    def test_access_is_no_opt_out(self) -> None:
        found = ccpa({"received": "2026-11-12"}, OPTED_OUT)

        assert (found.due, found.error) == (None, None)


class TestCalendar:
    @pytest.mark.parametrize("calendar", ["", "US", "US-CA"])
    def test_california_unless_told_otherwise(self, calendar: str) -> None:
        found = ccpa({"received": "2026-11-16"}, ACKNOWLEDGED, calendar)

        assert (str(found.due), found.calendar, found.warnings) == ("2026-12-02", "US-CA", ())

    def test_another_state_counts_as_california(self) -> None:
        assert str(ccpa({"received": "2026-11-16"}, ACKNOWLEDGED, "US-NY").due) == "2026-12-02"

    @pytest.mark.parametrize("calendar", ["JP", "DE", "GB-SCT"])
    def test_another_place_is_not_followed_and_it_says_so(self, calendar: str) -> None:
        found = ccpa({"received": "2026-11-16"}, ACKNOWLEDGED, calendar)

        assert str(found.due) == "2026-12-02"
        assert flags(found) == ["warning.fixed_calendar"]


@pytest.mark.parametrize(
    "right", [Right.RESTRICTION, Right.OBJECTION, Right.WITHDRAW_CONSENT, Right.CEASE_USE]
)
def test_a_right_the_law_does_not_know(right: Right) -> None:
    assert code(ccpa({"received": "2026-06-01"}, right=right)) == "problem.no_such_right"


@pytest.mark.parametrize(
    "milestone",
    [
        Milestone.EARLIEST_SUIT,
        Milestone.CONVENTION_FIRST,
        Milestone.REFUSAL_NOTICE_DUE,
        Milestone.AUTHORITY_PROGRESS_DUE,
    ],
)
def test_a_date_the_law_does_not_know(milestone: Milestone) -> None:
    found = ccpa({"received": "2026-06-01"}, milestone)

    assert (found.due, found.nominal_due, found.error) == (None, None, None)
    assert "There is no date" in said(found)

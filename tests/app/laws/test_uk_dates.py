"""The dates of the UK GDPR and the Data Protection Act 2018 (R-UK-1 to R-UK-4), by hand."""

from __future__ import annotations

from datetime import date

import pytest

from app.base.ids import EventKind, Law, Milestone, Right
from app.base.messages import Messages
from app.laws.deadline import Deadline
from tests.app.laws.asking import Days, ask, code, flags, iso, others, places, said

ANSWER = Milestone.RESPONSE_DUE
LONGER = Milestone.RESPONSE_DUE_EXTENDED
ACKNOWLEDGED = Milestone.ACKNOWLEDGEMENT_DUE

ARRIVED = {"received": "2026-09-01"}  # one month: Thursday 1 October


def uk(
    events: Days,
    calendar: str = "GB-ENG",
    milestone: Milestone = ANSWER,
    right: Right = Right.ACCESS,
) -> Deadline:
    return ask(Law.UK_GDPR, milestone, calendar, events, right)


class TestOneMonth:
    @pytest.mark.parametrize(
        ("received", "calendar", "nominal", "due"),
        [
            ("2026-09-01", "GB-ENG", "2026-10-01", "2026-10-01"),
            ("2026-09-05", "GB-ENG", "2026-10-05", "2026-10-05"),  # received on a Saturday
            ("2026-08-31", "GB-ENG", "2026-09-30", "2026-09-30"),
            ("2027-01-31", "GB-ENG", "2027-02-28", "2027-03-01"),
            ("2028-01-31", "GB-ENG", "2028-02-29", "2028-02-29"),
            ("2028-02-29", "GB-ENG", "2028-03-29", "2028-03-29"),
            # Clocks change on 29 March and 25 October 2026.
            ("2026-02-28", "GB-ENG", "2026-03-28", "2026-03-30"),
            ("2026-09-25", "GB-ENG", "2026-10-25", "2026-10-26"),
            # Christmas and New Year with their substitute days.
            ("2026-11-25", "GB-ENG", "2026-12-25", "2026-12-29"),
            ("2027-11-25", "GB-ENG", "2027-12-25", "2027-12-29"),
            ("2027-12-01", "GB-ENG", "2028-01-01", "2028-01-04"),
            ("2027-12-01", "GB-SCT", "2028-01-01", "2028-01-05"),
            ("2025-12-02", "GB-SCT", "2026-01-02", "2026-01-05"),  # 2 January, a Friday
            ("2025-12-02", "GB-ENG", "2026-01-02", "2026-01-02"),
            ("2026-12-02", "GB-SCT", "2027-01-02", "2027-01-05"),  # a Saturday; Monday instead
            ("2026-12-02", "GB-ENG", "2027-01-02", "2027-01-04"),
            # Scotland: Saint Andrew, the World Cup, August, no Easter Monday.
            ("2026-10-30", "GB-SCT", "2026-11-30", "2026-12-01"),
            ("2026-10-30", "GB-ENG", "2026-11-30", "2026-11-30"),
            ("2026-05-15", "GB-SCT", "2026-06-15", "2026-06-16"),
            ("2026-05-15", "GB-ENG", "2026-06-15", "2026-06-15"),
            ("2026-03-06", "GB-SCT", "2026-04-06", "2026-04-06"),
            ("2026-03-06", "GB-ENG", "2026-04-06", "2026-04-07"),
            ("2026-03-06", "GB-NIR", "2026-04-06", "2026-04-07"),
            ("2026-03-03", "GB-SCT", "2026-04-03", "2026-04-06"),  # Good Friday
            ("2026-07-03", "GB-SCT", "2026-08-03", "2026-08-04"),
            ("2026-07-03", "GB-ENG", "2026-08-03", "2026-08-03"),
            ("2026-07-31", "GB-SCT", "2026-08-31", "2026-08-31"),
            ("2026-07-31", "GB-WLS", "2026-08-31", "2026-09-01"),
            # Northern Ireland: Saint Patrick and the Battle of the Boyne.
            ("2026-02-17", "GB-NIR", "2026-03-17", "2026-03-18"),
            ("2026-02-17", "GB-ENG", "2026-03-17", "2026-03-17"),
            ("2026-06-12", "GB-NIR", "2026-07-12", "2026-07-14"),  # a Sunday; Monday instead
            ("2026-06-12", "GB-SCT", "2026-07-12", "2026-07-13"),
            ("2027-06-12", "GB-NIR", "2027-07-12", "2027-07-13"),
        ],
    )
    def test_dates(self, received: str, calendar: str, nominal: str, due: str) -> None:
        found = uk({"received": received}, calendar)

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert (found.rule, found.statutory, found.calendar) == ("R-UK-1", True, calendar)
        assert found.start == (EventKind.ARRIVED, date.fromisoformat(received))
        assert (found.warnings, found.alternatives) == ((), ())

    @pytest.mark.parametrize(
        ("received", "due", "other", "named"),
        [
            ("2026-10-30", "2026-11-30", "2026-12-01", "GB-SCT"),
            ("2026-07-31", "2026-09-01", "2026-08-31", "GB-SCT"),
            ("2026-02-17", "2026-03-17", "2026-03-18", "GB-NIR"),
        ],
    )
    def test_where_only_the_kingdom_is_known(
        self, received: str, due: str, other: str, named: str
    ) -> None:
        found = uk({"received": received}, "GB")

        assert (str(found.due), others(found)) == (due, [other])
        assert named in Messages("en").say(found.alternatives[0].why)

    def test_the_law_of_february_2026_counts_alike_and_is_cited_otherwise(self) -> None:
        before, after = uk({"received": "2026-02-04"}), uk({"received": "2026-02-05"})

        assert (str(before.due), str(after.due)) == ("2026-03-04", "2026-03-05")
        assert (before.rule, after.rule) == ("R-UK-1", "R-UK-1")
        assert "12A" not in places(before)
        assert "12A" in places(after)

    @pytest.mark.parametrize("received", ["2026-01-15", "2026-09-15"])
    def test_more_time_under_both_laws(self, received: str) -> None:
        events = {"received": received, "extension_notified": f"{received[:7]}-20"}
        found = uk(events, milestone=LONGER)

        assert found.due == {"01": date(2026, 4, 15), "09": date(2026, 12, 15)}[received[5:7]]
        assert ("12A" in places(found)) == (received > "2026-02-05")

    def test_a_holiday_is_named(self) -> None:
        found = uk({"received": "2026-05-15"}, "GB-SCT")

        assert iso(found.non_working_days) == ["2026-06-15"]
        assert "World Cup" in said(found)
        assert "ワールドカップ" in said(found, "ja")


class TestExtension:
    @pytest.mark.parametrize(
        ("received", "notified", "calendar", "nominal", "due"),
        [
            ("2026-09-01", "2026-10-01", "GB-ENG", "2026-12-01", "2026-12-01"),
            ("2026-08-30", "2026-09-30", "GB-SCT", "2026-11-30", "2026-12-01"),
            ("2026-11-30", "2026-12-30", "GB-ENG", "2027-02-28", "2027-03-01"),
            ("2026-07-31", "2026-09-01", "GB-ENG", "2026-10-31", "2026-11-02"),
            ("2026-09-25", "2026-10-26", "GB-ENG", "2026-12-25", "2026-12-29"),
        ],
    )
    def test_in_time(
        self, received: str, notified: str, calendar: str, nominal: str, due: str
    ) -> None:
        found = uk({"received": received, "extension_notified": notified}, calendar, LONGER)

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert (found.rule, found.statutory) == ("R-UK-2", True)

    @pytest.mark.parametrize(
        ("received", "notified", "calendar", "due"),
        [
            ("2026-09-01", "2026-10-02", "GB-ENG", "2026-10-01"),
            ("2026-07-31", "2026-09-01", "GB-SCT", "2026-08-31"),  # no bank holiday there
        ],
    )
    def test_a_day_late(self, received: str, notified: str, calendar: str, due: str) -> None:
        events = {"received": received, "extension_notified": notified}
        longer, answer = uk(events, calendar, LONGER), uk(events, calendar)

        assert (longer.due, flags(longer)) == (None, ["warning.extension_late"])
        assert (str(answer.due), flags(answer)) == (due, ["warning.extension_late"])


class TestComplaint:
    @pytest.mark.parametrize(
        ("received", "calendar", "nominal", "due"),
        [
            ("2026-06-19", "GB-ENG", "2026-07-19", "2026-07-20"),  # the first day of the rule
            ("2026-08-12", "GB-ENG", "2026-09-11", "2026-09-11"),
            ("2026-08-01", "GB-ENG", "2026-08-31", "2026-09-01"),
            ("2026-08-01", "GB-SCT", "2026-08-31", "2026-08-31"),
            ("2026-07-04", "GB-SCT", "2026-08-03", "2026-08-04"),
            ("2026-11-25", "GB-ENG", "2026-12-25", "2026-12-29"),
            ("2027-06-12", "GB-NIR", "2027-07-12", "2027-07-13"),
            ("2028-01-30", "GB-ENG", "2028-02-29", "2028-02-29"),
            ("2027-01-30", "GB-ENG", "2027-03-01", "2027-03-01"),  # thirty days, no month
        ],
    )
    @pytest.mark.parametrize("right", [Right.COMPLAINT_CONTROLLER, Right.ACCESS])
    def test_thirty_days(
        self, received: str, calendar: str, nominal: str, due: str, right: Right
    ) -> None:
        found = uk({"complaint_received": received}, calendar, ACKNOWLEDGED, right)

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert (found.rule, found.statutory) == ("R-UK-4", True)
        assert "164A" in places(found)

    @pytest.mark.parametrize("received", ["2026-06-18", "2026-01-05", "2025-12-31"])
    def test_an_earlier_complaint_has_no_date(self, received: str) -> None:
        found = uk(
            {"complaint_received": received}, "GB-ENG", ACKNOWLEDGED, Right.COMPLAINT_CONTROLLER
        )

        assert (found.due, found.nominal_due, found.error) == (None, None, None)
        assert found.statutory is False
        assert "19 June 2026" in said(found)

    def test_a_complaint_about_an_older_request(self) -> None:
        events = {"received": "2026-05-04", "complaint_received": "2026-08-12"}

        assert str(uk(events, milestone=ACKNOWLEDGED).due) == "2026-09-11"
        assert str(uk(events).due) == "2026-06-04"

    def test_the_outcome_has_no_number_of_days(self) -> None:
        found = uk(
            {"complaint_received": "2026-08-12"}, "GB-ENG", ANSWER, Right.COMPLAINT_CONTROLLER
        )

        assert (found.due, found.error, found.statutory) == (None, None, False)

    def test_without_a_complaint_there_is_no_date(self) -> None:
        found = uk(ARRIVED, milestone=ACKNOWLEDGED)

        assert (found.due, found.error) == (None, None)


def test_a_right_the_law_does_not_know() -> None:
    assert code(uk(ARRIVED, right=Right.LIMIT_SENSITIVE)) == "problem.no_such_right"


@pytest.mark.parametrize(
    "milestone", [Milestone.OPT_OUT_DUE, Milestone.EARLIEST_SUIT, Milestone.CONVENTION_FIRST]
)
def test_a_date_the_law_does_not_know(milestone: Milestone) -> None:
    found = uk(ARRIVED, milestone=milestone)

    assert (found.due, found.nominal_due, found.error) == (None, None, None)
    assert "There is no date" in said(found)

"""The dates of the GDPR (R-EU-1 to R-EU-5), counted by hand on a paper calendar."""

from __future__ import annotations

from datetime import date

import pytest

from app.base.ids import Certainty, EventKind, Milestone, Right
from app.base.messages import Messages
from tests.app.laws.asking import Days, code, gdpr, iso, places, said

ANSWER = Milestone.RESPONSE_DUE
REFUSAL = Milestone.REFUSAL_NOTICE_DUE

ARRIVED = {"received": "2026-03-04"}  # one month: Saturday 4 April, Easter; Tuesday 7 April


class TestOneMonth:
    @pytest.mark.parametrize(
        ("received", "calendar", "nominal", "due"),
        [
            # The ends of months.
            ("2026-03-31", "DE", "2026-04-30", "2026-04-30"),
            ("2026-05-31", "DE", "2026-06-30", "2026-06-30"),
            ("2026-08-31", "DE", "2026-09-30", "2026-09-30"),  # the EDPB's example
            ("2027-01-28", "DE", "2027-02-28", "2027-03-01"),  # a Sunday
            ("2027-01-29", "DE", "2027-02-28", "2027-03-01"),
            ("2027-01-30", "DE", "2027-02-28", "2027-03-01"),
            ("2027-01-31", "DE", "2027-02-28", "2027-03-01"),
            ("2028-01-28", "DE", "2028-02-28", "2028-02-28"),
            ("2028-01-29", "DE", "2028-02-29", "2028-02-29"),
            ("2028-01-30", "DE", "2028-02-29", "2028-02-29"),
            ("2028-01-31", "DE", "2028-02-29", "2028-02-29"),
            ("2028-02-28", "DE", "2028-03-28", "2028-03-28"),
            ("2028-02-29", "DE", "2028-03-29", "2028-03-29"),
            ("2027-02-28", "DE", "2027-03-28", "2027-03-30"),  # Easter Sunday and Monday
            # Over the end of the year.
            ("2026-11-25", "DE", "2026-12-25", "2026-12-28"),
            ("2026-11-30", "DE", "2026-12-30", "2026-12-30"),
            ("2026-12-01", "DE", "2027-01-01", "2027-01-04"),
            ("2026-12-31", "DE", "2027-01-31", "2027-02-01"),
            # Summer time begins on 29 March and ends on 25 October 2026.
            ("2026-02-27", "DE", "2026-03-27", "2026-03-27"),
            ("2026-02-28", "DE", "2026-03-28", "2026-03-30"),
            ("2026-03-29", "DE", "2026-04-29", "2026-04-29"),
            ("2026-09-25", "DE", "2026-10-25", "2026-10-26"),
            ("2026-10-25", "DE", "2026-11-25", "2026-11-25"),
            # Received on a day of rest: the day itself is not counted anyway.
            ("2026-03-08", "DE", "2026-04-08", "2026-04-08"),
            ("2026-12-25", "DE", "2027-01-25", "2027-01-25"),
            # Germany, France, Ireland.
            ("2026-04-25", "DE", "2026-05-25", "2026-05-26"),  # Whit Monday
            ("2026-09-03", "DE", "2026-10-03", "2026-10-05"),
            ("2026-03-03", "DE", "2026-04-03", "2026-04-07"),  # Good Friday in Germany,
            ("2026-03-03", "IE", "2026-04-03", "2026-04-03"),  # a working day in Ireland,
            ("2026-03-03", "FR", "2026-04-03", "2026-04-03"),  # in France,
            ("2026-03-03", "AT", "2026-04-03", "2026-04-03"),  # and in Austria
            ("2026-03-05", "IE", "2026-04-05", "2026-04-07"),
            ("2026-04-01", "IE", "2026-05-01", "2026-05-01"),
            ("2026-04-02", "IE", "2026-05-02", "2026-05-05"),  # weekend, first Monday in May
            ("2026-01-02", "IE", "2026-02-02", "2026-02-03"),  # Saint Brigid
            ("2025-11-26", "IE", "2025-12-26", "2025-12-29"),
            ("2025-11-26", "FR", "2025-12-26", "2025-12-26"),
            ("2026-04-08", "FR", "2026-05-08", "2026-05-11"),
            ("2026-04-14", "FR", "2026-05-14", "2026-05-15"),  # Ascension
            ("2026-06-14", "FR", "2026-07-14", "2026-07-15"),
            ("2026-10-11", "FR", "2026-11-11", "2026-11-12"),
            # Other member states.
            ("2026-03-27", "NL", "2026-04-27", "2026-04-28"),  # King's Day
            ("2026-11-24", "PL", "2026-12-24", "2026-12-28"),  # Christmas Eve to Sunday
            ("2026-12-06", "PL", "2027-01-06", "2027-01-07"),
            ("2026-10-11", "PL", "2026-11-11", "2026-11-12"),
            ("2026-09-12", "ES", "2026-10-12", "2026-10-13"),
            ("2026-11-08", "ES", "2026-12-08", "2026-12-09"),
            ("2026-03-06", "ES", "2026-04-06", "2026-04-06"),  # Easter Monday is not national
            ("2026-05-06", "SE", "2026-06-06", "2026-06-08"),
            ("2026-05-20", "SE", "2026-06-20", "2026-06-22"),  # Midsummer Day
            ("2026-04-14", "SE", "2026-05-14", "2026-05-15"),
            ("2026-04-25", "SE", "2026-05-25", "2026-05-25"),  # Whit Monday works
            ("2026-03-10", "GR", "2026-04-10", "2026-04-14"),  # Orthodox Easter
            ("2026-03-06", "GR", "2026-04-06", "2026-04-06"),  # the other Easter
            ("2026-01-23", "GR", "2026-02-23", "2026-02-24"),  # Clean Monday
            ("2026-09-28", "GR", "2026-10-28", "2026-10-29"),
            ("2026-05-23", "LU", "2026-06-23", "2026-06-24"),
            ("2026-04-09", "LU", "2026-05-09", "2026-05-11"),  # Europe Day, a Saturday
            ("2028-04-09", "LU", "2028-05-09", "2028-05-10"),  # and a Tuesday
            ("2026-09-26", "AT", "2026-10-26", "2026-10-27"),
            ("2026-11-08", "AT", "2026-12-08", "2026-12-09"),
            ("2026-05-02", "IT", "2026-06-02", "2026-06-03"),
            ("2026-06-21", "BE", "2026-07-21", "2026-07-22"),
            ("2026-09-05", "PT", "2026-10-05", "2026-10-06"),
            ("2026-11-06", "FI", "2026-12-06", "2026-12-07"),
            ("2027-11-06", "FI", "2027-12-06", "2027-12-07"),
            ("2026-08-28", "CZ", "2026-09-28", "2026-09-29"),
            ("2026-09-23", "HU", "2026-10-23", "2026-10-26"),
            ("2026-11-01", "RO", "2026-12-01", "2026-12-02"),
            ("2023-04-05", "DK", "2023-05-05", "2023-05-08"),  # Great Prayer Day, the last one
            ("2024-03-26", "DK", "2024-04-26", "2024-04-26"),  # abolished
            ("2027-04-17", "NO", "2027-05-17", "2027-05-18"),
            ("2026-05-17", "IS", "2026-06-17", "2026-06-18"),
            # German Laender.
            ("2026-12-06", "DE-BY", "2027-01-06", "2027-01-07"),  # Epiphany
            ("2026-12-06", "DE-SN", "2027-01-06", "2027-01-06"),
            ("2026-05-04", "DE-BY", "2026-06-04", "2026-06-05"),  # Corpus Christi
            ("2026-05-04", "DE-SN", "2026-06-04", "2026-06-04"),
            ("2026-10-18", "DE-SN", "2026-11-18", "2026-11-19"),  # Repentance and Prayer
            ("2026-10-18", "DE-BY", "2026-11-18", "2026-11-18"),
            ("2027-02-08", "DE-BE", "2027-03-08", "2027-03-09"),  # Women's Day
            ("2027-10-01", "DE-NW", "2027-11-01", "2027-11-02"),
            ("2027-10-01", "DE-BE", "2027-11-01", "2027-11-01"),
        ],
    )
    def test_dates(self, received: str, calendar: str, nominal: str, due: str) -> None:
        found = gdpr({"received": received}, calendar)

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert (found.rule, found.calendar) == ("R-EU-1", calendar)
        assert (found.statutory, found.certainty) == (True, Certainty.STATUTORY)
        assert found.start == (EventKind.ARRIVED, date.fromisoformat(received))
        assert found.error is None
        assert found.question is None
        assert found.warnings == ()
        assert not found.waits

    def test_the_days_passed_over_are_named(self) -> None:
        found = gdpr(ARRIVED)

        assert iso(found.non_working_days) == ["2026-04-04", "2026-04-05", "2026-04-06"]
        assert "Monday 6 April 2026 is a holiday (Easter Monday)." in said(found)
        assert "2026年4月6日（月）は休日（復活祭月曜日）です。" in said(found, "ja")
        assert [(step.kind.value, str(step.day)) for step in found.reason] == [
            ("start", "2026-03-04"),
            ("count", "2026-04-04"),
            ("skip", "2026-04-04"),
            ("skip", "2026-04-05"),
            ("skip", "2026-04-06"),
            ("result", "2026-04-07"),
            ("note", "None"),
        ]

    def test_the_places_it_rests_on(self) -> None:
        moved, unmoved = places(gdpr(ARRIVED)), places(gdpr({"received": "2026-03-09"}))

        assert "GDPR Article 12(3)" in moved
        assert "Article 3(4)" in moved
        assert "Article 3(4)" not in unmoved

    @pytest.mark.parametrize(
        "other",
        [
            {"acknowledged": "2026-03-05"},
            {"answered": "2026-03-20"},
            {"extension_notified": "2026-03-25"},
            {"refused": "2026-03-25"},
            {"reminder_sent": "2026-03-30"},
            {"sent": "2026-03-01"},
            {"identity_received": "2026-03-10"},
            {"complaint_lodged": "2026-04-20"},
        ],
    )
    def test_other_events_do_not_move_it(self, other: Days) -> None:
        found = gdpr({**ARRIVED, **other})

        assert found.due == date(2026, 4, 7)
        assert found.warnings == ()

    @pytest.mark.parametrize("paid", [{}, {"fee_paid": "2026-03-10"}])
    def test_a_fee_asked_for_does_not_move_it_and_that_is_told(self, paid: Days) -> None:
        found = gdpr({**ARRIVED, "fee_requested": "2026-03-06", **paid})

        assert found.due == date(2026, 4, 7)
        assert [each.id for each in found.warnings] == ["warning.no_effect"]

    @pytest.mark.parametrize("milestone", [ANSWER, REFUSAL])
    @pytest.mark.parametrize("events", [{}, {"sent": "2026-03-01"}, {"received": None}])
    def test_without_the_day_of_receipt_it_asks(self, events: Days, milestone: Milestone) -> None:
        found = gdpr(events, milestone=milestone)

        assert found.due is None
        assert found.nominal_due is None
        assert found.error is None
        assert found.question is not None
        assert found.question.id == "question.arrived"
        assert found.statutory is True

    @pytest.mark.parametrize(
        "right", [r for r in Right if r.value in ("erasure", "portability", "objection")]
    )
    def test_every_right_has_the_same_month(self, right: Right) -> None:
        assert gdpr(ARRIVED, right=right).due == date(2026, 4, 7)


class TestOnlyTheCountryIsKnown:
    @pytest.mark.parametrize(
        ("received", "due", "other", "named", "unnamed"),
        [
            ("2026-12-06", "2027-01-06", "2027-01-07", {"DE-BW", "DE-BY", "DE-ST"}, {"DE-SN"}),
            (
                "2026-05-04",
                "2026-06-04",
                "2026-06-05",
                {"DE-BW", "DE-BY", "DE-HE", "DE-NW", "DE-RP", "DE-SL"},
                {"DE-SN", "DE-BE"},
            ),
            ("2026-10-18", "2026-11-18", "2026-11-19", {"DE-SN"}, {"DE-BY"}),
        ],
    )
    def test_the_holidays_of_regions_are_mentioned(
        self, received: str, due: str, other: str, named: set[str], unnamed: set[str]
    ) -> None:
        found = gdpr({"received": received})
        (alternative,) = found.alternatives
        why = Messages("en").say(alternative.why)

        assert (str(found.due), str(alternative.day)) == (due, other)
        assert all(region in why for region in named)
        assert not any(region in why for region in unnamed)

    @pytest.mark.parametrize("calendar", ["DE-SN", "FR"])
    def test_otherwise_there_is_nothing_to_mention(self, calendar: str) -> None:
        assert gdpr({"received": "2026-12-06"}, calendar).alternatives == ()

    def test_no_region_would_change_it(self) -> None:
        assert gdpr(ARRIVED).alternatives == ()


@pytest.mark.parametrize(
    "milestone",
    [
        Milestone.EARLIEST_SUIT,
        Milestone.CONVENTION_FIRST,
        Milestone.CONVENTION_SECOND,
        Milestone.ACKNOWLEDGEMENT_DUE,
        Milestone.OPT_OUT_DUE,
    ],
)
def test_a_date_the_law_does_not_know(milestone: Milestone) -> None:
    found = gdpr(ARRIVED, milestone=milestone)

    assert found.due is None
    assert found.nominal_due is None
    assert found.error is None
    assert found.statutory is False
    assert "There is no date" in said(found)
    assert "日付はありません" in said(found, "ja")


def test_a_right_the_law_does_not_know() -> None:
    assert code(gdpr(ARRIVED, right=Right.OPT_OUT_SALE_SHARE)) == "problem.no_such_right"
    assert code(gdpr(ARRIVED, right=Right.COMPLAINT_CONTROLLER)) == "problem.no_such_right"

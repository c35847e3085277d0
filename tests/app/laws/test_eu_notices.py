"""More time (R-EU-2), refusals (R-EU-4) and complaints (R-EU-5) under the GDPR, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from app.base.ids import Milestone, Right
from tests.app.laws.asking import Days, flags, gdpr, places, said

ANSWER = Milestone.RESPONSE_DUE
LONGER = Milestone.RESPONSE_DUE_EXTENDED
REFUSAL = Milestone.REFUSAL_NOTICE_DUE
AUTHORITY = Milestone.AUTHORITY_PROGRESS_DUE

ARRIVED = {"received": "2026-03-04"}  # one month: Saturday 4 April, Easter; Tuesday 7 April


class TestMoreTime:
    """R-EU-2: three months from the start, never one month and then two."""

    @pytest.mark.parametrize(
        ("received", "notified", "calendar", "nominal", "due"),
        [
            ("2026-08-31", "2026-09-25", "DE", "2026-11-30", "2026-11-30"),
            ("2026-01-31", "2026-02-10", "DE", "2026-04-30", "2026-04-30"),  # not 28 April
            ("2026-11-30", "2026-12-30", "DE", "2027-02-28", "2027-03-01"),
            ("2027-11-29", "2027-12-01", "DE", "2028-02-29", "2028-02-29"),
            ("2027-11-30", "2027-12-01", "DE", "2028-02-29", "2028-02-29"),
            ("2025-12-31", "2026-01-02", "DE", "2026-03-31", "2026-03-31"),
            ("2026-01-03", "2026-02-03", "DE", "2026-04-03", "2026-04-07"),
            ("2026-01-03", "2026-02-03", "FR", "2026-04-03", "2026-04-03"),
            ("2026-03-04", "2026-03-04", "FR", "2026-06-04", "2026-06-04"),
            ("2026-09-25", "2026-10-01", "PL", "2026-12-25", "2026-12-28"),
        ],
    )
    def test_dates(
        self, received: str, notified: str, calendar: str, nominal: str, due: str
    ) -> None:
        found = gdpr({"received": received, "extension_notified": notified}, calendar, LONGER)

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert (found.rule, found.statutory) == ("R-EU-2", True)
        assert found.warnings == ()

    def test_on_the_last_day_it_is_in_time_even_if_that_was_moved(self) -> None:
        found = gdpr({**ARRIVED, "extension_notified": "2026-04-07"}, milestone=LONGER)

        assert (str(found.due), found.warnings) == ("2026-06-04", ())

    def test_a_day_later_it_has_no_effect_and_is_flagged(self) -> None:
        events = {**ARRIVED, "extension_notified": "2026-04-08"}
        longer, answer = gdpr(events, milestone=LONGER), gdpr(events)

        assert longer.due is None
        assert longer.nominal_due is None
        assert longer.error is None
        assert (longer.rule, flags(longer)) == ("R-EU-2", ["warning.extension_late"])
        assert answer.due == date(2026, 4, 7)
        assert flags(answer) == ["warning.extension_late"]

    def test_where_regions_differ_the_country_decides(self) -> None:
        events = {"received": "2026-12-06", "extension_notified": "2027-01-07"}

        assert gdpr(events, "DE", LONGER).due is None
        assert gdpr(events, "DE-BY", LONGER).due == date(2027, 3, 8)  # 6 March is a Saturday

    def test_without_a_notice_there_is_none(self) -> None:
        found = gdpr(ARRIVED, milestone=LONGER)

        assert found.due is None
        assert found.error is None
        assert "has not given notice" in said(found)

    def test_a_notice_on_an_unknown_day_is_asked_for(self) -> None:
        found = gdpr({**ARRIVED, "extension_notified": None}, milestone=LONGER)

        assert found.due is None
        assert found.question is not None

    def test_it_does_not_give_more_time_to_refuse(self) -> None:
        events = {**ARRIVED, "extension_notified": "2026-03-20"}

        assert gdpr(events, milestone=REFUSAL).due == date(2026, 4, 7)


class TestRefusalNotice:
    @pytest.mark.parametrize(
        ("events", "due"),
        [
            (ARRIVED, "2026-04-07"),
            ({**ARRIVED, "identity_requested": "2026-03-10"}, "2026-04-07"),
            (
                {
                    **ARRIVED,
                    "identity_requested": "2026-03-10",
                    "identity_received": "2026-03-20",
                },
                "2026-04-07",
            ),
            ({**ARRIVED, "clarification_requested": "2026-03-10"}, "2026-04-07"),
            ({**ARRIVED, "refused": "2026-03-20"}, "2026-04-07"),
            ({"received": "2028-01-31"}, "2028-02-29"),
        ],
    )
    def test_it_is_never_paused(self, events: Days, due: str) -> None:
        found = gdpr(events, milestone=REFUSAL)

        assert str(found.due) == due
        assert (found.rule, found.statutory, found.waits) == ("R-EU-4", True, False)
        assert "12(4)" in places(found)


class TestAuthority:
    @pytest.mark.parametrize(
        ("lodged", "calendar", "nominal", "due"),
        [
            ("2026-03-04", "FR", "2026-06-04", "2026-06-04"),
            ("2026-11-30", "DE", "2027-02-28", "2027-03-01"),
            ("2026-09-26", "DE", "2026-12-26", "2026-12-28"),
            ("2027-11-30", "DE", "2028-02-29", "2028-02-29"),
        ],
    )
    @pytest.mark.parametrize("right", [Right.COMPLAINT_AUTHORITY, Right.ACCESS])
    def test_three_months_from_the_complaint(
        self, lodged: str, calendar: str, nominal: str, due: str, right: Right
    ) -> None:
        found = gdpr({"complaint_lodged": lodged}, calendar, AUTHORITY, right)

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert (found.rule, found.statutory) == ("R-EU-5", True)
        assert "78(2)" in places(found)

    def test_the_complaint_may_have_been_received(self) -> None:
        found = gdpr({"received": "2026-03-04"}, "FR", AUTHORITY, Right.COMPLAINT_AUTHORITY)

        assert str(found.due) == "2026-06-04"

    def test_nothing_moves_it(self) -> None:
        events = {
            "complaint_lodged": "2026-03-04",
            "identity_requested": "2026-03-10",
            "identity_received": "2026-03-20",
        }

        assert str(gdpr(events, "FR", AUTHORITY).due) == "2026-06-04"

    def test_without_a_complaint_there_is_no_date(self) -> None:
        found = gdpr(ARRIVED, milestone=AUTHORITY)

        assert found.due is None
        assert found.error is None

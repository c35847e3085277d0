"""What the operator asks under the GDPR (R-EU-3): what pauses, what only might, what comes too late."""

from __future__ import annotations

from datetime import date

import pytest

from app.base.ids import Milestone, Right
from tests.app.laws.asking import Days, flags, gdpr, others, places, said

ANSWER = Milestone.RESPONSE_DUE
LONGER = Milestone.RESPONSE_DUE_EXTENDED

ARRIVED = {"received": "2026-03-04"}  # one month: Saturday 4 April, Easter; Tuesday 7 April


class TestIdentity:
    """R-EU-3: the days between question and proof are added to the nominal date."""

    @pytest.mark.parametrize(
        ("received", "asked", "given", "nominal", "due", "restart"),
        [
            ("2026-03-04", "2026-03-10", "2026-03-20", "2026-04-14", "2026-04-14", "2026-04-20"),
            ("2026-03-04", "2026-03-04", "2026-03-05", "2026-04-05", "2026-04-07", None),
            ("2026-03-04", "2026-03-10", "2026-03-10", "2026-04-04", "2026-04-07", "2026-04-10"),
            ("2026-05-06", "2026-05-06", "2026-05-18", "2026-06-18", "2026-06-18", None),
            ("2027-01-31", "2027-02-10", "2027-02-20", "2027-03-10", "2027-03-10", "2027-03-22"),
            ("2028-01-31", "2028-02-01", "2028-03-01", "2028-03-29", "2028-03-29", "2028-04-03"),
            ("2026-11-20", "2026-12-01", "2026-12-06", "2026-12-25", "2026-12-28", "2027-01-06"),
            ("2026-09-20", "2026-10-20", "2026-10-30", "2026-10-30", "2026-10-30", "2026-11-30"),
        ],
    )
    def test_the_days_between_are_added(
        self,
        received: str,
        asked: str,
        given: str,
        nominal: str,
        due: str,
        restart: str | None,
    ) -> None:
        found = gdpr(
            {"received": received, "identity_requested": asked, "identity_received": given},
            "DE-SN",
        )

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert (found.rule, found.statutory) == ("R-EU-3", True)
        assert found.warnings == ()
        assert others(found) == ([restart] if restart else [])
        assert "12(6)" in places(found)

    def test_asked_on_the_moved_last_day_it_still_counts(self) -> None:
        events = {**ARRIVED, "identity_requested": "2026-04-07", "identity_received": "2026-04-17"}
        found = gdpr(events)

        assert (str(found.nominal_due), str(found.due)) == ("2026-04-14", "2026-04-14")
        assert (found.rule, found.warnings) == ("R-EU-3", ())

    @pytest.mark.parametrize("given", [{}, {"identity_received": "2026-04-17"}])
    def test_asked_too_late_it_moves_nothing_and_is_flagged(self, given: Days) -> None:
        found = gdpr({**ARRIVED, "identity_requested": "2026-04-08", **given})

        assert (str(found.nominal_due), str(found.due)) == ("2026-04-04", "2026-04-07")
        assert (found.rule, flags(found)) == ("R-EU-1", ["warning.asked_late"])
        assert not found.waits

    @pytest.mark.parametrize("asked", ["2026-03-10", None])
    @pytest.mark.parametrize("milestone", [ANSWER, LONGER])
    def test_not_given_it_is_suspended(self, asked: str | None, milestone: Milestone) -> None:
        found = gdpr(
            {**ARRIVED, "identity_requested": asked, "extension_notified": "2026-03-12"},
            milestone=milestone,
        )

        assert found.due is None
        assert found.nominal_due is None
        assert found.error is None
        assert found.question is None
        assert found.waits
        assert "suspended" in said(found)

    def test_given_on_an_unknown_day_it_is_asked_for(self) -> None:
        found = gdpr({**ARRIVED, "identity_requested": "2026-03-10", "identity_received": None})

        assert found.due is None
        assert found.question is not None
        assert not found.waits

    def test_without_the_day_of_receipt_it_asks_for_that(self) -> None:
        found = gdpr({"identity_requested": "2026-03-10", "identity_received": "2026-03-20"})

        assert found.due is None
        assert found.question is not None

    @pytest.mark.parametrize(
        ("notified", "due"), [("2026-04-14", "2026-06-15"), ("2026-04-15", None)]
    )
    def test_more_time_after_a_pause(self, notified: str, due: str | None) -> None:
        """Three months from the start (4 June) and the ten days: Sunday 14 June, then Monday."""
        events = {
            **ARRIVED,
            "identity_requested": "2026-03-10",
            "identity_received": "2026-03-20",
            "extension_notified": notified,
        }
        found = gdpr(events, milestone=LONGER)

        assert (found.due and str(found.due)) == due
        assert found.rule == "R-EU-2"
        assert flags(found) == ([] if due else ["warning.extension_late"])
        assert flags(gdpr(events)) == flags(found)

    def test_more_time_does_not_make_a_late_question_timely(self) -> None:
        events = {
            **ARRIVED,
            "extension_notified": "2026-03-20",
            "identity_requested": "2026-04-08",
            "identity_received": "2026-04-18",
        }
        found = gdpr(events, "FR", LONGER)

        assert str(found.due) == "2026-06-04"
        assert flags(found) == ["warning.asked_late"]


class TestOtherQuestions:
    """Neither a question what is meant nor one for a mandate pauses; the later date is told."""

    PAIRS = (
        ("clarification_requested", "clarification_received"),
        ("authority_requested", "authority_received"),
    )

    @pytest.mark.parametrize(("asked", "given"), PAIRS)
    @pytest.mark.parametrize("right", [Right.ACCESS, Right.ERASURE])
    def test_the_later_date_is_an_alternative(self, asked: str, given: str, right: Right) -> None:
        found = gdpr({**ARRIVED, asked: "2026-03-10", given: "2026-03-20"}, right=right)

        assert (str(found.nominal_due), str(found.due)) == ("2026-04-04", "2026-04-07")
        assert found.rule == "R-EU-1"
        assert others(found) == ["2026-04-14"]

    @pytest.mark.parametrize(("asked", "given"), PAIRS)
    def test_not_answered_it_counts_on(self, asked: str, given: str) -> None:
        found = gdpr({**ARRIVED, asked: "2026-03-10"})

        assert found.due == date(2026, 4, 7)
        assert not found.waits

    @pytest.mark.parametrize(("asked", "given"), PAIRS)
    def test_asked_too_late_there_is_no_alternative(self, asked: str, given: str) -> None:
        found = gdpr({**ARRIVED, asked: "2026-04-08", given: "2026-04-18"})

        assert (found.due, found.alternatives) == (date(2026, 4, 7), ())

    def test_beside_a_pause_for_identity(self) -> None:
        """Ten days of identity are added; two more of clarification may be."""
        found = gdpr(
            {
                **ARRIVED,
                "identity_requested": "2026-03-10",
                "identity_received": "2026-03-20",
                "clarification_requested": "2026-03-23",
                "clarification_received": "2026-03-25",
            }
        )

        assert str(found.due) == "2026-04-14"
        assert others(found) == ["2026-04-20", "2026-04-16"]

    def test_in_the_time_that_a_pause_has_added(self) -> None:
        """Twenty days of identity: 24 April; two more of a question asked before that day."""
        found = gdpr(
            {
                **ARRIVED,
                "identity_requested": "2026-03-10",
                "identity_received": "2026-03-30",
                "clarification_requested": "2026-04-15",
                "clarification_received": "2026-04-17",
            }
        )

        assert (str(found.due), found.warnings) == ("2026-04-24", ())
        assert others(found) == ["2026-04-30", "2026-04-27"]

    def test_more_time_and_a_clarification(self) -> None:
        events = {
            **ARRIVED,
            "clarification_requested": "2026-03-10",
            "clarification_received": "2026-03-20",
            "extension_notified": "2026-04-07",
        }
        found = gdpr(events, "FR", LONGER)

        assert (str(found.due), others(found)) == ("2026-06-04", ["2026-06-15"])

"""Where the month begins in the United Kingdom, and what stops it (R-UK-1, R-UK-3), by hand."""

from __future__ import annotations

from datetime import date

import pytest

from app.base.ids import EventKind, Law, Milestone, Right
from app.laws.deadline import Deadline
from tests.app.laws.asking import Days, ask, flags, others, places, said

ANSWER = Milestone.RESPONSE_DUE
LONGER = Milestone.RESPONSE_DUE_EXTENDED

ARRIVED = {"received": "2026-09-01"}  # one month: Thursday 1 October


def uk(
    events: Days,
    calendar: str = "GB-ENG",
    milestone: Milestone = ANSWER,
    right: Right = Right.ACCESS,
) -> Deadline:
    return ask(Law.UK_GDPR, milestone, calendar, events, right)


class TestStart:
    """The month begins with the latest of receipt, identity, authority and fee."""

    @pytest.mark.parametrize(
        ("more", "started", "on", "due"),
        [
            (
                {"identity_requested": "2026-09-03", "identity_received": "2026-09-10"},
                EventKind.IDENTITY_RECEIVED,
                "2026-09-10",
                "2026-10-12",  # 10 October is a Saturday
            ),
            (
                {"authority_requested": "2026-09-03", "authority_received": "2026-09-30"},
                EventKind.AUTHORITY_RECEIVED,
                "2026-09-30",
                "2026-10-30",
            ),
            (
                {"fee_requested": "2026-09-03", "fee_paid": "2026-09-14"},
                EventKind.FEE_PAID,
                "2026-09-14",
                "2026-10-14",
            ),
            (
                {
                    "identity_requested": "2026-09-03",
                    "identity_received": "2026-09-10",
                    "fee_requested": "2026-09-05",
                    "fee_paid": "2026-09-14",
                },
                EventKind.FEE_PAID,
                "2026-09-14",
                "2026-10-14",
            ),
            (
                {
                    "identity_requested": "2026-09-03",
                    "identity_received": "2026-09-21",
                    "fee_requested": "2026-09-05",
                    "fee_paid": "2026-09-14",
                },
                EventKind.IDENTITY_RECEIVED,
                "2026-09-21",
                "2026-10-21",
            ),
            (  # asked on the last day
                {"identity_requested": "2026-10-01", "identity_received": "2026-10-05"},
                EventKind.IDENTITY_RECEIVED,
                "2026-10-05",
                "2026-11-05",
            ),
            (  # the fee asked for before the month from the proof of identity was over
                {
                    "identity_requested": "2026-09-28",
                    "identity_received": "2026-10-05",
                    "fee_requested": "2026-10-20",
                    "fee_paid": "2026-10-27",
                },
                EventKind.FEE_PAID,
                "2026-10-27",
                "2026-11-27",
            ),
            (  # proof that lay in the envelope
                {"identity_received": "2026-09-01"},
                EventKind.ARRIVED,
                "2026-09-01",
                "2026-10-01",
            ),
            (  # a fee paid unasked a day later
                {"fee_paid": "2026-09-02"},
                EventKind.FEE_PAID,
                "2026-09-02",
                "2026-10-02",
            ),
            (
                {"identity_requested": "2026-09-01", "identity_received": "2026-09-01"},
                EventKind.ARRIVED,
                "2026-09-01",
                "2026-10-01",
            ),
        ],
    )
    @pytest.mark.parametrize("right", [Right.ACCESS, Right.ERASURE])
    def test_the_latest_counts(
        self, more: Days, started: EventKind, on: str, due: str, right: Right
    ) -> None:
        found = uk({**ARRIVED, **more}, right=right)

        assert str(found.due) == due
        assert found.start == (started, date.fromisoformat(on))
        assert (found.rule, found.warnings) == ("R-UK-1", ())

    @pytest.mark.parametrize(
        ("asked", "given"),
        [
            ("identity_requested", "identity_received"),
            ("authority_requested", "authority_received"),
            ("fee_requested", "fee_paid"),
        ],
    )
    class TestEachQuestion:
        @pytest.mark.parametrize("on", ["2026-09-03", None])
        def test_not_answered_it_is_suspended(self, asked: str, given: str, on: str | None) -> None:
            found = uk({**ARRIVED, asked: on})

            assert found.due is None
            assert found.nominal_due is None
            assert found.error is None
            assert found.waits
            assert "suspended" in said(found)

        def test_asked_too_late_and_open_it_moves_nothing(self, asked: str, given: str) -> None:
            """Otherwise a question would hide that the last day has passed."""
            found = uk({**ARRIVED, asked: "2026-10-02"})

            assert str(found.due) == "2026-10-01"
            assert flags(found) == ["warning.asked_late"]
            assert not found.waits

        def test_asked_too_late_and_answered_it_is_flagged(self, asked: str, given: str) -> None:
            """ "The latest of" knows no question that is too late; the other reading is told."""
            found = uk({**ARRIVED, asked: "2026-10-02", given: "2026-10-09"})

            assert (str(found.due), others(found)) == ("2026-11-09", ["2026-10-01"])
            assert flags(found) == ["warning.asked_late_moves"]

        def test_an_unknown_day_of_the_answer_is_asked_for(self, asked: str, given: str) -> None:
            found = uk({**ARRIVED, asked: "2026-09-03", given: None})

            assert found.due is None
            assert found.question is not None

        def test_more_time_from_the_same_start(self, asked: str, given: str) -> None:
            """Start on 10 September: last day Monday 12 October; extended, 10 December."""
            events = {**ARRIVED, asked: "2026-09-03", given: "2026-09-10"}
            in_time = uk({**events, "extension_notified": "2026-10-12"}, milestone=LONGER)
            late = uk({**events, "extension_notified": "2026-10-13"}, milestone=LONGER)

            assert (str(in_time.due), in_time.rule) == ("2026-12-10", "R-UK-2")
            assert (late.due, flags(late)) == (None, ["warning.extension_late"])

        def test_the_month_extended_is_no_time_to_ask_in(self, asked: str, given: str) -> None:
            """The question came after the month, though before the extended date."""
            events = {
                **ARRIVED,
                "extension_notified": "2026-09-20",
                asked: "2026-10-02",
                given: "2026-10-09",
            }
            found = uk(events, milestone=LONGER)

            assert (str(found.due), others(found)) == ("2027-01-11", ["2026-12-01"])
            assert flags(found) == ["warning.asked_late_moves"]

    @pytest.mark.parametrize("given", ["identity_received", "authority_received", "fee_paid"])
    def test_unasked_after_the_last_day_it_is_flagged(self, given: str) -> None:
        in_time, late = (uk({**ARRIVED, given: day}) for day in ("2026-10-01", "2026-10-02"))

        assert (str(in_time.due), in_time.warnings) == ("2026-11-02", ())
        assert (str(late.due), others(late)) == ("2026-11-02", ["2026-10-01"])
        assert flags(late) == ["warning.asked_late_moves"]

    def test_without_receipt_it_asks(self) -> None:
        found = uk({})

        assert found.due is None
        assert found.question is not None


class TestClarification:
    """R-UK-3: access only; the days of question and answer both count."""

    @pytest.mark.parametrize(
        ("received", "asked", "given", "nominal", "due", "other"),
        [
            ("2026-09-01", "2026-09-03", "2026-09-10", "2026-10-09", "2026-10-09", "2026-10-08"),
            ("2026-09-01", "2026-09-03", "2026-09-03", "2026-10-02", "2026-10-02", "2026-10-01"),
            ("2026-09-01", "2026-09-03", "2026-09-12", "2026-10-11", "2026-10-12", None),
            ("2026-09-01", "2026-09-03", "2026-09-11", "2026-10-10", "2026-10-12", "2026-10-09"),
            ("2026-09-01", "2026-10-01", "2026-10-05", "2026-10-06", "2026-10-06", "2026-10-05"),
            ("2027-01-31", "2027-02-10", "2027-02-12", "2027-03-03", "2027-03-03", "2027-03-02"),
        ],
    )
    def test_both_ends_count(
        self, received: str, asked: str, given: str, nominal: str, due: str, other: str | None
    ) -> None:
        found = uk(
            {
                "received": received,
                "clarification_requested": asked,
                "clarification_received": given,
            }
        )

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert (found.rule, found.statutory) == ("R-UK-3", True)
        assert others(found) == ([other] if other else [])
        assert "12A(5)" in places(found)

    def test_before_february_2026_it_counts_alike_and_is_cited_otherwise(self) -> None:
        found = uk(
            {
                "received": "2026-01-12",
                "clarification_requested": "2026-01-13",
                "clarification_received": "2026-01-15",
            }
        )

        assert (str(found.nominal_due), str(found.due)) == ("2026-02-15", "2026-02-16")
        assert "12A" not in places(found)

    def test_not_answered_it_is_suspended(self) -> None:
        found = uk({**ARRIVED, "clarification_requested": "2026-09-03"})

        assert (found.due, found.nominal_due, found.error) == (None, None, None)
        assert found.waits

    def test_asked_too_late_it_moves_nothing(self) -> None:
        for more in ({}, {"clarification_received": "2026-10-09"}):
            found = uk({**ARRIVED, "clarification_requested": "2026-10-02", **more})

            assert (str(found.due), found.rule) == ("2026-10-01", "R-UK-1")
            assert flags(found) == ["warning.asked_late"]

    @pytest.mark.parametrize(
        "right",
        [
            Right.ERASURE,
            Right.CORRECTION,
            Right.PORTABILITY,
            Right.OBJECTION,
            Right.RESTRICTION,
            Right.PURPOSE_NOTICE,
            Right.THIRD_PARTY_RECORDS,
        ],
    )
    @pytest.mark.parametrize("given", [{}, {"clarification_received": "2026-09-10"}])
    def test_other_rights_are_not_paused(self, right: Right, given: Days) -> None:
        found = uk({**ARRIVED, "clarification_requested": "2026-09-03", **given}, right=right)

        assert (str(found.due), found.rule) == ("2026-10-01", "R-UK-1")
        assert not found.waits

    def test_in_the_time_won_by_a_notice_it_pauses_too(self) -> None:
        """Six days out of the three months: Monday 7 December; the month itself was over."""
        events = {
            **ARRIVED,
            "extension_notified": "2026-09-28",
            "clarification_requested": "2026-10-15",
            "clarification_received": "2026-10-20",
        }

        assert str(uk(events, milestone=LONGER).due) == "2026-12-07"
        assert flags(uk(events)) == ["warning.asked_late"]

    def test_more_time_after_a_pause(self) -> None:
        """Eight days out: due 9 October; extended, 1 December and eight days."""
        events = {
            **ARRIVED,
            "clarification_requested": "2026-09-03",
            "clarification_received": "2026-09-10",
        }
        in_time = uk({**events, "extension_notified": "2026-10-09"}, milestone=LONGER)
        late = uk({**events, "extension_notified": "2026-10-10"}, milestone=LONGER)

        assert (str(in_time.due), in_time.rule) == ("2026-12-09", "R-UK-2")
        assert others(in_time) == ["2026-12-08"]
        assert (late.due, flags(late)) == (None, ["warning.extension_late"])

    def test_after_a_pause_for_identity(self) -> None:
        """Start on 7 September, three days out: Saturday 10 October; two days: Friday the 9th."""
        found = uk(
            {
                **ARRIVED,
                "identity_requested": "2026-09-02",
                "identity_received": "2026-09-07",
                "clarification_requested": "2026-09-09",
                "clarification_received": "2026-09-11",
            }
        )

        assert (str(found.nominal_due), str(found.due)) == ("2026-10-10", "2026-10-12")
        assert others(found) == ["2026-10-09"]
        assert found.start == (EventKind.IDENTITY_RECEIVED, date(2026, 9, 7))

    @pytest.mark.parametrize(
        ("asked", "answered", "identity", "nominal", "due", "other"),
        [
            # Start on the 10th; all eight days out, or the 10th alone: Sunday 11 October.
            ("2026-09-03", "2026-09-10", "2026-09-10", "2026-10-18", "2026-10-19", "2026-10-12"),
            # Start on the 7th; seven days out, or four of them.
            ("2026-09-04", "2026-09-10", "2026-09-07", "2026-10-14", "2026-10-14", "2026-10-12"),
            # Answered before the month began: three days out, or none.
            ("2026-09-02", "2026-09-04", "2026-09-07", "2026-10-10", "2026-10-12", "2026-10-07"),
        ],
    )
    def test_a_pause_from_before_the_start(
        self, asked: str, answered: str, identity: str, nominal: str, due: str, other: str
    ) -> None:
        """All its days are added; what it comes to with only those after the start is told."""
        found = uk(
            {
                **ARRIVED,
                "clarification_requested": asked,
                "clarification_received": answered,
                "identity_requested": "2026-09-02",
                "identity_received": identity,
            }
        )

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert other in others(found)

"""Notices of the operator that change nothing under a law are told beside the answer's date."""

from __future__ import annotations

import pytest

from app.base.ids import Law, Milestone, Right
from app.base.messages import Messages
from tests.app.laws.asking import Days, ask, said

ANSWER = Milestone.RESPONSE_DUE
ARRIVED: Days = {"arrived": "2026-10-19"}


def told(law: Law, right: Right, happened: Days, milestone: Milestone = ANSWER) -> str:
    place = {Law.GDPR: "DE", Law.UK_GDPR: "GB-ENG"}.get(law, "")
    found = ask(law, milestone, place, {**ARRIVED, **happened}, right)
    assert found.error is None
    return " ".join(Messages("en").say(each) for each in found.warnings)


def test_no_law_of_japan_extends_anything() -> None:
    assert "cannot be extended" in told(
        Law.APPI, Right.ACCESS, {"extension_notified": "2026-10-25"}
    )


def test_an_opt_out_in_california_is_not_extended_either() -> None:
    opted = told(
        Law.CCPA,
        Right.OPT_OUT_SALE_SHARE,
        {"extension_notified": "2026-10-25"},
        Milestone.OPT_OUT_DUE,
    )
    assert "cannot be extended" in opted


def test_a_question_of_identity_stops_nothing_in_california() -> None:
    asked = told(Law.CCPA, Right.ACCESS, {"identity_requested": "2026-10-25"})
    assert "Under the CCPA “Identity asked” stops no time" in asked


def test_a_question_what_is_meant_stops_access_only_in_the_united_kingdom() -> None:
    asked = told(Law.UK_GDPR, Right.ERASURE, {"clarification_requested": "2026-10-25"})
    assert "for this only: See what they hold" in asked


@pytest.mark.parametrize(
    ("law", "right", "event"),
    [
        (Law.APPI, Right.ACCESS, "identity_requested"),  # our own days wait for it
        (Law.CCPA, Right.ACCESS, "extension_notified"),
        (Law.GDPR, Right.ACCESS, "identity_requested"),
        (Law.UK_GDPR, Right.ACCESS, "clarification_requested"),
        (Law.UK_GDPR, Right.ERASURE, "identity_requested"),
    ],
)
def test_what_has_an_effect_is_not_said_to_have_none(law: Law, right: Right, event: str) -> None:
    happened = told(law, right, {event: "2026-10-25"})
    assert "changes no" not in happened
    assert "cannot be extended" not in happened


def test_what_a_law_sets_no_date_for() -> None:
    found = ask(Law.APPI, ANSWER, "JP", {"complaint_lodged": "2026-10-19"}, COMPLAINT)
    assert "sets none for “Complain to the authority”" in said(found)


def test_what_is_not_counted_yet() -> None:
    found = ask(Law.CCPA, ANSWER, "", ARRIVED, Right.AUTOMATED_DECISION_REVIEW)
    assert "from 1 January 2027 only" in said(found)


COMPLAINT = Right.COMPLAINT_AUTHORITY

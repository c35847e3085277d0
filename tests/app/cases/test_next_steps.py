"""The one next action of a case, its reason, and its mark."""

from __future__ import annotations

import pytest

from app.base.ids import Certainty, Delivery, Law, Milestone, Money, Outcome, Right, Stage
from app.base.messages import Messages
from app.cases.assess import assess
from app.cases.case import Ask, Event
from app.cases.grounds import REFUSAL_GROUNDS
from app.cases.milestones import MilestoneState
from app.cases.next_steps import Action, Mark, Urgency, next_step, pressing
from app.laws import pack
from tests.app.cases.stories import ACCESS, case_of, day, event, sent

SENT = sent("11-02")

STEPS: list[tuple[tuple[Event, ...], str, str]] = [
    # events, today, "action urgency mark words"
    ((), "11-21", "send_letter needs_you draft draft"),
    ((event("drafted", "11-21"),), "11-21", "send_letter needs_you draft draft"),
    ((event("drafted", "12-24"),), "11-21", "send_letter coming_up draft draft"),
    ((SENT,), "11-03", "wait coming_up waiting in 13 days"),
    ((SENT,), "11-15", "look_again needs_you due_soon in 1 day"),
    ((SENT,), "11-16", "look_again needs_you due_soon today"),
    ((SENT,), "11-17", "look_again needs_you late 1 day late"),
    ((SENT,), "12-31", "look_again needs_you very_late 45 days late"),
    ((SENT, event("reminder_sent", "11-20")), "11-21", "wait coming_up late 5 days late"),
    ((SENT, event("reminder_sent", "11-20")), "12-04", "wait coming_up late 18 days late"),
    ((SENT, event("reminder_sent", "11-20")), "12-05", "look_again needs_you late 19 days late"),
    (
        (SENT, event("bounced", "11-02")),
        "11-21",
        "choose_other_channel needs_you problem not delivered",
    ),
    (
        (SENT, event("bounced", "11-02", {"permanent": False})),
        "11-03",
        "look_again needs_you needs_you your turn",
    ),
    ((sent("11-20", "post"),), "11-21", "ask_arrival coming_up waiting waiting"),
    ((sent("11-02", "post"),), "11-21", "ask_arrival needs_you needs_you your turn"),
    (
        (SENT, event("identity_requested", "11-05")),
        "12-21",
        "answer_identity needs_you paused paused",
    ),
    (
        (SENT, event("authority_requested", "11-05")),
        "11-06",
        "answer_identity needs_you paused paused",
    ),
    ((SENT, event("fee_requested", "11-05")), "12-21", "answer_fee needs_you needs_you your turn"),
    (
        (SENT, event("clarification_requested", "11-05")),
        "11-06",
        "answer_question needs_you needs_you your turn",
    ),
    (
        (SENT, event("redirected", "11-05", {"form": "https://example.org/form"})),
        "11-06",
        "choose_other_channel needs_you needs_you your turn",
    ),
    (
        (SENT, event("redirected", "11-05"), sent("11-06", "web_form")),
        "11-07",
        "wait coming_up waiting in 9 days",
    ),
    ((SENT, event("answered", "11-05")), "11-21", "close quiet answered answered"),
    (
        (SENT, event("partly_answered", "11-05"), event("refused", "11-06")),
        "11-21",
        "close coming_up answered answered",
    ),
    (
        (SENT, event("data_received", "11-05", {"link_expiry": "2026-11-30"})),
        "11-21",
        "close coming_up answered answered",
    ),
    ((SENT, event("refused", "11-05")), "11-21", "close coming_up refused refused"),
    (
        (SENT, event("closed", "11-05", {"outcome": "complete"})),
        "11-21",
        "nothing quiet answered closed",
    ),
    ((SENT, event("withdrawn", "11-05")), "11-21", "nothing quiet refused closed"),
    (
        (SENT, event("completed", "11-05"), event("reappeared", "11-19")),
        "11-21",
        "ask_again needs_you needs_you your turn",
    ),
]


@pytest.mark.parametrize(("events", "today", "expected"), STEPS)
def test_the_next_step(events: tuple[Event, ...], today: str, expected: str) -> None:
    step = next_step(assess(case_of(*events), day(today)))
    english = Messages("en")
    found = f"{step.action} {step.urgency} {step.mark} {english.say(step.words)}"
    assert found == expected
    for language in ("en", "ja"):
        messages = Messages(language)
        assert messages.has(step.reason.id)
        assert "{" not in messages.say(step.reason)
    assert step.action not in step.others


def test_the_fee_is_named() -> None:
    fee = event("fee_requested", "11-18", {"amount": 1000, "currency": "JPY"})
    step = next_step(assess(case_of(SENT, fee), day("11-21")))
    assert Messages("ja").say(step.reason) == (
        "2026年11月18日に、先に1,000円を支払うよう求められました。"
    )


def test_a_date_by_law_that_passed_stays_to_be_seen_beside_a_question() -> None:
    gdpr = Ask("a1", Law.GDPR, Right.ACCESS)
    case = case_of(sent("03-04"), event("fee_requested", "04-20"), asks=(gdpr,), country="DE")
    step = next_step(assess(case, day("04-21")))
    assert (step.action, step.mark) == (Action.ANSWER_FEE, Mark.LATE)


def test_the_most_pressing_ask_speaks_for_the_case() -> None:
    asks = (ACCESS, Ask("a2", Law.APPI, Right.CORRECTION))
    case = case_of(SENT, event("answered", "11-05", asks=("a2",)), asks=asks)
    step = next_step(assess(case, day("11-20")))
    assert (step.action, step.asks) == (Action.LOOK_AGAIN, ("a1",))
    assert Action.CLOSE in step.others


def test_steps_sort_most_pressing_first() -> None:
    steps = [
        next_step(assess(case_of(*events), day(today)))
        for events, today in (
            ((SENT, event("answered", "11-05")), "11-21"),
            ((SENT,), "12-31"),
            ((SENT,), "11-03"),
            ((event("drafted", "11-21"),), "11-21"),
        )
    ]
    assert [step.mark for step in sorted(steps, key=pressing)] == [
        Mark.VERY_LATE,
        Mark.DRAFT,
        Mark.WAITING,
        Mark.ANSWERED,
    ]


def test_every_id_has_its_words() -> None:
    families = {
        "next": Action,
        "urgency": Urgency,
        "stage": Stage,
        "outcome": Outcome,
        "money": Money,
        "delivery": Delivery,
        "milestone": Milestone,
        "milestone_state": MilestoneState,
        "certainty": Certainty,
    }
    ids = [f"{family}.{each.value}" for family, kind in families.items() for each in kind]
    ids += [f"ground.{ground}" for ground in REFUSAL_GROUNDS]
    ids += [f"ground.{ground}" for law in Law for ground in pack.load(law).grounds]
    for language in ("en", "ja"):
        missing = [each for each in ids if not Messages(language).has(each)]
        assert missing == []


GDPR = Ask("a1", Law.GDPR, Right.ACCESS)
UK = Ask("a1", Law.UK_GDPR, Right.ACCESS)
CCPA = Ask("a1", Law.CCPA, Right.ACCESS)
LODGED = event("complaint_lodged", "11-09")

BY_LAW: list[tuple[Ask, str, tuple[Event, ...], str, str, str]] = [
    # ask, place, events, today, "action urgency mark", a part of the reason
    (
        CCPA,
        "US-CA",
        (sent("11-03"),),
        "11-21",
        "wait coming_up waiting",
        "No word by 18 November 2026 that the request was received. The last day under CCPA is",
    ),
    (
        CCPA,
        "US-CA",
        (sent("11-03"), event("acknowledged", "11-19")),
        "11-21",
        "wait",
        "The last day",
    ),
    (
        UK,
        "GB-ENG",
        (SENT, event("fee_requested", "11-11")),
        "11-21",
        "answer_fee needs_you paused",
        "Under UK GDPR the time stands still until that is settled.",
    ),
    (
        CCPA,
        "US-CA",
        (SENT, event("identity_requested", "11-11")),
        "11-21",
        "answer_identity needs_you needs_you",
        "Meanwhile the last day under CCPA stays 17 December 2026.",
    ),
    (
        GDPR,
        "DE",
        (sent("09-28"), event("fee_requested", "10-11")),
        "11-21",
        "answer_fee needs_you late",
        "The last day under GDPR, 28 October 2026, has passed all the same.",
    ),
    (GDPR, "DE", (sent("09-28"), LODGED), "11-21", "wait coming_up late", "until 9 February 2027"),
    (GDPR, "DE", (sent("09-28"), LODGED), "2027-02-10", "look_again needs_you", "to court"),
    (
        UK,
        "GB-ENG",
        (SENT, event("refused", "11-05"), LODGED),
        "2027-02-10",
        "look_again needs_you refused",
        "the tribunal",
    ),
    (
        ACCESS,
        "JP",
        (SENT, event("fee_requested", "11-11")),
        "12-21",
        "answer_fee needs_you needs_you",
        "On 11 November 2026 they asked for a fee first.",
    ),
]


@pytest.mark.parametrize(("ask", "place", "happened", "today", "step", "said"), BY_LAW)
def test_a_reason_fits_the_law(
    ask: Ask, place: str, happened: tuple[Event, ...], today: str, step: str, said: str
) -> None:
    found = next_step(assess(case_of(*happened, asks=(ask,), country=place), day(today)))
    assert f"{found.action} {found.urgency} {found.mark}".startswith(step)
    assert said in Messages("en").say(found.reason)
    assert "{" not in Messages("ja").say(found.reason)
    if ask.law is Law.APPI:
        assert Messages("en").say(found.reason) == said

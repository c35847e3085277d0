"""What may be recorded, and the sentence where something may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.base.errors import Problem
from app.base.ids import EventKind
from app.base.messages import Messages
from app.cases.case import Case, Event
from app.cases.events import EventDraft, check_new, draft_event
from app.cases.fields import COMMON, FIELDS, money_of
from app.cases.grounds import COARSE, FINER, REFUSAL_GROUNDS, coarse
from tests.app.cases.stories import ACCESS, case_of, day, event, sent

TODAY = day("11-21")


def refusal(case: Case, draft: EventDraft) -> str:
    """Give the code of the problem a draft meets, or "" if it may be recorded."""
    try:
        check_new(case, draft, TODAY)
    except Problem as problem:
        _is_said(problem)
        return problem.code.removeprefix("problem.")
    return ""


def _is_said(problem: Problem) -> None:
    for language in ("en", "ja"):
        messages = Messages(language)
        assert messages.has(problem.code), problem.code
        assert "problem." not in messages.say(problem.message)


def typed(name: str, *fields: str) -> dict[str, object]:
    return dict(draft_event(name, TODAY, fields).payload)


@pytest.mark.parametrize(
    ("name", "fields", "payload"),
    [
        ("sent", ["channel=email", "proof=stated"], {"channel": "email", "proof": "stated"}),
        ("posted", [], {"channel": "post"}),
        ("received", ["proof=receipt"], {"proof": "receipt"}),
        ("bounced", ["permanent=いいえ"], {"permanent": False}),
        (
            "fee_requested",
            ["amount=1,000", "currency=jpy"],
            {"amount": 1000, "currency": "JPY"},
        ),
        ("fee_requested", ["amount=１０００"], {"amount": 1000}),
        ("fee_requested", ["amount=12.5", "currency=EUR"], {"amount": "12.50", "currency": "EUR"}),
        ("promised", ["days=14", "from=received"], {"days": 14, "from": "received"}),
        ("promised", ["by=2026-12-10"], {"by": "2026-12-10"}),
        ("extension_notified", ["months=2"], {"months": 2}),
        (
            "identity_requested",
            ["documents=driving_licence, mandate"],
            {"documents": "driving_licence,mandate"},
        ),
        ("refused", ["ground=not_fact"], {"ground": "not_fact"}),
        ("note", ["text=a=b {x} 見本 *"], {"text": "a=b {x} 見本 *"}),
        (
            "redirected",
            ["form=https://example.org/?a=b", "contact="],
            {"form": "https://example.org/?a=b"},
        ),
        ("closed", ["outcome=partial"], {"outcome": "partial"}),
    ],
)
def test_fields_are_read_into_types(
    name: str, fields: list[str], payload: dict[str, object]
) -> None:
    assert typed(name, *fields) == payload
    assert all(type(value) in (str, int, bool) for value in typed(name, *fields).values())


@pytest.mark.parametrize(
    ("name", "fields", "code"),
    [
        ("exploded", [], "event_unknown"),
        ("x" * 5000 + "\x1b[31m", [], "event_unknown"),
        ("sent", ["channel"], "event_field_form"),
        ("sent", ["=email"], "event_field_form"),
        ("sent", ["channel=email", "channel=post"], "event_field_twice"),
        ("sent", ["ground=excessive"], "event_field_unknown"),
        ("sent", ["channel=pigeon"], "event_field"),
        ("refused", ["ground=because"], "event_field"),
        ("promised", ["by=tomorrow"], "event_field"),
        ("promised", ["by=2026-02-30"], "event_field"),
        ("promised", ["by=20261210"], "event_field"),
        ("promised", ["by=2026-12-10", "days=3"], "event_field_either"),
        ("promised", [], "event_field_either"),
        ("promised", ["days=0"], "event_field"),
        ("promised", ["days=1_0"], "event_field"),
        ("promised", ["days=99999999999999999999"], "event_field"),
        ("extension_notified", ["until=2027-01-05", "months=2"], "event_field_either"),
        ("fee_requested", ["amount=12,50"], "event_field"),
        ("fee_requested", ["amount=-1"], "event_field"),
        ("fee_requested", ["amount=1e9"], "event_field"),
        ("fee_requested", ["currency=yen!"], "event_field"),
        ("bounced", ["permanent=maybe"], "event_field"),
        ("identity_requested", ["documents=passport,soul"], "event_field"),
        ("note", ["text=" + "x" * 20_001], "event_field"),
        ("note", ["text=a\0b"], "event_field"),
        ("note", ["text=\udce3"], "event_field"),
        ("retracted", [], "event_field_missing"),
    ],
)
def test_fields_that_do_not_fit_are_refused_in_a_sentence(
    name: str, fields: list[str], code: str
) -> None:
    with pytest.raises(Problem) as caught:
        draft_event(name, TODAY, fields)
    assert caught.value.code == f"problem.{code}"
    _is_said(caught.value)
    assert len(Messages("en").say(caught.value.message)) < 1500


DRAFTED = event("drafted", "11-01")
SENT = sent("11-02")
ANSWERED = event("answered", "11-10")

ORDER: list[tuple[tuple[Event, ...], str, str, str]] = [
    # what happened, event, on, code of the refusal
    ((DRAFTED,), "sent", "11-02", ""),
    ((DRAFTED,), "sent", "11-22", "event_in_future"),
    ((), "drafted", "12-24", ""),
    ((SENT,), "normally_arrives", "12-01", ""),
    ((SENT,), "note", "11-22", "event_in_future"),
    ((), "arrived", "11-02", "event_without_cause"),
    ((SENT,), "arrived", "11-01", "event_before_cause"),
    ((SENT,), "arrived", "11-02", ""),
    ((DRAFTED,), "answered", "11-10", "event_without_cause"),
    ((SENT,), "refused", "11-01", "event_before_cause"),
    ((SENT,), "bounced", "11-02", ""),
    ((), "reminder_sent", "11-02", "event_without_cause"),
    ((SENT,), "identity_received", "11-10", "event_without_cause"),
    (
        (SENT, event("identity_requested", "11-10")),
        "identity_received",
        "11-09",
        "event_before_cause",
    ),
    ((SENT, event("identity_requested", "11-10")), "identity_received", "11-10", ""),
    ((SENT,), "clarification_received", "11-10", "event_without_cause"),
    # A fee its policy names may be paid unasked, authority is often enclosed.
    ((), "fee_paid", "11-01", ""),
    ((SENT,), "authority_received", "11-03", ""),
    ((SENT,), "reappeared", "11-10", "event_without_cause"),
    ((SENT, ANSWERED), "reappeared", "11-12", ""),
    ((SENT, event("withdrawn", "11-09")), "answered", "11-10", "request_closed"),
    ((SENT, event("withdrawn", "11-09")), "answered", "11-08", ""),
    ((SENT, event("closed", "11-09")), "closed", "11-10", "request_closed"),
    ((SENT, event("closed", "11-09")), "note", "11-10", ""),
    ((SENT, event("closed", "11-09")), "reappeared", "11-10", ""),
    ((SENT, event("closed", "11-09"), event("reappeared", "11-10")), "sent", "11-12", ""),
    (
        (SENT, event("retracted", "11-03", {"event": "e1"})),
        "arrived",
        "11-04",
        "event_without_cause",
    ),
    *(
        ((SENT, event(answer, "11-10")), "extension_notified", "11-11", "extension_after_answer")
        for answer in ("answered", "completed", "no_data", "refused")
    ),
    ((SENT, ANSWERED), "extension_notified", "11-10", ""),
    ((SENT, ANSWERED), "extension_notified", "11-09", ""),
    ((SENT, event("partly_answered", "11-10")), "extension_notified", "11-12", ""),
    ((SENT, ANSWERED, event("reappeared", "11-12")), "extension_notified", "11-14", ""),
    ((SENT, event("extension_notified", "11-12")), "answered", "11-10", "extension_after_answer"),
    ((SENT, event("extension_notified", "11-12")), "refused", "11-13", ""),
    ((SENT, event("extension_notified", "11-12")), "partly_answered", "11-10", ""),
]


@pytest.mark.parametrize(("happened", "kind", "on", "code"), ORDER)
def test_the_order_of_events(happened: tuple[Event, ...], kind: str, on: str, code: str) -> None:
    assert refusal(case_of(*happened), EventDraft(EventKind(kind), day(on))) == code


def test_a_sending_recorded_after_what_followed_it_is_refused() -> None:
    case = case_of(SENT, event("arrived", "11-04"), event("retracted", "11-05", {"event": "e1"}))
    assert refusal(case, EventDraft(EventKind.SENT, day("11-05"))) == "event_before_cause"
    assert refusal(case, EventDraft(EventKind.SENT, day("11-04"))) == ""


@pytest.mark.parametrize(
    ("target", "code"),
    [("e1", ""), ("e9", "retract_unknown"), ("e3", "retract_retraction"), ("e2", "retract_twice")],
)
def test_taking_back(target: str, code: str) -> None:
    case = case_of(SENT, ANSWERED, event("retracted", "11-12", {"event": "e2"}))
    draft = EventDraft(EventKind.RETRACTED, TODAY, payload={"event": target})
    assert refusal(case, draft) == code


def test_a_closing_can_be_taken_back() -> None:
    case = case_of(SENT, event("closed", "11-09"), event("retracted", "11-10", {"event": "e2"}))
    assert refusal(case, EventDraft(EventKind.ANSWERED, day("11-10"))) == ""


def test_asks_that_are_not_there_and_one_that_is_closed() -> None:
    asks = (ACCESS, replace(ACCESS, id="a2"))
    case = case_of(SENT, event("closed", "11-09", asks=("a1",)), asks=asks)
    assert refusal(case, EventDraft(EventKind.ANSWERED, day("11-10"), ("a7",))) == "ask_unknown"
    assert refusal(case, EventDraft(EventKind.ANSWERED, day("11-10"), ("a1",))) == "request_closed"
    assert refusal(case, EventDraft(EventKind.ANSWERED, day("11-10"), ("a2",))) == ""
    assert refusal(case, EventDraft(EventKind.ANSWERED, day("11-10"))) == ""


def test_more_time_for_one_ask_after_the_answer_to_another() -> None:
    asks = (ACCESS, replace(ACCESS, id="a2"))
    case = case_of(SENT, event("answered", "11-09", asks=("a1",)), asks=asks)
    more = EventDraft(EventKind.EXTENSION_NOTIFIED, day("11-12"))
    assert refusal(case, more) == ""
    assert refusal(case, replace(more, asks=("a1",))) == "extension_after_answer"
    told = case_of(*case.events, event("extension_notified", "11-12"), asks=asks)
    answer = EventDraft(EventKind.ANSWERED, day("11-10"), ("a2",))
    assert refusal(told, answer) == "extension_after_answer"
    assert refusal(told, replace(answer, on=day("11-13"))) == ""


def test_a_promise_cannot_name_a_day_before_it() -> None:
    draft = EventDraft(EventKind.PROMISED, day("11-10"), payload={"by": "2026-11-09"})
    assert refusal(case_of(SENT), draft) == "event_named_date_past"


def test_a_checked_draft_is_typed_and_repeats_no_ask() -> None:
    draft = EventDraft(EventKind.FEE_REQUESTED, TODAY, ("a1", "a1"), {"amount": "1000", "text": ""})
    checked = check_new(case_of(SENT), draft, TODAY)
    assert (checked.asks, dict(checked.payload)) == (("a1",), {"amount": 1000})


def test_every_kind_has_its_fields_and_every_choice_its_words() -> None:
    families = {
        "channel": "channel",
        "proof": "proof",
        "ground": "ground",
        "outcome": "outcome",
        "documents": "document",
        "from": "event",
    }
    for kind in EventKind:
        assert FIELDS[kind][-len(COMMON) :] == COMMON
        for rule in FIELDS[kind]:
            for choice in rule.choices:
                if choice in ("posted", "received"):
                    continue
                for language in ("en", "ja"):
                    assert Messages(language).has(f"{families[rule.name]}.{choice}")


def test_finer_grounds_know_their_coarse_one() -> None:
    assert set(FINER.values()) <= set(COARSE)
    assert len(set(REFUSAL_GROUNDS)) == len(REFUSAL_GROUNDS)
    assert (coarse("not_fact"), coarse("excessive"), coarse("?")) == (
        "data_is_correct",
        "excessive",
        "?",
    )


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        ({"amount": 1000, "currency": "JPY"}, "1,000 yen"),
        ({"amount": "12.50", "currency": "EUR"}, "12.50 EUR"),
        ({"amount": 0}, "0"),
        ({"amount": "much"}, None),
        ({}, None),
    ],
)
def test_money_is_worded(payload: dict[str, str | int], said: str | None) -> None:
    money = money_of(payload)
    assert (money and Messages("en").say(money)) == said

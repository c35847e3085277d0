"""What if: an imagined event takes the place of the recorded ones of its kind."""

from __future__ import annotations

from datetime import date

import pytest

from app.base.errors import Problem
from app.base.ids import EventKind, Law, Milestone, Right
from app.base.messages import Messages
from app.cases.assess import AskState, assess
from app.cases.case import Ask, Case, Event
from app.cases.imagining import Thought, imagine
from tests.app.cases.stories import case_of, day, event, sent

GDPR = Ask("a1", Law.GDPR, Right.ACCESS)
ERASURE = Ask("a2", Law.GDPR, Right.ERASURE, ("e17a",))
KIND = EventKind


def due(state: AskState, milestone: Milestone) -> date | None:
    return next(each.due for each in state.milestones if each.milestone is milestone)


def states(case: Case, *thoughts: Thought) -> tuple[AskState, ...]:
    return assess(imagine(case, thoughts), day("11-21")).asks


def test_an_imagined_arrival_wins_over_a_recorded_receipt() -> None:
    case = case_of(sent("11-02"), event("arrived", "11-04", {"proof": "receipt"}), asks=(GDPR,))
    case = case_of(*case.events, asks=(GDPR,), country="DE")
    (state,) = states(case, Thought(KIND.ARRIVED, day("11-10")))
    assert due(state, Milestone.RESPONSE_DUE) == day("12-10")
    (state,) = states(case, Thought(KIND.ARRIVED, None))
    # Without it, an e-mail counts as arrived on the day it was sent.
    assert due(state, Milestone.RESPONSE_DUE) == day("12-02")


def test_an_imagined_event_says_what_the_recorded_one_said() -> None:
    case = case_of(sent("11-02"), asks=(GDPR,), country="DE")
    (state,) = states(case, Thought(KIND.SENT, day("11-05")))
    assert (state.channel, due(state, Milestone.RESPONSE_DUE)) == ("email", day("2026-12-07"))


def test_an_imagined_event_of_one_ask_leaves_the_others() -> None:
    notice = event("extension_notified", "11-20")
    case = case_of(sent("11-02"), notice, asks=(GDPR, ERASURE), country="DE")
    first, second = states(case, Thought(KIND.EXTENSION_NOTIFIED, None, ("a1",)))
    extended = Milestone.RESPONSE_DUE_EXTENDED
    assert extended not in {each.milestone for each in first.milestones}
    assert due(second, extended) == day("2027-02-02")


def test_several_thoughts_and_days_to_come() -> None:
    case = case_of(sent("11-02"), asks=(GDPR,), country="DE")
    asked = Thought(KIND.IDENTITY_REQUESTED, day("11-27"))
    (state,) = states(case, asked)
    assert (state.paused, due(state, Milestone.RESPONSE_DUE)) == (True, None)
    (state,) = states(case, asked, Thought(KIND.IDENTITY_RECEIVED, day("11-30")))
    assert due(state, Milestone.RESPONSE_DUE) == day("12-07")


IMPOSSIBLE: list[tuple[tuple[Event, ...], tuple[Thought, ...], str]] = [
    ((sent("11-02"),), (Thought(KIND.ARRIVED, day("11-01")),), "imagined_before_cause"),
    (
        (sent("11-02"), event("answered", "11-09")),
        (Thought(KIND.SENT, day("11-10")),),
        "imagined_before_cause",
    ),
    (
        (sent("11-02"), event("arrived", "11-04")),
        (Thought(KIND.SENT, None),),
        "imagined_without_cause_recorded",
    ),
    (
        (sent("11-02"), event("answered", "11-09")),
        (Thought(KIND.EXTENSION_NOTIFIED, day("11-10")),),
        "imagined_after_answer",
    ),
    (
        (sent("11-02"),),
        (Thought(KIND.IDENTITY_RECEIVED, day("11-10")),),
        "imagined_without_cause",
    ),
    (
        (sent("11-02"), event("closed", "11-09")),
        (Thought(KIND.ANSWERED, day("11-10")),),
        "imagined_after_closing",
    ),
    ((sent("11-02"),), (Thought(KIND.PROMISED, day("11-10")),), "event_field_either"),
]


@pytest.mark.parametrize(("happened", "thoughts", "code"), IMPOSSIBLE)
def test_an_impossible_order_is_refused_in_a_sentence(
    happened: tuple[Event, ...], thoughts: tuple[Thought, ...], code: str
) -> None:
    with pytest.raises(Problem) as caught:
        imagine(case_of(*happened, asks=(GDPR,)), thoughts)
    assert caught.value.code == f"problem.{code}"
    for language in ("en", "ja"):
        assert "problem." not in Messages(language).say(caught.value.message)


def test_a_refused_thought_says_what_else_to_imagine_and_speaks_of_no_recording() -> None:
    proved = event("identity_received", "11-10")
    case = case_of(sent("11-02"), event("identity_requested", "11-05"), proved, asks=(GDPR,))
    with pytest.raises(Problem) as caught:
        imagine(case, (Thought(KIND.IDENTITY_REQUESTED, None),))
    said = Messages("en").say(caught.value.message)
    assert said.endswith("Imagine also that “Identity proof given” did not happen.")
    assert "record" not in said
    imagine(case, (Thought(KIND.IDENTITY_REQUESTED, None), Thought(KIND.IDENTITY_RECEIVED, None)))


def test_what_is_recorded_in_an_odd_order_is_left_as_it_is() -> None:
    # Two machines recorded this apart from each other.
    case = case_of(event("arrived", "11-01"), sent("11-02"), asks=(GDPR,), country="DE")
    (state,) = states(case, Thought(KIND.EXTENSION_NOTIFIED, day("11-20")))
    assert due(state, Milestone.RESPONSE_DUE_EXTENDED) == day("2027-02-01")


def test_on_the_day_of_the_closing_anything_may_be_imagined() -> None:
    happened = (sent("11-02"), event("answered", "11-09"), event("closed", "11-09"))
    case = case_of(*happened, asks=(GDPR,), country="DE")
    (state,) = states(case, Thought(KIND.ANSWERED, None), Thought(KIND.REFUSED, day("11-09")))
    assert state.ground == ""


def test_nothing_recorded_is_touched() -> None:
    case = case_of(sent("11-02"), event("arrived", "11-04"), asks=(GDPR,))
    before = repr(case)
    then = imagine(case, (Thought(KIND.ARRIVED, day("11-05")),))
    assert repr(case) == before
    assert [each for each in then.events if each.device] == list(case.events)

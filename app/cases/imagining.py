"""What if: a case as it would be had something happened otherwise; nothing is recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from app.base.errors import Problem
from app.base.ids import EventKind
from app.cases.case import Case, Event, Payload
from app.cases.events import CLOSING, EventDraft, check_new, effective, imagined
from app.cases.fields import read_payload

#: What happened and moves dates; nothing else is worth imagining.
MOVES_DATES = (
    EventKind.SENT,
    EventKind.ARRIVED,
    EventKind.NORMALLY_ARRIVES,
    EventKind.BOUNCED,
    EventKind.ACKNOWLEDGED,
    EventKind.IDENTITY_REQUESTED,
    EventKind.IDENTITY_RECEIVED,
    EventKind.AUTHORITY_REQUESTED,
    EventKind.AUTHORITY_RECEIVED,
    EventKind.FEE_REQUESTED,
    EventKind.FEE_PAID,
    EventKind.CLARIFICATION_REQUESTED,
    EventKind.CLARIFICATION_RECEIVED,
    EventKind.EXTENSION_NOTIFIED,
    EventKind.PROMISED,
    EventKind.COMPLAINT_RECEIVED,
    EventKind.COMPLAINT_LODGED,
    EventKind.ANSWERED,
    EventKind.REFUSED,
)


@dataclass(frozen=True)
class Thought:
    """An event imagined in the place of the recorded ones of its kind.

    Attributes:
        on: the day it is imagined on; None = imagine that it did not happen.
        asks: ids of the asks it concerns, empty = all; for the others what is recorded stays.
        payload: what it says; empty = what the last recorded one of its kind said.
    """

    kind: EventKind
    on: date | None
    asks: tuple[str, ...] = ()
    payload: Payload = field(default_factory=dict)


def imagine(case: Case, thoughts: Iterable[Thought]) -> Case:
    """Give the case as it would be; days to come may be imagined too.

    Raises:
        Problem: what is imagined cannot have happened in this order, with what is recorded.
    """
    thoughts = tuple(thoughts)
    thought = case
    for each in thoughts:
        thought = _without(thought, each)
    for each in thoughts:
        if each.on is not None:
            payload = read_payload(each.kind, each.payload or _said(case, each))
            thought = imagined(thought, EventDraft(each.kind, each.on, each.asks, payload))
    _check(case, thought)
    return thought


def _without(case: Case, thought: Thought) -> Case:
    """Take back, in thought, the recorded events a thought takes the place of."""
    for event in _replaced(case, thought):
        case = imagined(case, _taken_back(event))
        others = tuple(ask for ask in _asks(case, event.asks) if ask not in thought.asks)
        if thought.asks and others:
            case = imagined(case, EventDraft(event.kind, event.on, others, event.payload))
    return case


def _replaced(case: Case, thought: Thought) -> list[Event]:
    asks = _asks(case, thought.asks)
    return [
        event
        for event in effective(case.events)
        if event.kind is thought.kind
        and event.device
        and (not asks or any(ask in asks for ask in _asks(case, event.asks)))
    ]


def _asks(case: Case, named: tuple[str, ...]) -> tuple[str, ...]:
    return named or tuple(ask.id for ask in case.asks)


def _taken_back(event: Event) -> EventDraft:
    return EventDraft(EventKind.RETRACTED, event.on, payload={"event": event.id})


def _said(case: Case, thought: Thought) -> Payload:
    recorded = _replaced(case, thought)
    return recorded[-1].payload if recorded else {}


def _check(recorded: Case, thought: Case) -> None:
    """Refuse an order that cannot be; one that was recorded so is left as it is.

    Raises:
        Problem: names the two events and their days, and what else to imagine.
    """
    for event in effective(thought.events):
        try:
            _check_stands(thought, event)
        except Problem as problem:
            if event.device and not _stands(recorded, event):
                continue
            raise _fit(problem, event) from problem


def _fit(problem: Problem, event: Event) -> Problem:
    """Say what stands against a thought as somebody who imagines needs it, not who records."""
    message = problem.message
    own = _IMAGINED.get(message.id)
    if own is None:
        return problem
    if event.device and message.id == "problem.event_without_cause":
        own = "problem.imagined_without_cause_recorded"
    return Problem(own, **message.values)


_IMAGINED = {
    "problem.event_before_cause": "problem.imagined_before_cause",
    "problem.event_without_cause": "problem.imagined_without_cause",
    "problem.extension_after_answer": "problem.imagined_after_answer",
    "problem.request_closed": "problem.imagined_after_closing",
}


def _stands(case: Case, event: Event) -> bool:
    try:
        _check_stands(case, event)
    except Problem:
        return False
    return True


def _check_stands(case: Case, event: Event) -> None:
    others = tuple(
        each
        for each in case.events
        # On the day of the closing nobody knows which came first.
        if each.id != event.id and not (each.kind in CLOSING and each.on == event.on)
    )
    draft = EventDraft(event.kind, event.on, event.asks, event.payload)
    check_new(replace(case, events=others), draft, date.max)

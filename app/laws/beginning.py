"""Where a count begins: the event it starts from, or why it cannot start yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from app.base.ids import EventKind, Right
from app.base.messages import Message
from app.laws.events import Events, event_name
from app.laws.rule import Pause, TimeRule


@dataclass(frozen=True)
class LateQuestion:
    """A question asked when the time had already run out.

    Attributes:
        asked: the question; ``on`` its day.
        limit: the last day before it.
        moves: whether it was answered, and by the words of the law the time starts anew;
            not answered it moves nothing.
    """

    asked: EventKind
    on: date
    limit: date
    moves: bool


@dataclass(frozen=True)
class Began:
    """The count starts with an event.

    Attributes:
        kind: the event; its own day, ``day``, is not counted.
        late: questions that came when the time had run out.
        otherwise: the day it would start from if those moved nothing; None where none does.
    """

    kind: EventKind
    day: date
    late: tuple[LateQuestion, ...] = ()
    otherwise: date | None = None


@dataclass(frozen=True)
class Waits:
    """The count stands still until the person has answered a question.

    Attributes:
        asked: the question; ``on`` its day, None where it is not known.
        given: the answer to it.
        pause: the row of the law by which the time stands still; None where it is the
            start itself that waits.
        running: the last day if the question stopped nothing; None where it is not told.
    """

    asked: EventKind
    on: date | None
    given: EventKind
    pause: Pause | None = None
    running: date | None = None


@dataclass(frozen=True)
class Unknown:
    """The day of ``wants``, which the count needs, is not known; ``question`` would give it."""

    question: Message
    wants: EventKind


Beginning: TypeAlias = Began | Waits | Unknown


def beginning(
    rule: TimeRule, right: Right, events: Events, limit: Callable[[date], date]
) -> Beginning:
    """Find where ``rule`` starts to count for ``right``.

    Args:
        rule: says which events a count may start from.
        right: what was asked for.
        events: what happened.
        limit: gives the last day of a count from a day: until then a question can put
            the start off.
    """
    starts = rule.starts(right)
    if rule.start_latest:
        return _latest(rule, starts, events, limit)
    for asked, given in rule.waits_for.items():
        if asked in events:
            return _answered(asked, given, events)
    known = next((kind for kind in starts if events.get(kind)), None)
    if known is None:
        return unknown_start(starts)
    return _began(known, events)


def unknown_day(kind: EventKind) -> Unknown:
    """Ask for the day of an event that happened."""
    return Unknown(Message("question.event_day", {"event": event_name(kind)}), kind)


def unknown_start(starts: tuple[EventKind, ...]) -> Unknown:
    """Ask for the day of the best of the events a count may start from."""
    best = starts[0]
    if EventKind.NORMALLY_ARRIVES in starts:
        return Unknown(Message("question.arrived_or_normally"), best)
    if best is EventKind.ARRIVED:
        return Unknown(Message("question.arrived"), best)
    return unknown_day(best)


def _answered(asked: EventKind, given: EventKind, events: Events) -> Beginning:
    if given not in events:
        return Waits(asked, events[asked], given)
    if events[given] is None:
        return unknown_day(given)
    return _began(given, events)


def _began(kind: EventKind, events: Events) -> Beginning:
    day = events[kind]
    return unknown_day(kind) if day is None else Began(kind, day)


def _latest(
    rule: TimeRule,
    starts: tuple[EventKind, ...],
    events: Events,
    limit: Callable[[date], date],
) -> Beginning:
    """Start from the latest event: received, identity shown, authority shown, fee paid."""
    open_questions = [asked for asked, given in _asked(rule, events) if given not in events]
    first = events.get(starts[0])
    if first is None:
        if open_questions:
            asked = open_questions[0]
            return Waits(asked, events[asked], rule.waits_for[asked])
        return unknown_start(starts)
    nameless = [kind for kind in starts if kind in events and events[kind] is None]
    if nameless:
        return unknown_day(nameless[0])
    kind, day = starts[0], first
    late: list[LateQuestion] = []
    otherwise: date | None = None
    for asked, given in _came(rule, starts, events):
        asked_on, given_on = events[asked], events.get(given)
        if asked_on is not None and asked_on > limit(day):
            # The law's words ("the latest of") know no question that is too late; a question
            # without an answer would otherwise hide that the last day has passed.
            late.append(LateQuestion(asked, asked_on, limit(day), given in events))
            otherwise = otherwise or (day if given in events else None)
        elif given not in events:
            return Waits(asked, asked_on, given)
        if given_on is not None and given_on > day:
            kind, day = given, given_on
    return Began(kind, day, tuple(late), otherwise)


def _came(
    rule: TimeRule, starts: tuple[EventKind, ...], events: Events
) -> list[tuple[EventKind, EventKind]]:
    """Give what may put the start off, oldest first: a question with its answer.

    What came without being asked for (a fee in the envelope) stands for both.
    """
    asked = dict(_asked(rule, events))
    unasked = [(kind, kind) for kind in starts[1:] if kind in events and kind not in asked.values()]
    return sorted((*asked.items(), *unasked), key=lambda pair: events[pair[0]] or date.min)


def _asked(rule: TimeRule, events: Events) -> Iterator[tuple[EventKind, EventKind]]:
    """Give the questions that were asked with what answers them, oldest first."""
    asked = [pair for pair in rule.waits_for.items() if pair[0] in events]
    yield from sorted(asked, key=lambda pair: events[pair[0]] or date.min)

"""Why this date: the steps from the start event to the result, as messages in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce

from app.base.ids import Certainty, EventKind, Milestone
from app.base.messages import Message, Messages, Value, Words


@dataclass(frozen=True)
class Step:
    """One step of the way to a date: the day it speaks of, if any, and the sentence."""

    day: date | None
    message: Message


def explain(steps: tuple[Step, ...], messages: Messages) -> str:
    """Say the steps as one paragraph."""
    sentences = [messages.say(step.message) for step in steps]
    if not sentences:
        return ""
    return reduce(
        lambda said, more: messages.text("why.paragraph", said=said, more=more), sentences
    )


def cited(citation: tuple[Message, ...], messages: Messages) -> str:
    """Say the places a date rests on as one line."""
    places = [messages.say(each) for each in citation]
    if not places:
        return ""
    return reduce(lambda said, more: messages.text("cite.and", said=said, more=more), places)


def start(kind: EventKind, day: date) -> Step:
    """Name the event the count starts from; its own day is not counted."""
    return Step(day, Message(_START[kind], {"day": with_weekday(day)}))


_START = {
    EventKind.ARRIVED: "why.start_arrived",
    EventKind.NORMALLY_ARRIVES: "why.start_normally_arrives",
    EventKind.IDENTITY_RECEIVED: "why.start_identity_received",
}


def months(first: date, amount: int, nominal: date) -> Step:
    """Say where ``amount`` months from ``first`` end."""
    if nominal.day == first.day:
        return Step(nominal, Message("why.months", {"day": with_weekday(nominal)}, amount))
    values: dict[str, Value] = {
        "number": first.day,
        "month": Message(_MONTHS[nominal.month - 1]),
        "day": with_weekday(nominal),
    }
    return Step(nominal, Message("why.months_short", values, amount))


def days(amount: int, nominal: date) -> Step:
    """Say where ``amount`` days end."""
    return Step(nominal, Message("why.days", {"day": with_weekday(nominal)}, amount))


def rest(day: date, holiday: Words | None) -> Step:
    """Say why ``day`` is passed over."""
    if holiday is None:
        return Step(day, Message("why.weekend", {"day": with_weekday(day)}))
    return Step(day, Message("why.holiday", {"day": with_weekday(day), "name": holiday}))


def last_day(day: date, certainty: Certainty, milestone: Milestone) -> tuple[Step, ...]:
    """Name the result; a convention is called one."""
    shown = with_weekday(day)
    if certainty is not Certainty.CONVENTION:
        return (Step(day, Message("why.last_day", {"day": shown})),)
    result = Message("why.expected_by", {"day": shown})
    if milestone is Milestone.CONVENTION_SECOND:
        result = Message("why.remind_after", {"day": shown})
    return (Step(day, result), Step(None, Message("why.convention")))


def suit_after(last: date, due: date, *, moved: bool) -> tuple[Step, ...]:
    """Say from when a suit is possible once the period has ended on ``last``."""
    suit = Step(due, Message("why.suit_from", {"day": with_weekday(due)}))
    if not moved:
        return (suit,)
    return (Step(last, Message("why.moved", {"day": with_weekday(last)})), suit)


def suit_at_once(day: date) -> tuple[Step, ...]:
    """Say that a refusal opens the way to a suit without waiting."""
    return (Step(day, Message("why.suit_at_once", {"day": with_weekday(day)})),)


def no_number() -> tuple[Step, ...]:
    """Say that the law names no number of days."""
    return (Step(None, Message("why.no_number")),)


def not_sued_for() -> tuple[Step, ...]:
    """Say that this request is none of those that can be sued for."""
    return (Step(None, Message("why.not_sued_for")),)


def waits(asked: date | None) -> tuple[Step, ...]:
    """Say that the count waits for the proof of identity."""
    if asked is None:
        return (Step(None, Message("why.waits_for_identity")),)
    return (Step(asked, Message("why.waits_for_identity_since", {"day": with_weekday(asked)})),)


def unknown() -> tuple[Step, ...]:
    """Say that the day the count needs is not known."""
    return (Step(None, Message("why.unknown_start")),)


def with_weekday(day: date) -> Message:
    """Write a date with its weekday."""
    weekday = Message(_WEEKDAYS[day.weekday()])
    return Message("date.weekday", {"weekday": weekday, "date": day})


_WEEKDAYS = tuple(f"weekday.{number}" for number in range(1, 8))
_MONTHS = tuple(f"month.{number}" for number in range(1, 13))

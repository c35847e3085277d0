"""Why this date: the steps from the start event to the result, as messages in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import reduce

from app.base.ids import Certainty, EventKind, Milestone
from app.base.messages import Message, Messages, Value, Words
from app.laws.events import event_name
from app.laws.rule import Pause, PauseDays


class StepKind(StrEnum):
    """What a step tells: where the count starts, how it goes, what is left out, what it comes to."""

    START = "start"
    COUNT = "count"
    PAUSE = "pause"
    SKIP = "skip"
    RESULT = "result"
    NOTE = "note"


@dataclass(frozen=True)
class Step:
    """One step of the way to a date.

    Attributes:
        day: the day it speaks of, if any.
        message: the sentence.
        name: the holiday, of a skipped day that is one.
    """

    day: date | None
    message: Message
    kind: StepKind = StepKind.NOTE
    name: Words | None = None


def explain(steps: tuple[Step, ...], messages: Messages) -> str:
    """Say the steps as one paragraph."""
    sentences = [messages.say(each) for each in _sentences(steps)]
    if not sentences:
        return ""
    return reduce(
        lambda said, more: messages.text("why.paragraph", said=said, more=more), sentences
    )


def _sentences(steps: tuple[Step, ...]) -> Iterator[Message]:
    """Give the sentences of steps; the two days of one weekend are told in one."""
    left = list(steps)
    while left:
        step = left.pop(0)
        both = _BOTH_DAYS.get(step.message.id)
        if both is None or not left or left[0].message.id != step.message.id:
            yield step.message
            continue
        first, last = step.message.values["day"], left.pop(0).message.values["day"]
        yield Message(both, {"first": first, "last": last})


_BOTH_DAYS = {"why.weekend": "why.weekend_both", "why.weekend_moves": "why.weekend_both_move"}


def cited(citation: tuple[Message, ...], messages: Messages) -> str:
    """Say the places a date rests on as one line."""
    places = [messages.say(each) for each in citation]
    if not places:
        return ""
    return reduce(lambda said, more: messages.text("cite.and", said=said, more=more), places)


def title(milestone: Milestone, reason: Message | None) -> Message:
    """Name a date; an answer owed without a number of days has no last day to be named.

    Args:
        milestone: the date.
        reason: what its first step says, or why it has no date.
    """
    if milestone is Milestone.RESPONSE_DUE and reason is not None and reason.id == _NO_NUMBER:
        return Message("milestone.response_without_delay")
    return Message(f"milestone.{milestone}")


def start(kind: EventKind, day: date) -> Step:
    """Name the event the count starts from; its own day is not counted."""
    own = _START.get(kind)
    values: dict[str, Value] = {"day": with_weekday(day)}
    if own is None:
        return Step(
            day, Message("why.start", {**values, "event": event_name(kind)}), StepKind.START
        )
    return Step(day, Message(own, values), StepKind.START)


_START = {
    EventKind.ARRIVED: "why.start_arrived",
    EventKind.NORMALLY_ARRIVES: "why.start_normally_arrives",
    EventKind.IDENTITY_RECEIVED: "why.start_identity_received",
    EventKind.AUTHORITY_RECEIVED: "why.start_authority_received",
    EventKind.FEE_PAID: "why.start_fee_paid",
    EventKind.COMPLAINT_RECEIVED: "why.start_complaint_received",
    EventKind.COMPLAINT_LODGED: "why.start_complaint_lodged",
}


def months(first: date, amount: int, nominal: date) -> Step:
    """Say where ``amount`` months from ``first`` end."""
    if nominal.day == first.day:
        message = Message("why.months", {"day": with_weekday(nominal)}, amount)
        return Step(nominal, message, StepKind.COUNT)
    values: dict[str, Value] = {
        "number": first.day,
        "month": Message(_MONTHS[nominal.month - 1]),
        "day": with_weekday(nominal),
    }
    return Step(nominal, Message("why.months_short", values, amount), StepKind.COUNT)


def days(amount: int, nominal: date) -> Step:
    """Say where ``amount`` days end."""
    message = Message("why.days", {"day": with_weekday(nominal)}, amount)
    return Step(nominal, message, StepKind.COUNT)


def business_days(amount: int, last: date) -> Step:
    """Say where ``amount`` business days end."""
    message = Message("why.business_days", {"day": with_weekday(last)}, amount)
    return Step(last, message, StepKind.COUNT)


def paused(pause: Pause, asked_on: date, given_on: date, amount: int, nominal: date) -> Step:
    """Say that the days from a question to its answer are added, and where that leads."""
    values: dict[str, Value] = {
        "question": event_name(pause.asked),
        "asked": with_weekday(asked_on),
        "answer": event_name(pause.given),
        "given": with_weekday(given_on),
        "day": with_weekday(nominal),
    }
    both = pause.days is PauseDays.BOTH_ENDS
    message = Message("why.paused_both_ends" if both else "why.paused", values, amount)
    return Step(nominal, message, StepKind.PAUSE)


def rest(day: date, holiday: Words | None, certainty: Certainty = Certainty.STATUTORY) -> Step:
    """Say why ``day``, on which the time would end, is passed over.

    Only a date of the law has a period that could end; any other is simply moved.
    """
    values: dict[str, Value] = {"day": with_weekday(day)}
    moves = certainty is not Certainty.STATUTORY
    if holiday is None:
        values["weekday"] = Message(_LONG_WEEKDAYS[day.weekday()])
        weekend = Message("why.weekend_moves" if moves else "why.weekend", values)
        return Step(day, weekend, StepKind.SKIP)
    values["name"] = holiday
    message = Message("why.holiday_moves" if moves else "why.holiday", values)
    return Step(day, message, StepKind.SKIP, holiday)


def own_rest(day: date, name: Words) -> Step:
    """Say that ``day`` is left out because the user made it a day of rest: no law says so."""
    message = Message("why.own_day", {"day": with_weekday(day), "name": name})
    return Step(day, message, StepKind.SKIP, name)


def left_out(day: date, holiday: Words | None) -> Step:
    """Say that ``day`` is no business day and is not counted."""
    if holiday is None:
        return rest(day, None)
    message = Message("why.no_business_day", {"day": with_weekday(day), "name": holiday})
    return Step(day, message, StepKind.SKIP, holiday)


def last_day(day: date, certainty: Certainty, milestone: Milestone) -> tuple[Step, ...]:
    """Name the result; a convention and a promise are called what they are."""
    values: dict[str, Value] = {"day": with_weekday(day)}
    if certainty is Certainty.PROMISE:
        message = Message("why.promised", values)
        return (Step(day, message, StepKind.RESULT), Step(None, Message("why.promise")))
    if certainty is Certainty.STATUTORY:
        message = Message(_LAST_DAY.get(milestone, "why.last_day"), values)
        return (Step(day, message, StepKind.RESULT), Step(None, Message("why.statutory")))
    result = Message("why.expected_by", values)
    if milestone is Milestone.CONVENTION_SECOND:
        result = Message("why.remind_after", values)
    return (Step(day, result, StepKind.RESULT), Step(None, Message("why.convention")))


_LAST_DAY = {
    Milestone.RESPONSE_DUE_EXTENDED: "why.last_day_extended",
    Milestone.ACKNOWLEDGEMENT_DUE: "why.last_day_acknowledgement",
    Milestone.REFUSAL_NOTICE_DUE: "why.last_day_refusal",
    Milestone.OPT_OUT_DUE: "why.last_day_opt_out",
    Milestone.AUTHORITY_PROGRESS_DUE: "why.last_day_authority",
}


def named(on: date, by: date) -> tuple[Step, ...]:
    """Say that the operator itself named the day, and when it did."""
    said = Message("why.named", {"on": with_weekday(on), "day": with_weekday(by)})
    return (
        Step(on, said, StepKind.START),
        *last_day(by, Certainty.PROMISE, Milestone.OPERATOR_PROMISE),
    )


def suit_after(last: date, due: date, *, moved: bool) -> tuple[Step, ...]:
    """Say from when a suit is possible once the period has ended on ``last``."""
    suit = Step(due, Message("why.suit_from", {"day": with_weekday(due)}), StepKind.RESULT)
    if not moved:
        return (suit,)
    end = Step(last, Message("why.moved", {"day": with_weekday(last)}), StepKind.COUNT)
    return (end, suit, Step(None, Message("why.cautious_roll")))


def suit_at_once(day: date) -> tuple[Step, ...]:
    """Say that a refusal opens the way to a suit without waiting."""
    return (Step(day, Message("why.suit_at_once", {"day": with_weekday(day)}), StepKind.RESULT),)


def no_number(words: Words) -> tuple[Step, ...]:
    """Say that the law names no number of days, and in which words it says so."""
    return (Step(None, Message(_NO_NUMBER, {"words": words})),)


_NO_NUMBER = "why.no_number"


def no_such_date(law: Message) -> tuple[Step, ...]:
    """Say that a law sets no such date at all."""
    return (Step(None, Message("why.no_such_date", {"law": law})),)


def not_for_right(law: Message) -> tuple[Step, ...]:
    """Say that a law sets such a date, but not for what was asked."""
    return (Step(None, Message("why.not_for_right", {"law": law})),)


def none_for_right(law: Message, right: Message) -> tuple[Step, ...]:
    """Say that a law sets no date whatever for what was asked."""
    return (Step(None, Message("why.none_for_right", {"law": law, "right": right})),)


def not_counted_yet(since: date) -> tuple[Step, ...]:
    """Say from when the law binds, and that its dates are not counted yet."""
    return (Step(None, Message("why.not_counted_yet", {"since": since})),)


def not_sued_for() -> tuple[Step, ...]:
    """Say that this request is none of those that can be sued for."""
    return (Step(None, Message("why.not_sued_for")),)


def not_yet(since: date) -> tuple[Step, ...]:
    """Say that the rule came into force later."""
    return (Step(None, Message("why.not_yet", {"since": since})),)


def no_longer(until: date) -> tuple[Step, ...]:
    """Say that the rule had ceased to be in force."""
    return (Step(None, Message("why.no_longer", {"until": until})),)


def not_extended() -> tuple[Step, ...]:
    """Say that no notice of more time is recorded."""
    return (Step(None, Message("why.not_extended")),)


def extended_too_late(told_on: date, last: date) -> tuple[Step, ...]:
    """Say that the notice of more time came after the last day."""
    values: dict[str, Value] = {"day": with_weekday(told_on), "last": with_weekday(last)}
    return (Step(told_on, Message("why.extended_too_late", values)),)


def waits(asked: EventKind, on: date | None, *, doubted: bool = False) -> tuple[Step, ...]:
    """Say that the count waits for the answer to a question of the operator.

    Args:
        asked: the question.
        on: its day, None where it is not known.
        doubted: whether some hold that the question stops nothing.
    """
    since, day_unknown = (_WAITS_IN_DOUBT if doubted else _WAITS)[asked]
    if on is None:
        return (Step(None, Message(day_unknown)),)
    return (Step(on, Message(since, {"day": with_weekday(on)})),)


_WAITS = {
    EventKind.IDENTITY_REQUESTED: ("why.waits_for_identity_since", "why.waits_for_identity"),
    EventKind.AUTHORITY_REQUESTED: ("why.waits_for_authority_since", "why.waits_for_authority"),
    EventKind.FEE_REQUESTED: ("why.waits_for_fee_since", "why.waits_for_fee"),
    EventKind.CLARIFICATION_REQUESTED: (
        "why.waits_for_clarification_since",
        "why.waits_for_clarification",
    ),
}


_WAITS_IN_DOUBT = {
    **_WAITS,
    EventKind.IDENTITY_REQUESTED: (
        "why.held_for_identity_since",
        "why.held_for_identity",
    ),
}


def is_doubted(reason: Message | None) -> bool:
    """Say whether ``reason``, why a date waits, admits that the time may be running."""
    held = _WAITS_IN_DOUBT[EventKind.IDENTITY_REQUESTED]
    return reason is not None and reason.id in held


def convention_waits(asked: EventKind, on: date | None, *, suit: bool) -> tuple[Step, ...]:
    """Say that Kaiji shows no day of its own until a question is answered; no law stands still.

    Args:
        asked: the question.
        on: its day, None where it is not known.
        suit: whether the time before a suit runs on meanwhile.
    """
    values: dict[str, Value] = {"question": event_name(asked)}
    first = Step(None, Message("why.convention_waits", values))
    if on is not None:
        values["day"] = with_weekday(on)
        first = Step(on, Message("why.convention_waits_since", values))
    runs_on = (Step(None, Message("why.suit_time_runs_on")),) if suit else ()
    return (first, *runs_on, Step(None, Message("why.convention")))


def unknown() -> tuple[Step, ...]:
    """Say that the day the count needs is not known."""
    return (Step(None, Message("why.unknown_start")),)


def with_weekday(day: date) -> Message:
    """Write a date with its weekday."""
    weekday = Message(_WEEKDAYS[day.weekday()])
    return Message("date.weekday", {"weekday": weekday, "date": day})


_LONG_WEEKDAYS = tuple(f"weekday_long.{number}" for number in range(1, 8))
_WEEKDAYS = tuple(f"weekday.{number}" for number in range(1, 8))
_MONTHS = tuple(f"month.{number}" for number in range(1, 13))

"""A stretch of time under a rule: the count itself, what questions add to it, and where it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.base.ids import EventKind
from app.base.messages import Message, Value
from app.laws import counting
from app.laws.beginning import Unknown, Waits, unknown_day
from app.laws.calendars import Calendar
from app.laws.events import Events, event_name
from app.laws.rule import Method, Pause, PauseDays, PauseEffect, TimeRule


@dataclass(frozen=True)
class Span:
    """Where a count ends.

    Attributes:
        nominal: before it is moved off days of rest; of business days, the day itself.
        last: the last day.
        passed: the days of rest that were passed over, or left out among business days.
    """

    nominal: date
    last: date
    passed: tuple[date, ...]


@dataclass(frozen=True)
class TakenPause:
    """A question that stopped the count, and for how many days."""

    pause: Pause
    asked_on: date
    given_on: date
    days: int


@dataclass(frozen=True)
class LatePause:
    """A question that came too late to stop anything.

    Attributes:
        limit: the last day on which it would have.
    """

    pause: Pause
    on: date
    limit: date


@dataclass(frozen=True)
class Stretch:
    """A count with its pauses.

    Attributes:
        bare: the count without any pause; ``end`` with all of them.
        added: the days that pauses added.
        late: questions that came too late.
        open: questions that move nothing by themselves and wait for an answer.
        otherwise: other dates that may be held for right, and when.
    """

    bare: Span
    end: Span
    added: int
    taken: tuple[TakenPause, ...] = ()
    late: tuple[LatePause, ...] = ()
    open: tuple[EventKind, ...] = ()
    otherwise: tuple[tuple[date, Message], ...] = ()


def end(rule: TimeRule, first: date, added: int, calendar: Calendar) -> Span:
    """Count ``rule`` from ``first`` in ``calendar`` with ``added`` days of pauses.

    Raises:
        OverflowError: the end lies outside the years 1 to 9999.
    """
    if rule.method is Method.BUSINESS_DAYS:
        last, left_out = counting.add_business_days(first, rule.amount, calendar.is_working)
        return Span(last, last, left_out)
    if rule.method is Method.MONTHS:
        nominal = counting.add_months(first, rule.amount)
    else:
        nominal = counting.add_days(first, rule.amount)
    nominal = counting.add_days(nominal, added)
    if not rule.roll:
        return Span(nominal, nominal, ())
    last, passed = counting.roll(nominal, calendar.is_working)
    return Span(nominal, last, passed)


def stretch(
    rule: TimeRule,
    base: TimeRule | None,
    pauses: Iterable[Pause],
    first: date,
    events: Events,
    calendar: Calendar,
) -> Stretch | Waits | Unknown:
    """Count ``rule`` from ``first`` and add what the operator's questions stopped.

    Args:
        rule: how is counted.
        base: the rule of the date that ``rule`` extends, if any: a pause may have to
            begin before the end of that one.
        pauses: those that may bear on this date.
        first: the day the count starts from, itself not counted.
        events: what happened; questions and answers are taken from here.
        calendar: whose days of rest count.

    Returns:
        the stretch; or what it waits for; or the day that is not known.

    Raises:
        OverflowError: the end lies outside the years 1 to 9999.
    """
    taken: list[TakenPause] = []
    late: list[LatePause] = []
    still_open: list[EventKind] = []
    mentioned: list[TakenPause] = []
    added = 0
    for pause in _asked(pauses, events):
        asked_on, given_on = events[pause.asked], events.get(pause.given)
        limiting = base if base is not None and pause.limit is base.milestone else rule
        limit = end(limiting, first, added, calendar).last
        if asked_on is not None and asked_on > limit:
            late.append(LatePause(pause, asked_on, limit))
            continue
        adds = pause.effect is PauseEffect.ADDS
        if pause.given not in events:
            if adds:
                running = end(rule, first, added, calendar).last
                return Waits(pause.asked, asked_on, pause.given, pause, running)
            still_open.append(pause.asked)
            continue
        if asked_on is None or given_on is None:
            if adds:
                return unknown_day(pause.given if asked_on else pause.asked)
            still_open.append(pause.asked)
            continue
        one = TakenPause(pause, asked_on, given_on, _days(pause.days, asked_on, given_on))
        if adds:
            taken.append(one)
            added += one.days
        else:
            mentioned.append(one)
    whole = end(rule, first, added, calendar)
    return Stretch(
        end(rule, first, 0, calendar) if added else whole,
        whole,
        added,
        tuple(taken),
        tuple(late),
        tuple(still_open),
        tuple(_otherwise(rule, first, added, taken, mentioned, calendar)),
    )


def _asked(pauses: Iterable[Pause], events: Events) -> list[Pause]:
    asked = [pause for pause in pauses if pause.asked in events]
    return sorted(asked, key=lambda pause: events[pause.asked] or date.min)


def _days(how: PauseDays, asked_on: date, given_on: date) -> int:
    return (given_on - asked_on).days + (how is PauseDays.BOTH_ENDS)


def _otherwise(
    rule: TimeRule,
    first: date,
    added: int,
    taken: Iterable[TakenPause],
    mentioned: Iterable[TakenPause],
    calendar: Calendar,
) -> Iterator[tuple[date, Message]]:
    for one in taken:
        pause = one.pause
        if pause.other_count:
            both = pause.days is PauseDays.BOTH_ENDS
            other = PauseDays.DIFFERENCE if both else PauseDays.BOTH_ENDS
            days = _days(other, one.asked_on, one.given_on)
            day = end(rule, first, added - one.days + days, calendar).last
            yield day, Message("alternative.pause_days", {}, days)
        if one.asked_on < first:
            # The rule adds every day of the pause, also those before the time began to run.
            overlapping = one.given_on >= first
            days = _days(pause.days, first, one.given_on) if overlapping else 0
            day = end(rule, first, added - one.days + days, calendar).last
            yield day, Message("alternative.pause_overlaps", {"start": first})
        if pause.restart:
            day = end(rule, one.given_on, 0, calendar).last
            yield day, Message("alternative.restart", {"day": one.given_on})
    for one in mentioned:
        day = end(rule, first, added + one.days, calendar).last
        values: dict[str, Value] = {
            "question": event_name(one.pause.asked),
            "answer": event_name(one.pause.given),
        }
        yield day, Message("alternative.paused", values, one.days)

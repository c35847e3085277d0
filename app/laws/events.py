"""The dated events a deadline is counted from: their names read, their order checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.base.errors import Problem
from app.base.ids import EventKind, event_kind
from app.base.messages import Message
from app.base.records import shown_key

#: Event -> the day it happened, None where only the fact is known.
Events = Mapping[EventKind, date | None]

#: What only an operator that has the request can do.
_OPERATORS_ACTS = (
    EventKind.ACKNOWLEDGED,
    EventKind.IDENTITY_REQUESTED,
    EventKind.AUTHORITY_REQUESTED,
    EventKind.FEE_REQUESTED,
    EventKind.CLARIFICATION_REQUESTED,
    EventKind.EXTENSION_NOTIFIED,
    EventKind.PARTLY_ANSWERED,
    EventKind.ANSWERED,
    EventKind.DATA_RECEIVED,
    EventKind.COMPLETED,
    EventKind.NO_DATA,
    EventKind.REFUSED,
)

#: What the operator may ask of the person before it goes on -> what settles it.
QUESTIONS = {
    EventKind.IDENTITY_REQUESTED: EventKind.IDENTITY_RECEIVED,
    EventKind.AUTHORITY_REQUESTED: EventKind.AUTHORITY_RECEIVED,
    EventKind.CLARIFICATION_REQUESTED: EventKind.CLARIFICATION_RECEIVED,
    EventKind.FEE_REQUESTED: EventKind.FEE_PAID,
}

#: What ends the operator's time: after it there is none left to be extended.
FINAL_ANSWERS = (
    EventKind.ANSWERED,
    EventKind.COMPLETED,
    EventKind.NO_DATA,
    EventKind.REFUSED,
)

#: Pairs of which the first cannot happen after the second. A fee may be paid unasked.
_ORDER = (
    (EventKind.SENT, EventKind.ARRIVED),
    (EventKind.SENT, EventKind.NORMALLY_ARRIVES),
    (EventKind.SENT, EventKind.BOUNCED),
    (EventKind.SENT, EventKind.REMINDER_SENT),
    (EventKind.IDENTITY_REQUESTED, EventKind.IDENTITY_RECEIVED),
    (EventKind.AUTHORITY_REQUESTED, EventKind.AUTHORITY_RECEIVED),
    (EventKind.CLARIFICATION_REQUESTED, EventKind.CLARIFICATION_RECEIVED),
    *((EventKind.EXTENSION_NOTIFIED, answer) for answer in FINAL_ANSWERS),
    *((EventKind.SENT, act) for act in _OPERATORS_ACTS),
    *((EventKind.ARRIVED, act) for act in _OPERATORS_ACTS),
)


def read_events(named: Mapping[str, date | None]) -> Events:
    """Read event names and their synonyms (``received`` = ``arrived``), and check the order.

    Raises:
        Problem: an unknown name, two dates for one event, or an impossible order.
    """
    events: dict[EventKind, date | None] = {}
    for name, day in named.items():
        try:
            kind = event_kind(name)
        except ValueError as error:
            raise Problem("problem.unknown_event", event=shown_key(name)) from error
        if kind in events and events[kind] != day:
            raise Problem("problem.event_twice", event=event_name(kind))
        events[kind] = day
    _check_order(events)
    return events


def event_name(kind: EventKind) -> Message:
    """Name an event for a person."""
    return Message(f"event.{kind}")


def _check_order(events: Events) -> None:
    for first, before in events.items():
        if before is None:
            continue
        for second in _LATER.get(first, ()):
            after = events.get(second)
            if after is not None and after < before:
                raise Problem(
                    "problem.impossible_order",
                    first=event_name(first),
                    first_day=before,
                    second=event_name(second),
                    second_day=after,
                )


#: Event -> what cannot happen before it.
_LATER = {
    first: tuple(after for before, after in _ORDER if before is first)
    for first in dict.fromkeys(before for before, _ in _ORDER)
}

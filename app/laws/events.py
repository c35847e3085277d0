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
    for first, second in _ORDER:
        before, after = events.get(first), events.get(second)
        if before is not None and after is not None and after < before:
            raise Problem(
                "problem.impossible_order",
                first=event_name(first),
                first_day=before,
                second=event_name(second),
                second_day=after,
            )

"""The part of events that anything follows from; cases alike in it come to the same.

An advocate's batch is many cases with the same law, the same days and the same
kinds of events. What tells them apart (names, tickets, the person's words) decides
nothing, so what follows is derived once, and nothing personal is kept with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeAlias

from app.base.ids import EventKind
from app.cases.case import Event, Payload

#: The fields of a payload that decide something.
DECIDING = frozenset(
    {
        "amount",
        "by",
        "channel",
        "contested",
        "currency",
        "days",
        "from",
        "ground",
        "link_expiry",
        "outcome",
        "permanent",
        "proof",
        "until",
    }
)

_Field: TypeAlias = tuple[str, str | int | bool | None]

#: Events without what decides nothing, hashable.
Facts: TypeAlias = tuple[
    tuple[EventKind, date, tuple[str, ...], tuple[_Field, ...]],
    ...,
]


class Fact(NamedTuple):
    """One event without what decides nothing."""

    kind: EventKind
    on: date
    asks: tuple[str, ...]
    payload: Payload


def deciding(events: Iterable[Event]) -> Facts:
    """Keep of ``events`` what decides something."""
    return tuple(
        [(event.kind, event.on, event.asks, _deciding_fields(event.payload)) for event in events]
    )


def _deciding_fields(payload: Payload) -> tuple[_Field, ...]:
    if not payload:
        return ()
    return tuple([each for each in payload.items() if each[0] in DECIDING])


def opened(facts: Facts) -> tuple[Fact, ...]:
    """Make the facts readable again."""
    return tuple(Fact(kind, on, asks, dict(fields)) for kind, on, asks, fields in facts)

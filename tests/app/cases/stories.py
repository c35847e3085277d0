"""Short ways to write down a sample case and what happened in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.base.ids import CaseId, EventId, EventKind, Law, OperatorSlug, PersonId, Reference, Right
from app.cases.case import Ask, Case, Event, event_hash

ACCESS = Ask("a1", Law.APPI, Right.ACCESS)

Value = str | int | bool | None


def day(written: str) -> date:
    """Read "11-21" as a day of 2026; a year may be given."""
    return date.fromisoformat(written if len(written) > 5 else f"2026-{written}")


def event(
    kind: str,
    on: str | date,
    payload: dict[str, Value] | None = None,
    asks: tuple[str, ...] = (),
) -> Event:
    """Make an event without its place in the chain."""
    return Event(
        id=EventId(""),
        case=CaseId("c1"),
        kind=EventKind(kind),
        on=on if isinstance(on, date) else day(on),
        device="laptop",
        recorded=datetime(2026, 1, 1, tzinfo=UTC),
        asks=asks,
        payload=payload or {},
    )


def sent(on: str, channel: str = "email", **payload: Value) -> Event:
    """Make a ``sent`` event."""
    return event("sent", on, {"channel": channel, **payload})


def case_of(
    *events: Event, asks: Iterable[Ask] = (ACCESS,), country: str = "JP", kind: str = "request"
) -> Case:
    """Make a case whose events are numbered, chained and recorded in the order given."""
    chained: list[Event] = []
    heads: dict[str, str] = {}
    for number, each in enumerate(events, 1):
        linked = replace(
            each,
            id=EventId(f"e{number}"),
            recorded=each.recorded + timedelta(minutes=number),
            previous=heads.get(each.device, ""),
        )
        linked = replace(linked, hash=event_hash(linked))
        heads[linked.device] = linked.hash
        chained.append(linked)
    return Case(
        id=CaseId("c1"),
        reference=Reference("KJ-7F3K-92"),
        person=PersonId("p1"),
        person_name="Hanako Mihon (sample)",
        operator=OperatorSlug("example"),
        operator_name="Example KK (sample)",
        country=country,
        asks=tuple(asks),
        events=tuple(chained),
        kind=kind,
    )

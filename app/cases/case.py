"""A case and its events: facts only; everything else is derived by ``assess``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.base.ids import (
    CaseId,
    EventId,
    EventKind,
    Law,
    OperatorSlug,
    PersonId,
    Reference,
    Right,
)

#: What an event may carry: JSON values only, so that its hash can be made again.
Payload = Mapping[str, str | int | bool | None]


@dataclass(frozen=True)
class Ask:
    """One thing asked for in a case.

    Attributes:
        id: short id within the case, ``a1``, ``a2``.
        grounds: why the right applies, where the law wants that said.
        place: whose days of rest count for it, where that is not ``Case.country``.
    """

    id: str
    law: Law
    right: Right
    grounds: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Event:
    """Something that happened, as recorded; never changed, only retracted by a later event.

    Attributes:
        on: the civil date on which it happened.
        asks: ids of the asks it concerns; empty = all of the case.
        device: id of the machine that recorded it.
        recorded: when it was recorded, UTC.
        previous: hash of the event before it in the same case from the same device, or "".
        hash: SHA-256 over everything above, see ``event_hash``.
    """

    id: EventId
    case: CaseId
    kind: EventKind
    on: date
    device: str
    recorded: datetime
    asks: tuple[str, ...] = ()
    payload: Payload = field(default_factory=dict)
    previous: str = ""
    hash: str = ""


def event_hash(event: Event) -> str:
    """Compute the hash of an event: hex SHA-256 over its canonical JSON (RFC 8785 style keys)."""
    canonical = json.dumps(
        {
            "asks": list(event.asks),
            "case": event.case,
            "device": event.device,
            "id": event.id,
            "kind": event.kind.value,
            "on": event.on.isoformat(),
            "payload": dict(event.payload),
            "previous": event.previous,
            "recorded": event.recorded.isoformat(),
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


@dataclass(frozen=True)
class Case:
    """One operator, one person, one thread of events. On screen: a request.

    Attributes:
        operator: slug of the operator's record.
        operator_name: its name as shown when the case began.
        country: the operator's seat, whose calendar counts unless an ask names another.
        pack_versions: law -> version of the pack the case was begun under.
    """

    id: CaseId
    reference: Reference
    person: PersonId
    person_name: str
    operator: OperatorSlug
    operator_name: str
    country: str
    asks: tuple[Ask, ...]
    events: tuple[Event, ...] = ()
    pack_versions: Mapping[str, str] = field(default_factory=dict)
    kind: str = "request"

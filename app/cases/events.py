"""Recording: what may be added to a case, and why something may not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from operator import attrgetter

from app.base.errors import Problem
from app.base.ids import ChannelKind, EventId, EventKind, event_kind
from app.cases import extension
from app.cases.case import Case, Event, Payload
from app.cases.facts import Fact
from app.cases.fields import date_of, event_name, read_payload, shortened, split_fields, text_of

#: May lie in the future by nature: a letter dated ahead, the day post should have come.
MAY_LIE_AHEAD = frozenset({EventKind.DRAFTED, EventKind.NORMALLY_ARRIVES})

#: What the operator does; each of them shows that the letter reached it.
OPERATOR_ACTS = frozenset(
    {
        EventKind.ACKNOWLEDGED,
        EventKind.IDENTITY_REQUESTED,
        EventKind.AUTHORITY_REQUESTED,
        EventKind.FEE_REQUESTED,
        EventKind.CLARIFICATION_REQUESTED,
        EventKind.EXTENSION_NOTIFIED,
        EventKind.REDIRECTED,
        EventKind.PARTLY_ANSWERED,
        EventKind.ANSWERED,
        EventKind.DATA_RECEIVED,
        EventKind.COMPLETED,
        EventKind.NO_DATA,
        EventKind.REFUSED,
    }
)

_RETRACTED = EventKind.RETRACTED
_WHEN = attrgetter("on", "recorded")

#: What ends an ask.
CLOSING = frozenset({EventKind.CLOSED, EventKind.WITHDRAWN})

_AFTER_CLOSING = frozenset(
    {EventKind.REAPPEARED, EventKind.NOTE, EventKind.CALL, EventKind.RETRACTED}
)

_ANSWERS = (
    EventKind.PARTLY_ANSWERED,
    EventKind.ANSWERED,
    EventKind.DATA_RECEIVED,
    EventKind.COMPLETED,
    EventKind.NO_DATA,
    EventKind.REFUSED,
    EventKind.CLOSED,
)

#: What must have happened by then, any one of these; the first is named to the reader.
_NEEDS: Mapping[EventKind, tuple[EventKind, ...]] = {
    **dict.fromkeys(OPERATOR_ACTS, (EventKind.SENT,)),
    EventKind.ARRIVED: (EventKind.SENT,),
    EventKind.NORMALLY_ARRIVES: (EventKind.SENT,),
    EventKind.BOUNCED: (EventKind.SENT,),
    EventKind.REMINDER_SENT: (EventKind.SENT,),
    EventKind.IDENTITY_RECEIVED: (EventKind.IDENTITY_REQUESTED,),
    EventKind.CLARIFICATION_RECEIVED: (EventKind.CLARIFICATION_REQUESTED,),
    EventKind.REAPPEARED: (EventKind.ANSWERED, *_ANSWERS),
}

#: Dates in a payload that cannot lie before the event that names them.
_NOT_BEFORE_ITSELF = {
    EventKind.PROMISED: "by",
    EventKind.EXTENSION_NOTIFIED: "until",
}


@dataclass(frozen=True)
class EventDraft:
    """An event about to be recorded, before it has an id and a place in the chain."""

    kind: EventKind
    on: date
    asks: tuple[str, ...] = ()
    payload: Payload = field(default_factory=dict)


def draft_event(
    name: str, on: date, fields: Iterable[str] = (), asks: Iterable[str] = ()
) -> EventDraft:
    """Make a draft from what was typed: an event's name or synonym, and ``k=v`` fields.

    Raises:
        Problem: no such event, or a field that is none of its.
    """
    kind = named_kind(name)
    values = split_fields(fields)
    if name.strip().casefold() == "posted":
        values.setdefault("channel", ChannelKind.POST.value)
    return EventDraft(kind, on, tuple(asks), read_payload(kind, values))


def named_kind(name: str) -> EventKind:
    """Give the kind for an event's name or synonym.

    Raises:
        Problem: there is no such event; the sentence lists those there are.
    """
    try:
        return event_kind(name.strip().casefold())
    except ValueError as error:
        raise Problem(
            "problem.event_unknown", event=shortened(name), known=", ".join(EventKind)
        ) from error


def check_new(case: Case, draft: EventDraft, today: date) -> EventDraft:
    """Check that ``draft`` can be added to ``case`` and give it with its payload typed.

    Raises:
        Problem: dated in the future, impossible after what is recorded, an ask or an event
            the case does not have, a field that does not belong there.
    """
    payload = read_payload(draft.kind, draft.payload)
    draft = replace(draft, asks=tuple(dict.fromkeys(draft.asks)), payload=payload)
    _check_asks(case, draft)
    _check_dates(draft, today)
    if draft.kind is EventKind.RETRACTED:
        _check_retraction(case, draft)
        return draft
    happened = effective(case.events)
    _check_open(case, draft, happened)
    _check_cause(case, draft, happened)
    _check_consequences(case, draft, happened)
    _check_extension(case, draft, happened)
    return draft


def effective(events: Iterable[Event]) -> tuple[Event, ...]:
    """Give the events that stand, in order of their dates: neither retracted nor retractions."""
    standing = sorted(events, key=_WHEN)
    retractions = [event for event in standing if event.kind is _RETRACTED]
    if retractions:
        gone = {event.payload.get("event") for event in retractions}
        standing = [
            event for event in standing if event.kind is not _RETRACTED and event.id not in gone
        ]
    return tuple(standing)


def concerns(event: Event | Fact, ask: str | None) -> bool:
    """Say whether ``event`` concerns the ask with this id; a case without asks has None."""
    return ask is None or not event.asks or ask in event.asks


def can_follow(case: Case, kind: EventKind) -> bool:
    """Say whether what must have happened before an event of ``kind`` is recorded."""
    needed = _NEEDS.get(kind, ())
    return not needed or any(event.kind in needed for event in effective(case.events))


def imagined(case: Case, draft: EventDraft) -> Case:
    """Give the case as it would be with ``draft`` added, for "what if"; nothing is checked."""
    event = Event(
        id=EventId(f"what-if-{len(case.events)}"),
        case=case.id,
        kind=draft.kind,
        on=draft.on,
        device="",
        recorded=datetime.max.replace(tzinfo=UTC),
        asks=draft.asks,
        payload=draft.payload,
    )
    return replace(case, events=(*case.events, event))


def _check_asks(case: Case, draft: EventDraft) -> None:
    known = [ask.id for ask in case.asks]
    for ask in draft.asks:
        if ask not in known:
            raise Problem("problem.ask_unknown", ask=shortened(ask), known=", ".join(known))


def _check_dates(draft: EventDraft, today: date) -> None:
    if draft.on > today and draft.kind not in MAY_LIE_AHEAD:
        raise Problem(
            "problem.event_in_future", event=event_name(draft.kind), on=draft.on, today=today
        )
    name = _NOT_BEFORE_ITSELF.get(draft.kind)
    named = date_of(draft.payload, name) if name else None
    if named is not None and named < draft.on:
        raise Problem(
            "problem.event_named_date_past", event=event_name(draft.kind), on=draft.on, named=named
        )


def _check_retraction(case: Case, draft: EventDraft) -> None:
    target = text_of(draft.payload, "event")
    found = next((event for event in case.events if event.id == target), None)
    if found is None:
        raise Problem("problem.retract_unknown", event=shortened(target))
    if found.kind is EventKind.RETRACTED:
        raise Problem("problem.retract_retraction")
    for event in case.events:
        if event.kind is EventKind.RETRACTED and event.payload.get("event") == target:
            raise Problem("problem.retract_twice", event=event_name(found.kind), on=event.on)


def _concerned(case: Case, draft: EventDraft) -> tuple[str | None, ...]:
    return draft.asks or tuple(ask.id for ask in case.asks) or (None,)


def _check_open(case: Case, draft: EventDraft, happened: tuple[Event, ...]) -> None:
    if draft.kind in _AFTER_CLOSING:
        return
    closed = [_closed_on(happened, ask, draft.on) for ask in _concerned(case, draft)]
    days = [day for day in closed if day is not None]
    if len(days) == len(closed):
        raise Problem("problem.request_closed", event=event_name(draft.kind), on=max(days))


def _closed_on(happened: tuple[Event, ...], ask: str | None, by: date) -> date | None:
    closed = None
    for event in happened:
        if event.on > by or not concerns(event, ask):
            continue
        if event.kind in CLOSING:
            closed = event.on
        elif event.kind is EventKind.REAPPEARED:
            closed = None
    return closed


def _check_cause(case: Case, draft: EventDraft, happened: tuple[Event, ...]) -> None:
    causes = _NEEDS.get(draft.kind)
    if causes is None:
        return
    asks = _concerned(case, draft)
    found = [
        event.on
        for event in happened
        if event.kind in causes and any(concerns(event, ask) for ask in asks)
    ]
    if not found:
        raise Problem(
            "problem.event_without_cause",
            event=event_name(draft.kind),
            cause=event_name(causes[0]),
        )
    if min(found) > draft.on:
        raise _before_cause(draft.kind, draft.on, causes[0], min(found))


def _check_consequences(case: Case, draft: EventDraft, happened: tuple[Event, ...]) -> None:
    # A cause can be missing after a retraction; recorded anew, it must not come too late.
    asks = _concerned(case, draft)
    mine = [event for event in happened if any(concerns(event, ask) for ask in asks)]
    for event in mine:
        causes = _NEEDS.get(event.kind, ())
        if draft.kind not in causes or event.on >= draft.on:
            continue
        if not any(other.kind in causes and other.on <= event.on for other in mine):
            raise _before_cause(event.kind, event.on, draft.kind, draft.on)


def _check_extension(case: Case, draft: EventDraft, happened: tuple[Event, ...]) -> None:
    asks = tuple(ask.id for ask in case.asks) or (None,)
    known = {found.extension.id for found in extension.too_late(happened, asks)}
    then = effective(imagined(case, draft).events)
    for found in extension.too_late(then, asks):
        if found.extension.id not in known:
            raise found.problem()


def _before_cause(kind: EventKind, on: date, cause: EventKind, cause_on: date) -> Problem:
    return Problem(
        "problem.event_before_cause",
        event=event_name(kind),
        on=on,
        cause=event_name(cause),
        cause_on=cause_on,
    )

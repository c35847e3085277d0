"""What a follow-up letter tells of what passed before it, read from the case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.base.ids import ChannelKind, EventKind, FollowUp, Law, Right
from app.cases.assess import Assessment
from app.cases.case import Case, Event
from app.cases.events import effective
from app.cases.thread import Basis
from app.letters import kinds
from app.letters.order import Correspondence

#: What can be thanked for as an answer; of several the last counts. A refusal is told as one.
_ANSWERS = frozenset(
    {
        EventKind.PARTLY_ANSWERED,
        EventKind.ANSWERED,
        EventKind.DATA_RECEIVED,
        EventKind.COMPLETED,
        EventKind.NO_DATA,
    }
)


def correspondence(
    case: Case, assessment: Assessment, law: Law, follow_up: FollowUp | None
) -> Correspondence:
    """Give what is recorded in ``case`` and a letter under ``law`` may tell; nothing is supposed.

    An arrival that is only assumed is not told, and of several asks under the law the date
    that lies last is: a letter never says that a time is over which still runs for one of them.
    """
    events = effective(case.events)
    sent = _first(events, EventKind.SENT)
    states = [each for each in assessment.asks if each.ask is None or each.ask.law is law]
    known = [each.arrival for each in states if each.arrival]
    arrived = next((each for each in known if each.basis is not Basis.ASSUMED), None)
    clock = max(
        (each.clock for each in states if each.clock and each.clock.due),
        key=lambda due: due.due or date.min,
        default=None,
    )
    question = _last(events, kinds.kind(follow_up).question) if follow_up else None
    channel = str(sent.payload.get("channel") or "") if sent else ""
    return Correspondence(
        sent=sent.on if sent else None,
        sent_by=ChannelKind(channel) if channel else None,
        arrived=arrived.on if arrived else None,
        proven=arrived is not None and arrived.basis is Basis.RECEIPT,
        due=clock.due if clock else None,
        due_certainty=clock.certainty if clock else None,
        ticket=_ticket(events),
        answered=_day(_last_of(events, _ANSWERS))
        or max((each.answered_on for each in states if each.answered_on), default=None),
        asked=question.on if question else None,
        refused=_day(_last(events, EventKind.REFUSED)),
        extended=_day(_last(events, EventKind.EXTENSION_NOTIFIED)),
        reminded=_day(_last(events, EventKind.REMINDER_SENT)),
        complained=_day(_last(events, EventKind.COMPLAINT_RECEIVED)),
    )


def asked_before(case: Case, law: Law) -> tuple[Right, ...]:
    """Name the rights asked for in a case under a law."""
    return tuple(ask.right for ask in case.asks if ask.law is law)


def grounds_before(case: Case, law: Law) -> tuple[str, ...]:
    """Name the grounds they rested on."""
    return tuple(
        dict.fromkeys(ground for ask in case.asks if ask.law is law for ground in ask.grounds)
    )


def usual_variant(follow_up: FollowUp | None, past: Correspondence, law: Law) -> str:
    """Choose the way a follow-up goes where the user chose none: what happened decides.

    More time claimed too late is the matter only under a law that knows an extension.
    """
    if follow_up is not FollowUp.REMINDER:
        return ""
    known = kinds.kind(follow_up).under(law)
    late = past.extended and past.due and past.extended > past.due
    if late and "late_extension" in known:
        return "late_extension"
    return "second" if past.reminded else "first"


def _first(events: Iterable[Event], kind: EventKind) -> Event | None:
    return next((each for each in events if each.kind is kind), None)


def _last(events: tuple[Event, ...], kind: EventKind | None) -> Event | None:
    return _first(reversed(events), kind) if kind else None


def _last_of(events: tuple[Event, ...], wanted: frozenset[EventKind]) -> Event | None:
    return next((each for each in reversed(events) if each.kind in wanted), None)


def _day(event: Event | None) -> date | None:
    return event.on if event else None


def _ticket(events: tuple[Event, ...]) -> str:
    named = (each.payload.get("ticket") for each in reversed(events))
    return str(next(filter(None, named), ""))

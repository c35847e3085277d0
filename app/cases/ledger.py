"""Whether a case's events are as they were recorded: their hashes and the chain they form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from app.base.messages import Message
from app.cases.case import Case, Event, event_hash
from app.cases.fields import event_name


def verify(case: Case, given_away: Iterable[str] = ()) -> tuple[Message, ...]:
    """Name what is broken in a case's events; empty = unaltered.

    Each device has a chain of its own, so that two machines' events can be united.

    Args:
        case: with its events in recorded order, as the vault gives them.
        given_away: hashes that stand in a dossier or on paper. Only they can show that
            the last events of a chain were removed.
    """
    broken = list(_strangers(case))
    chains: defaultdict[str, list[Event]] = defaultdict(list)
    for event in case.events:
        chains[event.device].append(event)
    for chain in chains.values():
        broken += _chain(chain)
    present = {event.hash for event in case.events}
    if any(known not in present for known in given_away):
        broken.append(Message("ledger.given_away"))
    return tuple(broken)


def _strangers(case: Case) -> Iterable[Message]:
    seen: set[str] = set()
    for event in case.events:
        if event.case != case.id:
            yield _told("ledger.other_case", event)
        if event.id in seen:
            yield _told("ledger.twice", event)
        seen.add(event.id)


def _chain(chain: list[Event]) -> Iterable[Message]:
    present = {event.hash for event in chain}
    before = ""
    for event in chain:
        if event.hash != event_hash(event):
            yield _told("ledger.changed", event)
        if event.previous != before:
            # The one before it is elsewhere in the chain, or nowhere.
            known = not event.previous or event.previous in present
            yield _told("ledger.order" if known else "ledger.missing", event)
        before = event.hash


def _told(message: str, event: Event) -> Message:
    return Message(message, {"event": event_name(event.kind), "on": event.on})

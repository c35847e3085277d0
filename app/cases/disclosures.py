"""What an operator was told of a person in a case: only what really left, never a guess.

A letter says which facts it gives when it is drafted (``given`` of the event); they are told
once it was sent. Facts are named as a letter's order names them: ``name``, ``email``,
``postal_address``, ``account.LABEL``, ``birth_date``, ``name_kana``, ``name_latin``. Proofs of
identity are ``document.KIND``, or ``document`` where it was not recorded which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from urllib.parse import unquote

from app.base.ids import ChannelKind, EventId, EventKind
from app.cases.case import Case, Event
from app.cases.events import OPERATOR_ACTS, effective
from app.cases.fields import flag_of, text_of

#: A proof of identity of a kind nobody recorded.
DOCUMENT = "document"

#: What takes a letter to the operator.
_LEAVING = frozenset({EventKind.SENT, EventKind.REMINDER_SENT})


@dataclass(frozen=True)
class Disclosure:
    """One occasion on which an operator was told something.

    Attributes:
        on: the day it left.
        channel: the way it took; None where that is not recorded.
        facts: ids of the facts; None = which is not known, for the letter was written
            elsewhere or by a Kaiji that did not record them.
        event: the event that took it there.
    """

    on: date
    channel: ChannelKind | None
    facts: tuple[str, ...] | None
    event: EventId


def write_given(facts: Iterable[str]) -> str:
    """Write the ids of facts as a payload keeps them; a label may hold commas and spaces."""
    return ",".join(fact.replace("%", "%25").replace(",", "%2C") for fact in facts)


def read_given(written: str) -> tuple[str, ...]:
    """Read what ``write_given`` wrote."""
    return tuple(unquote(each) for each in written.split(",") if each)


def disclosures(case: Case) -> tuple[Disclosure, ...]:
    """Give what the operator of a case was told, in the order it was recorded.

    A letter that came back for good told nobody; one that was taken back was never sent.
    """
    return tuple(_left(sorted(effective(case.events), key=attrgetter("recorded"))))


def _left(events: Sequence[Event]) -> Iterator[Disclosure]:
    drafts: list[Event] = []
    for place, event in enumerate(events):
        if event.kind is EventKind.DRAFTED:
            drafts.append(event)
        elif event.kind in _LEAVING:
            letter = _letter_of(event, drafts)
            channel = _channel_of(event, letter)
            if not _came_back(channel, events[place + 1 :]):
                yield _told(event, channel, _facts_of(letter))
        elif event.kind is EventKind.IDENTITY_RECEIVED:
            kinds = [kind for kind in text_of(event.payload, "documents").split(",") if kind]
            facts = tuple(f"{DOCUMENT}.{kind}" for kind in kinds) or (DOCUMENT,)
            yield _told(event, _channel_of(event, None), facts)


def _channel_of(event: Event, letter: Event | None) -> str:
    """Give the way that was recorded, else the one the letter was written for."""
    return text_of(event.payload, "channel") or (
        text_of(letter.payload, "channel") if letter else ""
    )


def _told(event: Event, channel: str, facts: tuple[str, ...] | None) -> Disclosure:
    known = channel in tuple(ChannelKind)
    return Disclosure(event.on, ChannelKind(channel) if known else None, facts, event.id)


def _letter_of(event: Event, drafts: list[Event]) -> Event | None:
    """Find the draft that left: the one the event names, else the last one there was."""
    named = text_of(event.payload, "letter")
    if named:
        return next((each for each in drafts if each.payload.get("letter") == named), None)
    return drafts[-1] if drafts else None


def _facts_of(draft: Event | None) -> tuple[str, ...] | None:
    if draft is None:
        return None
    return read_given(text_of(draft.payload, "given")) or None


def _came_back(channel: str, later: Iterable[Event]) -> bool:
    """Whether a letter on its way bounced for good, and its operator did nothing that shows it has it."""
    bounced = False
    for each in later:
        if each.kind in _LEAVING:
            break
        if each.kind is EventKind.BOUNCED and flag_of(each.payload, "permanent") is not False:
            bounced = bounced or text_of(each.payload, "channel") in ("", channel)
        elif each.kind in OPERATOR_ACTS:
            return False
    return bounced

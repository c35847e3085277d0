"""A policy of an operator there is a record of already: what changed, and the record brought up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.base.changes import Changes
from app.base.ids import ChannelKind
from app.base.messages import Message
from app.base.text import fold
from app.operators.directory import Directory
from app.operators.importing.overlay import over, stated_fields
from app.operators.record import Operator
from app.reading.policy.as_operator import operator_of
from app.reading.policy.fields import PolicyField
from app.reading.policy.stated import PolicyReading
from app.services.own_operators import OwnOperators

_WAYS = {
    PolicyField.EMAILS: ChannelKind.EMAIL,
    PolicyField.URLS: ChannelKind.WEB_FORM,
    PolicyField.POSTAL_ADDRESSES: ChannelKind.POST,
    PolicyField.PHONES: ChannelKind.PHONE,
}

#: Fields of a record that are the record's own affair, whatever a policy says.
_NEVER = frozenset({"slug", "sources", "not_stated", "missing", "sample", "country", "language"})


@dataclass(frozen=True)
class Again:
    """A record of the operator whose policy was read, and what the policy says otherwise.

    Attributes:
        operator: the record as it counts now.
        changes: sentences, one a difference; empty = the policy says what the record says.
    """

    operator: Operator
    changes: tuple[Message, ...]


def again(directory: Directory, reading: PolicyReading) -> Again | None:
    """Find the record of the operator a policy is of: by its domain, else by its name."""
    read = operator_of(reading, "read")
    known = _known(directory, read)
    return Again(known, tuple(_changes(known, read))) if known is not None else None


def bring_up(
    own: OwnOperators, known: Operator, reading: PolicyReading
) -> tuple[Operator, Changes]:
    """Put what a policy states over a record; what the record knows from elsewhere stays.

    Raises:
        Problem: the vault cannot be written.
    """
    read = operator_of(reading, str(known.slug))
    stated = [name for name in stated_fields(read) if name.partition(".")[0] not in _NEVER]
    record = over(known, read, stated)
    return record, own.keep(record)


def _known(directory: Directory, read: Operator) -> Operator | None:
    names = {fold(each) for each in (read.name, *read.services) if each}
    for text in (*read.domains, read.name, *read.services):
        for hit in directory.search(text, limit=5) if text else ():
            operator = directory.get(hit.slug)
            shared = set(operator.domains) & set(read.domains)
            known = {fold(each) for each in (operator.name, *operator.names.values()) if each}
            if shared or (fold(read.name) in known if read.name else names & known):
                return operator
    return None


def _changes(known: Operator, read: Operator) -> Iterator[Message]:
    for field in PolicyField:
        before, after = _values(known, field), _values(read, field)
        if not before and not after:
            continue
        name = Message(f"policy.field.{field}")
        for value in after:
            if value not in before:
                yield Message("policy.new", {"field": name, "value": value})
        for value in before:
            if value not in after:
                yield Message("policy.gone", {"field": name, "value": value})


def _values(operator: Operator, field: PolicyField) -> tuple[str | Message, ...]:
    """Give what a record says for a field of a policy, in the words of a sentence."""
    if field in _WAYS:
        kind = _WAYS[field]
        return tuple(each.value for each in operator.channels if each.kind is kind)
    if field is PolicyField.REQUESTS:
        return tuple(Message(f"right.{right}") for right in operator.rights_named)
    if field is PolicyField.FEE_AMOUNT:
        fees = (each for each in operator.fees if each.amount is not None)
        return tuple(f"{each.amount:,} {each.currency}" for each in fees)
    if field is PolicyField.DESK:
        return (operator.desk,) if operator.desk else ()
    return ()

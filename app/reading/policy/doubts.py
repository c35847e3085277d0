"""What is worth a warning in a policy that was read: gaps, and what the law does not allow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.base.ids import Law, Right
from app.base.messages import Message, Value, Words
from app.laws import pack
from app.laws.validity import on_day
from app.reading.document import Document
from app.reading.finding import Finding
from app.reading.layout import Layout
from app.reading.policy import rights
from app.reading.policy.fields import PolicyField
from app.reading.policy.stated import PolicyReading

_WAYS = (
    PolicyField.EMAILS,
    PolicyField.PHONES,
    PolicyField.POSTAL_ADDRESSES,
    PolicyField.URLS,
    PolicyField.IN_APP,
)

#: What no policy need name: remedies, and what another right of the list already holds.
_UNNAMED = frozenset({Right.COMPLAINT_CONTROLLER, Right.COMPLAINT_AUTHORITY, Right.ADDITION})


@dataclass(frozen=True)
class Doubt:
    """A warning about a policy.

    Attributes:
        message: the sentence that says it.
        finding: what it is about; None = about what the text does not say.
    """

    message: Message
    finding: Finding | None = None


def doubts(reading: PolicyReading, today: date) -> tuple[Doubt, ...]:
    """Give the warnings about a policy, the gravest first, by the law as it stands ``today``."""
    laws = laws_of(reading)
    return (
        *_reach(reading),
        *(each for law in laws for each in _fee(reading, law, today)),
        *(each for law in laws for each in _age(reading, law, today)),
        *(each for law in laws for each in _unnamed(reading, law, today)),
    )


def laws_of(reading: PolicyReading) -> tuple[Law, ...]:
    """Give the laws a policy names, as far as Kaiji knows them."""
    known = {law.value.lower(): law for law in Law}
    named = (known.get(str(each.value)) for each in reading.of(PolicyField.LAWS))
    return tuple(law for law in named if law is not None)


def fee_rights(reading: PolicyReading) -> tuple[Right, ...]:
    """Give the rights the sentence of the fee names; empty = it names none."""
    fees = (*reading.of(PolicyField.FEE_AMOUNT), *reading.of(PolicyField.FEE_BASIS))
    if not fees:
        return ()
    text = reading.document.text
    start = max(text.rfind("\n", 0, fees[0].start), text.rfind("。", 0, fees[0].start)) + 1
    ends = [end for mark in "\n。" if (end := text.find(mark, fees[0].end)) >= 0]
    sentence = Document(text[start : min(ends, default=len(text))])
    named = rights.offers(Layout(sentence), reading.language).words
    return tuple(right for right in Right if right in named)


def _reach(reading: PolicyReading) -> Iterator[Doubt]:
    """A policy whose reader cannot write to anybody (APPI Art. 32(1), GDPR Art. 13(1)(a))."""
    masked = reading.of(PolicyField.REDACTED_CONTACT)
    reachable = any(reading.of(way) for way in _WAYS)
    if masked:
        which = "doubt.contact_masked_beside" if reachable else "doubt.contact_masked"
        yield Doubt(Message(which), masked[0])
    elif not reachable:
        yield Doubt(Message("doubt.no_contact"))
    if not reading.of(PolicyField.OPERATOR):
        yield Doubt(Message("doubt.no_operator"))


def _fee(reading: PolicyReading, law: Law, today: date) -> Iterator[Doubt]:
    """A fee for a request that the law wants answered free of charge."""
    fees = (*reading.of(PolicyField.FEE_AMOUNT), *reading.of(PolicyField.FEE_BASIS))
    if not fees or reading.value(PolicyField.FEE_BASIS) == "free":
        return
    rules = pack.load(law)
    for right in fee_rights(reading):
        rule = rules.rule(right, today)
        if rule is not None and not rule.fee:
            values = {"right": Message(f"right.{right}"), "law": Message(f"law.{law}")}
            yield Doubt(Message("doubt.fee_not_allowed", values), fees[0])


def _age(reading: PolicyReading, law: Law, today: date) -> Iterator[Doubt]:
    """A text older than the law as it stands."""
    stated = reading.of(PolicyField.LAST_UPDATED)
    version = on_day(iter(pack.load(law).versions), today)
    if not stated or version is None or version.valid_from is None:
        return
    day = str(stated[0].value)
    if day < version.valid_from.isoformat()[: len(day)]:
        values: dict[str, Value] = {
            "law": Message(f"law.{law}"),
            "stated": day,
            "since": version.valid_from,
            "change": Words(version.text),
        }
        yield Doubt(Message("doubt.older_than_law", values), stated[0])


def _unnamed(reading: PolicyReading, law: Law, today: date) -> Iterator[Doubt]:
    """Rights the law gives that a policy, which names some, does not name."""
    named = {str(each.value) for each in reading.of(PolicyField.REQUESTS)}
    # Two words for one thing: whoever says one of them need not say the other.
    if named & {Right.DELETION, Right.ERASURE}:
        named |= {Right.DELETION, Right.ERASURE}
    if not named:
        return
    rules = pack.load(law)
    missing = [
        right
        for right in Right
        if right not in named and right not in _UNNAMED and rules.rule(right, today) is not None
    ]
    for right in missing:
        values = {"right": Message(f"right.{right}"), "law": Message(f"law.{law}")}
        yield Doubt(Message("doubt.right_unnamed", values))

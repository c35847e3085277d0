"""Many orders for each letter of the catalogue: every choice there is, at least once each.

A letter's choices (tone, channel, who writes, options, grounds, what passed before and so on)
are too many to multiply. Each order takes one value of every choice, and there are as many
orders as the longest choice has values, so that each value occurs; which ones meet is drawn
anew for every letter, always alike.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any, cast

from app.base.ids import ChannelKind, FollowUp, Right, Tone
from app.laws import pack
from app.letters import kinds
from app.letters.catalogue import Entry
from app.letters.order import Agent, Capacity, Correspondence, LetterOrder
from app.operators.directory import Directory
from app.operators.record import Channel, Operator
from app.people.person import Person
from tests.app.letters.orders import (
    ABOUT,
    AGENT,
    DAIRI,
    DAY,
    HANAKO,
    NOT_YET,
    ROBIN,
    answer_date,
    operator_for,
    order_of,
    without,
)

Choice = tuple[Mapping[str, object], ...]

#: By language: something short a user might write into a field of the form.
WORDS = {"ja": "見本の内容", "en": "sample content", "de": "Musterangabe", "fr": "mention type"}

_HANAKO = replace(
    HANAKO,
    name_kana="ミホン ハナコ",
    postal_code="100-0001",
    address=("東京都千代田区見本町2-2",),
    accounts={"会員番号": "M-1234"},
)
_ROBIN = replace(ROBIN, accounts={"Customer number": "C-77"})
_PEOPLE: tuple[tuple[Person, Person], ...] = ((_HANAKO, DAIRI), (_ROBIN, AGENT))
_PARENT = Person(name="Kim Parent", email="parent@example.org", country="GB")


@dataclass(frozen=True)
class Variation:
    """An order and what is special about it, for a failing test to say."""

    order: LetterOrder
    name: str


def variations(entry: Entry) -> Iterator[Variation]:
    """Make the orders for a letter of the catalogue."""
    draw = random.Random(f"{entry.law}-{entry.kind}-{entry.language}")
    choices = [list(each) for each in _choices(entry)]
    for each in choices:
        draw.shuffle(each)
    for number in range(max(map(len, choices))):
        change: dict[str, object] = {}
        for each in choices:
            change.update(each[number % len(each)])
        yield _variation(entry, change)


def _variation(entry: Entry, change: Mapping[str, object]) -> Variation:
    names = {each.name for each in fields(LetterOrder)}
    usual = (Tone(str(change["tone"])), str(change["variant"]))
    order = _usual(entry, *usual)
    unknown = cast("tuple[str, ...]", change["unknown"])
    changed: dict[str, Any] = {key: value for key, value in change.items() if key in names}
    if "past" not in changed:
        changed["past"] = without(order.past, *unknown)
    changed.pop("tone")
    changed.pop("variant")
    order = replace(order, **changed)
    told = [
        f"{order.tone}/{order.variant}",
        str(order.operator.slug),
        f"by {order.channel.kind}" if order.channel else "no channel",
        order.person.name,
        f"options {list(order.options)}" if order.options else "",
        f"grounds {list(order.grounds)}" if order.grounds else "",
        f"asked {list(map(str, order.asked))}" if order.asked else "",
        f"not known {list(unknown)}" if unknown else "",
        f"refusals {list(order.refusals)}" if order.refusals else "",
        f"for {order.agent.capacity}" if order.agent else "",
        "" if order.answer_by else "no date",
        "" if order.about else "no words",
    ]
    return Variation(order, ", ".join(each for each in told if each))


@lru_cache(maxsize=16)
def _usual(entry: Entry, tone: Tone, variant: str) -> LetterOrder:
    return order_of(entry, tone, variant)


@cache
def _shipped() -> tuple[Operator, ...]:
    return tuple(each for each in Directory().all() if each.channels)


def _choices(entry: Entry) -> Iterator[Choice]:
    kind = kinds.kind(entry.kind)
    follow_up = entry.kind if isinstance(entry.kind, FollowUp) else None
    rights = () if follow_up else (Right(entry.kind),)
    sample = order_of(entry)
    variants = kind.under(entry.law) or ("",)
    yield ({"day": _first_day(entry, rights)},)
    yield tuple({"tone": tone, "variant": each} for tone in entry.tones for each in variants)
    yield _ways(entry, needed=kind.channel)
    yield _writers(needed=kind.agent)
    yield _options(entry, rights, follow_up)
    yield _unknown(entry, kind)
    yield ({"answer_by": None}, {"answer_by": None if sample.past.sent else answer_date(entry.law)})
    yield ({"on_paper": False}, {"on_paper": False}, {"on_paper": True})
    yield _words(entry, rights, kind)
    if rights and pack.load(entry.law).granted(rights[0]).grounds:
        yield _grounds(pack.load(entry.law).granted(rights[0]).grounds)
    if kind.asked:
        yield from _about_requests(entry, kind)


def _first_day(entry: Entry, rights: tuple[Right, ...]) -> date:
    """Give the usual day, or the first on which the law grants the right."""
    rules = pack.load(entry.law)
    starts = (rules.granted(each).valid_from for each in rights if not rules.rule(each, DAY))
    return max((DAY, *(each for each in starts if each)))


def _ways(entry: Entry, *, needed: bool) -> Choice:
    """Each shipped operator and a made-up one, by each of its ways."""
    made_up = operator_for(entry)
    if not made_up.sample:
        made_up = replace(made_up, country="US", names={})
    every = tuple(Channel(each, f"way of {each}") for each in ChannelKind)
    made_up = replace(made_up, channels=(*made_up.channels, *every), services=("Alpha", "Beta"))
    found: list[dict[str, object]] = []
    for operator in (*_shipped(), made_up):
        for way in {each.kind: each for each in operator.channels}.values():
            found.append({"operator": operator, "channel": way, **_layout(way)})
    if not needed:
        found.append({"operator": _bare(made_up), "channel": None})
    return tuple(found)


def _layout(way: Channel) -> dict[str, object]:
    given = {"name", "email", "name_kana"}
    if way.kind is ChannelKind.POST:
        given.add("postal_address")
    return {"given": frozenset(given)}


def _bare(operator: Operator) -> Operator:
    return replace(operator, channels=(), desk="", services=())


def _writers(*, needed: bool) -> Choice:
    found: list[dict[str, object]] = []
    for person, agent in _PEOPLE:
        if not needed:
            found.append({"person": person, "agent": None})
            found.append({"person": replace(person, accounts={}), "agent": None})
        found.append({"person": person, "agent": Agent(agent)})
        found.append({"person": person, "agent": Agent(_PARENT, Capacity.PARENT)})
    return tuple(found)


def _options(entry: Entry, rights: tuple[Right, ...], follow_up: FollowUp | None) -> Choice:
    """None, each alone, and all together."""
    known = kinds.options((entry.law,), rights, follow_up)
    given = {each.id: _given(entry, each) for each in known}
    alone: list[Mapping[str, object]] = [{"options": {each: given[each]}} for each in given]
    return ({"options": {}}, *alone, {"options": given})


def _given(entry: Entry, option: kinds.Option) -> str:
    return {"text": WORDS[entry.language], "date": "2026-06-01"}.get(option.text, "")


def _unknown(entry: Entry, kind: kinds.Kind) -> Choice:
    """What passed before: all of it known, each fact not known, none known but what is needed."""
    if not kind.needs:
        return ({"unknown": ()},)
    gone = NOT_YET.get(entry.kind.value, ())
    names = [
        each.name
        for each in fields(Correspondence)
        if each.name not in kind.needs and each.name not in gone
    ]
    alone = [{"unknown": (each,)} for each in names]
    return ({"unknown": ()}, *alone, {"unknown": tuple(names)})


def _words(entry: Entry, rights: tuple[Right, ...], kind: kinds.Kind) -> Choice:
    needed = kind.about == "must" or (
        rights and pack.load(entry.law).granted(rights[0]).particulars
    )
    written = {"about": ABOUT[entry.language]}
    if needed or not kind.about:
        return ({"about": ABOUT[entry.language] if kind.about else ""},)
    return (written, {"about": ""})


def _grounds(grounds: tuple[str, ...]) -> Choice:
    return (*({"grounds": (each,)} for each in grounds), {"grounds": grounds})


def _about_requests(entry: Entry, kind: kinds.Kind) -> Iterator[Choice]:
    """Each right that may have been asked for, with what an answer to it may lack or say."""
    rules = pack.load(entry.law)
    asked = [
        each.right
        for each in rules.rights
        if each.right not in kinds.COMPLAINTS and rules.rule(each.right, DAY)
    ]
    if entry.kind is FollowUp.PRE_SUIT_NOTICE:
        asked = [each for each in asked if rules.can_be_sued_for(each)]
    found: list[dict[str, object]] = []
    for right in dict.fromkeys(asked):
        grounds = rules.granted(right).grounds
        one: dict[str, object] = {"asked": (right,), "grounds": grounds[:1]}
        points = tuple(each.id for each in kinds.points(entry.law, (right,)) if each.cite)
        reasons = tuple(each.id for each in kinds.refusals(entry.law, (right,)))
        if kind.items and points:
            found += [{**one, "points": each} for each in (points[:1], points)]
        elif kind.refusals:
            found.append({**one, "refusals": reasons})
            found += [{**one, "refusals": (each,)} for each in reasons if right is Right.ACCESS]
        elif not kind.items:
            found.append(one)
    several = (Right.ACCESS, Right.ERASURE)
    both: dict[str, object] = {
        "asked": several,
        "grounds": rules.granted(Right.ERASURE).grounds[:1],
    }
    if not kind.items and not kind.refusals:
        found.append(both)
    yield tuple(found)

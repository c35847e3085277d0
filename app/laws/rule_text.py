"""Time rules in plain sentences, as a lawyer reads them: what is counted, from what, what moves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce

from app.base.ids import Certainty, EventKind, Milestone, Right
from app.base.messages import Message, Value, Words
from app.laws.pack import LawPack
from app.laws.rule import Meaning, Method, Pause, PauseDays, PauseEffect, TimeRule


def rule_sentences(rule: TimeRule, pack: LawPack) -> tuple[Message, ...]:
    """Say how a rule of ``pack`` counts, with its extension and what stops the counting."""
    said: list[Message] = []
    for each in (*_counted(rule), *_moved(rule), *_longer(rule, pack), *_paused(rule, pack)):
        # Two states of a pause, or of an extension, are told alike.
        if each not in said:
            said.append(each)
    return tuple(said)


def pause_sentences(pause: Pause) -> tuple[Message, ...]:
    """Say what a question of the operator does to the dates it bears on."""
    pair: dict[str, Message] = {"asked": _event(pause.asked), "given": _event(pause.given)}
    said = [Message("rule.pause_of", {"dates": _all(_milestone(each) for each in pause.of)})]
    if pause.effect is PauseEffect.ADDS:
        said.append(Message("rule.pause_adds", pair))
    else:
        said.append(Message("rule.pause_mentioned", pair))
    both_ends = pause.days is PauseDays.BOTH_ENDS
    said.append(Message("rule.pause_both_ends") if both_ends else Message("rule.pause_difference"))
    if pause.limit is not None:
        said.append(Message("rule.pause_limit", {"date": _milestone(pause.limit)}))
    if pause.restart:
        said.append(Message("rule.pause_restart"))
    if pause.other_count:
        said.append(Message("rule.pause_other_count"))
    return tuple(said)


def place_cited(meaning: Meaning, pack: LawPack) -> Message:
    """Name a place ``pack`` cites; says so where nobody has seen it."""
    citation = pack.citations[meaning]
    place = {"place": Words(citation.text)}
    if citation.verified:
        return Message("laws.place", place)
    return Message("laws.place_unverified", place)


def rights_listed(rights: Iterable[Right]) -> Message:
    """Name rights, one behind the other."""
    return _all(Message(f"right.{right}") for right in rights)


def _counted(rule: TimeRule) -> Iterator[Message]:
    if rule.method is Method.NONE:
        yield Message("rule.none")
    elif rule.method is Method.PROMISE:
        yield Message("rule.promise")
    else:
        begun = {"start": _start(rule.start, latest=rule.start_latest)}
        yield Message(_METHODS[rule.method], begun, rule.amount)
    for right, starts in rule.start_by_right.items():
        others = {"right": Message(f"right.{right}"), "start": _start(starts)}
        yield Message("rule.start_of_right", others)
    for asked, given in rule.waits_for.items():
        yield Message("rule.waits_for", {"asked": _event(asked), "given": _event(given)})
    if rule.certainty is Certainty.CONVENTION:
        yield Message("rule.convention")


_METHODS = {
    Method.MONTHS: "rule.months",
    Method.DAYS: "rule.days",
    Method.BUSINESS_DAYS: "rule.business_days",
    Method.PRE_SUIT: "rule.pre_suit",
}


def _moved(rule: TimeRule) -> Iterator[Message]:
    if rule.roll:
        yield Message("rule.roll")
    if rule.at_once:
        yield Message("rule.at_once", {"events": _either(rule.at_once)})


def _longer(rule: TimeRule, pack: LawPack) -> Iterator[Message]:
    if rule.only_with is not None and rule.extends is not None:
        values = {"event": _event(rule.only_with), "date": _milestone(rule.extends)}
        yield Message("rule.extends", values)
    elif rule.only_with is not None:
        yield Message("rule.only_with", {"event": _event(rule.only_with)})
    for longer in pack.rules:
        if longer.extends is rule.milestone and longer.only_with and _meet(rule, longer):
            more = {"event": _event(longer.only_with), "date": _milestone(longer.milestone)}
            yield Message("rule.extended_by", {**more, "rule": longer.id})


def _paused(rule: TimeRule, pack: LawPack) -> Iterator[Message]:
    for pause in pack.pauses:
        if rule.milestone in pause.of and _meet(rule, pause):
            adds = pause.effect is PauseEffect.ADDS
            values: dict[str, Value] = {"rule": _cited(pause, pack)}
            values |= {"asked": _event(pause.asked), "given": _event(pause.given)}
            if all(pause.is_for(right) for right in Right if rule.is_for(right)):
                yield Message("rule.paused" if adds else "rule.perhaps_paused", values)
            else:
                named = (
                    Message("rule.event", {"event": Message(f"right.{right}")})
                    for right in pause.rights
                    if rule.is_for(right)
                )
                told = "rule.paused_for" if adds else "rule.perhaps_paused_for"
                yield Message(told, {**values, "rights": _all(named)})


def _cited(pause: Pause, pack: LawPack) -> Value:
    """Name a pause by its id, with the places it rests on."""
    if not pause.cite:
        return pause.id
    places = _all(place_cited(meaning, pack) for meaning in pause.cite)
    values: dict[str, Value] = {"rule": pause.id, "places": places}
    if not pause.verified and all(pack.citations[each].verified for each in pause.cite):
        return Message("rule.cited_unverified", values)
    return Message("rule.cited", values)


def _meet(rule: TimeRule, other: TimeRule | Pause) -> bool:
    """Say whether two rows hold for a same right on a same day."""
    begin = max(rule.valid_from or date.min, other.valid_from or date.min)
    end = min(rule.valid_to or date.max, other.valid_to or date.max)
    return begin <= end and any(rule.is_for(right) and other.is_for(right) for right in Right)


def _start(kinds: tuple[EventKind, ...], *, latest: bool = False) -> Message:
    if latest and len(kinds) > 1:
        return Message("rule.latest_of", {"events": _all(_event(kind) for kind in kinds)})
    return _either(kinds)


def _either(kinds: Iterable[EventKind]) -> Message:
    return reduce(
        lambda said, more: Message("rule.else", {"first": said, "then": more}),
        (_event(kind) for kind in kinds),
    )


def _all(words: Iterable[Message]) -> Message:
    return reduce(lambda said, more: Message("rule.and", {"first": said, "then": more}), words)


def _event(kind: EventKind) -> Message:
    return Message("rule.event", {"event": Message(f"event.{kind}")})


def _milestone(milestone: Milestone) -> Message:
    return Message("rule.event", {"event": Message(f"milestone.{milestone}")})

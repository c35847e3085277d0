"""Notices of the operator that change no date under a law: told, so that nobody relies on them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from app.base.ids import EventKind, Milestone, Right
from app.base.messages import Message, Value
from app.laws.events import QUESTIONS, Events, event_name
from app.laws.pack import LawPack
from app.laws.rule import PauseEffect

#: The dates beside which it is told: those by which what was asked for is owed.
BESIDE = frozenset({Milestone.RESPONSE_DUE, Milestone.OPT_OUT_DUE})


def without_effect(rules: LawPack, right: Right, events: Events) -> Iterator[Message]:
    """Tell which of the notices that came have no effect on a request for ``right``."""
    law = Message(f"law_short.{rules.law}")
    more_time = EventKind.EXTENSION_NOTIFIED
    if more_time in events and not _extends(rules, right, more_time):
        yield Message("warning.no_extension", {"law": law})
    for asked in QUESTIONS:
        if asked not in events or _bears(rules, right, asked):
            continue
        values: dict[str, Value] = {"law": law, "event": event_name(asked)}
        others = _stopped(rules, asked)
        if others:
            yield Message("warning.stops_others_only", {**values, "rights": _listed(others)})
        else:
            yield Message("warning.no_effect", values)


def _extends(rules: LawPack, right: Right, notice: EventKind) -> bool:
    return any(rule.only_with is notice and rule.is_for(right) for rule in rules.rules)


def _bears(rules: LawPack, right: Right, asked: EventKind) -> bool:
    waits = any(asked in rule.waits_for and rule.is_for(right) for rule in rules.rules)
    return waits or any(pause.asked is asked and pause.is_for(right) for pause in rules.pauses)


def _stopped(rules: LawPack, asked: EventKind) -> tuple[Right, ...]:
    """Name the only rights whose time the question stops."""
    stops = (
        pause for pause in rules.pauses if pause.asked is asked and pause.effect is PauseEffect.ADDS
    )
    return tuple(dict.fromkeys(right for pause in stops for right in pause.rights))


def _listed(rights: tuple[Right, ...]) -> Message:
    names = [Message(f"right.{right}") for right in rights]
    return reduce(lambda first, then: Message("rule.and", {"first": first, "then": then}), names)

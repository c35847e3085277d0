"""Which events a date of a law depends on: those it starts from, those that move or bring it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.base.ids import EventKind, Milestone
from app.laws.events import QUESTIONS

if TYPE_CHECKING:
    from app.laws.pack import LawPack


def deciding(pack: LawPack, milestone: Milestone) -> Iterator[EventKind]:
    """Give the events a milestone depends on, some of them twice."""
    for rule in pack.rules_for(milestone):
        yield from (*rule.start, *rule.at_once, *rule.waits_for, *rule.waits_for.values())
        for starts in rule.start_by_right.values():
            yield from starts
        if rule.only_with is not None:
            yield rule.only_with
        if rule.extends is not None:
            yield from deciding(pack, rule.extends)
    for longer in pack.rules:
        # Notice of more time that came too late is told beside the date it did not move.
        if longer.extends is milestone and longer.only_with is not None:
            yield longer.only_with
    for pause in pack.pauses:
        if milestone in pause.of:
            yield from (pause.asked, pause.given)
    if milestone in (Milestone.RESPONSE_DUE, Milestone.OPT_OUT_DUE):
        # A notice that has no effect under the law is told beside the answer's date.
        yield from (EventKind.EXTENSION_NOTIFIED, *QUESTIONS)

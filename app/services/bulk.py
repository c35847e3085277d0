"""The same event for many requests: each recorded by itself, and all of them taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.base.changes import Changes, Topic
from app.base.errors import Cancelled, Problem
from app.base.ids import CaseId, EventId
from app.base.progress import Progress
from app.cases.events import EventDraft
from app.services.requests import Requests

_TOUCHED = Changes.of(Topic.CASES, Topic.LETTERS)


@dataclass(frozen=True)
class Recorded:
    """What became of one request.

    Attributes:
        reference: how a person names it; only of one that was refused.
        event: what was recorded, or taken back; None where it was refused.
        problem: why it was refused.
    """

    case: CaseId
    reference: str = ""
    event: EventId | None = None
    problem: Problem | None = None


@dataclass(frozen=True)
class Bulk:
    """What became of all of them.

    Attributes:
        each: those that were come to, in order.
        stopped: the user stopped before the last one; what was done until then stays.
    """

    each: tuple[Recorded, ...]
    stopped: bool = False

    @property
    def done(self) -> tuple[Recorded, ...]:
        """Those that were recorded."""
        return tuple(one for one in self.each if one.event is not None)

    @property
    def refused(self) -> tuple[Recorded, ...]:
        """Those that were not."""
        return tuple(one for one in self.each if one.problem is not None)

    @property
    def changes(self) -> Changes:
        """What the vault has other than before."""
        return _TOUCHED if self.done else Changes()


def record_for_all(
    requests: Requests, cases: Sequence[CaseId], event: EventDraft, progress: Progress
) -> Bulk:
    """Record an event for each of ``cases``; one that refuses it harms no other.

    Args:
        requests: where they are recorded, each in a transaction of its own.
        cases: which, in order.
        event: what happened; it concerns everything asked for in each.
        progress: told of each; may stop the work between two, which is an outcome too, so
            that what was recorded can be undone.
    """

    def record(case: CaseId) -> EventId:
        return requests.record(case, event)[0].id

    return _for_each(requests, cases, record, progress)


def retract_all(requests: Requests, recorded: Sequence[Recorded], progress: Progress) -> Bulk:
    """Take back what ``record_for_all`` recorded; one that cannot be harms no other."""
    events = {one.case: one.event for one in recorded if one.event is not None}

    def retract(case: CaseId) -> EventId:
        requests.retract(case, events[case])
        return events[case]

    return _for_each(requests, tuple(events), retract, progress)


def _for_each(
    requests: Requests,
    cases: Sequence[CaseId],
    do: Callable[[CaseId], EventId],
    progress: Progress,
) -> Bulk:
    each: list[Recorded] = []
    for number, case in enumerate(cases):
        try:
            progress.step(number, len(cases))
        except Cancelled:
            return Bulk(tuple(each), stopped=True)
        try:
            each.append(Recorded(case, event=do(case)))
        except Problem as problem:
            each.append(Recorded(case, _reference(requests, case), problem=problem))
    return Bulk(tuple(each))


def _reference(requests: Requests, case: CaseId) -> str:
    """Name a request for a person; empty where there is none any more."""
    try:
        return requests.get(case).reference
    except Problem:
        return ""

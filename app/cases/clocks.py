"""Several clocks at once: what runs in a case, the nearest first, and how it would move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import TypeAlias

from app.base.ids import Law, Milestone, Stage
from app.cases.assess import AskState, Assessment
from app.cases.milestones import Due, MilestoneState, day_of


class Standing(StrEnum):
    """How a clock stands.

    ``ahead``: it runs. ``late``: an answer was owed by it and has not come. ``suspended``: the
    time stands still until the person has answered a question. ``unknown``: the day it is
    counted from is not known. ``kept``, ``passed``: it is over. ``replaced``: another date
    took its place. ``stopped``: the ask is closed. ``none``: nothing sets such a date.
    """

    AHEAD = "ahead"
    LATE = "late"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"
    KEPT = "kept"
    PASSED = "passed"
    REPLACED = "replaced"
    STOPPED = "stopped"
    NONE = "none"


class Change(StrEnum):
    """What becomes of a clock: has it a day at last, another, none any more; or the same one.

    ``otherwise``: its day stays, or it has none before and after, but it stands otherwise.
    """

    NEW = "new"
    MOVES = "moves"
    GONE = "gone"
    OTHERWISE = "otherwise"
    SAME = "same"


#: The most pressing first; among those with a date the nearest.
_RUNNING = (Standing.LATE, Standing.AHEAD, Standing.SUSPENDED, Standing.UNKNOWN)


@dataclass(frozen=True)
class Clock:
    """A date of the asks that share it; asks under different laws never do.

    Attributes:
        law: None for the operator's promise, which is no law's.
        asks: ids of the asks it is a date of.
    """

    law: Law | None
    asks: tuple[str, ...]
    due: Due
    standing: Standing

    @property
    def runs(self) -> bool:
        """Whether it is still waited for."""
        return self.standing in _RUNNING


@dataclass(frozen=True)
class Move:
    """A clock as it is and as it would be; None where it is not there.

    The answer due and its extended date are one clock: ``after`` may be of another milestone.
    """

    before: Clock | None
    after: Clock | None

    @property
    def clock(self) -> Clock:
        """The clock as it would be, else as it is."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a move of nothing")
        return found

    @property
    def moved(self) -> bool:
        """Whether it has another date, or stands otherwise."""
        if self.before is None or self.after is None:
            return True
        return _stands(self.before) != _stands(self.after)

    @property
    def change(self) -> Change:
        """What becomes of it."""
        before = self.before.due.due if self.before else None
        after = self.after.due.due if self.after else None
        if not self.moved:
            return Change.SAME
        if before == after:
            return Change.OTHERWISE
        if before is None:
            return Change.NEW
        return Change.GONE if after is None else Change.MOVES


def clocks(assessment: Assessment) -> tuple[Clock, ...]:
    """Give every clock of a case: first those that run, the nearest first, then the rest."""
    shared: dict[tuple[_Key, date | None, Standing], tuple[Due, list[str]]] = {}
    for key, ask, due, stands in _each(assessment):
        shared.setdefault((key, due.due, stands), (due, []))[1].append(ask)
    found = (
        Clock(law, tuple(asks), due, stands)
        for ((law, _), _, stands), (due, asks) in shared.items()
    )
    return tuple(sorted(found, key=_nearness))


def running(assessment: Assessment) -> tuple[Clock, ...]:
    """Give the clocks of a case that run, the nearest first."""
    return tuple(clock for clock in clocks(assessment) if clock.runs)


def gravest(found: Iterable[Clock]) -> Clock | None:
    """Give the clock that is to be explained first; None where there is none at all.

    What is late by law comes first, then what still runs by law, the nearest first, then what
    was promised, then the day we expected an answer by, then a date of the law that is over.
    When we would remind comes last. Of dates of the same weight that are over, the last one.
    """
    return min(found, key=_gravity, default=None)


class _Weight(IntEnum):
    LATE_BY_LAW = 0
    BY_LAW = 1
    PROMISE = 2
    EXPECTED = 3
    LAW_OVER = 4
    PROMISE_OVER = 5
    SUIT_OVER = 6
    EXPECTED_OVER = 7
    REMINDER = 8
    NOT_WAITED_FOR = 9


def _gravity(clock: Clock) -> tuple[_Weight, int]:
    day = day_of(clock.due).toordinal()
    return _weight(clock), day if clock.runs else -day


def _weight(clock: Clock) -> _Weight:
    milestone = clock.due.milestone
    if milestone is Milestone.REFUSAL_NOTICE_DUE or clock.standing is Standing.NONE:
        return _Weight.NOT_WAITED_FOR
    if milestone is Milestone.CONVENTION_SECOND:
        return _Weight.REMINDER
    if milestone is Milestone.CONVENTION_FIRST:
        return _Weight.EXPECTED if clock.runs else _Weight.EXPECTED_OVER
    if milestone is Milestone.OPERATOR_PROMISE:
        return _Weight.PROMISE if clock.runs else _Weight.PROMISE_OVER
    if clock.runs:
        return _Weight.LATE_BY_LAW if clock.standing is Standing.LATE else _Weight.BY_LAW
    # From then on a suit is possible: that is nothing anybody missed.
    suit = milestone is Milestone.EARLIEST_SUIT
    return _Weight.SUIT_OVER if suit else _Weight.LAW_OVER


def moves(before: Assessment, after: Assessment) -> tuple[Move, ...]:
    """Give every clock before and after, the nearest as it would be first.

    Each is given once: an extended date in the place of the date it puts off, and until when a
    refusal has to be told not at all, as it is always a date given already.
    """
    was = {(key, ask): (due, stands) for key, ask, due, stands in _answering(before)}
    becomes = {(key, ask): (due, stands) for key, ask, due, stands in _answering(after)}
    shared: dict[tuple[_Key, _Days, _Days], tuple[_Key, _Found, _Found, list[str]]] = {}
    for key, ask in dict.fromkeys((*becomes, *was)):
        old, new = was.get((key, ask)), becomes.get((key, ask))
        same = (key, _days(old), _days(new))
        shared.setdefault(same, (key, old, new, []))[3].append(ask)
    found = (
        Move(_clock(key, old, asks), _clock(key, new, asks))
        for key, old, new, asks in shared.values()
    )
    return tuple(sorted(found, key=lambda move: _nearness(move.clock)))


_Key: TypeAlias = tuple[Law | None, Milestone]
_Found: TypeAlias = tuple[Due, Standing] | None
_Days: TypeAlias = tuple[date | None, Standing] | None


def _each(assessment: Assessment) -> Iterator[tuple[_Key, str, Due, Standing]]:
    for state in assessment.asks:
        if state.ask is None:
            continue
        for due in state.milestones:
            promised = due.milestone is Milestone.OPERATOR_PROMISE
            law = None if promised else state.ask.law
            yield (law, due.milestone), state.ask.id, due, standing(state, due)


def _answering(assessment: Assessment) -> Iterator[tuple[_Key, str, Due, Standing]]:
    """Give every milestone as ``_each`` does, the answer due and its extension as one."""
    extended = {
        (key[0], ask)
        for key, ask, due, _ in _each(assessment)
        if key[1] is Milestone.RESPONSE_DUE_EXTENDED and due.due is not None
    }
    for (law, milestone), ask, due, stands in _each(assessment):
        if milestone is Milestone.REFUSAL_NOTICE_DUE:
            continue
        if (law, ask) in extended:
            if milestone is Milestone.RESPONSE_DUE:
                continue
            if milestone is Milestone.RESPONSE_DUE_EXTENDED:
                milestone = Milestone.RESPONSE_DUE
        yield (law, milestone), ask, due, stands


def standing(state: AskState, due: Due) -> Standing:
    """Say how a milestone of an ask stands."""
    if due.due is None:
        return _undated(due)
    if due.state is MilestoneState.MET:
        return Standing.KEPT
    if state.stage is Stage.CLOSED:
        return Standing.STOPPED
    if due.state is MilestoneState.REPLACED:
        return Standing.REPLACED
    if due.state is MilestoneState.AHEAD:
        return Standing.AHEAD
    return Standing.LATE if state.clock is not None and state.clock == due else Standing.PASSED


def _undated(due: Due) -> Standing:
    if due.waits:
        return Standing.SUSPENDED
    counted = due.deadline
    asks = counted is not None and counted.question is not None
    return Standing.UNKNOWN if asks else Standing.NONE


def _clock(key: _Key, found: _Found, asks: list[str]) -> Clock | None:
    return Clock(key[0], tuple(asks), found[0], found[1]) if found else None


def _days(found: _Found) -> _Days:
    return (found[0].due, found[1]) if found else None


def _stands(clock: Clock) -> tuple[date | None, Standing]:
    return clock.due.due, clock.standing


def _nearness(clock: Clock) -> tuple[int, date]:
    order = _RUNNING.index(clock.standing) if clock.runs else len(_RUNNING)
    return order, day_of(clock.due)

"""The dated milestones of an ask, and which of them decides whether it is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from app.base.ids import Certainty, EventKind, Law, Milestone, Right, Stage, event_kind
from app.base.messages import Message
from app.cases.case import Ask
from app.cases.fields import date_of, number_of, text_of
from app.cases.thread import QUESTIONS, Thread
from app.laws import pack
from app.laws.deadline import Deadline, Vector, compute, milestones_for
from app.laws.pack import Method

#: Events of which the first one counts, where there are several.
_FIRST = (
    EventKind.NORMALLY_ARRIVES,
    EventKind.IDENTITY_REQUESTED,
    EventKind.AUTHORITY_REQUESTED,
    EventKind.CLARIFICATION_REQUESTED,
    EventKind.EXTENSION_NOTIFIED,
    EventKind.COMPLAINT_RECEIVED,
    EventKind.COMPLAINT_LODGED,
)

#: The dates under which an operator owes an answer by law.
_STATUTORY = (Milestone.RESPONSE_DUE, Milestone.OPT_OUT_DUE)


class MilestoneState(StrEnum):
    """Where a milestone stands: still to come, answered in time, or behind us."""

    AHEAD = "ahead"
    MET = "met"
    PAST = "past"


@dataclass(frozen=True)
class Due:
    """A milestone of an ask.

    Attributes:
        certainty: what stands behind the date; None where there is none.
        due: its date, or None where none is counted.
        words: where there is no date, why not; where the operator named it, when it did.
        vector: what the date was counted from; None where nothing was counted.
    """

    milestone: Milestone
    certainty: Certainty | None
    due: date | None
    state: MilestoneState = MilestoneState.AHEAD
    words: Message | None = None
    vector: Vector | None = None

    @property
    def deadline(self) -> Deadline | None:
        """How the date was counted, for "why this date": told when asked, kept nowhere."""
        return compute(self.vector) if self.vector else None


@dataclass(frozen=True)
class Schedule:
    """The milestones of an ask.

    Attributes:
        dues: by date, those without one last.
        clock: the one that decides lateness; None where it has no date yet. The extended
            date if an extension was notified in time, else the date by law; where the law
            names no days the operator's promise, else our convention.
    """

    dues: tuple[Due, ...] = ()
    clock: Due | None = None


_NOTHING_LEFT = Schedule()


def schedule(ask: Ask, country: str, thread: Thread, today: date) -> Schedule:
    """Give the milestones of an ask; none before its letter has left or once it came back.

    Args:
        ask: what is asked for.
        country: the operator's seat, whose calendar counts unless the law has its own.
        thread: what the events add up to.
        today: decides which milestones are behind us.
    """
    if thread.stage is Stage.DRAFTED or thread.returned is not None:
        return _NOTHING_LEFT
    place = _Place(ask.law, ask.right, ask.grounds, country)
    known = _known(thread)
    dues = [
        _counted(place, milestone, known) for milestone in milestones_for(place.law, place.right)
    ]
    extended = _extension(place, dues, known)
    promised = _promised(place, _promise(thread), known)
    dues += [each for each in (extended, promised) if each is not None]
    placed = tuple(sorted((_placed(due, thread, today) for due in dues), key=day_of))
    return Schedule(placed, _clock(place.law, placed))


def day_of(due: Due) -> date:
    """Give the day a milestone is sorted by: one without a date comes last."""
    return due.due or date.max


@dataclass(frozen=True)
class _Place:
    """Where a date is counted: by which law, for what, in whose calendar."""

    law: Law
    right: Right
    grounds: tuple[str, ...]
    country: str


@dataclass(frozen=True)
class _Promise:
    """What the operator said: an answer on a day, or within so many days from an event."""

    on: date
    by: date | None = None
    days: int | None = None
    counted_from: EventKind = EventKind.ARRIVED
    start: date | None = None


def _known(thread: Thread) -> dict[EventKind, date]:
    """Give the dates that counting knows: one per kind of event."""
    first, last = thread.first, thread.last
    known = {kind: first[kind].on for kind in _FIRST if kind in first}
    arrival = thread.arrival()
    if arrival is not None:
        known[EventKind.ARRIVED] = arrival.on
    if thread.refused is not None:
        known[EventKind.REFUSED] = thread.refused.on
    for question, answer in QUESTIONS.items():
        if answer in last and question not in thread.open:
            known[answer] = last[answer].on
    return known


def _promise(thread: Thread) -> _Promise | None:
    promised = thread.last.get(EventKind.PROMISED)
    extended = thread.last.get(EventKind.EXTENSION_NOTIFIED)
    until = date_of(extended.payload, "until") if extended else None
    if extended is not None and until and (promised is None or promised.on <= extended.on):
        return _Promise(extended.on, by=until)
    if promised is None:
        return None
    counted_from = _counted_from(text_of(promised.payload, "from"))
    start = thread.first.get(counted_from)
    return _Promise(
        promised.on,
        date_of(promised.payload, "by"),
        number_of(promised.payload, "days"),
        counted_from,
        start.on if start else None,
    )


def _counted_from(name: str) -> EventKind:
    try:
        return event_kind(name)
    except ValueError:
        return EventKind.ARRIVED


def _clock(law: Law, dues: tuple[Due, ...]) -> Due | None:
    by_milestone = {due.milestone: due for due in dues}
    owed = _owed(law, dues)
    if owed is not None:
        clock: Due | None = by_milestone.get(Milestone.RESPONSE_DUE_EXTENDED, owed)
    else:
        promise = by_milestone.get(Milestone.OPERATOR_PROMISE)
        clock = promise or by_milestone.get(Milestone.CONVENTION_FIRST)
    return clock if clock is not None and clock.due is not None else None


def _counted(
    place: _Place,
    milestone: Milestone,
    known: Mapping[EventKind, date],
    promise: _Promise | None = None,
) -> Due:
    wanted = _deciding(place.law, milestone)
    events = tuple([(kind, day) for kind, day in known.items() if kind in wanted])
    if promise is not None and promise.start is not None:
        events = (*events, (promise.counted_from, promise.start))
    return _date(place, milestone, events, promise)


@cache
def _deciding(law: Law, milestone: Milestone) -> frozenset[EventKind]:
    """Name the events that decide a milestone, by the rule that dates it."""
    rule = pack.load(law).time_rule(milestone) if law in pack.available() else None
    if rule is None:
        return frozenset()
    waits = (*rule.waits_for, *rule.waits_for.values())
    return frozenset((*rule.start, *rule.at_once, *rule.blocked_by, *waits))


# The same days come up again and again over many cases: a date is counted once.
@lru_cache(maxsize=8192)
def _date(
    place: _Place,
    milestone: Milestone,
    events: tuple[tuple[EventKind, date], ...],
    promise: _Promise | None,
) -> Due:
    fixed = pack.load(place.law).calendar if place.law in pack.available() else ""
    vector = Vector(
        id="",
        law=place.law,
        right=place.right,
        milestone=milestone,
        calendar=fixed or place.country,
        events={kind.value: day for kind, day in events},
        promise_days=promise.days if promise else None,
        promise_from=promise.counted_from.value if promise else "",
        grounds=place.grounds,
    )
    deadline = compute(vector)
    words = None if deadline.due else _undated(deadline)
    return Due(milestone, deadline.certainty, deadline.due, words=words, vector=vector)


def _undated(deadline: Deadline) -> Message | None:
    """Say why a milestone has no date: not counted yet, something to ask, or none by law."""
    if deadline.error is not None:
        return Message("milestone.not_counted", {"why": deadline.error.message})
    if deadline.question is not None:
        return deadline.question
    return deadline.reason[0].message if deadline.reason else None


def _extension(place: _Place, dues: list[Due], known: Mapping[EventKind, date]) -> Due | None:
    """Give the extended date where an extension was notified in time; too late, it moves nothing."""
    notified = known.get(EventKind.EXTENSION_NOTIFIED)
    owed = _owed(place.law, dues)
    if notified is None or owed is None or (owed.due is not None and notified > owed.due):
        return None
    return _counted(place, Milestone.RESPONSE_DUE_EXTENDED, known)


def _promised(
    place: _Place, promise: _Promise | None, known: Mapping[EventKind, date]
) -> Due | None:
    if promise is None:
        return None
    if promise.by is not None:
        words = Message("milestone.named", {"on": promise.on, "date": promise.by})
        return Due(Milestone.OPERATOR_PROMISE, Certainty.PROMISE, promise.by, words=words)
    counted = _counted(place, Milestone.OPERATOR_PROMISE, known, promise)
    # Days that cannot be counted yet are not shown: a promise has no date but its own.
    return None if counted.due is None else counted


def _placed(due: Due, thread: Thread, today: date) -> Due:
    """Say where a milestone stands on ``today``."""
    day, answered_on = due.due, thread.answered_on
    if day is None:
        return due
    if due.milestone is Milestone.EARLIEST_SUIT:
        met = answered_on is not None and thread.refused is None
        past = day <= today
    else:
        met = answered_on is not None and answered_on <= day
        past = day < today
    if not met and not past:
        return due
    state = MilestoneState.MET if met else MilestoneState.PAST
    return Due(due.milestone, due.certainty, day, state, due.words, due.vector)


def _owed(law: Law, dues: Iterable[Due]) -> Due | None:
    """Give the date an answer is owed by law; None where the law names no days."""
    for due in dues:
        if due.milestone in _STATUTORY and _names_days(law, due.milestone):
            return due
    return None


@cache
def _names_days(law: Law, milestone: Milestone) -> bool:
    rule = pack.load(law).time_rule(milestone)
    return rule is not None and rule.method is not Method.NONE

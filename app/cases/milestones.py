"""The dated milestones of an ask, and which of them decides whether it is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.base.ids import Certainty, EventKind, Law, Milestone, Right, Stage, event_kind
from app.base.messages import Message
from app.cases.case import Ask
from app.cases.events import OPERATOR_ACTS
from app.cases.fields import date_of, number_of, text_of
from app.cases.thread import Thread
from app.laws import pack, shelf
from app.laws.compute import compute, date_only, milestones_for, named
from app.laws.deadline import Deadline, Vector
from app.laws.events import QUESTIONS

#: Events of which the first one counts, where there are several.
_FIRST = (
    EventKind.NORMALLY_ARRIVES,
    EventKind.IDENTITY_REQUESTED,
    EventKind.AUTHORITY_REQUESTED,
    EventKind.FEE_REQUESTED,
    EventKind.CLARIFICATION_REQUESTED,
    EventKind.EXTENSION_NOTIFIED,
    EventKind.COMPLAINT_RECEIVED,
    EventKind.COMPLAINT_LODGED,
)

#: The dates under which an operator owes an answer by law.
_STATUTORY = (Milestone.RESPONSE_DUE, Milestone.OPT_OUT_DUE)


class MilestoneState(StrEnum):
    """Where a milestone stands: to come, answered in time, behind us, or put off by another."""

    AHEAD = "ahead"
    MET = "met"
    PAST = "past"
    REPLACED = "replaced"


@dataclass(frozen=True)
class Due:
    """A milestone of an ask.

    Attributes:
        certainty: what stands behind the date; None where there is none.
        due: its date, or None where none is counted.
        words: where there is no date, why not; where the operator named it, when it did.
        waits: whether the date waits for the person's answer to a question.
        vector: what the date was counted from; None where nothing was counted.
        named_on: when the operator named the date itself.
    """

    milestone: Milestone
    certainty: Certainty | None
    due: date | None
    state: MilestoneState = MilestoneState.AHEAD
    words: Message | None = None
    vector: Vector | None = None
    waits: bool = False
    named_on: date | None = None

    @property
    def deadline(self) -> Deadline | None:
        """How the date came about, for "why this date": told when asked, kept nowhere."""
        if self.vector is not None:
            return compute(self.vector)
        if self.due is None or self.named_on is None:
            return None
        return named(self.milestone, self.named_on, self.due)


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
        _counted(place, milestone, known)
        for milestone in milestones_for(place.law, place.right, known)
    ]
    promised = _promised(place, _promise(thread), known)
    if promised is not None:
        dues.append(promised)
    placed = _extended([_placed(due, thread, today) for due in _telling(dues)])
    in_order = tuple(sorted(placed, key=day_of))
    return Schedule(in_order, _clock(in_order))


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
    start = _start(thread, counted_from)
    return _Promise(
        promised.on,
        date_of(promised.payload, "by"),
        number_of(promised.payload, "days"),
        counted_from,
        start,
    )


def _start(thread: Thread, kind: EventKind) -> date | None:
    # An arrival nobody recorded is assumed here as everywhere.
    event = thread.arrival() if kind is EventKind.ARRIVED else thread.first.get(kind)
    return event.on if event else None


def _counted_from(name: str) -> EventKind:
    try:
        return event_kind(name)
    except ValueError:
        return EventKind.ARRIVED


def _telling(dues: list[Due]) -> list[Due]:
    """Leave out the last day for a refusal where it is that for every answer."""
    extended = any(due.milestone is Milestone.RESPONSE_DUE_EXTENDED and due.due for due in dues)
    return [due for due in dues if extended or due.milestone is not Milestone.REFUSAL_NOTICE_DUE]


def _clock(dues: tuple[Due, ...]) -> Due | None:
    by_milestone = {due.milestone: due for due in dues}
    owed = _owed(dues)
    clock: Due | None
    if owed is not None:
        extended = by_milestone.get(Milestone.RESPONSE_DUE_EXTENDED)
        clock = extended if extended is not None and extended.due else owed
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


@shelf.remember()
def _deciding(law: Law, milestone: Milestone) -> frozenset[EventKind]:
    return pack.load(law).deciding(milestone)


# The same days come up again and again over many cases: a date is counted once.
@shelf.remember(32_768)
def _date(
    place: _Place,
    milestone: Milestone,
    events: tuple[tuple[EventKind, date], ...],
    promise: _Promise | None,
) -> Due:
    fixed = pack.load(place.law).calendar
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
    deadline = date_only(vector)
    words = None if deadline.due else _undated(deadline)
    return Due(
        milestone,
        deadline.certainty,
        deadline.due,
        words=words,
        vector=vector,
        waits=deadline.waits,
    )


def _undated(deadline: Deadline) -> Message | None:
    """Say why a milestone has no date: not counted yet, something to ask, or none by law."""
    if deadline.error is not None:
        return Message("milestone.not_counted", {"why": deadline.error.message})
    if deadline.question is not None:
        return deadline.question
    return deadline.reason[0].message if deadline.reason else None


def _promised(
    place: _Place, promise: _Promise | None, known: Mapping[EventKind, date]
) -> Due | None:
    if promise is None:
        return None
    if promise.by is not None:
        words = Message("milestone.named", {"on": promise.on, "date": promise.by})
        told = Milestone.OPERATOR_PROMISE, Certainty.PROMISE, promise.by
        return Due(*told, words=words, named_on=promise.on)
    counted = _counted(place, Milestone.OPERATOR_PROMISE, known, promise)
    # Days that cannot be counted yet are not shown: a promise has no date but its own.
    return None if counted.due is None else counted


def _placed(due: Due, thread: Thread, today: date) -> Due:
    """Say where a milestone stands on ``today``."""
    day = due.due
    if day is None:
        # Nothing stands still for an answer that has come.
        stopped = due.waits and thread.answered_on is not None
        return replace(due, waits=False) if stopped else due
    suit = due.milestone is Milestone.EARLIEST_SUIT
    # From the day a suit is possible its waiting is behind us; a last day is still to come.
    past = day <= today if suit else day < today
    met = _met(due, day, thread)
    if not met and not past:
        return due
    return replace(due, state=MilestoneState.MET if met else MilestoneState.PAST)


def _met(due: Due, day: date, thread: Thread) -> bool:
    if due.milestone is Milestone.AUTHORITY_PROGRESS_DUE:
        # What an authority tells is not among the operator's events.
        return False
    if due.milestone is Milestone.ACKNOWLEDGEMENT_DUE:
        return _heard_by(day, thread)
    answered_on = thread.answered_on
    if due.milestone is Milestone.EARLIEST_SUIT:
        return answered_on is not None and thread.refused is None
    return answered_on is not None and answered_on <= day


def _heard_by(day: date, thread: Thread) -> bool:
    """Say whether the operator was heard of by ``day``, of a complaint since that was made."""
    complaint = thread.first.get(EventKind.COMPLAINT_RECEIVED)
    acts = [
        fact.on
        for seen in (thread.first, thread.last)
        for kind, fact in seen.items()
        if kind in OPERATOR_ACTS and (complaint is None or fact.on >= complaint.on)
    ]
    return any(on <= day for on in acts)


def _extended(dues: list[Due]) -> list[Due]:
    """Say that the first last day no longer counts where more time was won."""
    if not any(due.milestone is Milestone.RESPONSE_DUE_EXTENDED and due.due for due in dues):
        return dues
    return [
        replace(due, state=MilestoneState.REPLACED)
        if due.milestone is Milestone.RESPONSE_DUE and due.state is not MilestoneState.MET
        else due
        for due in dues
    ]


def _owed(dues: Iterable[Due]) -> Due | None:
    """Give the date an answer is owed by law; None where the law names no days."""
    for due in dues:
        if due.milestone in _STATUTORY and due.certainty is Certainty.STATUTORY:
            return due
    return None

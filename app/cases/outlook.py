"""A case in a list: where it stands and when that changes, so that a list need not derive all cases.

An outlook is an index, no fact: it can be made anew from the events at any time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.base.ids import Certainty, EventKind, Stage
from app.cases.assess import SOON_DAYS, VERY_LATE_FROM, AskState, Assessment
from app.cases.case import Case
from app.cases.events import effective
from app.cases.milestones import MilestoneState
from app.cases.next_steps import REMINDER_DAYS, Mark, NextStep, Urgency


class Group(StrEnum):
    """Where a request stands, as lists and counts name it.

    The first two say what it asks of the user; of the others each request is in exactly one.
    """

    NEEDS_YOU = "needs_you"
    COMING_UP = "coming_up"
    #: It lies with the operator.
    WAITING = "waiting"
    #: The operator waits for the user.
    PAUSED = "paused"
    DRAFTS = "drafts"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True)
class DateAhead:
    """A date of a case for the calendar; ``late``: it has passed and the case is late by it."""

    on: date
    certainty: Certainty
    late: bool = False


@dataclass(frozen=True)
class Outlook:
    """Where a case stands on a day.

    Attributes:
        group: one of the groups by state.
        urgency: place among ``Urgency``; 0 needs the user.
        mark: place among ``Mark``, most pressing first.
        by: the date its next step is about.
        due: the date that has passed, else the next one to come.
        closed_on: when it was closed.
        since: the day it was derived for; clocks can be set back.
        until: the last day on which all of this holds, unless something is recorded.
    """

    group: Group
    urgency: int
    mark: int
    late: bool
    by: date | None
    due: date | None
    closed_on: date | None
    dates: tuple[DateAhead, ...]
    since: date
    until: date


def outlook(case: Case, assessed: Assessment, step: NextStep) -> Outlook:
    """Give the outlook of an assessed case."""
    passed = [state.clock.due for state in assessed.asks if state.late and state.clock]
    due = min((day for day in passed if day), default=None)
    if due is None and assessed.next_due is not None:
        due = assessed.next_due.due
    closed = [event.on for event in effective(case.events) if event.kind is EventKind.CLOSED]
    return Outlook(
        group=_group(assessed),
        urgency=list(Urgency).index(step.urgency),
        mark=list(Mark).index(step.mark),
        late=assessed.late,
        by=step.by,
        due=due,
        closed_on=closed[-1] if closed and assessed.stage is Stage.CLOSED else None,
        dates=tuple(dict.fromkeys(each for state in assessed.asks for each in _dates(state))),
        since=assessed.today,
        until=_until(assessed),
    )


def _group(assessed: Assessment) -> Group:
    if assessed.stage is Stage.DRAFTED:
        return Group.DRAFTS
    if assessed.stage is Stage.CLOSED:
        return Group.CLOSED
    if assessed.stage is Stage.ANSWERED:
        return Group.ANSWERED
    return Group.PAUSED if assessed.paused else Group.WAITING


def _dates(state: AskState) -> Iterator[DateAhead]:
    if state.stage is Stage.CLOSED:
        return
    for due in state.milestones:
        if due.due is None or due.certainty is None:
            continue
        if state.late and due is state.clock:
            yield DateAhead(due.due, due.certainty, late=True)
        elif due.state is MilestoneState.AHEAD:
            yield DateAhead(due.due, due.certainty)


def _until(assessed: Assessment) -> date:
    """Find the day before the first on which something derived from the day alone changes."""
    today = assessed.today
    ahead = [day for state in assessed.asks for day in _turns(state) if day > today]
    return min(ahead) - timedelta(days=1) if ahead else date.max


def _turns(state: AskState) -> Iterator[date]:
    """Give the days on which ``assess`` or ``next_step`` begins to say something else."""
    for due in state.milestones:
        if due.due is not None:
            for days in (-SOON_DAYS, 0, 1, VERY_LATE_FROM):
                yield _shifted(due.due, days)
    if state.drafted_for is not None:
        yield state.drafted_for
    if state.link_expiry is not None:
        yield _shifted(state.link_expiry, 1)
    if state.reminded_on is not None:
        yield _shifted(state.reminded_on, REMINDER_DAYS + 1)
    if state.arrival_question is not None and state.arrival_question.proposal is not None:
        yield state.arrival_question.proposal


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max

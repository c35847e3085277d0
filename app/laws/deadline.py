"""A deadline: what it is counted from, and what comes of it. The counting is ``compute.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.base.errors import Problem
from app.base.ids import Certainty, EventKind, Law, Milestone, Right
from app.base.messages import Message
from app.laws.why import Step


@dataclass(frozen=True)
class Vector:
    """What a deadline is computed from.

    Attributes:
        id: the caller's name for it.
        calendar: ISO 3166 code of the place whose days of rest count (``DE``, ``DE-BY``);
            empty = not known. A law with a calendar of its own (APPI: ``JP``) keeps to that.
        events: event name or synonym -> its civil date, None where the day is not known.
        promise_days: days the operator itself promised, counted from ``promise_from``,
            the name of an event; empty = from arrival.
        grounds: the ask's grounds, where they decide about a suit.
    """

    id: str
    law: Law
    right: Right
    milestone: Milestone
    calendar: str = ""
    events: Mapping[str, date | None] = field(default_factory=dict)
    promise_days: int | None = None
    promise_from: str = ""
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alternative:
    """Another defensible date, and when it would be the right one."""

    day: date
    why: Message


@dataclass(frozen=True)
class Deadline:
    """A computed date, or why there is none.

    Attributes:
        nominal_due: the date before it was moved off days of rest; for a suit the strict date.
        due: the date to show; None = show none and say why (``reason``, ``question``, ``error``).
        certainty: what stands behind the date; None where there is no date to stand behind.
        statutory: whether the law itself sets the date; None where nothing could be computed.
        rule: id of the rule applied, empty if none.
        start: the event the count starts from and its day; None where nothing was counted.
        calendar: code of the calendar it was counted in; empty = weekends only.
        verified: whether the sources of rule and citations were seen.
        to_verify: the places whose source nobody has seen yet.
        reason: the way from the start event to the date, in order.
        citation: the places the rule rests on.
        non_working_days: the days of rest that moved the date.
        waits: whether the time stands still until the person has answered a question.
        question: what to ask the user so that there can be a date.
        wants: the event that would give a date: whose day is asked for, or the answer to
            what the time stands still for.
        error: why nothing could be computed.
    """

    id: str
    law: Law | None = None
    right: Right | None = None
    milestone: Milestone | None = None
    nominal_due: date | None = None
    due: date | None = None
    certainty: Certainty | None = None
    statutory: bool | None = None
    rule: str = ""
    start: tuple[EventKind, date] | None = None
    calendar: str = ""
    verified: bool = True
    to_verify: tuple[Message, ...] = ()
    reason: tuple[Step, ...] = ()
    citation: tuple[Message, ...] = ()
    non_working_days: tuple[date, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    warnings: tuple[Message, ...] = ()
    waits: bool = False
    question: Message | None = None
    wants: EventKind | None = None
    error: Problem | None = None

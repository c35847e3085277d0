"""The dates that follow from a law: the rule that dates a milestone, found and applied.

The numbers stand in the pack's rules, the days of rest in the calendars; here is
only how they meet, and every step of it is kept so that "why this date" can be told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.base.errors import Problem
from app.base.ids import Certainty, EventKind, Law, Milestone, Right
from app.base.messages import Message
from app.laws import pack, shelf, why
from app.laws.applied import Applied
from app.laws.calendars import Calendar
from app.laws.context import Context
from app.laws.deadline import Deadline, Vector
from app.laws.grants import RightRule
from app.laws.no_effect import BESIDE, without_effect
from app.laws.place import calendar_for
from app.laws.rule import Method, TimeRule
from app.laws.validity import Dated, on_day
from app.laws.why import Step


def milestones_for(
    law: Law, right: Right, happened: Iterable[EventKind] = ()
) -> tuple[Milestone, ...]:
    """Name the dates that follow from a request for ``right``, in the order of the pack.

    A date that needs an event (more time: the notice of it) is named once that is among
    what ``happened``.
    """
    known = frozenset(happened)
    wanted = (each for each, needs in _dates_of(law, right) if needs is None or needs in known)
    return tuple(dict.fromkeys(wanted))


@shelf.remember()
def _dates_of(law: Law, right: Right) -> tuple[tuple[Milestone, EventKind | None], ...]:
    """Give the dates of a right, each with the event it needs."""
    whole = pack.load(law)
    if whole.rule(right) is None:
        return ()
    rules = (rule for rule in whole.rules if rule.is_for(right))
    return tuple(
        (rule.milestone, rule.only_with) for rule in rules if rule.method is not Method.PROMISE
    )


def compute(vector: Vector) -> Deadline:
    """Compute the date ``vector`` asks for; what cannot be computed carries its ``error``."""
    return _computed(vector, told=True)


def date_only(vector: Vector) -> Deadline:
    """Compute the date as ``compute`` does, without saying how: for a hundred thousand at once.

    Of a date only ``nominal_due``, ``due`` and what stands behind it come back; why there
    is none is told all the same, but without citations.
    """
    return _computed(vector, told=False)


def _computed(vector: Vector, *, told: bool) -> Deadline:
    try:
        return _Choice(Context.of(vector, told=told)).result()
    except OverflowError:
        error = Problem("problem.date_out_of_range")
    except Problem as problem:
        error = problem
    return Deadline(vector.id, vector.law, vector.right, vector.milestone, error=error)


def named(milestone: Milestone, on: date, by: date) -> Deadline:
    """Give the date ``by``, which the operator itself named ``on`` a day: nothing is counted."""
    return Deadline(
        "",
        milestone=milestone,
        nominal_due=by,
        due=by,
        certainty=Certainty.PROMISE,
        statutory=False,
        start=(EventKind.PROMISED, on),
        reason=why.named(on, by),
        citation=(Message("cite.promise"),),
    )


def calendar_of(law: Law, place: str) -> Calendar:
    """Give the calendar a law's dates are counted in for an operator seated in ``place``.

    Raises:
        Problem: ``place`` is no country or region.
    """
    return calendar_for(pack.load(law), place)[0]


@shelf.remember()
def _rows(
    law: Law, milestone: Milestone, right: Right
) -> tuple[tuple[TimeRule, ...], tuple[RightRule, ...]]:
    """Give the rules that date a milestone of a right, and the rows of the right itself."""
    rules = pack.load(law)
    dating = tuple(rule for rule in rules.rules_for(milestone) if rule.is_for(right))
    return dating, tuple(row for row in rules.rights if row.right is right)


@dataclass(frozen=True)
class _Choice:
    """The choice of the rule that dates the milestone of a vector."""

    context: Context

    def result(self) -> Deadline:
        """Apply the rule that dates the milestone.

        Raises:
            Problem: the promise is none.
            OverflowError: the date lies outside the years 1 to 9999.
        """
        vector = self.context.vector
        rows, grants = _rows(vector.law, vector.milestone, vector.right)
        if not rows:
            return self._no_such_date(self.context.pack.rules_for(vector.milestone))
        day = self._day_of_law(rows)
        rule = on_day(rows, day)
        if rule is None:
            return self._not_in_force(rows[-1].id, rows, day)
        if on_day(grants, day) is None:
            return self._not_in_force(rule.id, grants, day)
        found = Applied(self.context, rule, day).result()
        if vector.milestone not in BESIDE or not self.context.told:
            return found
        idle = without_effect(self.context.pack, vector.right, self.context.events)
        return replace(found, warnings=(*found.warnings, *idle))

    def _day_of_law(self, rows: tuple[TimeRule, ...]) -> date | None:
        """Give the day that decides which state of the law counts: that of the first event."""
        for rule in rows:
            for kind in rule.starts(self.context.vector.right):
                day = self.context.events.get(kind)
                if day is not None:
                    return day
        return None

    def _no_such_date(self, every: tuple[TimeRule, ...]) -> Deadline:
        rules, right = self.context.pack, self.context.vector.right
        law = Message(f"law.{self.context.vector.law}")
        rule = every[0].id if every else ""
        if every and every[0].method is Method.PRE_SUIT:
            return self._dateless(rule, why.not_sued_for())
        if not _dates_of(rules.law, right):
            since = min(
                (row.valid_from for row in rules.rights if row.right is right and row.valid_from),
                default=None,
            )
            if since is not None:
                return self._dateless(rule, why.not_counted_yet(since))
            return self._dateless(rule, why.none_for_right(law, Message(f"right.{right}")))
        said = why.not_for_right(law) if every else why.no_such_date(law)
        return self._dateless(rule, said)

    def _not_in_force(self, rule: str, rows: Iterable[Dated], day: date | None) -> Deadline:
        since = min((row.valid_from for row in rows if row.valid_from), default=None)
        until = max((row.valid_to for row in rows if row.valid_to), default=None)
        if since is not None and (day is None or day < since):
            return self._dateless(rule, why.not_yet(since))
        return self._dateless(rule, why.no_longer(until or date.max))

    def _dateless(self, rule: str, reason: tuple[Step, ...]) -> Deadline:
        vector = self.context.vector
        return Deadline(
            vector.id,
            vector.law,
            vector.right,
            vector.milestone,
            statutory=False,
            rule=rule,
            reason=reason,
        )

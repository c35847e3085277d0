"""The dates that follow from a law: one rule of a pack applied to dated events.

The numbers stand in the pack's rules, the days of rest in the calendars; here is
only how they meet, and every step of it is kept so that "why this date" can be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from app.base.errors import Problem
from app.base.ids import Certainty, EventKind, Law, Milestone, Right
from app.base.messages import Message, Words
from app.base.records import shown_key
from app.laws import calendars, counting, pack, why
from app.laws.calendars import WEEKENDS_ONLY, Calendar
from app.laws.events import Events, event_name, read_events
from app.laws.pack import LawPack, Meaning, Method, RightRule, TimeRule
from app.laws.why import Step


@dataclass(frozen=True)
class Vector:
    """What a deadline is computed from.

    Attributes:
        id: the caller's name for it.
        calendar: ISO 3166 code of the place whose days of rest count (``DE``, ``DE-BY``);
            empty = not known. A law with a calendar of its own (APPI: ``JP``) keeps to that.
        events: event name or synonym -> its civil date, None where the day is not known.
        promise_days: days the operator itself promised, counted from ``promise_from``.
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
        reason: the way from the start event to the date, in order.
        citation: the places the rule rests on.
        non_working_days: the days of rest that moved the date.
        question: what to ask the user so that there can be a date.
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
    reason: tuple[Step, ...] = ()
    citation: tuple[Message, ...] = ()
    non_working_days: tuple[date, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    warnings: tuple[Message, ...] = ()
    question: Message | None = None
    error: Problem | None = None


def milestones_for(law: Law, right: Right) -> tuple[Milestone, ...]:
    """Name the dates that follow from a request for ``right``; none if Kaiji has no rules for it."""
    if law not in pack.available():
        return ()
    rule = pack.load(law).rule(right)
    return rule.milestones if rule else ()


def compute(vector: Vector) -> Deadline:
    """Compute the date ``vector`` asks for; what cannot be computed carries its ``error``."""
    try:
        return _Count.of(vector).result()
    except OverflowError:
        error = Problem("problem.date_out_of_range")
    except Problem as problem:
        error = problem
    return Deadline(vector.id, vector.law, vector.right, vector.milestone, error=error)


def calendar_of(law: Law, place: str) -> Calendar:
    """Give the calendar a law's dates are counted in for an operator seated in ``place``.

    Raises:
        Problem: ``place`` is no country or region.
    """
    return _calendar(pack.load(law), place)[0]


@dataclass(frozen=True)
class _Count:
    """One application of a rule.

    Attributes:
        caveats: what must be said of any date counted in this calendar.
    """

    vector: Vector
    pack: LawPack
    right: RightRule
    rule: TimeRule
    calendar: Calendar
    events: Events
    caveats: tuple[Message, ...]

    @classmethod
    def of(cls, vector: Vector) -> _Count:
        """Find the rule and check the vector.

        Raises:
            Problem: there is no such rule, or the vector is not one.
        """
        law_name = Message(f"law.{vector.law}")
        if vector.law not in pack.available():
            raise Problem("problem.law_without_rules", law=law_name)
        rules = pack.load(vector.law)
        right = rules.rule(vector.right)
        if right is None:
            name = Message(f"right.{vector.right}")
            raise Problem("problem.no_such_right", right=name, law=law_name)
        rule = rules.time_rule(vector.milestone)
        if rule is None:
            name = Message(f"milestone.{vector.milestone}")
            raise Problem("problem.milestone_without_rule", milestone=name, law=law_name)
        calendar, caveats = _calendar(rules, vector.calendar)
        events = read_events(vector.events)
        return cls(vector, rules, right, rule, calendar, events, caveats)

    def result(self) -> Deadline:
        """Apply the rule.

        Raises:
            Problem: an event is there with which another rule would have to answer.
            OverflowError: the date lies outside the years 1 to 9999.
        """
        if self.rule.method is Method.NONE:
            return self._no_date_in_law(why.no_number())
        if self.rule.method is Method.PRE_SUIT and not self._can_be_sued_for():
            return self._no_date_in_law(why.not_sued_for())
        for kind in self.rule.at_once:
            if kind in self.events and self.events[kind] is None:
                return self._ask(Message("question.event_day", {"event": event_name(kind)}))
        counted = self._from_start()
        at_once = self._at_once()
        if at_once is None or (counted.due and at_once.due and counted.due <= at_once.due):
            return counted
        return at_once

    def _can_be_sued_for(self) -> bool:
        known = [each for each in self.vector.grounds if each in self.pack.grounds]
        return self.right.suit and (
            not known or any(self.pack.grounds[each].suit for each in known)
        )

    def _from_start(self) -> Deadline:
        for asked, given in self.rule.waits_for.items():
            if asked in self.events and given not in self.events:
                return self._dateless(why.waits(self.events[asked]))
            if asked in self.events:
                return self._from(
                    given, Message("question.event_day", {"event": event_name(given)})
                )
        asks = Message("question.arrived")
        if EventKind.NORMALLY_ARRIVES in self.rule.start:
            asks = Message("question.arrived_or_normally")
        known = (kind for kind in self.rule.start if self.events.get(kind))
        return self._from(next(known, EventKind.ARRIVED), asks)

    def _from(self, start: EventKind, question: Message) -> Deadline:
        first = self.events.get(start)
        if first is None:
            self._check_not_blocked(None)
            return self._ask(question)
        return self._counted(start, first)

    def _counted(self, start: EventKind, first: date) -> Deadline:
        rule = self.rule
        if rule.method is Method.MONTHS:
            nominal = counting.add_months(first, rule.amount)
            steps = [why.start(start, first), why.months(first, rule.amount, nominal)]
        else:
            nominal = counting.add_days(first, rule.amount)
            steps = [why.start(start, first), why.days(rule.amount, nominal)]
        last, passed = counting.roll(nominal, self._may_end_on)
        self._check_not_blocked(last)
        steps += [why.rest(day, self.calendar.holiday(day)) for day in passed]
        cite = (*rule.cite, *rule.cite_start.get(start, ()), *(rule.cite_roll if passed else ()))
        counted = replace(
            self._blank(),
            nominal_due=nominal,
            due=last,
            citation=self._citation(*cite),
            non_working_days=passed,
            warnings=(*self.caveats, *self._doubts(first, nominal, last)),
        )
        if rule.method is Method.PRE_SUIT:
            return self._suit_after(counted, tuple(steps), nominal, last)
        return replace(
            counted, reason=(*steps, *why.last_day(last, rule.certainty, rule.milestone))
        )

    def _may_end_on(self, day: date) -> bool:
        return not self.rule.roll or self.calendar.is_working(day)

    def _suit_after(
        self, counted: Deadline, steps: tuple[Step, ...], nominal: date, last: date
    ) -> Deadline:
        strict, due = counting.add_days(nominal, 1), counting.add_days(last, 1)
        moved = last != nominal
        return replace(
            counted,
            nominal_due=strict,
            due=due,
            reason=(*steps, *why.suit_after(last, due, moved=moved)),
            alternatives=self._unmoved(strict) if moved else (),
        )

    def _unmoved(self, strict: date) -> tuple[Alternative, ...]:
        article = self._citation(*self.rule.cite_roll)[0]
        return (Alternative(strict, Message("alternative.not_moved", {"article": article})),)

    def _at_once(self) -> Deadline | None:
        days = [day for kind in self.rule.at_once if (day := self.events.get(kind))]
        if not days:
            return None
        return replace(
            self._blank(),
            nominal_due=min(days),
            due=min(days),
            reason=why.suit_at_once(min(days)),
            citation=self._citation(*self.rule.cite_at_once),
        )

    def _check_not_blocked(self, last: date | None) -> None:
        for kind in self.rule.blocked_by:
            day = self.events.get(kind)
            # Asked after the last day, it cannot stop what has already run out.
            if kind in self.events and (day is None or last is None or day <= last):
                law = Message(f"law.{self.vector.law}")
                raise Problem("problem.needs_other_rule", event=event_name(kind), law=law)

    def _doubts(self, first: date, nominal: date, last: date) -> Iterator[Message]:
        known = self.calendar.knows(nominal) and self.calendar.knows(last)
        if self.rule.roll and self.calendar.code and not known:
            yield Message(
                "warning.years_not_known",
                {
                    "place": self.calendar.code,
                    "first": self.calendar.known_from,
                    "last": self.calendar.known_until,
                },
            )
        if self.rule.valid_from and first < self.rule.valid_from:
            yield Message("warning.rule_not_yet", {"since": self.rule.valid_from})

    def _no_date_in_law(self, reason: tuple[Step, ...]) -> Deadline:
        cite = (*self.rule.cite, *self.rule.cite_by_right.get(self.vector.right, ()))
        return replace(
            self._blank(),
            certainty=None,
            statutory=False,
            reason=reason,
            citation=self._citation(*cite),
        )

    def _dateless(self, reason: tuple[Step, ...], question: Message | None = None) -> Deadline:
        citation = self._citation(*self.rule.cite)
        return replace(self._blank(), reason=reason, citation=citation, question=question)

    def _ask(self, question: Message) -> Deadline:
        return self._dateless(why.unknown(), question)

    def _blank(self) -> Deadline:
        vector = self.vector
        return Deadline(
            vector.id,
            vector.law,
            vector.right,
            vector.milestone,
            certainty=self.rule.certainty,
            statutory=self.rule.certainty is Certainty.STATUTORY,
            rule=self.rule.id,
        )

    def _citation(self, *meanings: Meaning) -> tuple[Message, ...]:
        places = (self._place(meaning) for meaning in meanings)
        if self.rule.certainty is Certainty.CONVENTION:
            rule = self.rule.id
            return tuple(Message("cite.convention", {"rule": rule, "model": p}) for p in places)
        return tuple(places)

    def _place(self, meaning: Meaning) -> Message:
        citation = self.pack.citations[meaning]
        article = Words(citation.text)
        if citation.whole:
            return Message("cite.whole", {"article": article})
        return Message("cite.article", {"law": Words(self.pack.short), "article": article})


def _calendar(rules: LawPack, code: str) -> tuple[Calendar, tuple[Message, ...]]:
    """Find the calendar to count in, and what must be said about it.

    Raises:
        Problem: ``code`` is no country or region.
    """
    if code and not calendars.is_place(code):
        known = ", ".join(calendars.codes())
        raise Problem("problem.unknown_calendar", calendar=shown_key(code), known=known)
    country = code[:2]
    if rules.calendar:
        return calendars.load(rules.calendar), tuple(_not_followed(rules, code))
    if not code:
        return WEEKENDS_ONLY, (Message("warning.no_calendar"),)
    if calendars.has(code):
        return calendars.load(code), ()
    if calendars.has(country):
        said = Message("warning.region_not_known", {"region": code, "place": country})
        return calendars.load(country), (said,)
    return WEEKENDS_ONLY, (Message("warning.holidays_not_known", {"place": code}),)


def _not_followed(rules: LawPack, code: str) -> Iterator[Message]:
    if code not in ("", rules.calendar):
        law = Message(f"law.{rules.law}")
        yield Message("warning.fixed_calendar", {"law": law, "place": rules.calendar})

"""Telling a result: the date with its steps, citations, alternatives and doubts, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from app.base.ids import Certainty, EventKind
from app.base.messages import Message, Words
from app.laws import counting, why
from app.laws.beginning import Began, Unknown, Waits
from app.laws.calendars import Calendar
from app.laws.context import Context
from app.laws.deadline import Alternative, Deadline
from app.laws.place import other_calendars
from app.laws.rule import Meaning, Method, Pause, TimeRule
from app.laws.span import Span, Stretch, end
from app.laws.why import Step


@dataclass(frozen=True)
class Telling:
    """How the result of one rule is told.

    Attributes:
        context: law, events and calendar.
        rule: as it stands on ``day``.
        day: the day that decides which state of the law counts; None where it is not known.
    """

    context: Context
    rule: TimeRule
    day: date | None

    def dated(
        self, begun: Began, rule: TimeRule, stretched: Stretch, warnings: tuple[Message, ...]
    ) -> Deadline:
        """Tell the date a count comes to; ``warnings`` stand beside those of the calendar."""
        counted, calendar = stretched.end, self.context.calendar
        if not self.context.told:
            return self._untold(counted)
        steps = [why.start(begun.kind, begun.day), *_counted(rule, begun.day, stretched)]
        if rule.method is Method.BUSINESS_DAYS:
            # Weekends are no news in a count of business days; a holiday among them is.
            passed = tuple(d for d in counted.passed if d.isoweekday() not in calendar.weekend)
            steps[1:1] = [_skipped(calendar, day, why.left_out) for day in passed]
        else:
            passed = counted.passed
            rest = partial(why.rest, certainty=rule.certainty)
            steps += [_skipped(calendar, day, rest) for day in passed]
        cite = (
            *(meaning for taken in stretched.taken for meaning in taken.pause.cite),
            *rule.cite,
            *rule.cite_start.get(begun.kind, ()),
            *rule.cite_by_right.get(self.context.vector.right, ()),
            *(rule.cite_roll if passed else ()),
        )
        found = replace(
            self._blank(cite),
            nominal_due=counted.nominal,
            due=counted.last,
            start=(begun.kind, begun.day),
            calendar=calendar.code,
            non_working_days=passed,
            alternatives=self._alternatives(begun, rule, stretched),
            warnings=(*self.context.caveats, *self._doubts(begun.day, counted), *warnings),
        )
        for taken in stretched.taken:
            found = self._by(taken.pause, found)
        if rule.method is Method.PRE_SUIT:
            return self._suit_after(found, tuple(steps), counted)
        return replace(
            found, reason=(*steps, *why.last_day(counted.last, rule.certainty, rule.milestone))
        )

    def at_once(self) -> Deadline | None:
        """Tell the date an event brought without waiting; None where there is no such event."""
        days = [(day, kind) for kind in self.rule.at_once if (day := self.context.events.get(kind))]
        if not days:
            return None
        day, kind = min(days)
        return replace(
            self._blank(self.rule.cite_at_once),
            nominal_due=day,
            due=day,
            start=(kind, day),
            calendar=self.context.calendar.code,
            reason=why.suit_at_once(day),
        )

    def waits(self, waiting: Waits) -> Deadline:
        """Tell that the time stands still."""
        doubts = tuple(_if_not_stopped(waiting))
        reason = why.waits(waiting.asked, waiting.on, doubted=bool(doubts))
        if self.rule.certainty is not Certainty.STATUTORY:
            suit = self.context.pack.can_be_sued_for(self.context.vector.right)
            reason = why.convention_waits(waiting.asked, waiting.on, suit=suit)
        pause = waiting.pause
        blank = self._blank((*(pause.cite if pause else ()), *self.rule.cite))
        if pause is not None:
            blank = self._by(pause, blank)
        return replace(
            blank,
            reason=reason,
            alternatives=doubts,
            waits=True,
            wants=waiting.given,
        )

    def _by(self, pause: Pause, found: Deadline) -> Deadline:
        """Name the rule that stopped the time; an extended date keeps its own."""
        rule = pause.id if self.rule.extends is None else found.rule
        return replace(found, rule=rule, verified=found.verified and pause.verified)

    def ask(self, unknown: Unknown) -> Deadline:
        """Tell that a day is not known, and ask for it."""
        blank = self._blank(self.rule.cite)
        question, wants = unknown.question, unknown.wants
        return replace(blank, reason=why.unknown(), question=question, wants=wants)

    def no_date(self, reason: tuple[Step, ...]) -> Deadline:
        """Tell why the law gives no date."""
        right = self.context.vector.right
        cite = (*self.rule.cite, *self.rule.cite_by_right.get(right, ()))
        return replace(self._blank(cite), certainty=None, statutory=False, reason=reason)

    def _untold(self, counted: Span) -> Deadline:
        nominal, due = counted.nominal, counted.last
        if self.rule.method is Method.PRE_SUIT:
            nominal, due = counting.add_days(nominal, 1), counting.add_days(due, 1)
        return self._blank((), nominal_due=nominal, due=due)

    def _suit_after(self, found: Deadline, steps: tuple[Step, ...], counted: Span) -> Deadline:
        strict = counting.add_days(counted.nominal, 1)
        due = counting.add_days(counted.last, 1)
        moved = counted.last != counted.nominal
        article = self._citation(*self.rule.cite_roll)[0]
        unmoved = Alternative(strict, Message("alternative.not_moved", {"article": article}))
        return replace(
            found,
            nominal_due=strict,
            due=due,
            reason=(*steps, *why.suit_after(counted.last, due, moved=moved)),
            alternatives=(unmoved,) if moved else (),
        )

    def _alternatives(
        self, begun: Began, rule: TimeRule, stretched: Stretch
    ) -> tuple[Alternative, ...]:
        """Give the other dates somebody may hold for right, each once."""
        found: dict[date, Message] = {}
        for day, reason in stretched.otherwise:
            found.setdefault(day, reason)
        if begun.otherwise is not None:
            unmoved = end(rule, begun.otherwise, stretched.added, self.context.calendar).last
            found.setdefault(unmoved, Message("alternative.question_too_late"))
        for day, places in self._elsewhere(begun, rule, stretched).items():
            found.setdefault(day, Message("alternative.calendar", {"calendars": places}))
        found.pop(stretched.end.last, None)
        return tuple(Alternative(day, reason) for day, reason in found.items())

    def _elsewhere(self, begun: Began, rule: TimeRule, stretched: Stretch) -> dict[date, Words]:
        """Give the last days by other calendars that may be meant, with their names."""
        found: dict[date, list[Calendar]] = {}
        count = self.context
        for other in other_calendars(count.pack, count.calendar, count.vector.calendar):
            day = end(rule, begun.day, stretched.added, other).last
            found.setdefault(day, []).append(other)
        return {day: _named(calendars) for day, calendars in found.items()}

    def _doubts(self, first: date, counted: Span) -> Iterator[Message]:
        calendar = self.context.calendar
        business = self.rule.method is Method.BUSINESS_DAYS
        days = (first if business else counted.nominal, counted.last)
        counts = business or self.rule.roll
        if counts and calendar.code and not all(calendar.knows(day) for day in days):
            yield Message(
                "warning.years_not_known",
                {
                    "place": calendar.name,
                    "first": calendar.known_from,
                    "last": calendar.known_until,
                },
            )
        since = self.context.pack.versions[0].valid_from
        if since is not None and self.day is not None and self.day < since:
            yield Message("warning.rule_not_yet", {"since": since})

    def _blank(
        self,
        cite: Iterable[Meaning],
        nominal_due: date | None = None,
        due: date | None = None,
    ) -> Deadline:
        vector = self.context.vector
        meanings = tuple(dict.fromkeys(cite)) if self.context.told else ()
        citations = self.context.pack.citations
        convention = self.rule.certainty is not Certainty.STATUTORY
        unseen = tuple(each for each in meanings if not citations[each].verified)
        return Deadline(
            vector.id,
            vector.law,
            vector.right,
            vector.milestone,
            nominal_due,
            due,
            certainty=self.rule.certainty,
            statutory=self.rule.certainty is Certainty.STATUTORY,
            rule=self.rule.id,
            # A convention or a promise states no law, so there is nothing to verify.
            verified=convention or (self.rule.verified and not unseen),
            to_verify=() if convention else self._citation(*unseen),
            citation=self._citation(*meanings),
        )

    def _citation(self, *meanings: Meaning) -> tuple[Message, ...]:
        if self.rule.method is Method.PROMISE:
            return (Message("cite.promise"),)
        places = (self._place(meaning) for meaning in meanings)
        if self.rule.certainty is Certainty.CONVENTION:
            rule = self.rule.id
            return tuple(Message("cite.convention", {"rule": rule, "model": p}) for p in places)
        return tuple(places)

    def _place(self, meaning: Meaning) -> Message:
        citation = self.context.pack.citations[meaning]
        article = Words(citation.text)
        if citation.whole:
            return Message("cite.whole", {"article": article})
        short = Words(self.context.pack.short)
        return Message("cite.article", {"law": short, "article": article})


def _skipped(calendar: Calendar, day: date, said: Callable[[date, Words | None], Step]) -> Step:
    holiday = calendar.holiday(day)
    if holiday is not None and calendar.is_own(day):
        return why.own_rest(day, holiday)
    return said(day, holiday)


def _if_not_stopped(waiting: Waits) -> Iterator[Alternative]:
    # Only a question of who is asking needs a doubt to stop the time.
    if waiting.running is not None and waiting.asked is EventKind.IDENTITY_REQUESTED:
        yield Alternative(waiting.running, Message("alternative.not_stopped"))


def _named(calendars: list[Calendar]) -> Words:
    """Name places with their codes, by which a user can ask for them."""
    return Words(
        {
            language: joiner.join(f"{each.name.say(language)} {each.code}" for each in calendars)
            for language, joiner in _JOINERS.items()
        }
    )


_JOINERS = {"en": ", ", "ja": "、"}


def _counted(rule: TimeRule, first: date, stretched: Stretch) -> Iterator[Step]:
    """Tell the count, then what was added to it."""
    day = stretched.bare.nominal
    if rule.method is Method.MONTHS:
        yield why.months(first, rule.amount, day)
    elif rule.method is Method.BUSINESS_DAYS:
        yield why.business_days(rule.amount, day)
    else:
        yield why.days(rule.amount, day)
    for taken in stretched.taken:
        day = counting.add_days(day, taken.days)
        yield why.paused(taken.pause, taken.asked_on, taken.given_on, taken.days, day)

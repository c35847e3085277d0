"""One rule applied to the events: where its time begins and ends, and what may stop it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.base.errors import Problem
from app.base.ids import EventKind, event_kind
from app.base.messages import Message, Value, Words
from app.base.records import shown_key
from app.laws import why
from app.laws.beginning import Began, Unknown, Waits, beginning, unknown_day, unknown_start
from app.laws.context import Context
from app.laws.deadline import Deadline
from app.laws.events import event_name
from app.laws.rule import Method, TimeRule
from app.laws.span import Stretch, end, stretch
from app.laws.telling import Telling
from app.laws.validity import on_day

#: The most days a promise may name: beyond ten years it is a slip of the pen.
MOST_PROMISED_DAYS = 3660


@dataclass(frozen=True)
class Applied:
    """One rule applied to the events of one count.

    Attributes:
        context: law, events and calendar.
        rule: as it stands on ``day``.
        day: the day that decides which state of the law counts; None where it is not known.
    """

    context: Context
    rule: TimeRule
    day: date | None

    @property
    def tell(self) -> Telling:
        """How the result is told."""
        return Telling(self.context, self.rule, self.day)

    def result(self) -> Deadline:
        """Give the date, or why there is none.

        Raises:
            Problem: the promise is none.
            OverflowError: the date lies outside the years 1 to 9999.
        """
        rule, events = self.rule, self.context.events
        if not rule.names_days:
            return self.tell.no_date(
                why.no_number(Words(self.context.pack.wordings["without_delay"]))
            )
        if rule.method is Method.PROMISE:
            return self._promised()
        if rule.method is Method.PRE_SUIT and not self._ground_can_be_sued_for():
            return self.tell.no_date(why.not_sued_for())
        for kind in rule.at_once:
            if kind in events and events[kind] is None:
                return self.tell.ask(unknown_day(kind))
        counted = self._from_start()
        at_once = self.tell.at_once()
        if at_once is None or (counted.due and at_once.due and counted.due <= at_once.due):
            return counted
        return at_once

    def _ground_can_be_sued_for(self) -> bool:
        grounds = self.context.pack.grounds
        known = [each for each in self.context.vector.grounds if each in grounds]
        return not known or any(grounds[each].suit for each in known)

    def _promised(self) -> Deadline:
        vector = self.context.vector
        days = vector.promise_days
        if days is None:
            raise Problem("problem.promise_missing")
        if not 0 < days <= MOST_PROMISED_DAYS:
            raise Problem("problem.promise_days", days=days, most=MOST_PROMISED_DAYS)
        name = vector.promise_from or EventKind.ARRIVED.value
        try:
            kind = event_kind(name)
        except ValueError as error:
            raise Problem("problem.unknown_event", event=shown_key(name)) from error
        day = self.context.events.get(kind)
        if day is None:
            return self.tell.ask(unknown_start((kind,)))
        return self._told(Began(kind, day), replace(self.rule, amount=days))

    def _from_start(self) -> Deadline:
        begun = beginning(self.rule, self.context.vector.right, self.context.events, self._limit)
        if isinstance(begun, Waits):
            return self.tell.waits(begun)
        if isinstance(begun, Unknown):
            return self.tell.ask(begun)
        return self._told(begun, self.rule)

    def _limit(self, day: date) -> date:
        """Give the last day of a count from ``day``: more time given does not change it."""
        return end(self._base or self.rule, day, 0, self.context.calendar).last

    @property
    def _base(self) -> TimeRule | None:
        """The rule of the date this one extends."""
        if self.rule.extends is None:
            return None
        rows = self.context.pack.rules_for(self.rule.extends)
        rows = tuple(row for row in rows if row.is_for(self.context.vector.right))
        return on_day(rows, self.day) or rows[0]

    def _told(self, begun: Began, rule: TimeRule) -> Deadline:
        stretched = self._stretch(rule, begun.day)
        if isinstance(stretched, (Waits, Unknown)):
            return self._stopped(stretched)
        told = self.context.told
        warnings = [*self._late_starts(begun), *self._late_pauses(stretched)] if told else []
        if self._base is not None:
            base = self._stretch(self._base, begun.day)
            if isinstance(base, (Waits, Unknown)):
                return self._stopped(base)
            denied = self._not_extended(base.end.last)
            if denied is not None:
                return replace(denied, warnings=(*denied.warnings, *warnings))
        elif told:
            warnings += self._late_extension(stretched.end.last)
        return self.tell.dated(begun, rule, stretched, tuple(warnings))

    def _stretch(self, rule: TimeRule, day: date) -> Stretch | Waits | Unknown:
        context = self.context
        on = self.day or day
        pauses = tuple(
            pause
            for pause in context.pack.pauses
            if pause.moves(rule.milestone, context.vector.right) and pause.holds_on(on)
        )
        return stretch(rule, self._base, pauses, day, context.events, context.calendar)

    def _not_extended(self, last: date) -> Deadline | None:
        """Say why no more time was won: no notice, or one after the last day."""
        notice = self.rule.only_with
        events = self.context.events
        if notice is None or notice not in events:
            return self.tell.no_date(why.not_extended())
        told_on = events[notice]
        if told_on is None:
            return self.tell.ask(unknown_day(notice))
        if told_on <= last:
            return None
        late = _extended_late(told_on, last)
        return replace(self.tell.no_date(why.extended_too_late(told_on, last)), warnings=(late,))

    def _late_extension(self, last: date) -> Iterator[Message]:
        for longer in self.context.pack.rules:
            if longer.extends is not self.rule.milestone or longer.only_with is None:
                continue
            told_on = self.context.events.get(longer.only_with)
            if longer.is_for(self.context.vector.right) and told_on is not None and told_on > last:
                yield _extended_late(told_on, last)
                return

    def _late_starts(self, begun: Began) -> Iterator[Message]:
        for late in begun.late:
            yield _asked_late(late.asked, late.on, late.limit, moves=late.moves)

    def _late_pauses(self, stretched: Stretch) -> Iterator[Message]:
        for late in stretched.late:
            yield _asked_late(late.pause.asked, late.on, late.limit)
        for kind in stretched.open:
            yield Message("warning.may_pause", {"event": event_name(kind)})

    def _stopped(self, why_not: Waits | Unknown) -> Deadline:
        return self.tell.waits(why_not) if isinstance(why_not, Waits) else self.tell.ask(why_not)


def _extended_late(on: date, last: date) -> Message:
    values: dict[str, Value] = {"on": why.with_weekday(on), "due": why.with_weekday(last)}
    return Message("warning.extension_late", values)


def _asked_late(asked: EventKind, on: date, limit: date, *, moves: bool = False) -> Message:
    values: dict[str, Value] = {"event": event_name(asked)}
    values |= {"on": why.with_weekday(on), "due": why.with_weekday(limit)}
    return Message("warning.asked_late_moves" if moves else "warning.asked_late", values)

"""What the dates of a request are counted with: the rules and how old, the calendar and whose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.base.errors import Problem
from app.base.ids import Law
from app.base.messages import Message, Value, Words
from app.cases.case import Case
from app.laws import calendars, pack
from app.laws.age import checked_long_ago
from app.laws.compute import calendar_of
from app.operators.record import Operator
from app.people.person import Person


@dataclass(frozen=True)
class Counting:
    """What the dates under one law are counted with.

    Attributes:
        version: of the law pack.
        checked: when the pack was last held against the sources.
        outdated: says so where that was more than a year ago.
        calendar: code of the calendar; empty where only weekends are known.
        place: what its place is called; None where only weekends are known.
        known_from: the first year whose holidays are known; ``known_until`` the last.
        elsewhere: why it is not the calendar of the operator's seat; None where it is.
    """

    law: Law
    version: str
    checked: date
    outdated: Message | None
    calendar: str
    place: Words | None
    known_from: int
    known_until: int
    elsewhere: Message | None


def countings(
    case: Case, operator: Operator | None, person: Person | None, today: date
) -> tuple[Counting, ...]:
    """Say what the dates of a request are counted with, law by law.

    Args:
        case: the request.
        operator: its operator's record as it is now; None where there is none any more.
        person: whose request it is; None if forgotten since.
        today: decides whether the rules are old.
    """
    places = {ask.law: ask.place or case.country for ask in case.asks}
    return tuple(
        _counting(law, place, _elsewhere(case, law, place, operator, person), today)
        for law, place in places.items()
    )


def _counting(law: Law, place: str, elsewhere: Message | None, today: date) -> Counting:
    rules = pack.load(law)
    code, name, first, last = "", None, 0, 0
    try:
        calendar = calendar_of(law, place)
    except Problem:
        # A place nobody knows: the dates say so themselves.
        pass
    else:
        code, first, last = calendar.code, calendar.known_from, calendar.known_until
        name = calendar.name if code else None
    return Counting(
        law,
        rules.version,
        rules.checked,
        checked_long_ago(law, today),
        code,
        name,
        first,
        last,
        elsewhere,
    )


def _elsewhere(
    case: Case, law: Law, place: str, operator: Operator | None, person: Person | None
) -> Message | None:
    """Say why the calendar is not that of the operator's seat."""
    # A law with a calendar of its own keeps to that, wherever anybody sits.
    if operator is None or not place or pack.load(law).calendar:
        return None
    values: dict[str, Value] = {"operator": case.operator_name, "place": _named(place)}
    own = person is not None and place in (person.region, person.country)
    if not operator.country:
        return Message("case.calendar_no_seat", values) if own else None
    if place in (operator.region, operator.country):
        return None
    if own:
        return Message("case.calendar_of_person", {**values, "law": Message(f"law.{law}")})
    seat = operator.region or operator.country
    return Message("case.calendar_moved", {**values, "seat": _named(seat)})


def _named(place: str) -> Words:
    """Name a place by its calendar, else by its code."""
    code = calendars.resolve(place)
    return calendars.load(code).name if code else Words({"en": place})

"""Whose days of rest count: the calendar of a law and a place, and what must be said about it."""

from __future__ import annotations

from collections.abc import Iterator

from app.base.errors import Problem
from app.base.messages import Message
from app.base.records import shown_key
from app.laws import calendars
from app.laws.calendars import WEEKENDS_ONLY, Calendar
from app.laws.pack import LawPack


def calendar_for(rules: LawPack, place: str) -> tuple[Calendar, tuple[Message, ...]]:
    """Find the calendar a law's dates are counted in for an operator seated in ``place``.

    Regulation (EEC, Euratom) No 1182/71 Art. 2(1) looks to the place where the action is to
    be taken; a law with a calendar of its own keeps to that.

    Args:
        rules: the law.
        place: ISO 3166 code of a country or region; empty = not known.

    Returns:
        the calendar, and what must be said of any date counted in it.

    Raises:
        Problem: ``place`` is no country or region.
    """
    if place and not calendars.is_place(place):
        raise Problem("problem.unknown_calendar", calendar=shown_key(place))
    if rules.calendar:
        if place in rules.calendars_also:
            return calendars.load(place), ()
        return calendars.load(rules.calendar), tuple(_not_followed(rules, place))
    if not place:
        return WEEKENDS_ONLY, (Message("warning.no_calendar"),)
    code = calendars.resolve(place)
    if code is None:
        return WEEKENDS_ONLY, (Message("warning.holidays_not_known", {"place": place}),)
    calendar = calendars.load(code)
    if "-" in place and not calendars.has_own(place):
        said = Message("warning.region_not_known", {"region": place, "place": calendar.name})
        return calendar, (said,)
    return calendar, ()


def other_calendars(rules: LawPack, used: Calendar, place: str) -> Iterator[Calendar]:
    """Give the calendars that may be held for right instead of the one that was used.

    Those the law's pack names, and where only a country is known, those of its regions.
    """
    if rules.calendar:
        codes = (rules.calendar, *rules.calendars_also) if rules.calendars_also else ()
    elif place and "-" not in place:
        country = used.code.partition("-")[0]
        codes = tuple(each for each in calendars.codes() if each.startswith(f"{country}-"))
    else:
        codes = ()
    for code in codes:
        if code != used.code:
            yield calendars.load(code)


def _not_followed(rules: LawPack, place: str) -> Iterator[Message]:
    country = calendars.country_of(place)
    if place and country != calendars.country_of(rules.calendar):
        law = Message(f"law.{rules.law}")
        name = calendars.load(rules.calendar).name
        yield Message("warning.fixed_calendar", {"law": law, "place": name})

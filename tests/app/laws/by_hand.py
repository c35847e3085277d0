"""A second way of counting, for the properties: nothing here is the engine's.

Days of rest come from the ``holidays`` library and from the definitions in words; months are
counted with the standard library's calendar.
"""

from __future__ import annotations

import calendar as paper
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

import holidays

DAY = timedelta(days=1)
SATURDAY, DECEMBER = 5, 12

Rests = Callable[[date], bool]


@cache
def _listed(code: str, year: int) -> frozenset[date]:
    if code == "US-CA":
        return _california(year) | _california(year + 1)
    if code == "US-FED":
        return frozenset(holidays.country_holidays("US", years=(year, year + 1)))
    country, _, region = code.partition("-")
    found = set(holidays.country_holidays(country, subdiv=region or None, years=year))
    if code == "JP":
        found |= {date(year, 12, day) for day in (29, 30, 31)}
        found |= {date(year, 1, day) for day in (1, 2, 3)}
    return frozenset(found)


def rests(code: str) -> Rests:
    """Say of a day whether it is one of rest in ``code``."""
    return lambda day: day.weekday() >= SATURDAY or day in _listed(code, day.year)


def months_on(start: date, months: int) -> date:
    """Walk month by month, then take the day of the same number or the last there is."""
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == DECEMBER else (year, month + 1)
    last = max(day for week in paper.monthcalendar(year, month) for day in week)
    return date(year, month, min(start.day, last))


def off_rest(day: date, resting: Rests) -> date:
    """Give the first day from ``day`` on that is none of rest."""
    while resting(day):
        day += DAY
    return day


def business_days(start: date, number: int, resting: Rests) -> date:
    """Give the ``number``-th day after ``start`` that is none of rest."""
    day = start
    for _ in range(number):
        day = off_rest(day + DAY, resting)
    return day


def _california(year: int) -> frozenset[date]:
    """Judicial holidays: a Saturday is kept on the Friday before, a Sunday on the Monday."""
    found = {
        date(year, *each)
        for each in ((1, 1), (2, 12), (3, 31), (6, 19), (7, 4), (11, 11), (12, 25))
    }
    found |= {_nth(year, 1, paper.MONDAY, 3), _nth(year, 2, paper.MONDAY, 3)}
    found |= {_nth(year, 5, paper.MONDAY, -1), _nth(year, 9, paper.MONDAY, 1)}
    thanksgiving = _nth(year, 11, paper.THURSDAY, 4)
    found |= {_nth(year, 9, paper.FRIDAY, 4), thanksgiving, thanksgiving + DAY}
    kept = {paper.SATURDAY: -DAY, paper.SUNDAY: DAY}
    return frozenset(found | {day + kept[day.weekday()] for day in found if day.weekday() in kept})


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    days = [week[weekday] for week in paper.monthcalendar(year, month) if week[weekday]]
    return date(year, month, days[number if number < 0 else number - 1])

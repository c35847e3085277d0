"""Days of rest no library knows: California's judicial holidays, Japan's turn of the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

MONDAY, THURSDAY, FRIDAY = 1, 4, 5

#: California's judicial holidays were others before: without Juneteenth, with Columbus Day.
CALIFORNIA_FROM = 2023

#: Days without business by custom and for administrative organs: 29 December to 3 January.
_YEAR_END = ((1, 2), (1, 3), (12, 29), (12, 30), (12, 31))


def year_end(years: range) -> dict[date, str]:
    """Give Japan's turn of the year: day -> English name."""
    return {date(year, *day): "New Year closing" for year in years for day in _YEAR_END}


def california(years: range) -> dict[date, str]:
    """Give California's judicial holidays: day -> English name (CCP s. 135, CRC 1.11).

    A holiday on a Saturday is observed on Friday, one on a Sunday on Monday, also across
    the turn of the year. Both days are given: the holiday itself is none to work on either.
    """
    days: dict[date, str] = {}
    for year in range(years[0], years[-1] + 2):
        for day, name in _judicial(year):
            days[day] = name
            if day.isoweekday() > FRIDAY:
                days[day + timedelta(days=-1 if day.isoweekday() == 6 else 1)] = (
                    f"{name} (observed)"
                )
    return {day: name for day, name in days.items() if day.year in years}


def _judicial(year: int) -> Iterator[tuple[date, str]]:
    thanksgiving = _nth(year, 11, THURSDAY, 4)
    yield date(year, 1, 1), "New Year's Day"
    yield _nth(year, 1, MONDAY, 3), "Martin Luther King Jr. Day"
    yield date(year, 2, 12), "Lincoln's Birthday"
    yield _nth(year, 2, MONDAY, 3), "Presidents' Day"
    yield date(year, 3, 31), "Cesar Chavez Day"
    yield _nth(year, 6, MONDAY, 1) - timedelta(weeks=1), "Memorial Day"
    yield date(year, 6, 19), "Juneteenth National Independence Day"
    yield date(year, 7, 4), "Independence Day"
    yield _nth(year, 9, MONDAY, 1), "Labor Day"
    yield _nth(year, 9, FRIDAY, 4), "Native American Day"
    yield date(year, 11, 11), "Veterans Day"
    yield thanksgiving, "Thanksgiving Day"
    yield thanksgiving + timedelta(days=1), "Day after Thanksgiving"
    yield date(year, 12, 25), "Christmas Day"


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7, weeks=number - 1)

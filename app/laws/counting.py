"""Counting on the civil calendar: months, days, business days, and moving off days of rest."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta


def add_months(start: date, months: int) -> date:
    """Give the day of the same number ``months`` later; where there is none, the month's last.

    Regulation (EEC, Euratom) No 1182/71 Art. 3(2)(c); Civil Code of Japan Art. 143(2).

    Raises:
        OverflowError: the result lies outside the years 1 to 9999.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def add_days(start: date, days: int) -> date:
    """Give the day ``days`` later, ``start`` itself not counted.

    Raises:
        OverflowError: the result lies outside the years 1 to 9999.
    """
    return start + timedelta(days=days)


def add_business_days(
    start: date, days: int, is_working: Callable[[date], bool]
) -> tuple[date, tuple[date, ...]]:
    """Give the working day ``days`` later, the first counted one being the next working day.

    Also gives the days left out on the way, in order.

    Raises:
        OverflowError: there are not so many working days up to the end of the year 9999.
    """
    day, left_out = start, []
    while days > 0:
        day = add_days(day, 1)
        if is_working(day):
            days -= 1
        else:
            left_out.append(day)
    return day, tuple(left_out)


def roll(day: date, is_working: Callable[[date], bool]) -> tuple[date, tuple[date, ...]]:
    """Move ``day`` on to the first working day, itself included; also give the days passed over.

    Raises:
        OverflowError: there is no working day up to the end of the year 9999.
    """
    passed: list[date] = []
    while not is_working(day):
        passed.append(day)
        day = add_days(day, 1)
    return day, tuple(passed)

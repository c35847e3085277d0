"""The calendars that dates are checked in, against their definitions in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest

from app.laws import calendars

YEARS = range(2018, 2041)
CALIFORNIA = range(2023, 2041)
MONDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = 1, 4, 5, 6, 7


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian computus."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def nth(year: int, month: int, weekday: int, number: int) -> date:
    """The first, second … such weekday of a month; -1 is the last."""
    if number < 0:
        end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return end - timedelta(days=(end.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7, weeks=number - 1)


def from_easter(year: int, *days: int) -> set[date]:
    return {easter(year) + timedelta(days=each) for each in days}


def fixed(year: int, *days: tuple[int, int]) -> set[date]:
    return {date(year, *each) for each in days}


def weekdays(days: Iterable[date]) -> list[date]:
    """What is left of the days when weekends are days of rest anyway."""
    return sorted(day for day in days if day.isoweekday() < SATURDAY)


def shipped(code: str, years: range) -> list[date]:
    return weekdays(day for day in calendars.load(code).days if day.year in years)


def next_free(day: date, taken: set[date]) -> date:
    """The next day that is neither of a weekend nor taken."""
    while day.isoweekday() >= SATURDAY or day in taken:
        day += timedelta(days=1)
    return day


def in_place(days: Iterable[date]) -> set[date]:
    """The days, each on a weekend with the next free day in its place."""
    all_of = set(days)
    taken = {day for day in all_of if day.isoweekday() < SATURDAY}
    for day in sorted(all_of - taken):
        taken.add(next_free(day, taken))
    return taken


def germany(year: int) -> set[date]:
    days = fixed(year, (1, 1), (5, 1), (10, 3), (12, 25), (12, 26))
    return days | from_easter(year, -2, 1, 39, 50)


def bavaria(year: int) -> set[date]:
    return germany(year) | fixed(year, (1, 6), (11, 1)) | from_easter(year, 60)


def france(year: int) -> set[date]:
    days = fixed(year, (1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    return days | from_easter(year, 1, 39, 50)


def ireland(year: int) -> set[date]:
    days = fixed(year, (1, 1), (3, 17), (12, 25), (12, 26)) | from_easter(year, 1)
    days |= {nth(year, month, MONDAY, 1) for month in (5, 6, 8)} | {nth(year, 10, MONDAY, -1)}
    if year >= 2023:
        first = date(year, 2, 1)
        days.add(first if first.isoweekday() == FRIDAY else nth(year, 2, MONDAY, 1))
    if year == 2022:
        days.add(date(2022, 3, 18))
    return days


def _bank_holidays(year: int) -> set[date]:
    """What the nations of Great Britain have in common, before days in their place."""
    days = fixed(year, (1, 1), (12, 25), (12, 26)) | from_easter(year, -2)
    days.add(date(2020, 5, 8) if year == 2020 else nth(year, 5, MONDAY, 1))
    days.add(date(2022, 6, 2) if year == 2022 else nth(year, 5, MONDAY, -1))
    once = {date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}
    return days | {day for day in once if day.year == year}


def england(year: int) -> set[date]:
    return in_place(_bank_holidays(year) | from_easter(year, 1) | {nth(year, 8, MONDAY, -1)})


def scotland(year: int) -> set[date]:
    days = _bank_holidays(year) | fixed(year, (1, 2), (11, 30)) | {nth(year, 8, MONDAY, 1)}
    return in_place(days | ({date(2026, 6, 15)} if year == 2026 else set()))


def _observed(days: Iterable[date]) -> set[date]:
    """A Saturday is observed on Friday, a Sunday on Monday."""
    moved = {SATURDAY: -1, SUNDAY: 1}
    return {day + timedelta(days=moved.get(day.isoweekday(), 0)) for day in days}


def federal(year: int) -> set[date]:
    days = fixed(year, (1, 1), (7, 4), (11, 11), (12, 25))
    days |= {nth(year, 1, MONDAY, 3), nth(year, 2, MONDAY, 3), nth(year, 5, MONDAY, -1)}
    days |= {nth(year, 9, MONDAY, 1), nth(year, 10, MONDAY, 2), nth(year, 11, THURSDAY, 4)}
    return _observed(days | (fixed(year, (6, 19)) if year >= 2021 else set()))


def california(year: int) -> set[date]:
    days = fixed(year, (1, 1), (2, 12), (3, 31), (6, 19), (7, 4), (11, 11), (12, 25))
    days |= {nth(year, 1, MONDAY, 3), nth(year, 2, MONDAY, 3), nth(year, 5, MONDAY, -1)}
    days |= {nth(year, 9, MONDAY, 1), nth(year, 9, FRIDAY, 4), nth(year, 11, THURSDAY, 4)}
    return _observed(days | {nth(year, 11, THURSDAY, 4) + timedelta(days=1)})


def japan(year: int) -> set[date]:
    """The Act as it stands since 2022, with its substitute and citizens' holidays."""
    fall = int(23.2488 + 0.242194 * (year - 1980)) - (year - 1980) // 4
    spring = int(20.8431 + 0.242194 * (year - 1980)) - (year - 1980) // 4
    days = fixed(year, (1, 1), (2, 11), (2, 23), (3, spring), (4, 29), (5, 3), (5, 4), (5, 5))
    days |= fixed(year, (8, 11), (9, fall), (11, 3), (11, 23))
    days |= {nth(year, 1, MONDAY, 2), nth(year, 7, MONDAY, 3)}
    days |= {nth(year, 9, MONDAY, 3), nth(year, 10, MONDAY, 2)}
    one = timedelta(days=1)
    citizens = {day + one for day in days if day + 2 * one in days and day + one not in days}
    for day in sorted(days):
        if day.isoweekday() == SUNDAY:
            while day in days:
                day += one
            days.add(day)
    return days | citizens | fixed(year, (1, 2), (1, 3), (12, 29), (12, 30), (12, 31))


@pytest.mark.parametrize(
    ("code", "rule", "years"),
    [
        ("DE", germany, YEARS),
        ("DE-BY", bavaria, YEARS),
        ("FR", france, YEARS),
        ("IE", ireland, YEARS),
        ("GB-ENG", england, YEARS),
        ("GB-WLS", england, YEARS),
        ("GB-SCT", scotland, YEARS),
        ("US-FED", federal, YEARS),
        ("US-CA", california, CALIFORNIA),
        ("JP", japan, range(2022, 2041)),
    ],
)
def test_the_days_follow_the_definition(
    code: str, rule: Callable[[int], set[date]], years: range
) -> None:
    # One year more: its first day may be observed in the last of these.
    days = {day for year in range(years[0], years[-1] + 2) for day in rule(year)}
    expected = weekdays(day for day in days if day.year in years)
    found = shipped(code, years)

    assert (sorted(set(found) - set(expected)), sorted(set(expected) - set(found))) == ([], [])


def test_a_german_holiday_is_one_on_a_saturday_too() -> None:
    assert calendars.load("DE").holiday_name(date(2026, 12, 26), "en") == "Second Day of Christmas"
    assert calendars.load("US-CA").holiday_name(date(2026, 7, 4), "en") == "Independence Day"


def test_californias_new_year_is_observed_in_the_year_before() -> None:
    california_courts = calendars.load("US-CA")
    assert california_courts.holiday_name(date(2027, 12, 31), "en") == "New Year's Day (observed)"
    assert not california_courts.knows(date(2022, 12, 31))

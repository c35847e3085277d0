from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.laws import calendars
from app.laws.counting import add_business_days, add_days, add_months, roll

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 3, 4), 1, date(2026, 4, 4)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 1, date(2028, 3, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 8, 31), 3, date(2026, 11, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_a_month_ends_on_the_same_number_or_the_last_day(
    start: date, months: int, end: date
) -> None:
    assert add_months(start, months) == end


@given(DAYS, st.integers(0, 60))
def test_months_land_in_the_right_month_and_never_past_the_number(start: date, months: int) -> None:
    end = add_months(start, months)

    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day <= start.day
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


@given(DAYS, DAYS, st.integers(0, 24))
def test_a_later_start_never_ends_earlier(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))

    assert add_months(first, months) <= add_months(second, months)


@given(st.dates(date(2018, 1, 1), date(2040, 11, 30)), st.sampled_from(calendars.codes()))
def test_rolling_stops_on_the_first_working_day(day: date, code: str) -> None:
    calendar = calendars.load(code)

    end, passed = roll(day, calendar.is_working)

    assert calendar.is_working(end)
    assert passed == tuple(add_days(day, number) for number in range((end - day).days))
    assert not any(calendar.is_working(each) for each in passed)
    assert len(passed) <= 9


def weekday(day: date) -> bool:
    return day.weekday() < 5


@pytest.mark.parametrize(
    ("start", "days", "end", "left_out"),
    [
        (date(2026, 6, 1), 1, date(2026, 6, 2), 0),  # a Monday
        (date(2026, 6, 1), 10, date(2026, 6, 15), 4),
        (date(2026, 6, 5), 1, date(2026, 6, 8), 2),  # a Friday
        (date(2026, 6, 6), 1, date(2026, 6, 8), 1),  # a Saturday: its own day is not counted
        (date(2026, 12, 31), 15, date(2027, 1, 21), 6),
        (date(2028, 2, 28), 2, date(2028, 3, 1), 0),  # over 29 February
        (date(2026, 6, 1), 0, date(2026, 6, 1), 0),
    ],
)
def test_business_days(start: date, days: int, end: date, left_out: int) -> None:
    found, passed = add_business_days(start, days, weekday)

    assert (found, len(passed)) == (end, left_out)


@given(
    st.dates(date(2018, 1, 1), date(2040, 10, 31)),
    st.integers(1, 20),
    st.sampled_from(calendars.codes()),
)
def test_every_day_between_is_counted_or_left_out(start: date, days: int, code: str) -> None:
    calendar = calendars.load(code)

    end, left_out = add_business_days(start, days, calendar.is_working)

    between = {add_days(start, number) for number in range(1, (end - start).days + 1)}
    assert calendar.is_working(end)
    assert {day for day in between if not calendar.is_working(day)} == set(left_out)
    assert len(between) - len(left_out) == days


@given(DAYS, DAYS, st.integers(1, 20))
def test_business_days_from_a_later_start_never_end_earlier(
    one: date, other: date, days: int
) -> None:
    first, second = sorted((one, other))

    assert add_business_days(first, days, weekday)[0] <= add_business_days(second, days, weekday)[0]


def test_the_end_of_all_days_is_an_overflow() -> None:
    with pytest.raises(OverflowError):
        add_business_days(date(9999, 12, 30), 3, lambda _: True)
    with pytest.raises(OverflowError):
        add_business_days(date(2026, 1, 1), 1, lambda _: False)
    with pytest.raises(OverflowError):
        add_months(date(9999, 12, 1), 1)
    with pytest.raises(OverflowError):
        add_days(date(9999, 12, 31), 1)
    with pytest.raises(OverflowError):
        roll(date(9999, 12, 31), lambda _: False)

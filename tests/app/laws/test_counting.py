from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.laws import calendars
from app.laws.counting import add_days, add_months, roll

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


def test_the_end_of_all_days_is_an_overflow() -> None:
    with pytest.raises(OverflowError):
        add_months(date(9999, 12, 1), 1)
    with pytest.raises(OverflowError):
        add_days(date(9999, 12, 31), 1)
    with pytest.raises(OverflowError):
        roll(date(9999, 12, 31), lambda _: False)

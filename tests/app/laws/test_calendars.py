from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest

from app.base.messages import LANGUAGES
from app.laws import calendars

YEARS = range(2018, 2041)


@pytest.mark.parametrize("code", ["DE", "FR", "IE", "JP"])
def test_the_shipped_days_are_the_librarys(code: str) -> None:
    calendar = calendars.load(code)
    library = set(holidays.country_holidays(code, years=YEARS))
    year_end = {
        date(year, month, day)
        for year in YEARS
        for month, day in ((1, 2), (1, 3), (12, 29), (12, 30), (12, 31))
    }

    assert set(calendar.days) == library | (year_end if code == "JP" else set())
    assert (calendar.known_from, calendar.known_until) == (YEARS[0], YEARS[-1])
    assert calendar.code == code


@pytest.mark.parametrize("code", ["DE", "FR", "IE", "JP"])
def test_every_holiday_has_its_name_in_both_languages_and_its_own(code: str) -> None:
    calendar = calendars.load(code)
    local = {"DE": "de", "FR": "fr", "IE": "en", "JP": "ja"}[code]

    assert set(calendar.days.values()) == set(calendar.names)
    for names in calendar.names.values():
        assert all(names[language] for language in (*LANGUAGES, local))


@pytest.mark.parametrize(
    ("code", "day", "working"),
    [
        ("DE", date(2026, 4, 3), False),  # Good Friday
        ("IE", date(2026, 4, 3), True),
        ("FR", date(2026, 4, 3), True),
        ("IE", date(2026, 2, 2), False),  # Saint Brigid
        ("IE", date(2030, 2, 1), False),  # 1 February itself where it is a Friday
        ("DE", date(2026, 1, 6), True),  # Bavaria's, not Germany's
        ("DE", date(2027, 12, 27), True),  # no substitute days
        ("JP", date(2026, 5, 6), False),  # substitute holiday
        ("JP", date(2026, 9, 22), False),  # citizens' holiday
        ("JP", date(2026, 12, 28), True),
        ("JP", date(2026, 12, 29), False),
        ("JP", date(2027, 1, 3), False),
        ("JP", date(2027, 1, 4), True),
        ("JP", date(2026, 11, 21), False),  # a Saturday
    ],
)
def test_known_days(code: str, day: date, working: bool) -> None:
    assert calendars.load(code).is_working(day) is working


def test_a_holiday_has_a_name_in_the_language_asked_for() -> None:
    monday = date(2026, 4, 6)
    german = calendars.load("DE")

    assert german.holiday_name(monday, "de") == "Ostermontag"
    assert german.holiday_name(monday, "en") == "Easter Monday"
    assert german.holiday_name(monday, "ja") == "復活祭月曜日"
    assert german.holiday_name(monday, "xx") == "Easter Monday"
    assert german.holiday_name(monday + timedelta(days=1), "en") is None


def test_only_shipped_calendars_are_there() -> None:
    assert calendars.codes() == ("DE", "FR", "IE", "JP")
    assert not calendars.has("zones")
    with pytest.raises(KeyError):
        calendars.load("../zones")


@pytest.mark.parametrize(
    ("code", "is_place"),
    [
        ("NL", True),
        ("DE-BY", True),
        ("US-CA", True),
        ("GB-ENG", True),
        ("XX", False),
        ("de", False),
        ("", False),
        ("DE-", False),
        ("DE-BAYERN", False),
        ("DE-Ä", False),
        ("../DE", False),
    ],
)
def test_what_can_be_a_calendars_code(code: str, is_place: bool) -> None:
    assert calendars.is_place(code) is is_place


def test_a_country_has_a_zone_where_it_has_one() -> None:
    assert calendars.zone_of("JP") == "Asia/Tokyo"
    assert calendars.zone_of("DE") == "Europe/Berlin"
    assert calendars.zone_of("US") is None
    assert calendars.zone_of("") is None
    assert calendars.zone_of("Nowhere") is None

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest

from app.base.messages import LANGUAGES
from app.laws import calendars

YEARS = range(2018, 2041)

STATES = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
LAENDER = "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH"
NATIONS = ["GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"]

#: The calendars that are the library's: all but California's courts, which have their own test.
OF_THE_LIBRARY = [
    *STATES.split(),
    *(f"DE-{land}" for land in LAENDER.split()),
    *NATIONS,
    "JP",
    "US-FED",
]

#: The language of the place, as the calendar names it; the United States speak English.
LOCAL = {
    "AT": "de", "BE": "nl", "BG": "bg", "CY": "el", "CZ": "cs", "DE": "de", "DK": "da", "EE": "et",
    "ES": "es", "FI": "fi", "FR": "fr", "GB": "en", "GR": "el", "HR": "hr", "HU": "hu", "IE": "en",
    "IS": "is", "IT": "it", "JP": "ja", "LI": "de", "LT": "lt", "LU": "lb", "LV": "lv", "MT": "mt",
    "NL": "nl", "NO": "no", "PL": "pl", "PT": "pt", "RO": "ro", "SE": "sv", "SI": "sl", "SK": "sk",
    "US": "en",
}  # fmt: skip


@pytest.mark.parametrize("code", OF_THE_LIBRARY)
def test_the_shipped_days_are_the_librarys(code: str) -> None:
    calendar = calendars.load(code)
    country, _, region = code.replace("US-FED", "US").partition("-")
    library = {
        day
        for day in holidays.country_holidays(country, subdiv=region or None, years=YEARS)
        if code != "JP" or not _turn_of_the_year(day)
    }
    shipped = {day for day in calendar.days if code != "JP" or not _turn_of_the_year(day)}

    assert (sorted(shipped - library), sorted(library - shipped)) == ([], [])
    assert (calendar.known_from, calendar.known_until) == (YEARS[0], YEARS[-1])
    assert (calendar.code, calendar.weekend) == (code, (6, 7))


def _turn_of_the_year(day: date) -> bool:
    return (day.month, day.day) in ((1, 1), (1, 2), (1, 3), (12, 29), (12, 30), (12, 31))


@pytest.mark.parametrize("code", calendars.codes())
def test_every_holiday_has_its_name_in_both_languages_and_its_own(code: str) -> None:
    calendar = calendars.load(code)
    expected = {*LANGUAGES, LOCAL[code[:2]]}

    assert set(calendar.days.values()) == set(calendar.names)
    for holiday, names in calendar.names.items():
        assert expected <= names.keys(), holiday
        assert all(names.values()), holiday


@pytest.mark.parametrize(
    ("code", "day", "working"),
    [
        ("DE", date(2026, 4, 3), False),  # Good Friday
        ("IE", date(2026, 4, 3), True),
        ("FR", date(2026, 4, 3), True),
        ("IE", date(2026, 2, 2), False),  # Saint Brigid
        ("IE", date(2030, 2, 1), False),  # 1 February itself where it is a Friday
        ("DE", date(2026, 1, 6), True),  # Bavaria's, not Germany's
        ("DE-BY", date(2026, 1, 6), False),
        ("DE-BY", date(2025, 8, 15), True),  # in mainly Catholic municipalities only
        ("DE-SL", date(2025, 8, 15), False),
        ("DE", date(2027, 12, 27), True),  # no substitute days
        ("GB-SCT", date(2026, 4, 6), True),  # no Easter Monday
        ("GB-SCT", date(2026, 6, 15), False),  # a bank holiday this once
        ("GB-ENG", date(2026, 6, 15), True),
        ("GB-NIR", date(2026, 7, 13), False),  # 12 July is a Sunday
        ("GB-ENG", date(2022, 9, 19), False),  # the Queen's funeral
        ("SE", date(2026, 12, 24), True),  # free by custom, no public holiday
        ("FI", date(2026, 12, 24), False),
        ("GR", date(2026, 4, 13), False),  # the Orthodox Easter Monday
        ("DK", date(2023, 5, 5), False),  # Great Prayer Day, the last time
        ("DK", date(2024, 4, 26), True),
        ("NL", date(2026, 12, 5), False),  # a Saturday
        ("US-FED", date(2026, 10, 12), False),  # Columbus Day
        ("US-CA", date(2026, 10, 12), True),
        ("US-FED", date(2026, 9, 25), True),
        ("US-CA", date(2026, 9, 25), False),  # Native American Day
        ("US-FED", date(2027, 12, 31), False),  # for 1 January 2028, a Saturday
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


def test_a_day_in_place_of_a_holiday_says_so() -> None:
    english, federal = calendars.load("GB-ENG"), calendars.load("US-FED")

    assert english.holiday_name(date(2027, 12, 27), "en") == "Christmas Day (substitute day)"
    assert english.holiday_name(date(2027, 12, 27), "ja") == "クリスマス（振替休日）"
    assert federal.holiday_name(date(2026, 7, 3), "en") == "Independence Day (observed)"


def test_two_holidays_on_one_day_are_both_named() -> None:
    croatian = calendars.load("HR")

    assert croatian.holiday_name(date(2024, 5, 30), "en") == "Corpus Christi; Statehood Day"
    assert croatian.holiday_name(date(2024, 5, 30), "ja") == "聖体祭、国家の日"


def test_only_shipped_calendars_are_there() -> None:
    assert set(calendars.codes()) == {*OF_THE_LIBRARY, "US-CA"}
    assert not calendars.has("zones")
    with pytest.raises(KeyError):
        calendars.load("../zones")


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("DE", "DE"),
        ("DE-BY", "DE-BY"),
        ("FR-75", "FR"),
        ("GB", "GB-ENG"),
        ("GB-EAW", "GB-ENG"),
        ("GB-SCT", "GB-SCT"),
        ("GB-LND", "GB-ENG"),
        ("UK", "GB-ENG"),
        ("UK-SCT", "GB-SCT"),
        ("EL", "GR"),
        ("EL-I", "GR"),
        ("US", "US-FED"),
        ("US-CA", "US-CA"),
        ("US-NY", "US-FED"),
        ("CH", None),
        ("CH-ZH", None),
        ("XX", None),
        ("", None),
        ("-", None),
        ("../zones", None),
    ],
)
def test_a_place_counts_in_its_own_calendar_or_its_countrys(place: str, code: str | None) -> None:
    assert calendars.resolve(place) == code


@pytest.mark.parametrize(
    ("code", "is_place"),
    [
        ("NL", True),
        ("DE-BY", True),
        ("US-CA", True),
        ("GB-ENG", True),
        ("UK", True),
        ("EL", True),
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


@pytest.mark.parametrize(
    ("country", "region", "zone"),
    [
        ("JP", "", "Asia/Tokyo"),
        ("DE", "DE-BY", "Europe/Berlin"),
        ("UK", "", "Europe/London"),
        ("US", "", None),
        ("US", "US-CA", "America/Los_Angeles"),
        ("US", "US-HI", "Pacific/Honolulu"),
        ("US", "US-DC", "America/New_York"),
        ("US", "US-XX", None),
        ("", "US-CA", "America/Los_Angeles"),
        ("", "DE-BY", "Europe/Berlin"),
        ("CA", "CA-NL", "America/St_Johns"),
        ("AU", "AU-WA", "Australia/Perth"),
        ("PT", "PT-20", "Atlantic/Azores"),
        ("PT", "PT-11", "Europe/Lisbon"),
        ("ES", "ES-CN", "Atlantic/Canary"),
        ("", "", None),
        ("Nowhere", "", None),
    ],
)
def test_a_place_has_a_zone_where_it_has_one(country: str, region: str, zone: str | None) -> None:
    assert calendars.zone_of(country, region) == zone


@pytest.mark.parametrize(("country", "regions"), [("US", 51), ("CA", 13), ("AU", 8)])
def test_every_region_of_a_country_of_several_zones_has_one(country: str, regions: int) -> None:
    named = holidays.list_supported_countries()[country]
    found = {region: calendars.zone_of(country, f"{country}-{region}") for region in named}
    found = {region: zone for region, zone in found.items() if len(region) <= 3}

    assert len(found) >= regions
    assert [region for region, zone in found.items() if zone is None and region != "UM"] == []
    assert all(ZoneInfo(zone) for zone in found.values() if zone)

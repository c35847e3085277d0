"""Write ``app/laws/calendars/*.toml`` and ``app/laws/zones.toml`` from ``holidays`` and ``tzdata``.

Run it when a holiday law changes, look at the difference, and commit the result; a test
compares the files with the library. Names are in ``holiday_names.toml``, days the library
does not know in ``calendar_rules.py``.
"""

from __future__ import annotations

import json
import sys
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import holidays
from babel import Locale
from calendar_names import HolidayNames, Name, UnknownName
from calendar_rules import CALIFORNIA_FROM, california, year_end
from zone_table import zones_text

HERE = Path(__file__).resolve().parent
LAWS = HERE.parent / "app" / "laws"
YEARS = range(2018, 2041)

#: Country -> its languages, as the library names them; the first is the one it is asked in.
LANGUAGES = {
    "AT": ("de",),
    "BE": ("nl", "fr", "de"),
    "BG": ("bg",),
    "CY": ("el",),
    "CZ": ("cs",),
    "DE": ("de",),
    "DK": ("da",),
    "EE": ("et",),
    "ES": ("es",),
    "FI": ("fi", "sv_FI"),
    "FR": ("fr",),
    "GB": ("en_GB",),
    "GR": ("el",),
    "HR": ("hr",),
    "HU": ("hu",),
    "IE": ("en_IE",),
    "IS": ("is",),
    "IT": ("it_IT",),
    "JP": ("ja",),
    "LI": ("de",),
    "LT": ("lt",),
    "LU": ("lb", "fr", "de"),
    "LV": ("lv",),
    "MT": ("mt",),
    "NL": ("nl",),
    "NO": ("no",),
    "PL": ("pl",),
    "PT": ("pt_PT",),
    "RO": ("ro",),
    "SE": ("sv",),
    "SI": ("sl",),
    "SK": ("sk",),
    "US": ("en_US",),
}

#: Countries whose own holidays are no calendar: the nations of the UK, the federal United States.
DIVIDED = {"GB": "ENG NIR SCT WLS", "US": ""}
#: Germany has a calendar of its own and one for each Land.
LAENDER = "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH"
FEDERAL, CALIFORNIA = "US-FED", "US-CA"


@dataclass(frozen=True)
class Place:
    """A calendar to make.

    Attributes:
        code: of the calendar.
        country: as the library knows it.
        region: as the library knows it, None for the whole country.
    """

    code: str
    country: str
    region: str | None = None


def places() -> list[Place]:
    """Name every calendar."""
    whole = [Place(country, country) for country in LANGUAGES if country not in DIVIDED]
    regions = [
        Place(f"{country}-{region}", country, region)
        for country, listed in {**DIVIDED, "DE": LAENDER}.items()
        for region in listed.split()
    ]
    return [*whole, *regions, Place(FEDERAL, "US"), Place(CALIFORNIA, "US")]


def main() -> None:
    """Write the files anew."""
    names = HolidayNames()
    try:
        texts = {place.code: calendar_text(place, names) for place in places()}
    except UnknownName as unknown:
        sys.exit(f"{unknown} Nothing is written; add it there.")
    for code, text in texts.items():
        (LAWS / "calendars" / f"{code}.toml").write_text(text, encoding="utf-8")
    (LAWS / "zones.toml").write_text(zones_text(), encoding="utf-8")


def place_name(place: Place) -> dict[str, str]:
    """Give what a place is called, by language."""
    named = tomllib.loads((HERE / "place_names.toml").read_text(encoding="utf-8"))["regions"]
    found: dict[str, str] = named.get(place.code) or {
        language: str(Locale(language).territories[place.country]) for language in ("en", "ja")
    }
    return found


def _listed(by_language: dict[str, str]) -> str:
    return ", ".join(f"{key} = {_quoted(text)}" for key, text in by_language.items())


def calendar_text(place: Place, names: HolidayNames) -> str:
    """Give the text of a calendar file.

    Raises:
        UnknownName: a holiday has no name in ``holiday_names.toml``.
    """
    years = range(CALIFORNIA_FROM, YEARS[-1] + 1) if place.code == CALIFORNIA else YEARS
    english = english_days(place, years)
    local: dict[str, dict[date, str]] = {}
    if place.code != CALIFORNIA:
        local = {language: library_days(place, language) for language in LANGUAGES[place.country]}
    first = next(iter(local.values()), {})
    days = {day: names.of(place.code, name, first.get(day, "")) for day, name in english.items()}
    words: dict[str, dict[str, str]] = {}
    for day, name in sorted(days.items()):
        told = {language: here[day] for language, here in local.items() if day in here}
        words[name.id] = _words(name, told)
    lines = [
        "# Made by packaging/make_calendars.py; known_until is the last year with holidays.",
        *_notes(place.code, days),
        f'code = "{place.code}"',
        f"place = {{ {_listed(place_name(place))} }}",
        "weekend = [6, 7]",
        f"known_from = {years[0]}",
        f"known_until = {years[-1]}",
        "",
        "[names]",
    ]
    for holiday, by_language in sorted(words.items()):
        lines.append(f"{holiday} = {{ {_listed(by_language)} }}")
    lines += ["", "[days]"]
    lines += [f'{day} = "{name.id}"' for day, name in sorted(days.items())]
    return "\n".join(lines) + "\n"


def english_days(place: Place, years: range) -> dict[date, str]:
    """Give the days of rest of ``place``: day -> English name."""
    if place.code == CALIFORNIA:
        return california(years)
    days = library_days(place, "en_US")
    return {**year_end(years), **days} if place.code == "JP" else days


def library_days(place: Place, language: str) -> dict[date, str]:
    """Give the public holidays the library knows: day -> name in ``language``."""
    found: dict[date, str] = holidays.country_holidays(
        place.country,
        subdiv=place.region,
        years=YEARS,
        language=language,
        observed=True,
        categories=(holidays.PUBLIC,),
    )
    return dict(found)


def _words(name: Name, told: dict[str, str]) -> dict[str, str]:
    """Give a holiday's name by language, those of the place first."""
    own = {language.partition("_")[0]: text for language, text in told.items()}
    if name.local:
        own[next(iter(own))] = name.local
    shown = {"en": name.en, "ja": name.ja}
    return {language: shown.get(language, text) for language, text in own.items()} | shown


def _notes(code: str, days: dict[date, Name]) -> list[str]:
    """Give what a reader of the file should know besides."""
    if code == CALIFORNIA:
        return ["# Judicial holidays (CCP s. 135, CRC 1.11), by the rules of calendar_rules.py."]
    moved = [day.year for day, name in days.items() if name.id == "day_off"]
    return [f"# Days off moved by decree are known until {max(moved)}."] if moved else []


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    main()

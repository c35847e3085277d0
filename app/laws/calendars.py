"""Calendars: which days count as working days where, as dated data (``calendars/CODE.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from app.base.messages import Words
from app.base.records import read_shipped
from app.base.resources import core_data
from app.laws import own_days, shelf

_T = TypeVar("_T")


@dataclass(frozen=True)
class Calendar:
    """The working days of one country or region.

    Attributes:
        code: ISO 3166 code of the place, ``JP``; empty for a place whose holidays are not known.
        place: what the place is called, by language.
        weekend: the weekdays of rest, Monday = 1.
        known_from: the first year whose holidays are known; ``known_until`` the last.
        names: holiday id -> its name by language, the local one included.
        days: day -> holiday id.
    """

    code: str
    place: dict[str, str]
    weekend: tuple[int, ...]
    known_from: int
    known_until: int
    names: dict[str, dict[str, str]]
    days: dict[date, str]

    @property
    def name(self) -> Words:
        """What the place is called; only a shipped calendar has a name."""
        return Words(self.place)

    def is_working(self, day: date) -> bool:
        """Say whether ``day`` is neither a weekend day nor a holiday."""
        return day.isoweekday() not in self.weekend and day not in self.days

    def knows(self, day: date) -> bool:
        """Say whether the holidays of the year of ``day`` are known."""
        return self.known_from <= day.year <= self.known_until

    def holiday(self, day: date) -> Words | None:
        """Give the name of the holiday on ``day``, in every language it is known in."""
        holiday = self.days.get(day)
        return None if holiday is None else Words(self.names[holiday])

    def is_own(self, day: date) -> bool:
        """Say whether ``day`` is a day of rest the user added."""
        return own_days.is_own(self.days.get(day, ""))

    def holiday_name(self, day: date, language: str) -> str | None:
        """Give the name of the holiday on ``day`` in ``language``, else in English."""
        name = self.holiday(day)
        return None if name is None else name.say(language)


#: What is counted by where holidays are not known: Saturdays and Sundays only.
WEEKENDS_ONLY = Calendar("", {}, (6, 7), 0, 0, {}, {})


@dataclass(frozen=True)
class _Zones:
    """Where which time zone is lived by.

    Attributes:
        zones: country -> the zone of most of it, empty where there are several.
        regions: region of a country of several zones -> its zone.
    """

    zones: dict[str, str]
    regions: dict[str, str]


@dataclass(frozen=True)
class _Places:
    """How places may be named that have no calendar under that name.

    Attributes:
        spellings: another code of a country -> its ISO 3166-1 code.
        aliases: place -> the calendar it counts in.
    """

    spellings: dict[str, str]
    aliases: dict[str, str]


def has(code: str) -> bool:
    """Say whether the calendar ``code`` is shipped."""
    return code in codes()


@cache
def codes() -> tuple[str, ...]:
    """Name the shipped calendars."""
    files = core_data("laws").joinpath("calendars").iterdir()
    return tuple(sorted(file.name[:-5] for file in files if file.name.endswith(".toml")))


@shelf.remember()
def load(code: str) -> Calendar:
    """Give the calendar ``code`` with the user's own days; KeyError if there is none."""
    return own_days.with_own(shipped(code))


@cache
def shipped(code: str) -> Calendar:
    """Read the shipped calendar ``code``; KeyError if there is none, see ``has``."""
    if not has(code):
        raise KeyError(code)
    return read_shipped(core_data("laws").joinpath("calendars", f"{code}.toml"), Calendar)


def resolve(place: str) -> str | None:
    """Give the calendar to count in at ``place``: its own, else its country's; None without one.

    Args:
        place: country or region (``NL``, ``DE-BY``), also by a name with no file (``UK``, ``US``).
    """
    country, dash, region = place.partition("-")
    country = _places().spellings.get(country, country)
    for known in (f"{country}{dash}{region}", country):
        code = _places().aliases.get(known, known)
        if has(code):
            return code
    return None


def has_own(place: str) -> bool:
    """Say whether ``place`` itself, not only its country, has a calendar."""
    return has(place) or place in _places().aliases


def is_place(code: str) -> bool:
    """Say whether ``code`` is a country (``NL``) or could be a region of one (``DE-BY``)."""
    country, dash, region = code.partition("-")
    well_formed = not dash or (1 <= len(region) <= 3 and region.isascii() and region.isalnum())
    return well_formed and _places().spellings.get(country, country) in _zones().zones


def country_of(place: str) -> str:
    """Give the ISO 3166-1 code of a country or of a region's country; empty if it is no place."""
    country = place.partition("-")[0]
    return _places().spellings.get(country, country) if is_place(place) else ""


def zone_of(country: str, region: str = "") -> str | None:
    """Give the IANA time zone of a place; None if it has several or is not known.

    Args:
        country: ISO 3166-1, ``US``; may be empty where ``region`` is given.
        region: ISO 3166-2, ``US-CA``; asked first.
    """
    country = country or region.partition("-")[0]
    country = _places().spellings.get(country, country)
    return _zones().regions.get(region) or _zones().zones.get(country) or None


@cache
def _zones() -> _Zones:
    return _read("zones.toml", _Zones)


@cache
def _places() -> _Places:
    return _read("places.toml", _Places)


def _read(name: str, record: type[_T]) -> _T:
    return read_shipped(core_data("laws").joinpath(name), record)

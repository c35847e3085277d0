"""Calendars: which days count as working days where, as dated data (``calendars/CODE.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from app.base.messages import Words
from app.base.records import read_toml
from app.base.resources import core_data


@dataclass(frozen=True)
class Calendar:
    """The working days of one country or region.

    Attributes:
        code: ISO 3166 code of the place, ``JP``; empty for a place whose holidays are not known.
        weekend: the weekdays of rest, Monday = 1.
        known_from: the first year whose holidays are known; ``known_until`` the last.
        names: holiday id -> its name by language, the local one included.
        days: day -> holiday id.
    """

    code: str
    weekend: tuple[int, ...]
    known_from: int
    known_until: int
    names: dict[str, dict[str, str]]
    days: dict[date, str]

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

    def holiday_name(self, day: date, language: str) -> str | None:
        """Give the name of the holiday on ``day`` in ``language``, else in English."""
        name = self.holiday(day)
        return None if name is None else name.say(language)


#: What is counted by where holidays are not known: Saturdays and Sundays only.
WEEKENDS_ONLY = Calendar("", (6, 7), 0, 0, {}, {})


@dataclass(frozen=True)
class _Zones:
    """Country -> the time zone most of it lives by, empty where there are several."""

    zones: dict[str, str]


def has(code: str) -> bool:
    """Say whether the calendar ``code`` is shipped."""
    return code in codes()


@cache
def codes() -> tuple[str, ...]:
    """Name the shipped calendars."""
    files = core_data("laws").joinpath("calendars").iterdir()
    return tuple(sorted(file.name[:-5] for file in files if file.name.endswith(".toml")))


@cache
def load(code: str) -> Calendar:
    """Read the shipped calendar ``code``; KeyError if there is none, see ``has``."""
    if not has(code):
        raise KeyError(code)
    name = f"{code}.toml"
    place = core_data("laws").joinpath("calendars", name)
    return read_toml(place.read_text(encoding="utf-8"), name, Calendar)


def is_place(code: str) -> bool:
    """Say whether ``code`` is a country (``NL``) or could be a region of one (``DE-BY``)."""
    country, dash, region = code.partition("-")
    well_formed = not dash or (1 <= len(region) <= 3 and region.isascii() and region.isalnum())
    return well_formed and country in _zones()


def zone_of(country: str) -> str | None:
    """Give the IANA time zone of ``country``; None if it has several or is not known."""
    return _zones().get(country) or None


@cache
def _zones() -> dict[str, str]:
    name = "zones.toml"
    text = core_data("laws").joinpath(name).read_text(encoding="utf-8")
    return read_toml(text, name, _Zones).zones

"""Dates as a letter writes them: by language, American or not, by Japanese era or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from app.base.ids import Law
from app.base.records import read_shipped
from app.base.resources import core_data

_JAPANESE = "ja"
_AMERICAN = "en-US"


@dataclass(frozen=True)
class _Form:
    date: str
    months: tuple[str, ...]
    first_day: str = ""


@dataclass(frozen=True)
class _Era:
    name: str
    since: date


@dataclass(frozen=True)
class _Days:
    forms: dict[str, _Form]
    eras: tuple[_Era, ...]


@dataclass(frozen=True)
class Days:
    """How one letter writes its dates.

    Attributes:
        era: write Japanese years by era.
        american: write English dates as in the United States.
    """

    language: str
    era: bool = False
    american: bool = False

    @classmethod
    def of(cls, language: str, law: Law, *, era: bool = False) -> Days:
        """Give the custom of a letter under ``law``."""
        return cls(language, era=era, american=law is Law.CCPA)

    def written(self, day: date) -> str:
        """Write a date in full: "21 November 2026", 2026年11月21日, 令和8年11月21日."""
        name = _AMERICAN if self.american and self.language == "en" else self.language
        form = _read().forms[name]
        number = form.first_day if day.day == 1 and form.first_day else str(day.day)
        year = str(day.year)
        if self.era and self.language == _JAPANESE:
            year = _era_year(day)
        return form.date.format(day=number, month=form.months[day.month - 1], year=year)


def _era_year(day: date) -> str:
    """Give the year by era: 令和8, 令和元; before the solar calendar (1873) the Western year."""
    for era in _read().eras:
        if day >= era.since:
            count = day.year - era.since.year + 1
            # 明治 began in 1868, before dates could be counted this way.
            if era.name == "明治":
                count = day.year - 1867
            return f"{era.name}{'元' if count == 1 else count}"
    return str(day.year)


@cache
def _read() -> _Days:
    return read_shipped(core_data("letters").joinpath("days.toml"), _Days)

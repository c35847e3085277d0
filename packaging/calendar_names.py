"""What holidays are called: ``holiday_names.toml``, asked with the names of the library."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

NAMES = Path(__file__).resolve().parent / "holiday_names.toml"

#: How the library writes, in English, a day in place of a holiday and a day off moved by decree.
_OBSERVED = " (observed)"
_MOVED = re.compile(r" \(substituted from [^)]*\)$")
_IN_BRACKETS = re.compile(r" \([^)]*\)$")

#: Between the names of two holidays on one day, in the library's texts.
TOGETHER = "; "


class UnknownName(Exception):
    """The library names a holiday that ``holiday_names.toml`` does not know."""


@dataclass(frozen=True)
class Name:
    """A holiday's id and what it is called.

    Attributes:
        id: as in the calendar files, ``easter_monday``.
        en: English.
        ja: Japanese.
        local: in the language of the place, as the library gives it; empty if it gave none.
    """

    id: str
    en: str
    ja: str
    local: str = ""


class HolidayNames:
    """The names of ``holiday_names.toml``."""

    def __init__(self) -> None:
        data = tomllib.loads(NAMES.read_text(encoding="utf-8"))
        self._everywhere: dict[str, dict[str, str]] = data["names"]
        self._places: dict[str, dict[str, dict[str, str]]] = data["places"]
        self._substitute: dict[str, dict[str, str]] = data["substitute"]

    def of(self, place: str, english: str, local: str = "") -> Name:
        """Name the holidays of one day.

        Args:
            place: code of the calendar, ``DE-BY``.
            english: what the library calls the day, ``"Corpus Christi; Statehood Day"``.
            local: the same in the language of the place.

        Raises:
            UnknownName: says which name is missing.
        """
        parts = english.split(TOGETHER)
        if len(parts) > 1:
            names = [self.of(place, part) for part in parts]
            return Name(
                "_and_".join(name.id for name in names),
                TOGETHER.join(name.en for name in names),
                "、".join(name.ja for name in names),
                local,
            )
        if english.endswith(_OBSERVED):
            holiday = self._plain(place, english.removesuffix(_OBSERVED), "")
            wording = self._substitute.get(place[:2], self._substitute["default"])
            en, ja = (
                wording["en"].format(name=holiday.en),
                wording["ja"].format(name=holiday.ja),
            )
            return Name(f"{holiday.id}_substitute", en, ja, local)
        if _MOVED.search(english):
            # The day it was moved from is another for each; the holiday has one name.
            return self._plain(place, _MOVED.sub("", english), _IN_BRACKETS.sub("", local))
        return self._plain(place, english, local)

    def _plain(self, place: str, english: str, local: str) -> Name:
        for table in (self._places.get(place), self._places.get(place[:2]), self._everywhere):
            for written in (local, english):
                found = (table or {}).get(written)
                if found is not None:
                    return Name(found["id"], found.get("en", english), found["ja"], local)
        raise UnknownName(
            f'{NAMES.name} has no name for "{english}" ({local}), a holiday of {place}.'
        )

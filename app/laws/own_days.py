"""The user's own days: added to a calendar or taken from it (``calendars/CODE.toml`` of the shelf).

The file is written to be read and changed by hand::

    removed = [2026-05-04]

    [added]
    2026-12-28 = "Company closed"
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from app.base.errors import Problem
from app.base.files import cannot_read, read_text
from app.base.messages import LANGUAGES, Message
from app.base.records import BrokenRecord, Mistake, is_endless, read_toml
from app.laws import shelf

if TYPE_CHECKING:
    from app.laws.calendars import Calendar

LONGEST_NAME = 100

_MOST_BYTES = 200_000
_OWN = "own."


@dataclass(frozen=True)
class OwnDays:
    """What one calendar is changed by.

    Attributes:
        added: day of rest -> its name, as the user calls it.
        removed: shipped holidays that are none to the user.
    """

    added: dict[date, str] = field(default_factory=dict)
    removed: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        """See that names can be shown and no day is both.

        Raises:
            Mistake: one cannot, or one is.
        """
        for day, name in self.added.items():
            if not is_name(name):
                raise Mistake(("added", day.isoformat()), _name_expected())
        for number, day in enumerate(self.removed):
            if day in self.added:
                raise Mistake(("removed", number), Message("own_days.both", {"day": day}))


def is_name(name: str) -> bool:
    """Say whether a day can be called so: one line of at most ``LONGEST_NAME`` characters."""
    plain = name.replace("\u3000", " ")
    return bool(plain.strip()) and len(plain) <= LONGEST_NAME and plain.isprintable()


def is_own(holiday: str) -> bool:
    """Say whether a holiday id (of ``Calendar.days``) is the user's own."""
    return holiday.startswith(_OWN)


def with_own(calendar: Calendar) -> Calendar:
    """Give a shipped calendar with the user's days; as it is where they cannot be read."""
    try:
        own = read(calendar.code)
    except Problem:
        return calendar
    if not own.added and not own.removed:
        return calendar
    names = {f"{_OWN}{day}": dict.fromkeys(LANGUAGES, name) for day, name in own.added.items()}
    days = {day: each for day, each in calendar.days.items() if day not in own.removed}
    days |= {day: f"{_OWN}{day}" for day in own.added}
    return replace(calendar, names={**calendar.names, **names}, days=dict(sorted(days.items())))


def set_aside(code: str) -> Problem | None:
    """Say why the user's days of a calendar are not used; None if nothing is wrong."""
    try:
        read(code)
    except Problem as problem:
        return problem
    return None


def read(code: str) -> OwnDays:
    """Read the user's days of the calendar ``code``; none where there is no file.

    Raises:
        Problem: the file cannot be read, or does not say such days; names file and line.
    """
    folder = shelf.folder()
    place = folder / _file(code) if folder else None
    if place is None:
        return OwnDays()
    try:
        size = place.stat().st_size
    except FileNotFoundError:
        return OwnDays()
    except OSError as error:
        raise cannot_read(place, error) from error
    if size > _MOST_BYTES:
        raise BrokenRecord(place.name, 1, Message("own_days.too_big"))
    text = read_text(place)
    if is_endless(text):
        raise BrokenRecord(place.name, 1, Message("own_days.too_big"))
    return read_toml(text, place.name, OwnDays)


def add(calendar: Calendar, day: date, name: str) -> None:
    """Make ``day`` a day of rest called ``name``; an own day gets the new name.

    ``calendar`` is the one with the user's days, as it is counted in.

    Raises:
        Problem: the day is a holiday already, the name cannot be shown, or the file cannot be
            read or written; nothing was changed.
    """
    own = read(calendar.code)
    name = name.strip()
    if not is_name(name):
        raise Problem("problem.own_day_name", expected=_name_expected())
    if day in calendar.days and day not in own.added:
        raise Problem("problem.own_day_there", day=day, name=calendar.holiday(day))
    removed = tuple(each for each in own.removed if each != day)
    _keep(calendar.code, OwnDays({**own.added, day: name}, removed))


def remove(calendar: Calendar, day: date) -> None:
    """Make ``day`` no day of rest: take back an own day, or leave out a shipped holiday.

    ``calendar`` is the one with the user's days, as it is counted in.

    Raises:
        Problem: the day is no holiday, or the file cannot be read or written; nothing was changed.
    """
    own = read(calendar.code)
    if day not in calendar.days:
        raise Problem("problem.own_day_none", day=day, calendar=calendar.code)
    added = {each: name for each, name in own.added.items() if each != day}
    removed = own.removed if day in own.added else (*own.removed, day)
    _keep(calendar.code, OwnDays(added, removed))


def put_back(code: str, day: date) -> None:
    """Count in a shipped holiday again that was left out.

    Raises:
        Problem: the file cannot be read or written; nothing was changed.
    """
    own = read(code)
    _keep(code, OwnDays(own.added, tuple(each for each in own.removed if each != day)))


def reset(code: str) -> None:
    """Give the calendar ``code`` its shipped days back.

    Raises:
        Problem: the file cannot be removed.
    """
    shelf.drop(_file(code))


def _keep(code: str, own: OwnDays) -> None:
    if not own.added and not own.removed:
        shelf.drop(_file(code))
        return
    removed = ", ".join(each.isoformat() for each in sorted(own.removed))
    lines = [f"removed = [{removed}]", "", "[added]"]
    # A name in one line of plain characters is written alike in JSON and TOML.
    lines += [
        f"{day.isoformat()} = {json.dumps(own.added[day], ensure_ascii=False)}"
        for day in sorted(own.added)
    ]
    shelf.keep(_file(code), "\n".join(lines) + "\n")


def _file(code: str) -> str:
    return f"calendars/{code}.toml"


def _name_expected() -> Message:
    return Message("own_days.name", {"most": LONGEST_NAME})

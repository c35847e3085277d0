"""Law packs and calendars in the user's hands: which are in use, exchanged, changed, given back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.base.changes import Changes, Topic
from app.base.clock import Clock
from app.base.ids import Law
from app.base.messages import Message, Messages, Words
from app.laws import calendars, install, own_days
from app.laws.differences import told
from app.laws.install import Installed, PackState

#: Every date and every letter rests on the laws, so whoever shows one reads again.
_EVERYTHING = Changes.of(Topic.CASES, Topic.LETTERS, Topic.SETTINGS)


@dataclass(frozen=True)
class PackRow:
    """A law pack in use.

    Attributes:
        name: the law's full name; ``short`` its everyday one.
        line: version, age and origin in one sentence.
        notices: what should be known of it: it is old, or an installed pack is no newer.
        problem: why an installed pack is not used; None if nothing is wrong.
        removable: whether there is an installed pack to take back.
    """

    law: Law
    name: Words
    short: Words
    line: Message
    notices: tuple[Message, ...]
    problem: Message | None
    removable: bool


@dataclass(frozen=True)
class DayRow:
    """A day of rest of a calendar.

    Attributes:
        own: whether the user added it.
        removed: whether the user left it out: it is listed, but no day of rest.
    """

    day: date
    name: Words
    own: bool = False
    removed: bool = False


@dataclass(frozen=True)
class CalendarYear:
    """One year of a calendar.

    Attributes:
        code: of the calendar (``JP``, ``DE-BY``).
        years: the years whose holidays are known, with those of the user's own days.
        days: in their order, those left out included.
        changed: whether the user changed the calendar, in whatever year.
        problem: why the user's own days are not used; None if nothing is wrong.
    """

    code: str
    year: int
    years: tuple[int, ...]
    days: tuple[DayRow, ...]
    changed: bool
    problem: Message | None = None


class LawData:
    """What a user does with laws and calendars; needs no vault."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def packs(self) -> tuple[PackRow, ...]:
        """Say of every law which pack is in use."""
        return tuple(_row(each) for each in install.states(self._clock.today()))

    def notices(self) -> int:
        """Count the packs and calendars something is the matter with."""
        packs = sum(bool(each.notices or each.problem) for each in self.packs())
        return packs + sum(own_days.set_aside(code) is not None for code in calendars.codes())

    def install(self, file: Path) -> tuple[Installed, Changes]:
        """Take the pack in ``file`` into use.

        Raises:
            Problem: see ``app.laws.install.install``; nothing was changed.
        """
        return install.install(file, self._clock.today()), _EVERYTHING

    def give_back(self, law: Law) -> tuple[Installed, Changes]:
        """Give the shipped pack of ``law`` back.

        Raises:
            Problem: there is nothing to take back, or it cannot be removed.
        """
        return install.uninstall(law), _EVERYTHING

    def calendars(self) -> tuple[str, ...]:
        """Name the calendars there are."""
        return calendars.codes()

    def today(self) -> date:
        """Give this machine's civil date."""
        return self._clock.today()

    def year(self, code: str, year: int) -> CalendarYear:
        """Give a year of the calendar ``code``; KeyError if there is none."""
        calendar, shipped = calendars.load(code), calendars.shipped(code)
        rows = [
            DayRow(day, Words(calendar.names[key]), own=own_days.is_own(key))
            for day, key in calendar.days.items()
            if day.year == year
        ]
        rows += [
            DayRow(day, Words(shipped.names[key]), removed=True)
            for day, key in shipped.days.items()
            if day.year == year and day not in calendar.days
        ]
        known = {*range(calendar.known_from, calendar.known_until + 1)}
        problem = own_days.set_aside(code)
        return CalendarYear(
            code,
            year,
            tuple(sorted({year, *known, *(day.year for day in calendar.days)})),
            tuple(sorted(rows, key=lambda row: row.day)),
            changed=problem is not None or calendar is not shipped,
            problem=problem.message if problem is not None else None,
        )

    def add_day(self, code: str, day: date, name: str) -> Changes:
        """Make ``day`` a day of rest called ``name``.

        Raises:
            Problem: see ``own_days.add``; nothing was changed.
        """
        own_days.add(calendars.load(code), day, name)
        return _EVERYTHING

    def remove_day(self, code: str, day: date) -> Changes:
        """Take an own day back, or leave a shipped holiday out.

        Raises:
            Problem: see ``own_days.remove``; nothing was changed.
        """
        own_days.remove(calendars.load(code), day)
        return _EVERYTHING

    def put_day_back(self, code: str, day: date) -> Changes:
        """Count in a shipped holiday again that was left out.

        Raises:
            Problem: the file cannot be read or written; nothing was changed.
        """
        own_days.put_back(code, day)
        return _EVERYTHING

    def reset_days(self, code: str) -> Changes:
        """Give a calendar its shipped days back.

        Raises:
            Problem: the file cannot be removed.
        """
        own_days.reset(code)
        return _EVERYTHING


def said_of(done: Installed, messages: Messages) -> tuple[str, ...]:
    """Say what an exchange of packs changed, a line for each difference."""
    lines: list[str] = []
    for each in done.differences:
        part = messages.text(f"laws.part.{each.part}")
        head, *more = told(each, messages)
        lines.append(messages.text("laws.difference_of", part=part, said=head))
        lines += more
    return tuple(lines) or (messages.text("laws.no_difference"),)


def versions_of(done: Installed) -> dict[str, Message | str]:
    """Give the values of a sentence about an exchange of packs: law, former and new version."""
    law = Message(f"law.{done.after.law}")
    return {"law": law, "before": done.before.version, "version": done.after.version}


def _row(state: PackState) -> PackRow:
    used = state.pack
    return PackRow(
        law=used.law,
        name=Words(used.names),
        short=Words(used.short),
        line=state.line,
        notices=state.notices,
        problem=state.problem,
        removable=state.removable,
    )


__all__ = ["CalendarYear", "DayRow", "Installed", "LawData", "PackRow", "said_of", "versions_of"]

"""``kaiji-cli laws days``: the calendars, and days of one's own in them."""

from __future__ import annotations

from datetime import date

import click

from app.base.errors import Problem
from app.base.messages import Message
from app.base.records import shown_key
from app.cli.context import Frame, LocalCommand, common_options, iso_date, option
from app.laws import calendars, own_days
from app.laws.calendars import Calendar


@click.command("days", cls=LocalCommand, help="cli.laws.days.help")
@click.argument("code", default="", metavar="[CODE]")
@option("--year", type=click.IntRange(1, 9999), metavar="YEAR", help="cli.laws.year")
@common_options
def days(frame: Frame, code: str, year: int | None) -> None:
    """Print a calendar's days of rest with their names; without CODE the calendars there are."""
    if not code:
        frame.emit(list(calendars.codes()), calendars.codes())
        return
    calendar = _calendar(code)
    _warn_if_set_aside(frame, calendar)
    language, words = frame.messages.language, frame.messages
    shown = sorted(day for day in calendar.days if year is None or day.year == year)
    removed = sorted(each for each in _removed(calendar) if year is None or each.year == year)
    shipped = calendars.shipped(calendar.code)
    frame.emit(
        {
            "calendar": calendar.code,
            "weekend": calendar.weekend,
            "known_from": calendar.known_from,
            "known_until": calendar.known_until,
            "days": [
                {
                    "date": day.isoformat(),
                    "name": calendar.holiday_name(day, language),
                    "own": own_days.is_own(calendar.days[day]),
                }
                for day in shown
            ],
            "removed": [
                {"date": day.isoformat(), "name": shipped.holiday_name(day, language)}
                for day in removed
            ],
        },
        [
            *(
                words.text(
                    "days.known", since=str(calendar.known_from), until=str(calendar.known_until)
                ),
            ),
            *(_line(frame, calendar, day) for day in shown),
            *(
                words.text(
                    "days.removed",
                    day=day.isoformat(),
                    name=shipped.holiday_name(day, language) or "",
                )
                for day in removed
            ),
        ],
    )


@click.command("add-day", cls=LocalCommand, help="cli.laws.add_day.help")
@click.argument("code")
@click.argument("day", callback=iso_date, metavar="DATE")
@click.argument("name")
@common_options
def add_day(frame: Frame, code: str, day: date, name: str) -> None:
    """Make a day a day of rest."""
    calendar = _calendar(code)
    own_days.add(calendar, day, name)
    _tell(frame, calendar, Message("days.added", {"day": day, "calendar": calendar.code}))
    _warn_of_regions(frame, calendar)


@click.command("remove-day", cls=LocalCommand, help="cli.laws.remove_day.help")
@click.argument("code")
@click.argument("day", callback=iso_date, metavar="DATE")
@common_options
def remove_day(frame: Frame, code: str, day: date) -> None:
    """Make a day no day of rest."""
    calendar = _calendar(code)
    own_days.remove(calendar, day)
    _tell(frame, calendar, Message("days.taken_out", {"day": day, "calendar": calendar.code}))
    _warn_of_regions(frame, calendar)


@click.command("reset-days", cls=LocalCommand, help="cli.laws.reset_days.help")
@click.argument("code")
@common_options
def reset_days(frame: Frame, code: str) -> None:
    """Give a calendar its shipped days back."""
    calendar = _calendar(code)
    own_days.reset(calendar.code)
    _tell(frame, calendar, Message("days.reset", {"calendar": calendar.code}))


def _calendar(code: str) -> Calendar:
    found = calendars.resolve(code.upper())
    if found is None:
        raise Problem("problem.no_calendar", calendar=shown_key(code))
    return calendars.load(found)


def _removed(calendar: Calendar) -> list[date]:
    """Give the holidays taken out: those shipped that are not counted in."""
    shipped = calendars.shipped(calendar.code)
    return [day for day in shipped.days if day not in calendar.days]


def _line(frame: Frame, calendar: Calendar, day: date) -> str:
    name = calendar.holiday_name(day, frame.messages.language) or ""
    if own_days.is_own(calendar.days[day]):
        return frame.messages.text("days.own", day=day.isoformat(), name=name)
    return f"{day.isoformat()}  {name}"


def _tell(frame: Frame, calendar: Calendar, said: Message) -> None:
    """Say what was done; the calendar is read anew."""
    own = own_days.read(calendar.code)
    frame.emit(
        {
            "calendar": calendar.code,
            "added": {day.isoformat(): name for day, name in sorted(own.added.items())},
            "removed": [day.isoformat() for day in sorted(own.removed)],
        },
        [frame.messages.say(said)],
    )


def _warn_of_regions(frame: Frame, calendar: Calendar) -> None:
    """Say that a country's day is not one of its regions' calendars, which list their own."""
    codes = [code for code in calendars.codes() if code.startswith(f"{calendar.code}-")]
    if codes:
        frame.warn(Message("days.only_here", {"codes": ", ".join(codes)}))


def _warn_if_set_aside(frame: Frame, calendar: Calendar) -> None:
    problem = own_days.set_aside(calendar.code)
    if problem is not None:
        frame.warn(Message("days.set_aside", {"problem": problem.message}))

"""The clock: what day it is, for whom. Tests and ``--today`` put another in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Give the present moment, aware, in UTC."""

    def today(self, zone: str | None = None) -> date:
        """Give the civil date in ``zone`` (IANA name); without one, this machine's."""


class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        """Give the present moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self, zone: str | None = None) -> date:
        """Give the civil date in ``zone``: a letter written in Tokyo bears Tokyo's date."""
        return self.now().astimezone(ZoneInfo(zone) if zone else None).date()


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands at one civil day."""

    day: date

    def now(self) -> datetime:
        """Give noon of the day, UTC."""
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)

    def today(self, zone: str | None = None) -> date:
        """Give the day, everywhere."""
        return self.day

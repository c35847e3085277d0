"""How far a channel can be trusted to work still, by the day it was last checked."""

from __future__ import annotations

import calendar
from datetime import date
from enum import StrEnum

from app.operators.record import Channel

_FRESH_MONTHS = 6
_AGEING_MONTHS = 12


class Freshness(StrEnum):
    """The age of a channel's last check."""

    FRESH = "fresh"
    AGEING = "ageing"
    STALE = "stale"
    UNKNOWN = "unknown"


def freshness(channel: Channel, today: date) -> Freshness:
    """Judge a channel: fresh up to 6 months after its check, ageing up to 12, then stale."""
    if channel.checked is None:
        return Freshness.UNKNOWN
    if today <= _months_after(channel.checked, _FRESH_MONTHS):
        return Freshness.FRESH
    if today <= _months_after(channel.checked, _AGEING_MONTHS):
        return Freshness.AGEING
    return Freshness.STALE


def stale_before(today: date) -> date:
    """Give the day before which a check makes a channel stale today."""
    year = today.year - _AGEING_MONTHS // 12
    if year < date.min.year:
        return date.min
    if (today.month, today.day) == (2, 29):
        return date(year, 3, 1)
    return today.replace(year=year)


def _months_after(day: date, months: int) -> date:
    """Give the same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))

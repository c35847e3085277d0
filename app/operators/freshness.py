"""How far a channel can be trusted to work still: its last check, and what came back since."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.base.messages import Message
from app.operators.record import Channel

_FRESH_MONTHS = 6
_AGEING_MONTHS = 12

#: Confidence halves in this many days, so that it is 0.5 where a channel turns stale.
_HALF_LIFE = 365

#: Without a check: less than a channel that has just turned stale, more than nothing.
_UNCHECKED = 0.4

#: What each letter that came back leaves of the confidence.
_AFTER_BOUNCE = 0.2


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


@dataclass(frozen=True)
class Confidence:
    """How likely a letter sent by a channel is to arrive; Kaiji's estimate, from no source.

    Attributes:
        share: from 0 (leads nowhere) to 1 (checked today).
        freshness: the age of the check alone.
        bounces: letters that came back since the check.
        why: what the estimate rests on, as a sentence.
    """

    share: float
    freshness: Freshness
    bounces: int
    why: Message


def confidence(channel: Channel, today: date, bounced: Sequence[date] = ()) -> Confidence:
    """Judge a channel by its age and by the days on which letters sent there came back.

    A check that is later than a bounce, or of the same day, makes up for it: somebody looked
    again. A check in the future counts as none, a bounce in the future not at all.
    """
    checked = channel.checked if channel.checked and channel.checked <= today else None
    state = freshness(channel, today) if checked else Freshness.UNKNOWN
    share = 0.5 ** ((today - checked).days / _HALF_LIFE) if checked else _UNCHECKED
    back = [day for day in bounced if (checked is None or day > checked) and day <= today]
    why = Message(f"confidence.{state}", {"day": checked} if checked else {})
    if back:
        why = Message("confidence.bounced", {"day": max(back)})
    return Confidence(share * _AFTER_BOUNCE ** len(back), state, len(back), why)


def stale_before(today: date) -> date:
    """Give the day before which a check makes a channel stale today."""
    return months_before(today, _AGEING_MONTHS)


def months_before(day: date, months: int) -> date:
    """Give the same day of an earlier month, or the first of the next where it has none."""
    years, month = divmod(day.month - 1 - months, 12)
    year = day.year + years
    if year < date.min.year:
        return date.min
    if day.day <= calendar.monthrange(year, month + 1)[1]:
        return date(year, month + 1, day.day)
    return date(year, month + 2, 1)


def _months_after(day: date, months: int) -> date:
    """Give the same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))

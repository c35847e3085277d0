"""Finding operators: what the window lists while somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.base.ids import ChannelKind, Law
from app.operators.directory import Directory
from app.operators.freshness import Freshness, freshness, months_before, stale_before
from app.operators.index import Narrow
from app.operators.record import Channel, Operator
from app.operators.search import Hit


@dataclass(frozen=True)
class OperatorRow:
    """One operator in a list: what tells it from the others, and how it can be reached.

    Attributes:
        channel: the way a request would go; None = no way is on record.
        matched: which field the search found, for "matched: service".
    """

    operator: Operator
    channel: Channel | None
    freshness: Freshness
    matched: str


@dataclass(frozen=True)
class Filter:
    """Which operators count at all; everything empty = all.

    Attributes:
        country: only those seated there, ISO 3166-1 alpha-2.
        law: only those whose policy names it, or who fall under it by their seat.
        channel: only those that have such a way to reach them.
        has_email: only those with an e-mail address.
        has_fee: only those that charge for a request.
        stale: only those whose main channel was last checked more than 12 months ago.
        checked_within: only those whose main channel was checked in so many months; 0 = any.
    """

    country: str = ""
    law: Law | None = None
    channel: ChannelKind | None = None
    has_email: bool = False
    has_fee: bool = False
    stale: bool = False
    checked_within: int = 0

    def narrow(self, today: date) -> Narrow:
        """Say it as the index does, on a day."""
        months = self.checked_within
        return Narrow(
            country=self.country,
            law=self.law,
            has_email=self.has_email,
            checked_before=stale_before(today) if self.stale else None,
            checked_since=months_before(today, months) if months else None,
            channel=self.channel,
            has_fee=self.has_fee,
        )


#: Narrows nothing.
EVERY = Filter()


def find(
    directory: Directory, text: str, today: date, limit: int = 50, wanted: Filter = EVERY
) -> tuple[OperatorRow, ...]:
    """Find operators for ``text``; a blank text gives all of them, in order.

    Args:
        directory: where to look.
        text: what was typed.
        today: the day by which freshness is judged.
        limit: the most to give.
        wanted: which operators count at all.
    """
    hits = directory.search(text, narrow=wanted.narrow(today), limit=limit)
    return _rows(directory, hits, today)


def find_first(
    directory: Directory, text: str, today: date, limit: int = 50, wanted: Filter = EVERY
) -> tuple[tuple[OperatorRow, ...], int | None]:
    """Find as ``find`` does, and say how many there would be without a limit.

    None = many; ``count`` counts them, which may take as long again.
    """
    hits, counted = directory.search_first(text, wanted.narrow(today), limit)
    return _rows(directory, hits, today), counted


def count(directory: Directory, text: str, today: date, wanted: Filter = EVERY) -> int:
    """Count what ``find`` would give without a limit; of hundreds perhaps a few too many."""
    return directory.count(text, wanted.narrow(today))


def row_of(operator: Operator, today: date, matched: str = "") -> OperatorRow:
    """Show one operator as a list would."""
    channel = operator.channel()
    fresh = freshness(channel, today) if channel else Freshness.UNKNOWN
    return OperatorRow(operator, channel, fresh, matched)


def _rows(directory: Directory, hits: Sequence[Hit], today: date) -> tuple[OperatorRow, ...]:
    found = zip(directory.records(hits), hits, strict=True)
    return tuple(row_of(operator, today, hit.matched) for operator, hit in found)

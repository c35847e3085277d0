"""Finding operators: what the window lists while somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.operators.directory import Directory
from app.operators.freshness import Freshness, freshness, stale_before
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


def find(
    directory: Directory,
    text: str,
    today: date,
    limit: int = 50,
    *,
    country: str = "",
    has_email: bool = False,
    stale: bool = False,
) -> tuple[OperatorRow, ...]:
    """Find operators for ``text``; a blank text gives all of them, in order.

    Args:
        directory: where to look.
        text: what was typed.
        today: the day by which freshness is judged.
        limit: the most to give.
        country: only those seated there, ISO 3166-1 alpha-2; empty = everywhere.
        has_email: only those with an e-mail address.
        stale: only those whose main channel was last checked more than 12 months ago.
    """
    narrow = _narrow(today, country, has_email=has_email, stale=stale)
    return _rows(directory, directory.search(text, narrow=narrow, limit=limit), today)


def find_first(
    directory: Directory,
    text: str,
    today: date,
    limit: int = 50,
    *,
    country: str = "",
    has_email: bool = False,
    stale: bool = False,
) -> tuple[tuple[OperatorRow, ...], int | None]:
    """Find as ``find`` does, and say how many there would be without a limit.

    None = many; ``count`` counts them, which may take as long again.
    """
    narrow = _narrow(today, country, has_email=has_email, stale=stale)
    hits, counted = directory.search_first(text, narrow, limit)
    return _rows(directory, hits, today), counted


def count(
    directory: Directory,
    text: str,
    today: date,
    *,
    country: str = "",
    has_email: bool = False,
    stale: bool = False,
) -> int:
    """Count what ``find`` would give without a limit; of hundreds perhaps a few too many."""
    narrow = _narrow(today, country, has_email=has_email, stale=stale)
    return directory.count(text, narrow)


def row_of(operator: Operator, today: date, matched: str = "") -> OperatorRow:
    """Show one operator as a list would."""
    channel = operator.channel()
    fresh = freshness(channel, today) if channel else Freshness.UNKNOWN
    return OperatorRow(operator, channel, fresh, matched)


def _rows(directory: Directory, hits: Sequence[Hit], today: date) -> tuple[OperatorRow, ...]:
    found = zip(directory.records(hits), hits, strict=True)
    return tuple(row_of(operator, today, hit.matched) for operator, hit in found)


def _narrow(today: date, country: str, *, has_email: bool, stale: bool) -> Narrow:
    return Narrow(
        country=country, has_email=has_email, checked_before=stale_before(today) if stale else None
    )

"""Finding operators: what the window lists while somebody types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.operators.directory import Directory
from app.operators.freshness import Freshness, freshness
from app.operators.record import Channel, Operator


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


def find(directory: Directory, text: str, today: date, limit: int = 50) -> tuple[OperatorRow, ...]:
    """Find operators for ``text``; a blank text gives all of them, in order."""
    hits = directory.search(text, limit=limit)
    return tuple(row_of(directory.get(hit.slug), today, hit.matched) for hit in hits)


def row_of(operator: Operator, today: date, matched: str = "") -> OperatorRow:
    """Show one operator as a list would."""
    channel = operator.channel()
    fresh = freshness(channel, today) if channel else Freshness.UNKNOWN
    return OperatorRow(operator, channel, fresh, matched)

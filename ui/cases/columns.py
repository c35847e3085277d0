"""The columns of the list: which there is room for, and where each lies."""

from __future__ import annotations

from dataclasses import dataclass

from app.services.overview import Sort

#: Space before the first and after the last column, and between two.
MARGIN, GAP = 12, 16


@dataclass(frozen=True)
class Column:
    """A column of the list.

    Attributes:
        name: its id; ``requests.column.NAME`` are its words.
        share: its part of the room beyond the least widths.
        least: below this, for the usual text size, it is not worth showing.
        sort: what a click on its name sorts by; None = nothing.
        rank: the higher goes first where there is no room; 0 always stays.
    """

    name: str
    share: int
    least: int
    sort: Sort | None = None
    rank: int = 0


COLUMNS = (
    Column("operator", 8, 150, Sort.OPERATOR),
    Column("asked", 4, 116, None, 3),
    Column("person", 3, 96, Sort.PERSON, 2),
    Column("reference", 0, 112, None, 4),
    Column("status", 0, 132, Sort.URGENCY),
    Column("date", 0, 104, Sort.DUE),
    Column("last", 3, 116, Sort.CHANGED, 1),
)


@dataclass(frozen=True)
class Place:
    """A column and where it lies, in pixels from the left edge of a row."""

    column: Column
    left: int
    width: int


def places(width: int, px: float) -> tuple[Place, ...]:
    """Lay the columns out in a row of ``width``; ``px`` pixels stand for one of the usual size.

    The last columns in rank go first where there is no room; those of rank 0 share what there is.
    """
    shown = list(COLUMNS)
    room = width - 2 * round(MARGIN * px)
    gap = round(GAP * px)

    def least(columns: list[Column]) -> int:
        return sum(round(each.least * px) for each in columns) + gap * (len(columns) - 1)

    while least(shown) > room and any(each.rank for each in shown):
        shown.remove(max(shown, key=lambda each: each.rank))
    spare = room - least(shown)
    shares = sum(each.share for each in shown)
    # Where not even those that stay have room, the name gives way to state and date.
    found = []
    left = round(MARGIN * px)
    for each in shown:
        extra = spare * each.share // shares if spare > 0 else spare * (each.name == "operator")
        wide = max(0, round(each.least * px) + extra)
        found.append(Place(each, left, wide))
        left += wide + gap
    return tuple(found)

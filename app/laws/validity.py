"""When a part of a law holds: every row of a pack may say from when and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A row of a pack with the time it holds.

    Attributes:
        valid_from: the first day it holds; None = since the law began.
        valid_to: the last day it holds; None = no end is known.
    """

    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on ``day``."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


AnyDated = TypeVar("AnyDated", bound=Dated)


def on_day(rows: Iterable[AnyDated], day: date | None) -> AnyDated | None:
    """Choose the row that holds on ``day``: the newest of them; None if none does.

    Without a day the newest row of all is given.
    """
    found: AnyDated | None = None
    for row in rows:
        if day is not None and not row.holds_on(day):
            continue
        if found is None or _begin(row) >= _begin(found):
            found = row
    return found


def _begin(row: Dated) -> date:
    return row.valid_from or date.min

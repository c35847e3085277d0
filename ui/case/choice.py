"""Which date is explained: the one chosen, as the request stands now, else the gravest."""

from __future__ import annotations

from collections.abc import Sequence

from app.cases.clocks import Clock, gravest
from app.cases.timeline import Row, RowKind
from app.services.case_file import CaseFile


def default_row(shown: CaseFile) -> Row | None:
    """Give the date that weighs most; where nothing is counted, what has no date."""
    rows = [row for row in shown.timeline if row.kind is RowKind.MILESTONE]
    weightiest = gravest(shown.clocks)
    of_it = (row for row in rows if weightiest is not None and is_of(row, weightiest))
    return next(of_it, rows[-1] if rows else None)


def is_of(row: Row, clock: Clock) -> bool:
    """Say whether a row of the timeline shows a clock."""
    # A case under one law does not name it in its rows.
    same_law = row.law is None or row.law is clock.law
    due = clock.due
    return same_law and (row.milestone, row.on, row.state) == (due.milestone, due.due, due.state)


def same_row(row: Row, rows: Sequence[Row]) -> Row | None:
    """Find a row again after something was recorded: its date may have moved."""
    if row.event is not None:
        return next((each for each in rows if each.event == row.event), None)
    own = row.kind, row.milestone, row.law
    alike = [each for each in rows if (each.kind, each.milestone, each.law) == own]
    exact = (each for each in alike if each.asks == row.asks)
    return next(exact, alike[0] if alike else None)

"""Which date is explained: the one chosen, as the request stands now, else the next to come."""

from __future__ import annotations

from collections.abc import Sequence

from app.cases.timeline import Row, RowKind
from app.services.case_file import CaseFile


def default_row(shown: CaseFile) -> Row | None:
    """Give the next date to come; else the last one, else one that has none."""
    rows = [row for row in shown.timeline if row.kind is RowKind.MILESTONE]
    dated = [row for row in rows if row.on is not None]
    due = shown.row.assessment.next_due
    for row in dated:
        if due is not None and (row.milestone, row.on) == (due.milestone, due.due):
            return row
    last = dated or rows
    return last[-1] if last else None


def same_row(row: Row, rows: Sequence[Row]) -> Row | None:
    """Find a row again after something was recorded: its date may have moved."""
    if row.event is not None:
        return next((each for each in rows if each.event == row.event), None)
    alike = [each for each in rows if (each.kind, each.milestone) == (row.kind, row.milestone)]
    exact = (each for each in alike if each.asks == row.asks)
    return next(exact, alike[0] if alike else None)

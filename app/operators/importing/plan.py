"""What an import would do, row by row, before any of it is done."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from app.base.ids import OperatorSlug
from app.base.messages import Message
from app.base.progress import Progress
from app.operators.importing.known import Evidence, Known, There, is_same
from app.operators.importing.overlay import (
    Kept,
    changed_fields,
    over,
    stated_fields,
    value_of,
)
from app.operators.importing.row import Row
from app.operators.record import Operator

ORIGIN = "import"

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG = 100

#: Rows between two words of progress.
STEP = 250


class State(StrEnum):
    """What a row is to what is on file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    BROKEN = "broken"
    DUPLICATE = "duplicate"


@dataclass(frozen=True)
class Difference:
    """A field in which the source says something else than before.

    Attributes:
        field: its name in the record, ``names.kana`` for an entry of a table.
        before: what is on file; the user's correction where ``kept``.
        after: what the source says now.
        kept: the user's correction stays.
    """

    field: str
    before: object
    after: object
    kept: bool


@dataclass(frozen=True)
class Planned:
    """What would become of one row.

    Attributes:
        row: as it was read.
        slug: where it would be kept; empty = the row is broken.
        differences: of one that changed, what.
        duplicate_of: the record that may be of the same operator.
        by: what tells so.
        over_shipped: Kaiji has a record of this operator; what the row says would stand before it.
        renamed_from: its own slug, which is another operator's already.
        result: what would be written; None = nothing.
    """

    row: Row
    state: State
    slug: str = ""
    differences: tuple[Difference, ...] = ()
    duplicate_of: str = ""
    by: Evidence | None = None
    over_shipped: bool = False
    renamed_from: str = ""
    result: Kept | None = None


@dataclass(frozen=True)
class Plan:
    """What an import would do."""

    rows: tuple[Planned, ...]

    @cached_property
    def counts(self) -> dict[State, int]:
        """How many rows are what; every state is named."""
        found = Counter(each.state for each in self.rows)
        return {state: found[state] for state in State}

    def chosen(self, states: Iterable[State], slugs: Iterable[str] = ()) -> Iterator[Planned]:
        """Give the rows in these states and those kept at these slugs, as far as they can be."""
        wanted, named = {*states}, {*slugs}
        for each in self.rows:
            if each.result is not None and (each.state in wanted or each.slug in named):
                yield each


def plan(rows: Iterable[Row], known: Known, progress: Progress | None = None) -> Plan:
    """Say what would become of each row.

    Args:
        rows: as they were read.
        known: what is on file; what the rows say is added to it.
        progress: told of every ``STEP`` rows; how many there will be is not known: 0.

    Raises:
        Cancelled: the user asked to stop.
        Problem: what is imported cannot be read any further.
    """
    progress = progress or Progress()
    planned = []
    for number, row in enumerate(rows):
        if number % STEP == 0:
            progress.step(number, 0)
        planned.append(_planned(row, known))
    return Plan(tuple(planned))


def _planned(row: Row, known: Known) -> Planned:
    operator = row.operator
    if operator is None:
        return Planned(row, State.BROKEN)
    if not _SLUG.fullmatch(operator.slug) or len(operator.slug) > _LONGEST_SLUG:
        return Planned(replace(row, operator=None, why=Message("import.why.slug")), State.BROKEN)
    if not operator.name and not operator.services:
        why = Message("import.why.missing", {"key": "name"})
        return Planned(replace(row, operator=None, why=why), State.BROKEN)
    slug, there = _place(operator, known)
    moved = operator.slug if slug != operator.slug else ""
    if there.row is not None:
        return Planned(row, State.DUPLICATE, slug, duplicate_of=slug, by=Evidence.SLUG)
    operator = replace(operator, slug=slug) if moved else operator
    kept, kaijis = there.kept, there.kaijis
    base = over(kaijis, operator, stated_fields(operator)) if kaijis else operator
    like = known.add(operator, slug)
    if kept is not None or kaijis is not None:
        return _compared(Planned(row, State.CHANGED, slug, renamed_from=moved), base, kept, kaijis)
    other, by = like or ("", None)
    return Planned(
        row,
        State.DUPLICATE if like else State.NEW,
        slug,
        duplicate_of=other,
        by=by,
        renamed_from=moved,
        result=Kept(base, ORIGIN, base),
    )


def _place(operator: Operator, known: Known) -> tuple[OperatorSlug, There]:
    """Give the slug of its own record, or a free one: no slug ever changes its operator."""
    slug, number = operator.slug, 1
    while True:
        there = known.at(slug)
        imported = there.kept is not None and there.kept.origin == ORIGIN
        trusted = imported and slug == operator.slug
        records = there.records
        if not records or any(is_same(each, operator, trusted=trusted) for each in records):
            return slug, there
        number += 1
        slug = OperatorSlug(f"{operator.slug}-{number}")


def _compared(
    planned: Planned, base: Operator, kept: Kept | None, kaijis: Operator | None
) -> Planned:
    """Hold what the row says against what is on file, and keep what the user says."""
    if kept is None:
        assert kaijis is not None, "nothing to compare with"  # noqa: S101 - the caller looked
        kept = Kept(kaijis, base=kaijis)
    edited = kept.edited if kept.base else _typed(kept.record, kaijis)
    before = kept.base or kept.record
    differences = tuple(
        Difference(
            name,
            value_of(kept.record if name in edited else before, name),
            value_of(base, name),
            kept=name in edited,
        )
        for name in changed_fields(before, base)
    )
    shipped = kaijis is not None
    if not differences:
        return replace(planned, state=State.SAME, over_shipped=shipped)
    result = Kept(over(base, kept.record, edited), ORIGIN, base, edited)
    return replace(planned, differences=differences, over_shipped=shipped, result=result)


def _typed(record: Operator, kaijis: Operator | None) -> tuple[str, ...]:
    """Name the fields of a record the user wrote: all of them, or what differs from Kaiji's."""
    return changed_fields(kaijis, record) if kaijis else stated_fields(record)

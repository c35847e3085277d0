"""The operators a user adds, beside those Kaiji ships."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from app.base.errors import Problem
from app.base.ids import OperatorSlug
from app.operators.importing.overlay import Kept, edit
from app.operators.index import FORM
from app.operators.record import Operator
from app.operators.search import Index
from app.vault.database import Database, Row
from app.vault.stored import from_json, record_to_json, to_json

_PUT = """
    INSERT INTO operators (slug, record, origin, base, edited) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (slug) DO UPDATE SET record = excluded.record, origin = excluded.origin,
        base = excluded.base, edited = excluded.edited
"""

#: Records written together.
_AT_ONCE = 1000

_ALL_OF = "SELECT record, origin, base, edited FROM operators"


class Operators:
    """The user's own operator records, by slug."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # Saving it again, as Undo does, gives back what lay under it.
        self._deleted: dict[OperatorSlug, Kept] = {}

    def save(self, operator: Operator) -> None:
        """Keep a record, in place of a former one with the same slug.

        Of an imported record it is an edit: what differs is the user's, and stays when the
        source says something newer.
        """
        self.save_all([operator])

    def save_all(self, operators: Iterable[Operator]) -> None:
        """Keep records as ``save`` does: all of them, or none."""
        self.put(map(self._edited, operators))

    def kept(self, slug: OperatorSlug) -> Kept | None:
        """Give the user's record with what was imported under it, or None."""
        row = self._database.row(f"{_ALL_OF} WHERE slug = ?", (slug,))
        return _kept(row) if row else None

    def all_kept(self) -> Iterator[Kept]:
        """Walk the user's records with what was imported under them, by slug."""
        return map(_kept, self._database.rows(f"{_ALL_OF} ORDER BY slug"))

    def put(self, records: Iterable[Kept]) -> None:
        """Keep records just as they are given, base and edits too: all of them, or none."""
        index, each = self.index, iter(records)  # made before: undoing must not take it along
        with self._database.transaction():
            while some := [*islice(each, _AT_ONCE)]:
                self._database.run_many(_PUT, map(_row, some))
                index.put_all(kept.record for kept in some)
                for kept in some:
                    self._deleted.pop(kept.record.slug, None)

    def get(self, slug: OperatorSlug) -> Operator | None:
        """Give the user's record of an operator, or None."""
        row = self._database.row("SELECT record FROM operators WHERE slug = ?", (slug,))
        return from_json(row[0], Operator) if row else None

    def get_all(self, slugs: Iterable[OperatorSlug]) -> dict[OperatorSlug, Operator]:
        """Give the user's records of operators, as far as there are any."""
        rows = self._database.rows(
            "SELECT record FROM operators WHERE slug IN (SELECT value FROM json_each(?))",
            (to_json([*slugs]),),
        )
        records = (from_json(row[0], Operator) for row in rows)
        return {record.slug: record for record in records}

    def list(self) -> tuple[Operator, ...]:
        """Give all of the user's records, by slug."""
        return tuple(self._each())

    def delete(self, slug: OperatorSlug) -> None:
        """Forget a record.

        Raises:
            Problem: the user has no such record.
        """
        with self._database.transaction():
            kept = self.kept(slug)
            if kept is None:
                raise Problem("problem.no_own_operator", slug=slug)
            self._database.run("DELETE FROM operators WHERE slug = ?", (slug,))
            self.index.remove(slug)
        self._deleted[slug] = kept

    @cached_property
    def index(self) -> Index:
        """The search over the records: in the vault too, so encrypted, and open with it.

        It is no table of ``migrations`` but made from the records, here and wherever another
        Kaiji made it in another form.
        """
        index = Index(store=self._database)
        found = self._database.row("SELECT value FROM meta WHERE key = 'operator_index'")
        if found is None or found[0] != FORM:
            with self._database.transaction():
                index.make(self._each())
                self._database.run(
                    "INSERT OR REPLACE INTO meta (key, value) VALUES ('operator_index', ?)", (FORM,)
                )
        return index

    def _each(self) -> Iterator[Operator]:
        for row in self._database.rows("SELECT record FROM operators ORDER BY slug"):
            yield from_json(row[0], Operator)

    def _edited(self, operator: Operator) -> Kept:
        kept = self.kept(operator.slug) or self._deleted.get(operator.slug)
        return edit(kept, operator) if kept else Kept(operator)


def _row(kept: Kept) -> tuple[str, str, str, str | None, str]:
    # An imported record nobody edited is its own base.
    apart = kept.base is not None and kept.base is not kept.record and kept.base != kept.record
    return (
        kept.record.slug,
        record_to_json(kept.record),
        kept.origin,
        record_to_json(kept.base) if apart else None,
        to_json(kept.edited) if kept.edited else "[]",
    )


def _kept(row: Row) -> Kept:
    record, origin, base, edited = row
    counts = from_json(record, Operator)
    imported = counts if base is None and origin else None
    return Kept(
        counts,
        origin,
        from_json(base, Operator) if base else imported,
        tuple(from_json(edited, list[str])),
    )

"""The operators a user adds, beside those Kaiji ships."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from app.base.errors import Problem
from app.base.ids import OperatorSlug
from app.operators.index import FORM
from app.operators.record import Operator
from app.operators.search import Index
from app.vault.database import Database
from app.vault.stored import from_json, record_to_json, to_json


class Operators:
    """The user's own operator records, by slug."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, operator: Operator) -> None:
        """Keep a record, in place of a former one with the same slug."""
        self.save_all([operator])

    def save_all(self, operators: Iterable[Operator]) -> None:
        """Keep records as ``save`` does: all of them, or none."""
        with self._database.transaction():
            for operator in operators:
                self._database.run(
                    """
                    INSERT INTO operators (slug, record) VALUES (?, ?)
                    ON CONFLICT (slug) DO UPDATE SET record = excluded.record
                    """,
                    (operator.slug, record_to_json(operator)),
                )
                self.index.put(operator)

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
            self._database.run("DELETE FROM operators WHERE slug = ?", (slug,))
            if not self._database.changes():
                raise Problem("problem.no_own_operator", slug=slug)
            self.index.remove(slug)

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

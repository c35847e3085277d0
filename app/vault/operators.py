"""The operators a user adds, beside those Kaiji ships."""

from __future__ import annotations

from app.base.errors import Problem
from app.base.ids import OperatorSlug
from app.operators.record import Operator
from app.vault.database import Database
from app.vault.stored import from_json, record_to_json


class Operators:
    """The user's own operator records, by slug."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, operator: Operator) -> None:
        """Keep a record, in place of a former one with the same slug."""
        self._database.run(
            """
            INSERT INTO operators (slug, record) VALUES (?, ?)
            ON CONFLICT (slug) DO UPDATE SET record = excluded.record
            """,
            (operator.slug, record_to_json(operator)),
        )

    def get(self, slug: OperatorSlug) -> Operator | None:
        """Give the user's record of an operator, or None."""
        row = self._database.row("SELECT record FROM operators WHERE slug = ?", (slug,))
        return from_json(row[0], Operator) if row else None

    def list(self) -> tuple[Operator, ...]:
        """Give all of the user's records, by slug."""
        rows = self._database.rows("SELECT record FROM operators ORDER BY slug")
        return tuple(from_json(row[0], Operator) for row in rows)

    def delete(self, slug: OperatorSlug) -> None:
        """Forget a record.

        Raises:
            Problem: the user has no such record.
        """
        self._database.run("DELETE FROM operators WHERE slug = ?", (slug,))
        if not self._database.changes():
            raise Problem("problem.no_own_operator", slug=slug)

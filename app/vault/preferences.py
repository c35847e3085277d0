"""Choices that are personal and so lie in the vault: home country, default person, autosave."""

from __future__ import annotations

from typing import TypeVar

from app.vault.database import Database
from app.vault.stored import from_json, record_to_json

T = TypeVar("T")


class Preferences:
    """Values by key, each stored as JSON."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, kind: type[T]) -> T | None:
        """Give the value of ``key``; None where there is none, or one of another kind."""
        row = self._database.row("SELECT value FROM preferences WHERE key = ?", (key,))
        if row is None:
            return None
        try:
            return from_json(row[0], kind)
        except ValueError:
            return None

    def set(self, key: str, value: object) -> None:
        """Keep a value: JSON values and frozen records."""
        self._database.run(
            """
            INSERT INTO preferences (key, value) VALUES (?, ?)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """,
            (key, record_to_json(value)),
        )

    def delete(self, key: str) -> None:
        """Forget a value, if there is one."""
        self._database.run("DELETE FROM preferences WHERE key = ?", (key,))

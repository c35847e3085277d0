"""Where an index of operators lies: any SQLite database, by default one in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

import apsw

Row = tuple[Any, ...]
Parameters = Sequence[str | int | float | bytes | None]


class Store(Protocol):
    """What an index needs of a database; the vault's is one."""

    def run(self, sql: str, parameters: Parameters = ()) -> None:
        """Run one statement that gives no rows."""

    def run_many(self, sql: str, each: Iterable[Parameters]) -> None:
        """Run one statement with each of the parameters."""

    def rows(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Walk the rows of a query."""


class MemoryStore:
    """A database that is gone with the process: nothing of it is ever on disk."""

    def __init__(self) -> None:
        self._connection = apsw.Connection(":memory:")

    def run(self, sql: str, parameters: Parameters = ()) -> None:
        """Run one statement that gives no rows."""
        self._connection.execute(sql, parameters)

    def run_many(self, sql: str, each: Iterable[Parameters]) -> None:
        """Run one statement with each of the parameters."""
        self._connection.executemany(sql, each)

    def rows(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Walk the rows of a query."""
        return iter(self._connection.execute(sql, parameters))

"""The encrypted database: SQLCipher 4 format through apsw, and the one place that knows apsw.

Statements go in as text, rows come out as tuples; what apsw raises about the
world (a wrong key, a full disk) leaves as a ``Problem``.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from app.base.errors import Problem
from app.base.files import cannot_write

Row = tuple[Any, ...]
Parameters = Sequence[str | int | float | bytes | None]

#: How every plain SQLite file begins; an encrypted one begins with its random salt.
_PLAIN = b"SQLite format 3\0"

#: How long another program (a viewer of databases) may hold a lock, in milliseconds.
_PATIENCE = 2000

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

#: Set on each connection: SQLite keeps none of them in the file.
_PRAGMAS = (
    ("cache_size", -32_000),  # KiB; pages are decrypted when they enter the cache
    ("foreign_keys", True),
    ("secure_delete", True),
    ("synchronous", "FULL"),
    ("temp_store", "MEMORY"),  # SQLite's temporary files would not be encrypted
    ("trusted_schema", False),
)


class Database:
    """An open encrypted database."""

    def __init__(self, path: Path, connection: apsw.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def create(cls, path: Path, key: bytes) -> Database:
        """Make an empty database at ``path``, readable by its owner only.

        Raises:
            Problem: something is there already, the place cannot be written, or the
                file did not come out encrypted.
        """
        _reserve(path)
        database = cls._connect(path, key)
        # Before anything personal enters: some releases of the cipher could leave a file plain.
        if not is_encrypted(path):
            database.close()
            path.unlink()
            raise Problem("problem.not_encrypted", path=str(path))
        return database

    @classmethod
    def open(cls, path: Path, key: bytes) -> Database:
        """Open the database at ``path``.

        Raises:
            Problem: it is missing, no vault, not this key's, damaged, or cannot be written.
        """
        if not path.exists():
            raise Problem("problem.vault_missing", path=str(path))
        # An empty file would become a vault, and a plain one must not be taken for ours.
        if not path.is_file() or not is_encrypted(path):
            raise Problem("problem.not_a_vault", path=str(path))
        return cls._connect(path, key)

    @classmethod
    def _connect(cls, path: Path, key: bytes) -> Database:
        with _translated(path):
            connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        database = cls(path, connection)
        try:
            with _translated(path, connection):
                _unlock(connection, key)
                connection.pragma("journal_mode", "WAL")
                for name, value in _PRAGMAS:
                    connection.pragma(name, value)
        except Problem:
            database.close()
            raise
        return database

    def run(self, sql: str, parameters: Parameters = ()) -> None:
        """Run one statement that gives no rows."""
        with self._edge():
            self._connection.execute(sql, parameters)

    def run_many(self, sql: str, each: Iterable[Parameters]) -> None:
        """Run one statement with each of the parameters."""
        with self._edge():
            self._connection.executemany(sql, each)

    def rows(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Walk the rows of a query; it starts with the first row asked for."""
        with self._edge():
            yield from self._connection.execute(sql, parameters)

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Give the first row of a query, if any."""
        return next(self.rows(sql, parameters), None)

    def changes(self) -> int:
        """Give the number of rows the last statement changed."""
        return self._connection.changes()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold everything in the block together: all of it is kept, or none.

        Inside another transaction it is a part of that one.

        Raises:
            Problem: the disk is full or failing; nothing of the block was kept.
        """
        with self._edge(), self._connection:
            yield

    def version(self) -> int:
        """Give the number of the last migration that was run."""
        row = self.row("PRAGMA user_version")
        return int(row[0]) if row else 0

    def faults(self) -> tuple[str, ...]:
        """Give what SQLite's integrity check complains of; nothing = the file is sound."""
        said = tuple(str(row[0]) for row in self.rows("PRAGMA integrity_check"))
        return () if said == ("ok",) else said

    def copy_to(self, target: Path, key: bytes) -> None:
        """Write a copy under the same key and hold it against the integrity check.

        ``VACUUM INTO`` and not the backup API, which in the current wheel can deliver
        a corrupt copy. An older copy at ``target`` is replaced once the new one is sound.

        Raises:
            Problem: the disk is full, the place cannot be written, or the copy is not sound.
        """
        partial = target.with_name(f"{target.name}.part")
        try:
            discard(partial)
            _reserve(partial)
            self.run("VACUUM INTO ?", (str(partial),))
            copy = Database.open(partial, key)
            sound = not copy.faults()
            copy.close()
            if not sound:
                raise Problem("problem.copy_not_sound", path=str(target))
            _sync(partial)
            partial.replace(target)
        except OSError as error:
            raise cannot_write(target, error) from error
        finally:
            discard(partial)

    def close(self) -> None:
        """Close the file; harmless the second time."""
        with self._edge():
            self._connection.close()

    @contextmanager
    def _edge(self) -> Iterator[None]:
        with _translated(self.path, self._connection):
            yield


def is_encrypted(path: Path) -> bool:
    """Say whether ``path`` has content and does not begin as a plain SQLite file does."""
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_PLAIN))
    except OSError:
        return False
    return len(start) == len(_PLAIN) and start != _PLAIN


def discard(path: Path) -> None:
    """Remove a database nobody needs, with the files SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _unlock(connection: apsw.Connection, key: bytes) -> None:
    connection.set_busy_timeout(_PATIENCE)
    connection.transaction_mode = "IMMEDIATE"
    connection.pragma("cipher", "sqlcipher")
    connection.pragma("legacy", 4)
    connection.pragma("key", f"raw:{key.hex()}")
    # The key is only tried when the first page is read.
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()


def _reserve(path: Path) -> None:
    """Make the empty file SQLite will fill, so that nobody else may ever read it."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as error:
        raise Problem("problem.vault_exists", path=str(path)) from error
    except OSError as error:
        raise cannot_write(path, error) from error


def _sync(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


@contextmanager
def _translated(path: Path, connection: apsw.Connection | None = None) -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        problem = _problem(error, path, connection)
        if problem is None:
            raise
        raise problem from error
    except UnicodeEncodeError:
        # Half a character, as a broken argument of a command line can hold one. The error
        # holds the text, so it is not passed on.
        raise Problem("problem.text_not_unicode") from None


def _problem(error: apsw.Error, path: Path, connection: apsw.Connection | None) -> Problem | None:
    """Name what the world did to us; None for a mistake of ours (wrong SQL, a broken rule)."""
    shown = str(path)
    if isinstance(error, apsw.NotADBError):
        return Problem("problem.not_a_vault", path=shown)
    if isinstance(error, apsw.CorruptError):
        return Problem("problem.vault_damaged", path=shown)
    if isinstance(error, apsw.FullError) or _no_room(error, connection):
        return Problem("problem.disk_full", path=shown)
    if isinstance(error, apsw.IOError):
        return Problem("problem.disk_failed", path=shown)
    if isinstance(error, apsw.ReadOnlyError | apsw.CantOpenError | apsw.PermissionsError):
        return Problem("problem.vault_read_only", path=shown)
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return Problem("problem.vault_in_use")
    return None


def _no_room(error: apsw.Error, connection: apsw.Connection | None) -> bool:
    # SQLite knows only one way to say that a disk is full; a quota comes as a failure.
    return (
        isinstance(error, apsw.IOError)
        and connection is not None
        and connection.system_errno in _FULL
    )

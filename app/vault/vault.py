"""The vault: everything of the user's in one encrypted file, with its keys beside it."""

from __future__ import annotations

import secrets
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from app.base.errors import Problem
from app.base.files import cannot_read, cannot_write
from app.base.messages import Message
from app.base.paths import Home
from app.vault import keys, recovery
from app.vault.cases import Cases
from app.vault.database import Database, discard
from app.vault.documents import Documents
from app.vault.keys import Argon, KeyFile
from app.vault.keystore import KeyStore
from app.vault.letters import Letters
from app.vault.lock import Lock
from app.vault.migrations import migrate
from app.vault.operators import Operators
from app.vault.outlooks import Outlooks
from app.vault.people import People
from app.vault.preferences import Preferences
from app.vault.templates import Templates


@dataclass(frozen=True)
class CheckResult:
    """What ``Vault.check`` found.

    Attributes:
        faults: what is wrong, one message each; empty = all is well.
    """

    cases: int
    events: int
    letters: int
    faults: tuple[Message, ...]


class Vault:
    """An open vault. One process has it at a time; one thread at a time uses it.

    Attributes:
        people: whose data it is.
        cases: requests with their events.
        outlooks: where each case stands, for lists; made anew from the events.
        letters: letters as they left.
        documents: files that belong to events.
        operators: the user's own operator records.
        preferences: personal choices.
        templates: letters in the user's own words.
    """

    def __init__(
        self, home: Home, lock: Lock, database: Database, key_file: KeyFile, key: bytes
    ) -> None:
        self._home = home
        self._lock = lock
        self._database = database
        self._key_file = key_file
        self._key = key
        self.people = People(database)
        self.cases = Cases(database, _device(database))
        self.letters = Letters(database)
        self.documents = Documents(database)
        self.operators = Operators(database)
        self.outlooks = Outlooks(database)
        self.preferences = Preferences(database)
        self.templates = Templates(database)

    @classmethod
    def create(
        cls,
        home: Home,
        *,
        passphrase: str | None = None,
        keystore: KeyStore | None = None,
        argon: Argon | None = None,
    ) -> tuple[Vault, str]:
        """Make a new vault; give it, open, and its recovery code, which is kept nowhere else.

        Where an earlier call was interrupted after the keys were written, that vault is
        finished and gets a new recovery code.

        Args:
            home: where it shall lie.
            passphrase: opens the vault; at least one of it and ``keystore`` is needed.
            keystore: a key store of the operating system that shall have a copy of the key.
            argon: the cost of guessing; None = the usual.

        Raises:
            Problem: there is a vault or a part of one, there is no room, the place cannot be
                written, the passphrase is empty, or the key store does not answer.
        """
        if passphrase is None and keystore is None:
            raise Problem("problem.passphrase_or_keystore")
        _make_folder(home.folder)
        lock = Lock.take(home.lock)
        try:
            if home.vault.exists():
                raise _existing(home)
            if not home.keys.exists():
                return cls._create(home, lock, passphrase, keystore, argon or Argon())
            vault = cls._open(home, lock, passphrase, None, keystore)
            return vault, vault.new_recovery_code(argon)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(
        cls,
        home: Home,
        *,
        passphrase: str | None = None,
        recovery_code: str | None = None,
        keystore: KeyStore | None = None,
    ) -> Vault:
        """Open the vault with the first of passphrase, recovery code and key store that is given.

        Raises:
            Problem: there is none, a part of it is missing or damaged, it is open elsewhere, it
                belongs to a newer Kaiji, or what was given does not open it. Nothing is changed.
        """
        if not exists(home):
            raise Problem("problem.no_vault", path=str(home.folder))
        lock = Lock.take(home.lock)
        try:
            return cls._open(home, lock, passphrase, recovery_code, keystore)
        except BaseException:
            lock.release()
            raise

    def transaction(self) -> AbstractContextManager[None]:
        """Hold everything in a ``with`` block together: all of it is kept, or none.

        Raises:
            Problem: the disk is full or failing; nothing of the block was kept.
        """
        return self._database.transaction()

    def check(self) -> CheckResult:
        """Look whether everything is as it was written: the file, the chains, the letters."""
        try:
            return self._check()
        except Problem as problem:
            return CheckResult(0, 0, 0, (problem.message,))

    def change_passphrase(self, passphrase: str, argon: Argon | None = None) -> None:
        """Let ``passphrase`` open the vault from now on, and no former one.

        Raises:
            Problem: it is empty, or ``vault.keys`` cannot be written; the former one still opens.
        """
        self._write_keys(self._key_file.with_passphrase(self._key, passphrase, argon or Argon()))

    def new_recovery_code(self, argon: Argon | None = None) -> str:
        """Make a new recovery code; the former one no longer opens the vault.

        Raises:
            Problem: ``vault.keys`` cannot be written; the former code still opens.
        """
        code = recovery.new_code()
        self._write_keys(self._key_file.with_recovery_code(self._key, code, argon or Argon()))
        return code

    @property
    def has_passphrase(self) -> bool:
        """Whether a passphrase opens the vault."""
        return self._key_file.passphrase is not None

    @property
    def has_keystore(self) -> bool:
        """Whether a key store has a copy of the key."""
        return self._key_file.keystore

    def use_keystore(self, keystore: KeyStore) -> None:
        """Let ``keystore`` open the vault from now on.

        Raises:
            Problem: it is locked or does not answer, or ``vault.keys`` cannot be written.
        """
        keystore.set(self._key_file.vault, self._key)
        self._write_keys(replace(self._key_file, keystore=True))

    def leave_keystore(self, keystore: KeyStore | None) -> None:
        """Let the key store open the vault no more; it forgets the key, if it is there at all.

        Raises:
            Problem: no passphrase would open the vault then, the key store is locked or does not
                answer, or ``vault.keys`` cannot be written; it still opens the vault.
        """
        if not self.has_passphrase:
            raise Problem("problem.keystore_only_way")
        if keystore is not None:
            keystore.delete(self._key_file.vault)
        try:
            self._write_keys(replace(self._key_file, keystore=False))
        except Problem:
            if keystore is not None:
                keystore.set(self._key_file.vault, self._key)
            raise

    def close(self) -> None:
        """Close the vault and let others have it; harmless the second time."""
        try:
            self._database.close()
        finally:
            self._lock.release()

    @classmethod
    def _create(
        cls,
        home: Home,
        lock: Lock,
        passphrase: str | None,
        keystore: KeyStore | None,
        argon: Argon,
    ) -> tuple[Vault, str]:
        """Make the database aside, then the keys, then give the database its name.

        So at any moment there is no vault, or keys that fit the one database there is.
        """
        key, code = secrets.token_bytes(keys.KEY_BYTES), recovery.new_code()
        key_file = KeyFile.make(
            key, passphrase=passphrase, code=code, keystore=keystore is not None, argon=argon
        )
        _make_database(_unfinished(home), key)
        if keystore is not None:
            keystore.set(key_file.vault, key)
        keys.write(home.keys, key_file)
        return cls._open_with_key(home, lock, key_file, key), code

    @classmethod
    def _open(
        cls,
        home: Home,
        lock: Lock,
        passphrase: str | None,
        recovery_code: str | None,
        keystore: KeyStore | None,
    ) -> Vault:
        key_file = keys.read(home.keys)
        if not home.vault.exists() and not _unfinished(home).exists():
            raise Problem("problem.vault_missing", path=str(home.vault))
        key = _unwrap(key_file, passphrase, recovery_code, keystore)
        return cls._open_with_key(home, lock, key_file, key)

    @classmethod
    def _open_with_key(cls, home: Home, lock: Lock, key_file: KeyFile, key: bytes) -> Vault:
        if not home.vault.exists():
            _finish(home, key)
        database = Database.open(home.vault, key)
        try:
            migrate(database, lambda found: database.copy_to(_copy(home, found), key))
            return cls(home, lock, database, key_file, key)
        except BaseException:
            database.close()
            raise

    def _write_keys(self, key_file: KeyFile) -> None:
        keys.write(self._home.keys, key_file)
        self._key_file = key_file

    def _check(self) -> CheckResult:
        faults: list[Message] = []
        if self._database.faults():
            faults.append(Message("problem.vault_damaged", {"path": str(self._home.vault)}))
        for case, event in self.cases.verify_chains():
            faults.append(Message("vault.check.event_changed", {"case": case, "event": event}))
        for letter, form in self.letters.changed():
            values = {"letter": letter, "format": form.value}
            faults.append(Message("vault.check.letter_changed", values))
        for document in self.documents.changed():
            faults.append(Message("vault.check.document_changed", {"document": document}))
        cases, events = self.cases.counts()
        return CheckResult(cases, events, self.letters.count(), tuple(faults))


def exists(home: Home) -> bool:
    """Say whether there is a vault, or what is left of one; then ``open`` explains.

    Raises:
        Problem: nobody may look there.
    """
    try:
        return home.vault.exists() or home.keys.exists()
    except OSError as error:
        raise cannot_read(home.folder, error) from error


def _unwrap(
    key_file: KeyFile, passphrase: str | None, recovery_code: str | None, keystore: KeyStore | None
) -> bytes:
    if passphrase is not None:
        return key_file.key_by_passphrase(passphrase)
    if recovery_code is not None:
        return key_file.key_by_recovery_code(recovery_code)
    if keystore is None:
        raise Problem("problem.passphrase_needed")
    key = keystore.get(key_file.vault)
    if key is None or not key_file.fits(key):
        raise Problem("problem.keystore_without_key", keystore=keystore.name)
    return key


def _existing(home: Home) -> Problem:
    if home.keys.exists():
        return Problem("problem.vault_exists", path=str(home.vault))
    return Problem("problem.keys_missing", path=str(home.keys))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error


def _unfinished(home: Home) -> Path:
    return home.vault.with_name(f"{home.vault.name}.new")


def _copy(home: Home, version: int) -> Path:
    """Name the copy made before a migration: ``vault.db.v1``."""
    return home.vault.with_name(f"{home.vault.name}.v{version}")


def _make_database(path: Path, key: bytes) -> None:
    try:
        discard(path)  # of a call interrupted before its key was ever written down
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        database = Database.create(path, key)
        try:
            migrate(database, lambda _found: None)
        finally:
            database.close()
    except Problem:
        discard(path)
        raise


def _finish(home: Home, key: bytes) -> None:
    """Give the new database its name, once it opens with the key."""
    unfinished = _unfinished(home)
    try:
        Database.open(unfinished, key).close()
    except Problem as problem:
        raise Problem("problem.vault_missing", path=str(home.vault)) from problem
    try:
        for suffix in ("-wal", "-shm", "-journal"):
            _set_aside(home.vault.with_name(home.vault.name + suffix))
        unfinished.replace(home.vault)
        keys.sync_folder(home.folder)
    except OSError as error:
        raise cannot_write(home.vault, error) from error


def _set_aside(left: Path) -> None:
    """Move what another database left: SQLite would take it for a part of the new one."""
    if left.exists():
        left.replace(left.with_name(f"{left.name}.old"))


def _device(database: Database) -> str:
    """Give the id events are recorded under here; made with the first opening."""
    row = database.row("SELECT value FROM meta WHERE key = 'device'")
    if row is not None:
        return str(row[0])
    device = secrets.token_hex(8)
    database.run("INSERT INTO meta (key, value) VALUES ('device', ?)", (device,))
    return device

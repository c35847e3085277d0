"""``vault.keys``: the vault's key, wrapped. Without this file nobody reads the vault again.

The key itself is 32 random bytes. The file holds it sealed with AES-256-GCM, once
under the passphrase (if there is one) and once under the recovery code, each
stretched by Argon2id with parameters and salt beside it. A new passphrase seals
the same key anew; the database is not touched.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from app.base.errors import Problem
from app.base.files import cannot_read, write_atomically
from app.vault import recovery

KEY_BYTES = 32
VERSION = 1

_SALT_BYTES, _NONCE_BYTES, _TAG_BYTES = 16, 12, 16

#: A real file has about 1 kB; nothing larger is read into memory.
_LARGEST_FILE = 64 * 1024


@dataclass(frozen=True)
class Argon:
    """What a guess at the passphrase costs (Argon2id, RFC 9106)."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def absurd(self) -> bool:
        """Whether no Kaiji writes such costs: a file with them wants to hurt this machine."""
        return not (
            1 <= self.lanes <= 16
            and 1 <= self.passes <= 16
            and 8 * self.lanes <= self.memory_kib <= 512 * 1024
        )


@dataclass(frozen=True)
class Wrapped:
    """The key sealed under one secret."""

    argon: Argon
    salt: bytes
    nonce: bytes
    sealed: bytes

    def __post_init__(self) -> None:
        lengths = (len(self.salt), len(self.nonce), len(self.sealed))
        if lengths != (_SALT_BYTES, _NONCE_BYTES, KEY_BYTES + _TAG_BYTES):
            raise ValueError("salt, nonce and sealed key of the right lengths")


@dataclass(frozen=True)
class KeyFile:
    """The content of ``vault.keys``.

    Attributes:
        vault: random id of the vault; the key store's entry is named by it.
        fingerprint: hex SHA-256 made from the key, to know the right key when it comes from elsewhere.
        recovery: the key under the recovery code.
        passphrase: the key under the passphrase; None where only the key store opens the vault.
        keystore: whether the key store of the operating system has a copy.
        checksum: hex SHA-256 over the rest, so that damage is not told as a wrong passphrase.
    """

    version: int
    vault: str
    fingerprint: str
    recovery: Wrapped
    passphrase: Wrapped | None
    keystore: bool
    checksum: str

    @classmethod
    def make(
        cls, key: bytes, *, passphrase: str | None, code: str, keystore: bool, argon: Argon
    ) -> KeyFile:
        """Wrap a new vault's key.

        Raises:
            Problem: the passphrase is empty.
        """
        vault = secrets.token_hex(16)
        sealed = _wrap(key, _code_secret(code), f"{vault} recovery", argon)
        file = cls(VERSION, vault, _fingerprint(key), sealed, None, keystore, "")
        return file if passphrase is None else file.with_passphrase(key, passphrase, argon)

    def with_passphrase(self, key: bytes, passphrase: str, argon: Argon) -> KeyFile:
        """Give a copy in which ``passphrase`` opens the vault.

        Raises:
            Problem: the passphrase is empty.
        """
        if not passphrase.strip():
            raise Problem("problem.passphrase_empty")
        secret = _passphrase_secret(passphrase)
        return replace(self, passphrase=_wrap(key, secret, f"{self.vault} passphrase", argon))

    def with_recovery_code(self, key: bytes, code: str, argon: Argon) -> KeyFile:
        """Give a copy in which ``code`` opens the vault and the former code no longer does."""
        return replace(
            self, recovery=_wrap(key, _code_secret(code), f"{self.vault} recovery", argon)
        )

    def key_by_passphrase(self, passphrase: str) -> bytes:
        """Unwrap the key.

        Raises:
            Problem: the passphrase is wrong, or this vault has none.
        """
        if self.passphrase is None:
            raise Problem("problem.vault_without_passphrase")
        secret = _passphrase_secret(passphrase)
        key = _unwrap(self.passphrase, secret, f"{self.vault} passphrase")
        if key is None:
            raise Problem("problem.wrong_passphrase")
        return key

    def key_by_recovery_code(self, typed: str) -> bytes:
        """Unwrap the key.

        Raises:
            Problem: the code is mistyped, or it is the code of another vault.
        """
        key = _unwrap(self.recovery, _code_secret(typed), f"{self.vault} recovery")
        if key is None:
            raise Problem("problem.wrong_recovery_code")
        return key

    def fits(self, key: bytes) -> bool:
        """Say whether ``key`` is this vault's."""
        return secrets.compare_digest(_fingerprint(key), self.fingerprint)


def read(path: Path) -> KeyFile:
    """Read ``vault.keys``.

    Raises:
        Problem: missing, unreadable, damaged, from a newer Kaiji, or made to exhaust memory.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise Problem("problem.keys_missing", path=str(path)) from error
    except OSError as error:
        raise cannot_read(path, error) from error
    file = _decode(data, path)
    if file.checksum != _checksum(file):
        raise Problem("problem.keys_damaged", path=str(path))
    for wrapped in (file.recovery, file.passphrase):
        if wrapped is not None and wrapped.argon.absurd:
            raise Problem("problem.keys_absurd", path=str(path))
    return file


def write(path: Path, file: KeyFile) -> None:
    """Write ``vault.keys``, whole or not at all, readable by its owner only.

    Raises:
        Problem: the disk is full or the place cannot be written; the old file is untouched.
    """
    signed = replace(file, checksum=_checksum(file))
    write_atomically(path, msgspec.json.format(msgspec.json.encode(signed), indent=2) + b"\n")
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring a new name in ``folder`` to the disk before anything relies on it."""
    # Windows opens no folders, some network disks sync none: then the name is as safe as can be.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _decode(data: bytes, path: Path) -> KeyFile:
    if len(data) > _LARGEST_FILE:
        raise Problem("problem.keys_damaged", path=str(path))
    try:
        if msgspec.json.decode(data, type=_Versioned).version > VERSION:
            raise Problem("problem.vault_newer", path=str(path))
        return msgspec.json.decode(data, type=KeyFile)
    except (ValueError, RecursionError) as error:
        # ValueError is every mistake of JSON, UTF-8 and type; brackets without end recurse.
        raise Problem("problem.keys_damaged", path=str(path)) from error


@dataclass(frozen=True)
class _Versioned:
    version: int


def _checksum(file: KeyFile) -> str:
    return hashlib.sha256(msgspec.json.encode(replace(file, checksum=""))).hexdigest()


def _fingerprint(key: bytes) -> str:
    return hashlib.sha256(b"kaiji vault key\0" + key).hexdigest()


def _passphrase_secret(passphrase: str) -> bytes:
    # The same words typed on another keyboard may arrive composed differently or full-width.
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def _code_secret(typed: str) -> bytes:
    return recovery.read_code(typed).encode()


def _wrap(key: bytes, secret: bytes, purpose: str, argon: Argon) -> Wrapped:
    # Imported here: opening through the key store needs neither, and they take 20 ms.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(_stretch(secret, salt, argon)).encrypt(nonce, key, purpose.encode())
    return Wrapped(argon, salt, nonce, sealed)


def _unwrap(wrapped: Wrapped, secret: bytes, purpose: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    stretched = _stretch(secret, wrapped.salt, wrapped.argon)
    try:
        return AESGCM(stretched).decrypt(wrapped.nonce, wrapped.sealed, purpose.encode())
    except InvalidTag:
        return None


def _stretch(secret: bytes, salt: bytes, argon: Argon) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=argon.passes,
        lanes=argon.lanes,
        memory_cost=argon.memory_kib,
    ).derive(secret)

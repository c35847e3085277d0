"""The operating system's key store, behind a Protocol; never a file that only looks like one."""

from __future__ import annotations

import configparser
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from app.base.errors import Problem

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

#: The backends that keep secrets encrypted under the login of the user. ``keyring`` knows
#: others and may choose a plain-text file by itself; those count as "no key store".
_TRUSTED = {
    ("keyring.backends.SecretService", "Keyring"): "Secret Service",
    ("keyring.backends.kwallet", "DBusKeyring"): "KWallet",
    ("keyring.backends.macOS", "Keyring"): "macOS Keychain",
    ("keyring.backends.Windows", "WinVaultKeyring"): "Windows Credential Manager",
}

#: What backends let through besides ``keyring``'s own errors: module and class.
_FOREIGN = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney.wrappers", "DBusErrorResponse"),
    ("dbus", "DBusException"),
    ("win32ctypes.pywin32.pywintypes", "error"),
)


class KeyStore(Protocol):
    """Keeps the keys of vaults, each under the id of its vault."""

    @property
    def name(self) -> str:
        """The name users know it by."""

    def get(self, vault: str) -> bytes | None:
        """Give the key kept for ``vault``, or None.

        Raises:
            Problem: the key store is locked or does not answer.
        """

    def set(self, vault: str, key: bytes) -> None:
        """Keep ``key`` for ``vault``, in place of a former one.

        Raises:
            Problem: the key store is locked or does not answer.
        """

    def delete(self, vault: str) -> None:
        """Forget the key of ``vault``, if there is one.

        Raises:
            Problem: the key store is locked or does not answer.
        """


class SystemKeyStore:
    """A key store of the operating system, through ``keyring``."""

    def __init__(self, backend: KeyringBackend, name: str) -> None:
        self._backend = backend
        self._name = name

    @property
    def name(self) -> str:
        """The name users know it by."""
        return self._name

    def get(self, vault: str) -> bytes | None:
        """Give the key kept for ``vault``; what is not a key counts as none."""
        with self._translated():
            kept = self._backend.get_password(_service(vault), _USER)
        try:
            return bytes.fromhex(kept) if kept else None
        except ValueError:
            return None

    def set(self, vault: str, key: bytes) -> None:
        """Keep ``key`` for ``vault``."""
        with self._translated():
            self._backend.set_password(_service(vault), _USER, key.hex())

    def delete(self, vault: str) -> None:
        """Forget the key of ``vault``."""
        with self._translated():
            if self._backend.get_password(_service(vault), _USER) is not None:
                self._backend.delete_password(_service(vault), _USER)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        from keyring.errors import KeyringLocked

        try:
            yield
        except KeyringLocked as error:
            raise Problem("problem.keystore_locked", keystore=self._name) from error
        except _backend_errors() as error:
            raise Problem("problem.keystore_failed", keystore=self._name) from error


_USER = "key"


def _service(vault: str) -> str:
    # One service per vault: Windows moves entries about that share a service.
    return f"Kaiji vault {vault}"


def _backend_errors() -> tuple[type[Exception], ...]:
    from keyring.errors import KeyringError

    loaded = ((sys.modules.get(module), name) for module, name in _FOREIGN)
    foreign = (getattr(module, name) for module, name in loaded if hasattr(module, name))
    return (KeyringError, OSError, *foreign)


def system_keystore() -> KeyStore | None:
    """Give the operating system's key store, or None where there is no real one."""
    # Imported here: it takes 80 ms, and a passphrase needs none of it.
    try:
        import keyring
        from keyring.backends.chainer import ChainerBackend

        chosen = keyring.get_keyring()
    except (ImportError, AttributeError, RuntimeError, ValueError, configparser.Error):
        # The user's configuration names a backend that is not there or cannot run here.
        return None
    for backend in chosen.backends if isinstance(chosen, ChainerBackend) else (chosen,):
        name = _TRUSTED.get((type(backend).__module__, type(backend).__name__))
        if name is not None:
            return SystemKeyStore(backend, name)
    return None

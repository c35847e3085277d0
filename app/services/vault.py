"""Making, unlocking and checking the vault, for the window and the command line alike."""

from __future__ import annotations

from collections.abc import Callable

from app.base.errors import Problem
from app.base.paths import Home
from app.vault import keys
from app.vault.keys import Argon
from app.vault.keystore import KeyStore, system_keystore
from app.vault.vault import CheckResult, Vault, exists

#: Finds the key store of the operating system; tests put another in its place.
FindKeystore = Callable[[], KeyStore | None]


def init(
    home: Home,
    *,
    passphrase: str | None = None,
    with_keystore: bool = False,
    find_keystore: FindKeystore = system_keystore,
    argon: Argon | None = None,
) -> tuple[Vault, str]:
    """Make a vault; give it, open, and the recovery code to write down.

    Raises:
        Problem: neither passphrase nor key store is given, there is a vault already, the key
            store is locked or absent, or the place cannot be written; nothing was changed.
    """
    keystore = _present(find_keystore()) if with_keystore else None
    return Vault.create(home, passphrase=passphrase, keystore=keystore, argon=argon)


def unlock(
    home: Home,
    *,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    find_keystore: FindKeystore = system_keystore,
) -> Vault:
    """Open the vault: by passphrase, by recovery code, else by the key store if it has a copy.

    Raises:
        Problem: there is no vault, or it cannot be opened; the sentence says what to do.
    """
    given = passphrase is not None or recovery_code is not None
    keystore = None
    if not given and opens_by_keystore(home):
        keystore = _present(find_keystore())
    return Vault.open(home, passphrase=passphrase, recovery_code=recovery_code, keystore=keystore)


def opens_by_keystore(home: Home) -> bool:
    """Say whether the vault can be opened without asking, as far as its keys tell.

    Raises:
        Problem: ``vault.keys`` is damaged or from a newer Kaiji.
    """
    return exists(home) and keys.read(home.keys).keystore


def check(vault: Vault) -> CheckResult:
    """Look whether everything in the vault is as it was written."""
    return vault.check()


def _present(keystore: KeyStore | None) -> KeyStore:
    if keystore is None:
        raise Problem("problem.keystore_absent")
    return keystore


__all__ = [
    "CheckResult",
    "Vault",
    "check",
    "exists",
    "init",
    "opens_by_keystore",
    "system_keystore",
    "unlock",
]

"""The gate's way to the services: they are loaded when they are first asked, after the first paint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.base.errors import Problem
from app.base.paths import Home

if TYPE_CHECKING:
    from app.base.clock import Clock
    from app.bootstrap import OpenCore
    from app.services.vault import FindKeystore, Vault

# The vault's cipher, the letters' templates and all that stands behind a core take longer to
# import than an empty window takes to be painted.


@dataclass(frozen=True)
class NewVault:
    """What a new vault shall be like.

    Attributes:
        passphrase: what opens it; None = the system's key store.
        country: where the user lives, ISO 3166-1; empty = elsewhere, or not said.
        region: ISO 3166-2, or empty.
        sample: whether the sample workspace comes with it.
    """

    passphrase: str | None
    country: str = ""
    region: str = ""
    sample: bool = False


@dataclass(frozen=True)
class Made:
    """A new vault: its core, its recovery code, and what went wrong after it was made, if anything."""

    core: OpenCore
    code: str
    today: date
    problem: Problem | None = None


class Door:
    """Makes and opens the vault of one home; called on the store's thread."""

    def __init__(
        self,
        home: Home,
        clock: Clock | None = None,
        find_keystore: FindKeystore | None = None,
    ) -> None:
        """Ask ``find_keystore`` for the system's key store; None = the real one, and time."""
        self._home, self._clock, self._find = home, clock, find_keystore

    @property
    def is_new(self) -> bool:
        """Whether there is no vault yet, nor a part of one."""
        return not (self._home.vault.exists() or self._home.keys.exists())

    @property
    def vault(self) -> str:
        """Where the vault lies, or will."""
        return str(self._home.vault)

    def keystore(self) -> str:
        """Give the name of the system's key store, "" where there is no real one."""
        from app.services import vault

        found = (self._find or vault.system_keystore)()
        return found.name if found is not None else ""

    def has_copy(self) -> bool:
        """Say whether the key store could open the vault.

        Raises:
            Problem: the vault's keys cannot be read.
        """
        from app.services import vault

        return vault.opens_by_keystore(self._home)

    def make(self, wanted: NewVault) -> Made:
        """Make a vault.

        Raises:
            Problem: see ``app.services.vault.init``.
        """
        from app.base.clock import SystemClock
        from app.services import samples, vault
        from app.services.preferences import Preferences

        made, code = vault.init(
            self._home,
            passphrase=wanted.passphrase,
            with_keystore=wanted.passphrase is None,
            find_keystore=self._find or vault.system_keystore,
        )
        problem = None
        try:
            Preferences(made).change(home_country=wanted.country, home_region=wanted.region)
            if wanted.sample:
                samples.add(made, self._clock or SystemClock())
        except Problem as failed:
            # The vault is there and its code must be seen, whatever becomes of the rest.
            problem = failed
        core = self._core(made)
        return Made(core, code, core.clock.today(), problem)

    def unlock(
        self, *, passphrase: str | None = None, recovery_code: str | None = None
    ) -> OpenCore:
        """Open the vault by what is given, else by the key store.

        Raises:
            Problem: see ``app.services.vault.unlock``.
        """
        from app.services import vault

        opened = vault.unlock(
            self._home,
            passphrase=passphrase,
            recovery_code=recovery_code,
            find_keystore=self._find or vault.system_keystore,
        )
        return self._core(opened)

    def try_keystore(self) -> OpenCore | None:
        """Open the vault where the key store can; None where it has no copy of the key.

        Raises:
            Problem: it has one, and the vault cannot be opened by it.
        """
        from app.services import vault

        return self.unlock() if vault.opens_by_keystore(self._home) else None

    def _core(self, vault: Vault) -> OpenCore:
        from app.base.clock import SystemClock
        from app.bootstrap import Core

        return Core(self._home, self._clock or SystemClock()).unlocked(vault)

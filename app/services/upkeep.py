"""Looking after an open vault: what opens it, whether it is sound, and the samples in it."""

from __future__ import annotations

from dataclasses import dataclass

from app.base.changes import Changes
from app.base.clock import Clock
from app.base.errors import Problem
from app.services import samples
from app.services.vault import FindKeystore
from app.vault.keystore import system_keystore
from app.vault.vault import CheckResult, Vault


@dataclass(frozen=True)
class State:
    """What there is to say about the vault.

    Attributes:
        passphrase: whether a passphrase opens it.
        keystore: whether the system's key store opens it.
        keystore_name: what users call the key store of this system; empty = there is none.
        samples: whether the sample workspace, or a part of it, is in it.
        requests: how many requests it holds.
        sample_requests: how many of them are of sample people.
    """

    passphrase: bool
    keystore: bool
    keystore_name: str
    samples: bool
    requests: int
    sample_requests: int = 0


class Upkeep:
    """What a user does with the vault as a whole."""

    def __init__(
        self, vault: Vault, clock: Clock, find_keystore: FindKeystore = system_keystore
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._find = find_keystore

    def state(self) -> State:
        """Look how the vault is locked and what is in it."""
        keystore = self._find()
        people = [key for key, each in self._vault.people.list().items() if each.sample]
        requests = self._vault.cases.count_by_person()
        operators = bool(self._vault.operators.index.samples())
        return State(
            passphrase=self._vault.has_passphrase,
            keystore=self._vault.has_keystore,
            keystore_name=keystore.name if keystore is not None else "",
            samples=bool(people) or operators,
            requests=self._vault.cases.counts()[0],
            sample_requests=sum(requests.get(key, 0) for key in people),
        )

    def change_passphrase(self, passphrase: str) -> None:
        """Let ``passphrase`` open the vault from now on, and no former one.

        Raises:
            Problem: it is empty, or the keys cannot be written; nothing was changed.
        """
        self._vault.change_passphrase(passphrase)

    def new_recovery_code(self) -> str:
        """Make a new recovery code; the former one no longer opens the vault.

        Raises:
            Problem: the keys cannot be written; the former code still opens the vault.
        """
        return self._vault.new_recovery_code()

    def use_keystore(self, use: bool) -> None:
        """Let the system's key store open the vault, or let it do so no more.

        Raises:
            Problem: there is no key store, it is locked, it would be the only way in that is
                taken away, or the keys cannot be written; nothing was changed.
        """
        keystore = self._find()
        if not use:
            self._vault.leave_keystore(keystore)
        elif keystore is None:
            raise Problem("problem.keystore_absent")
        else:
            self._vault.use_keystore(keystore)

    def check(self) -> CheckResult:
        """Look whether everything in the vault is as it was written."""
        return self._vault.check()

    def add_samples(self) -> Changes:
        """Put the sample workspace into the vault, each person marked as a sample.

        Raises:
            Problem: the vault cannot be written; nothing was added.
        """
        return samples.add(self._vault, self._clock)

    def remove_samples(self) -> Changes:
        """Throw the samples away, with the requests made with sample people.

        Raises:
            Problem: the vault cannot be written; nothing was removed.
        """
        return samples.remove(self._vault)

"""Stand-ins for the outside world, held to the same contract tests as the real thing."""

from __future__ import annotations

from app.base.errors import Problem
from app.vault.keys import Argon

#: The least Argon2id allows: tests guess nothing and wait for nothing.
CHEAP = Argon(memory_kib=8, passes=1, lanes=1)


class MemoryKeyStore:
    """A key store in memory; ``locked`` makes it refuse."""

    name = "Memory"

    def __init__(self) -> None:
        self.locked = False
        self._keys: dict[str, bytes] = {}

    def get(self, vault: str) -> bytes | None:
        self._refuse_if_locked()
        return self._keys.get(vault)

    def set(self, vault: str, key: bytes) -> None:
        self._refuse_if_locked()
        self._keys[vault] = key

    def delete(self, vault: str) -> None:
        self._refuse_if_locked()
        self._keys.pop(vault, None)

    def _refuse_if_locked(self) -> None:
        if self.locked:
            raise Problem("problem.keystore_locked", keystore=self.name)

"""What a user has typed and not yet finished, page by page: kept in the vault when it closes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from app.vault.vault import Vault

#: JSON values only: strings, numbers, truth values, lists and tables of them.
Values = Mapping[str, object]

#: The pages whose forms can be about somebody, or about a request of theirs.
_ABOUT_SOMEBODY = ("request", "people", "case")


class Unfinished:
    """Half-filled forms by the name of their page."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def keep(self, page: str, values: Values | None) -> None:
        """Keep what a page holds, in place of what was kept before; None forgets it.

        Raises:
            Problem: the vault cannot be written.
        """
        if values is None:
            self._vault.preferences.delete(_key(page))
        else:
            self._vault.preferences.set(_key(page), dict(values))

    def get(self, page: str) -> Values | None:
        """Give what was kept of a page, or None."""
        return self._vault.preferences.get(_key(page), dict)

    def forget_about(self, ids: Collection[str]) -> None:
        """Forget every form that names one of these people or requests: they are gone.

        Raises:
            Problem: the vault cannot be written.
        """
        for page in _ABOUT_SOMEBODY:
            if _names(self.get(page), ids):
                self.keep(page, None)


def _names(value: object, ids: Collection[str]) -> bool:
    if isinstance(value, str):
        return value in ids
    if isinstance(value, Mapping):
        return any(_names(each, ids) for each in value.values())
    return isinstance(value, Sequence) and any(_names(each, ids) for each in value)


def _key(page: str) -> str:
    return f"unfinished.{page}"

"""Personal choices: where the user lives, how letters usually leave, when the vault locks itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.base.changes import Changes, Topic
from app.base.ids import ChannelKind
from app.vault.vault import Vault

_KEY = "personal"

#: Minutes without input after which the vault can lock itself; 0 = never.
LOCK_CHOICES = (0, 5, 15, 60)


@dataclass(frozen=True)
class Personal:
    """What the user chose and nobody else may read, so it lies in the vault.

    Attributes:
        home_country: ISO 3166-1 alpha-2; empty = not said, or elsewhere.
        home_region: ISO 3166-2 where a law needs it (``US-CA``), or empty.
        default_channel: how letters leave where an operator offers it; None = the operator's first.
        letters_folder: where Save dialogs begin; empty = the platform's folder for documents.
        lock_after_minutes: without input; 0 = never.
        less_motion: whether nothing shall slide or fade.
    """

    home_country: str = ""
    home_region: str = ""
    default_channel: ChannelKind | None = None
    letters_folder: str = ""
    lock_after_minutes: int = 15
    less_motion: bool = False

    def __post_init__(self) -> None:
        """See that the region lies in the country.

        Raises:
            ValueError: it does not, or the minutes are negative.
        """
        if self.home_region and not self.home_region.startswith(f"{self.home_country}-"):
            raise ValueError(self.home_region)
        if self.lock_after_minutes < 0:
            raise ValueError(self.lock_after_minutes)


class Preferences:
    """The personal choices of an open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self) -> Personal:
        """Give what was chosen; the defaults where nothing was, or what is kept cannot be read."""
        return self._vault.preferences.get(_KEY, Personal) or Personal()

    def change(self, **changes: object) -> tuple[Personal, Changes]:
        """Change some choices by their names in ``Personal``; give all of them.

        A new country without a region forgets the region of the former one.

        Raises:
            ValueError: the region lies in another country; nothing was changed.
            Problem: the vault cannot be written; nothing was changed.
        """
        if "home_country" in changes:
            changes.setdefault("home_region", "")
        chosen = replace(self.get(), **changes)  # type: ignore[arg-type]
        self._vault.preferences.set(_KEY, chosen)
        return chosen, Changes.of(Topic.SETTINGS)

"""Where a user's files lie: one folder, moved as a whole with ``KAIJI_HOME``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    """The folder of one user's files."""

    folder: Path

    @classmethod
    def default(cls) -> Home:
        """Give ``$KAIJI_HOME``, else the platform's folder for application data."""
        named = os.environ.get("KAIJI_HOME")
        if named:
            return cls(Path(named))
        from platformdirs import user_data_path

        return cls(user_data_path("kaiji", appauthor=False))

    @property
    def vault(self) -> Path:
        """The encrypted database."""
        return self.folder / "vault.db"

    @property
    def keys(self) -> Path:
        """The wrapped copies of the vault's key."""
        return self.folder / "vault.keys"

    @property
    def settings(self) -> Path:
        """What is read before unlocking: language, theme, window. Nothing personal."""
        return self.folder / "settings.toml"

    @property
    def laws(self) -> Path:
        """Law packs the user installed and days of their own. Nothing personal."""
        return self.folder / "laws"

    @property
    def updates(self) -> Path:
        """What came so far of an update that broke off. Nothing personal."""
        return self.folder / "updates"

    @property
    def handed(self) -> Path:
        """Drafts handed to the mail program; emptied whenever Kaiji starts and ends."""
        return self.folder / "handed-over"

    @property
    def lock(self) -> Path:
        """The mark of the one process that owns the open vault."""
        return self.folder / "vault.lock"

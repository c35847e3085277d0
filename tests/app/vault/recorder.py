"""Record events until killed; each id is printed once the event is on the disk."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from app.base.ids import CaseId, EventKind
from app.base.paths import Home
from app.vault.vault import Vault


def main() -> None:
    """Take home, passphrase, case and a text from the command line."""
    folder, passphrase, case, text = sys.argv[1:]
    vault = Vault.open(Home(Path(folder)), passphrase=passphrase)
    while True:
        now = datetime.now(UTC)
        event = vault.cases.append(
            CaseId(case), EventKind.NOTE, now.date(), recorded=now, payload={"text": text}
        )
        sys.stdout.write(f"{event.id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

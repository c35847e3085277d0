"""Memory of the idle window with 100,000 operators in its open vault, against a bare one.

The floor is a window with a table, the libraries of the system's key store loaded, and an
encrypted file of as many operators open, its first two hundred in the table: what cannot be
left out. Ours is the whole window on Today; then, for the record, after a search in the
directory. Resident memory of a process of its own, in megabytes (10^6 bytes); Linux only.

usage: python -m tests.bench.bench_memory [operators]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.many_operators import DAY, PASSPHRASE, operators, vault_with

ROOT = Path(__file__).resolve().parents[2]
HOLD = 1.5

BARE = """
import sys
from pathlib import Path
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
import apsw
import keyring.backends.SecretService
import secretstorage
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tests.bench.bench_memory import resident

class Rows(QAbstractTableModel):
    def __init__(self, rows):
        super().__init__()
        self.rows = rows
    def rowCount(self, parent=QModelIndex()):
        return 0 if parent.isValid() else len(self.rows)
    def columnCount(self, parent=QModelIndex()):
        return 3
    def data(self, index, role=Qt.DisplayRole):
        return self.rows[index.row()][index.column()] if role == Qt.DisplayRole else None

app = QApplication([])
store = apsw.Connection(sys.argv[1])
store.pragma("cipher", "sqlcipher")
store.pragma("legacy", 4)
store.pragma("key", "raw:" + "a1" * 32)
rows = Rows(store.execute("SELECT name, domain, country FROM op LIMIT 200").fetchall())
window, table = QMainWindow(), QTableView()
table.setModel(rows)
window.setCentralWidget(table)
window.resize(1280, 800)
window.show()
QTimer.singleShot(1000, lambda: (print(resident(), flush=True), app.quit()))
app.exec()
"""


def resident() -> float:
    """Give the resident memory of this process in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def make(folder: Path, number: int) -> None:
    """Make the vault, and the floor's file."""
    import apsw

    vault_with(folder / "home", number).close()
    store = apsw.Connection(str(folder / "floor.db"))
    store.pragma("cipher", "sqlcipher")
    store.pragma("legacy", 4)
    store.pragma("key", "raw:" + "a1" * 32)
    store.execute("CREATE TABLE op (id INTEGER PRIMARY KEY, name, domain, country)")
    with store:
        for each in operators(number):
            row = (each.name, each.domains[0], each.country)
            store.execute("INSERT INTO op (name, domain, country) VALUES (?, ?, ?)", row)
    store.close()


def ours(folder: Path) -> None:
    """Open the window; print its memory on Today and after a search, then close it."""
    from PySide6.QtCore import QEventLoop, QTimer

    from app.base.clock import FixedClock
    from app.base.paths import Home
    from app.bootstrap import Core
    from app.services import vault as vault_service
    from ui.application import create
    from ui.directory.page import DirectoryPage
    from ui.wiring import build_window

    def rest() -> None:
        loop = QEventLoop()
        QTimer.singleShot(1000, loop.quit)
        loop.exec()

    _, words, appearance = create("en", "light")
    home, clock = Home(folder / "home"), FixedClock(DAY)
    built = build_window(words, appearance, home, clock, lambda: None)
    built.window.resize(1280, 800)
    built.window.show()
    vault = vault_service.unlock(home, passphrase=PASSPHRASE, find_keystore=lambda: None)
    built.enter(Core(home, clock).unlocked(vault))
    rest()
    print(resident(), flush=True)
    built.window.show_page("directory")
    page = built.window.page("directory")
    assert isinstance(page, DirectoryPage)
    for text in ("株式会社", "nova", ""):
        page.find_text(text)
        rest()
    print(resident(), flush=True)
    built.end()


def said_by(*arguments: str) -> list[float]:
    """Run Python in a process of its own; give the numbers it prints."""
    done = subprocess.run(
        [sys.executable, *arguments],
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    return [float(line) for line in done.stdout.split()]


def main(number: int = 100_000) -> None:
    """Print one JSON row, in megabytes."""
    with tempfile.TemporaryDirectory() as name:
        said_by("-m", "tests.bench.bench_memory", "make", name, str(number))
        (floor,) = said_by("-c", BARE, str(Path(name) / "floor.db"))
        idle, searched = said_by("-m", "tests.bench.bench_memory", "ours", name)
    row = {
        "path": f"idle memory in MB, {number} operators",
        "floor_ms": round(floor, 1),
        "ours_ms": round(idle, 1),
        "ratio": round(idle / floor, 2),
        "hold": HOLD,
        "searched_mb": round(searched, 1),
    }
    print(json.dumps(row))


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"]:
        make(Path(sys.argv[2]), int(sys.argv[3]))
    elif sys.argv[1:2] == ["ours"]:
        ours(Path(sys.argv[2]))
    else:
        main(*map(int, sys.argv[1:]))

"""Process start to the first 200 of 100,000 cases painted, the key at hand.

The floor is a bare window that opens the same encrypted file and shows 200 rows of its
cases in a stock table. Ours is the whole window: gate, unlocking, Requests.

usage: python -m tests.bench.bench_cases [rounds] [number]
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path

from app.base.paths import Home
from app.vault import keys
from tests.bench.bench_start import painted_after
from tests.bench.many_cases import DAY, make
from tests.fakes import MemoryKeyStore

HOLD = 2.0

FLOOR = """
import sys
import apsw
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

path, key = sys.argv[1:3]
app = QApplication([])
connection = apsw.Connection(path)
connection.pragma("cipher", "sqlcipher")
connection.pragma("legacy", 4)
connection.pragma("key", f"raw:{key}")
sql = "SELECT reference, operator_name, person_name, kind FROM cases ORDER BY seq LIMIT 200"
rows = connection.execute(sql).fetchall()

class Model(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()):
        return 0 if parent.isValid() else len(rows)
    def columnCount(self, parent=QModelIndex()):
        return 4
    def data(self, index, role=Qt.DisplayRole):
        return rows[index.row()][index.column()] if role == Qt.DisplayRole else None

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, painted)
        return False

def painted():
    print("painted", flush=True)
    app.quit()

window = QMainWindow()
window.resize(1280, 800)
view = QTableView()
model = Model()
view.setModel(model)
window.setCentralWidget(view)
first = FirstPaint()
view.viewport().installEventFilter(first)
window.show()
app.exec()
"""

OURS = """
import gc, sys
gc.disable()
from datetime import date
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from app.base.clock import FixedClock
from app.base.paths import Home
from tests.fakes import MemoryKeyStore
from ui.application import create
from ui.cases.list_view import RequestsList
from ui.wiring import build_window

folder, key, vault, day = sys.argv[1:5]
keystore = MemoryKeyStore()
keystore.set(vault, bytes.fromhex(key))
app, words, appearance = create("en", "light")
built = build_window(
    words, appearance, Home(Path(folder)), FixedClock(date.fromisoformat(day)), lambda: keystore
)
built.front = "requests"

class FirstRows(QObject):
    def eventFilter(self, watched, event):
        model = watched.parent().model()
        if event.type() == QEvent.Type.Paint and model.rowCount() and model.row(0) is not None:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, painted)
        return False

def painted():
    print("painted", flush=True)
    built.end()
    app.quit()

first = FirstRows()
built.window.page_made.connect(
    lambda name, page: name == "requests"
    and page.findChild(RequestsList).viewport().installEventFilter(first)
)
built.window.resize(1280, 800)
built.window.show()
app.exec()
"""


def main(rounds: int = 5, number: int = 100_000) -> None:
    """Print one JSON row."""
    keystore = MemoryKeyStore()
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        make(home, number, keystore)
        vault = keys.read(home.keys).vault
        key = keystore.get(vault)
        assert key is not None
        floor_run = ["-c", FLOOR, str(home.vault), key.hex()]
        our_run = ["-c", OURS, str(home.folder), key.hex(), vault, DAY.isoformat()]
        floor, ours = [], []
        for arguments in (floor_run, our_run):
            painted_after(arguments, home.folder)
        for _ in range(rounds):
            floor.append(painted_after(floor_run, home.folder))
            ours.append(painted_after(our_run, home.folder))
    floor_ms, ours_ms = (statistics.median(each) * 1000 for each in (floor, ours))
    row = {
        "path": f"start to first 200 of {number:,} cases",
        "floor_ms": round(floor_ms, 1),
        "ours_ms": round(ours_ms, 1),
        "ratio": round(ours_ms / floor_ms, 2),
        "hold": HOLD,
    }
    sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

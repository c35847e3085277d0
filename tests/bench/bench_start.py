"""Process start to window painted, against an empty QMainWindow.

Both run offscreen, one after the other in turn, seven times each; the medians count.
``python -m ui --bench-painted`` prints ``painted`` after the first paint and ends.

usage: python -m tests.bench.bench_start [rounds]
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOLD = 2.0
OURS = ["-m", "ui", "--bench-painted"]

EMPTY = """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, painted)
        return False

def painted():
    print("painted", flush=True)
    app.quit()

app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
first = FirstPaint()
window.installEventFilter(first)
window.show()
app.exec()
"""


def painted_after(arguments: list[str], home: Path) -> float:
    """Give the seconds from starting Python until it says that the window is painted."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KAIJI_HOME": str(home)}
    # Where it is set our own modules, unlike the libraries', would be compiled at every start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = any(line.strip() == "painted" for line in process.stdout)
        elapsed = time.perf_counter() - start
        process.communicate()
    if not said:
        raise SystemExit(f"{arguments}: no window was painted")
    return elapsed


def main(rounds: int = 7) -> None:
    """Print one JSON row."""
    floor, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for arguments in (["-c", EMPTY], OURS):
            painted_after(arguments, home)  # once, so that both are read from memory
        for _ in range(rounds):
            floor.append(painted_after(["-c", EMPTY], home))
            ours.append(painted_after(OURS, home))
    floor_ms, ours_ms = (statistics.median(each) * 1000 for each in (floor, ours))
    row = {
        "path": "process start to window painted",
        "floor_ms": round(floor_ms, 1),
        "ours_ms": round(ours_ms, 1),
        "ratio": round(ours_ms / floor_ms, 2),
        "hold": HOLD,
    }
    print(json.dumps(row))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""The preview of a letter: from the end of the pause in typing to the picture on the page.

The floor is bare typst drawing the same words at 110 pixels an inch, enough for a panel at 200 %.
A second row is the longest time the
window's own thread was held up meanwhile, against one frame of 16 ms.

usage: python -m tests.bench.bench_preview [number of letters]
"""

from __future__ import annotations

import itertools
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import typst

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.base.clock import SystemClock
from app.base.ids import OperatorSlug
from app.base.paths import Home
from app.bootstrap import Core, OpenCore
from app.letters.fonts import system_shelf
from app.people.person import Person
from app.vault.vault import Vault
from tests.bench.bench_letter_pdf import BARE, bare_data, order
from tests.fakes import CHEAP
from ui.application import create
from ui.changes_hub import ChangesHub
from ui.problems import Problems
from ui.request import writer
from ui.request.leaving import Leaving
from ui.request.page import RequestPage
from ui.request.presenter import RequestPresenter
from ui.tasks import TaskRunner
from ui.widgets.banner import Banner
from ui.widgets.letter import LetterView

#: 100 ms where the floor was 20 ms.
HOLD = 5.0
FRAME_MS = 16.0
PPI = 110.0


def floor(count: int) -> float:
    """Draw ``count`` letters bare; give the median in milliseconds."""
    fonts = system_shelf().families_for("見本", "ja")
    took = []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "bare.typ"
        source.write_bytes(BARE)
        found = typst.Fonts(include_embedded_fonts=False)
        bare = typst.Compiler(str(source), font_paths=found, ignore_system_fonts=True)
        for number in range(-1, count):
            data = bare_data(order(number), fonts)
            start = time.perf_counter()
            bare.compile(format="png", ppi=PPI, sys_inputs={"d": data})
            took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took[1:])


def make_page(core: OpenCore, runner: TaskRunner, folder: Path) -> tuple[QApplication, RequestPage]:
    """Make the page as the window does."""
    application, words, _ = create("ja", "light")
    # What is measured begins where the pause ends.
    writer.PAUSE = 0
    presenter = RequestPresenter(core, runner, ChangesHub())
    leaving = Leaving(core, runner, ChangesHub(), presenter)
    page = RequestPage(presenter, leaving, words, Banner(words), Problems(words), folder)
    presenter.setParent(page)
    page.resize(1192, 800)
    page.show()
    page.entered()
    return application, page


def until(true: Callable[[], bool]) -> None:
    """Run the event loop until ``true``, at most 10 seconds."""
    end = time.monotonic() + 10
    while not true() and time.monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def measure(page: RequestPage, count: int) -> tuple[list[float], list[float]]:
    """Type ``count`` names; give the milliseconds to each picture, and the longest gap in each."""
    pictures: list[float] = []
    gaps: list[float] = []
    ticks: list[float] = []
    view = page.findChild(LetterView)
    assert view is not None
    clock = QTimer(page)
    clock.timeout.connect(lambda: ticks.append(time.perf_counter()))
    clock.start(0)
    for number in range(count):
        name = f"見本 花子 {number}"
        ticks.clear()
        start = time.perf_counter()
        ticks.append(start)
        page.presenter().correct("name", name)
        until(lambda name=name: name in page.letter_text())  # type: ignore[misc]
        view.repaint()
        pictures.append((time.perf_counter() - start) * 1000)
        ticks.append(time.perf_counter())
        gaps.append(max(b - a for a, b in itertools.pairwise(ticks)) * 1000)
    return pictures, gaps


def p95(values: list[float]) -> float:
    """Give the value that 95 of 100 stay below."""
    return statistics.quantiles(values, n=20)[-1]


def main(count: int = 80) -> None:
    """Print two JSON rows."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        vault, _ = Vault.create(home, passphrase="four sample words here", argon=CHEAP)
        core = Core(home, SystemClock()).unlocked(vault)
        core.people.add(Person("見本 花子", email="hanako@example.jp", country="JP"))
        runner = TaskRunner()
        application, page = make_page(core, runner, home.handed)
        until(lambda: bool(page.presenter().people()))
        page.pick((OperatorSlug("almigo"),))
        until(lambda: "ALMIGO" in page.letter_text())
        measure(page, 5)
        pictures, gaps = measure(page, count)
        floor_ms = floor(count)
        runner.drain()
        page.close()
        core.close()
    rows = (
        ("preview: pause in typing to picture, p95", floor_ms, p95(pictures), HOLD),
        ("preview: longest hold of the window, p95", FRAME_MS, p95(gaps), 1.0),
    )
    for path, base, ours, hold in rows:
        row = {
            "path": path,
            "floor_ms": round(base, 2),
            "ours_ms": round(ours, 2),
            "ratio": round(ours / base, 2),
            "hold": hold,
        }
        print(json.dumps(row))
    del application


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

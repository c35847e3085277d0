from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal, Slot
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.base.errors import Problem
from app.base.progress import Progress
from ui.tasks import Task, TaskRunner


class Listener(QObject):
    """Hears everything a task says, in the GUI thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: set[int] = set()

    def listen(self, task: Task) -> None:
        task.progressed.connect(self._progressed)
        task.succeeded.connect(self._succeeded)
        task.failed.connect(self._failed)
        task.cancelled.connect(self._cancelled)
        task.finished.connect(self._finished)

    @Slot(int, int, str)
    def _progressed(self, done: int, total: int, what: str) -> None:
        self.threads.add(threading.get_ident())
        self.heard.append((done, total, what))

    @Slot(object)
    def _succeeded(self, result: object) -> None:
        self.threads.add(threading.get_ident())
        self.heard.append(("succeeded", result))

    @Slot(Exception)
    def _failed(self, error: Exception) -> None:
        self.heard.append(("failed", error))

    @Slot()
    def _cancelled(self) -> None:
        self.heard.append("cancelled")

    @Slot()
    def _finished(self) -> None:
        self.heard.append("finished")


def results(listener: Listener) -> list[tuple[str, Any]]:
    return [each for each in listener.heard if isinstance(each, tuple) and len(each) == 2]


def give(value: object) -> Callable[[Progress], object]:
    return lambda _progress: value


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.drain()
    qtbot.waitUntil(made.is_idle)


@pytest.fixture
def listener() -> Listener:
    return Listener()


def test_a_result_comes_home_to_the_gui_thread(
    qtbot: QtBot, runner: TaskRunner, listener: Listener
) -> None:
    task = runner.store(lambda _progress: threading.get_ident())
    listener.listen(task)
    qtbot.waitUntil(runner.is_idle)
    assert [kind for kind, _ in results(listener)] == ["succeeded"]
    assert [worker for _, worker in results(listener)] != [threading.get_ident()]
    assert listener.heard[-1] == "finished"
    assert listener.threads == {threading.get_ident()}


def test_an_outcome_is_not_lost_when_the_work_ends_before_anyone_listens(
    qtbot: QtBot, runner: TaskRunner, listener: Listener
) -> None:
    done = threading.Event()

    def work(_progress: Progress) -> str:
        done.set()
        return "early"

    task = runner.store(work)
    assert done.wait(5)
    # The store has one worker: once a second piece ran, the first is settled for certain.
    second = threading.Event()
    runner.store(lambda _progress: second.set())
    assert second.wait(5)
    listener.listen(task)
    qtbot.waitUntil(runner.is_idle)
    assert listener.heard == [("succeeded", "early"), "finished"]


def test_a_failure_carries_the_error(qtbot: QtBot, runner: TaskRunner, listener: Listener) -> None:
    problem = Problem("problem.no_screen")

    def work(_progress: Progress) -> None:
        raise problem

    listener.listen(runner.network(work))
    qtbot.waitUntil(runner.is_idle)
    assert listener.heard == [("failed", problem), "finished"]


def test_cancelling_stops_at_the_next_step(
    qtbot: QtBot, runner: TaskRunner, listener: Listener
) -> None:
    started = threading.Event()
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        assert go_on.wait(5)
        progress.step(1, 2)
        raise AssertionError("went on")

    task = runner.store(work)
    listener.listen(task)
    assert started.wait(5)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(runner.is_idle)
    assert listener.heard == ["cancelled", "finished"]


def test_work_cancelled_before_it_began_never_runs(
    qtbot: QtBot, runner: TaskRunner, listener: Listener
) -> None:
    gate = threading.Event()
    ran = threading.Event()
    runner.store(lambda _progress: gate.wait(5))
    waiting = runner.store(lambda _progress: ran.set())
    listener.listen(waiting)
    waiting.cancel()
    gate.set()
    qtbot.waitUntil(runner.is_idle)
    assert listener.heard == ["cancelled", "finished"]
    assert not ran.is_set()


def test_progress_is_reported_but_not_a_thousand_times(
    qtbot: QtBot, runner: TaskRunner, listener: Listener
) -> None:
    def work(progress: Progress) -> None:
        for done in range(1, 1001):
            progress.step(done, 1000, "letter")

    listener.listen(runner.store(work))
    qtbot.waitUntil(runner.is_idle)
    steps = [each for each in listener.heard if isinstance(each, tuple) and len(each) == 3]
    assert steps[-1] == (1000, 1000, "letter")
    assert len(steps) < 100
    assert listener.threads == {threading.get_ident()}


def test_the_store_does_one_piece_after_the_other(qtbot: QtBot, runner: TaskRunner) -> None:
    order: list[int] = []

    def note(number: int, _progress: Progress) -> None:
        order.append(number)

    for number in range(20):
        runner.store(partial(note, number))
    qtbot.waitUntil(runner.is_idle)
    assert order == list(range(20))


def test_six_hundred_tasks_end_and_are_let_go(
    qtbot: QtBot, runner: TaskRunner, listener: Listener
) -> None:
    gone: list[int] = []
    for number in range(600):
        task = runner.network(give(number))
        listener.listen(task)
        task.destroyed.connect(
            lambda _task=None: gone.append(1), Qt.ConnectionType.DirectConnection
        )
        if number % 50 == 49:
            qtbot.waitUntil(runner.is_idle)
            gc.collect()
    qtbot.waitUntil(runner.is_idle)
    qtbot.waitUntil(lambda: len(gone) == 600)
    assert sorted(result for _, result in results(listener)) == list(range(600))


def test_draining_stops_what_runs_and_what_waits(qtbot: QtBot, listener: Listener) -> None:
    runner = TaskRunner()
    started = threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress.step(0, 0)

    listener.listen(runner.store(work))
    listener.listen(runner.store(work))
    assert started.wait(5)
    runner.drain()
    qtbot.waitUntil(runner.is_idle)
    assert listener.heard.count("cancelled") == 2


class Asker(QObject):
    """Passes on what it hears."""

    heard = Signal(object)
    failed = Signal(Exception)


@pytest.mark.parametrize("divisor", [1, 0], ids=["result", "fault"])
def test_whoever_is_gone_is_told_nothing(qtbot: QtBot, runner: TaskRunner, divisor: int) -> None:
    go_on, asker = threading.Event(), Asker()
    told: list[object] = []
    runner.ask(asker, lambda: go_on.wait(8) and 1 // divisor, asker.heard.emit, asker.failed)
    last = runner.ask(runner, lambda: 2, told.append, told.append)

    delete(asker)
    with qtbot.captureExceptions() as faults, qtbot.waitSignal(last.finished, timeout=8000):
        go_on.set()

    assert faults == []
    assert told == [2]

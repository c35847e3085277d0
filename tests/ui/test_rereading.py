from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from ui.rereading import Rereading
from ui.tasks import Task, TaskRunner


def test_what_is_asked_for_meanwhile_is_read_once_more(qtbot: QtBot) -> None:
    runner, go_on = TaskRunner(), threading.Event()
    read: list[int] = []

    def begin() -> Task:
        return runner.ask(
            runner, lambda: go_on.wait(8), lambda _done: read.append(1), lambda _error: None
        )

    reading = Rereading(runner, begin, runner)
    reading.ask()
    assert not reading.is_outdated()
    for _ in range(3):
        reading.ask()
    assert reading.is_outdated()
    go_on.set()
    qtbot.waitUntil(runner.is_idle, timeout=8000)
    assert read == [1, 1]
    assert not reading.is_outdated()
    reading.ask()
    qtbot.waitUntil(runner.is_idle, timeout=8000)
    assert read == [1, 1, 1]
    runner.drain()
    reading.ask()
    assert runner.is_idle()

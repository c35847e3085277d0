"""The watcher asks once when nobody is there, and never while somebody is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ui.locking import IdleWatcher

#: A tenth of a second, in minutes.
SHORT = 0.1 / 60


@pytest.fixture
def watcher(qtbot: QtBot) -> Iterator[IdleWatcher]:
    made = IdleWatcher()
    yield made
    made.stop()
    made.deleteLater()


def test_it_asks_once_when_the_time_is_over(qtbot: QtBot, watcher: IdleWatcher) -> None:
    asked: list[bool] = []
    watcher.lock_asked.connect(lambda: asked.append(True))
    watcher.set_minutes(SHORT)
    with qtbot.waitSignal(watcher.lock_asked, timeout=3000):
        watcher.start()
    with qtbot.assertNotEmitted(watcher.lock_asked, wait=250):
        pass
    with qtbot.waitSignal(watcher.lock_asked, timeout=3000):
        watcher.start()
    assert len(asked) == 2


def test_never_is_never_and_so_is_a_closed_vault(qtbot: QtBot, watcher: IdleWatcher) -> None:
    with qtbot.assertNotEmitted(watcher.lock_asked, wait=250):
        watcher.set_minutes(SHORT)
    watcher.start()
    with qtbot.assertNotEmitted(watcher.lock_asked, wait=250):
        watcher.set_minutes(0)
    watcher.set_minutes(SHORT)
    with qtbot.assertNotEmitted(watcher.lock_asked, wait=250):
        watcher.stop()


def test_who_types_is_not_locked_out(qtbot: QtBot, watcher: IdleWatcher) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    qtbot.waitExposed(edit)
    window = edit.windowHandle()
    watcher.watch(window)
    watcher.set_minutes(5 * SHORT)
    typing = QTimer()
    typing.timeout.connect(lambda: QTest.keyClick(window, Qt.Key.Key_A))
    typing.start(50)
    watcher.start()
    with qtbot.assertNotEmitted(watcher.lock_asked, wait=1200):
        pass
    assert edit.text()
    with qtbot.waitSignal(watcher.lock_asked, timeout=3000):
        typing.stop()


def test_the_first_input_after_a_long_sleep_comes_too_late(
    qtbot: QtBot, watcher: IdleWatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr("ui.locking._now", lambda: now[0])
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    qtbot.waitExposed(edit)
    watcher.watch(edit.windowHandle())
    watcher.set_minutes(15)
    watcher.start()
    # The lid was closed: the timer stood still meanwhile.
    now[0] += 3600
    with qtbot.waitSignal(watcher.lock_asked, timeout=1000):
        QTest.keyClick(edit.windowHandle(), Qt.Key.Key_A)


def test_a_window_that_gets_the_keyboard_is_heard(qtbot: QtBot, watcher: IdleWatcher) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    edit.activateWindow()
    qtbot.waitActive(edit)
    watcher.set_minutes(5 * SHORT)
    typing = QTimer()
    typing.timeout.connect(lambda: QTest.mouseMove(edit.windowHandle()))
    typing.timeout.connect(lambda: QTest.keyClick(edit.windowHandle(), Qt.Key.Key_Shift))
    typing.start(50)
    watcher.start()
    with qtbot.assertNotEmitted(watcher.lock_asked, wait=1200):
        pass


def test_beneath_a_dialog_nothing_is_taken_away(qtbot: QtBot, watcher: IdleWatcher) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitExposed(dialog)
    watcher.set_minutes(SHORT)
    watcher.start()
    with qtbot.assertNotEmitted(watcher.lock_asked, wait=400):
        pass
    with qtbot.waitSignal(watcher.lock_asked, timeout=5000):
        dialog.close()

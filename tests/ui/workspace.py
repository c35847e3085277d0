"""The whole window with the sample workspace open, on a fixed day: for pictures and for tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.base.clock import FixedClock
from app.base.ids import PersonId
from app.base.paths import Home
from app.bootstrap import Core
from app.services import samples
from app.services import vault as vault_service
from tests.fakes import CHEAP
from tests.ui.shots import settle
from ui.appearance import Appearance
from ui.wiring import Window, build_window
from ui.wording import Words

DAY = date(2026, 11, 21)
PASSPHRASE = "four sample words here"


def make_samples(folder: Path) -> Home:
    """Make a vault with the sample workspace in ``folder``."""
    home = Home(folder)
    vault, _ = vault_service.init(home, passphrase=PASSPHRASE, argon=CHEAP)
    samples.add(vault, FixedClock(DAY))
    vault.close()
    return home


def open_window(
    application: QApplication, home: Home, words: Words, appearance: Appearance
) -> Window:
    """Open the window on a vault made before; it is shown, 1280x800, on Today."""
    built = build_window(words, appearance, home, FixedClock(DAY), lambda: None)
    built.window.resize(1280, 800)
    built.window.show()
    vault = vault_service.unlock(home, passphrase=PASSPHRASE, find_keystore=lambda: None)
    built.enter(Core(home, FixedClock(DAY)).unlocked(vault))
    rest(built)
    return built


def rest(built: Window, milliseconds: int = 0) -> None:
    """Let everything asked for be done and painted."""
    if milliseconds:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
    while True:
        settle()
        if built.runner.is_idle():
            break
    settle()


def first_person(built: Window) -> PersonId:
    """Give the first of the sample people."""
    core = built.core()
    return next(iter(core.people.list()))

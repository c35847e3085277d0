"""A page with a real vault behind it, for its tests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenCore
from ui.changes_hub import ChangesHub
from ui.problems import Problems
from ui.tasks import TaskRunner
from ui.widgets.banner import Banner
from ui.widgets.page import Page
from ui.wording import Words


class PageDesk:
    """Everything a page needs, and somebody in front of it."""

    #: How long to wait for something, in milliseconds.
    patience = 8000

    def __init__(self, qtbot: QtBot, core: OpenCore, words: Words) -> None:
        self.qtbot, self.core, self.words = qtbot, core, words
        self.runner, self.hub = TaskRunner(), ChangesHub()
        self.banner, self.problems = Banner(words), Problems(words)
        self.broken: list[str] = []
        self.problems.broke.connect(self.broken.append)
        qtbot.addWidget(self.banner)

    def bring(self, page: Page, width: int = 1192) -> None:
        """Show a page and wait until it has read what it shows."""
        self.qtbot.addWidget(page)
        page.resize(width, 800)
        page.show()
        self.qtbot.waitExposed(page)
        page.entered()
        self.settle()

    def settle(self) -> None:
        # An answer may ask for the next thing, and painting for more: idle thrice is settled.
        for _ in range(3):
            self.until(self.runner.is_idle)
            QApplication.processEvents()

    @contextmanager
    def answers_wait(self) -> Iterator[None]:
        """Keep back what the store answers, as a slow disk does; then settle."""
        go_on = threading.Event()
        self.runner.store(lambda _progress: go_on.wait(8))
        try:
            yield
        finally:
            go_on.set()
        self.settle()

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=self.patience)

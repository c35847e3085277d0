"""Half-filled forms: kept in the vault when it closes, shown again when their page is made anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from app.bootstrap import OpenCore
from ui.tasks import TaskRunner
from ui.widgets.page import Page

Forms = Mapping[str, Mapping[str, object] | None]


class HalfFilled(QObject):
    """Carries what pages hold into the vault and back.

    Signals:
        shown_again: the page with this name shows what was typed before.
        failed: what was typed could not be kept or read.
    """

    shown_again = Signal(str)
    failed = Signal(Exception)

    def __init__(self, core: OpenCore, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core, self._runner = core, runner

    def show_again(self, name: str, page: Page) -> None:
        """Give a page back what was kept of it, once it is read."""

        def restore(values: Mapping[str, object] | None) -> None:
            # What was typed meanwhile is newer than what was kept.
            if values and page.unfinished() is None:
                page.restore(values)
                self.shown_again.emit(name)

        task = self._runner.store(lambda _progress: self._core.unfinished.get(name))
        task.succeeded.connect(restore)
        task.failed.connect(self.failed)

    def keep(self, forms: Forms, then: Callable[[], object]) -> None:
        """Keep what the pages hold, then go on; where that fails nothing is lost: it stays open."""
        task = self._runner.store(lambda _progress: self._write(forms))
        task.succeeded.connect(lambda _none: then())
        task.failed.connect(self.failed)

    def keep_now(self, forms: Forms) -> None:
        """Keep what the pages hold while the program ends; the runner is drained already.

        Raises:
            Problem: the vault cannot be written.
        """
        self._write(forms)

    def _write(self, forms: Forms) -> None:
        for name, values in forms.items():
            self._core.unfinished.keep(name, values)


def forms_of(pages: Mapping[str, Page]) -> Forms:
    """Ask every page what it holds."""
    return {name: page.unfinished() for name, page in pages.items()}

"""Reading something again whenever it may have changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.tasks import Task, TaskRunner


class Rereading(QObject):
    """Lets one reading run at a time; however often asked for meanwhile, it runs once more."""

    def __init__(self, runner: TaskRunner, begin: Callable[[], Task], parent: QObject) -> None:
        """Read by ``begin``, which starts what is wanted at that moment."""
        super().__init__(parent)
        self._runner, self._begin = runner, begin
        self._busy = self._again = False

    def ask(self) -> None:
        """Read now, or once more when the reading that runs has ended."""
        if self._runner.is_drained():
            return
        if self._busy:
            self._again = True
            return
        self._busy, self._again = True, False
        self._begin().finished.connect(self._rest)

    def is_outdated(self) -> bool:
        """Say whether what is being read is asked for again already."""
        return self._again

    def _rest(self) -> None:
        self._busy = False
        if self._again:
            self.ask()

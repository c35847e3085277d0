"""The draft of a request, kept in the vault a moment after the last change."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from app.bootstrap import OpenCore
from ui.tasks import TaskRunner

#: The draft's name among what is unfinished.
NAME = "request"

#: Pause after the last change before the draft is kept, milliseconds.
PAUSE = 1000

Values = Mapping[str, object]


class Keeping(QObject):
    """Keeps what ``values`` gives.

    Signals:
        kept: the draft was kept; the moment, aware.
        failed: it could not be kept.
    """

    kept = Signal(object)
    failed = Signal(Exception)

    def __init__(
        self,
        core: OpenCore,
        runner: TaskRunner,
        values: Callable[[], Values | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._core, self._runner, self._values = core, runner, values
        self._closing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.now)
        runner.draining.connect(self._stop)

    def soon(self) -> None:
        """Hear that something changed."""
        self._pause.start()

    def now(self) -> None:
        """Keep the draft as it is, or forget the one kept if nothing is begun."""
        self._pause.stop()
        if self._closing:
            return
        values = self._values()
        core = self._core

        def keep() -> object:
            core.unfinished.keep(NAME, values)
            return core.clock.now() if values is not None else None

        task = self._runner.store(lambda _progress: keep())
        task.succeeded.connect(self._tell)
        task.failed.connect(self.failed)

    def leave(self) -> None:
        """Keep at once what still waits to be kept."""
        if self._pause.isActive():
            self.now()

    def _tell(self, moment: object) -> None:
        if moment is not None:
            self.kept.emit(moment)

    def _stop(self) -> None:
        self._closing = True
        self._pause.stop()

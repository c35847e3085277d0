"""Today's way to the services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes, Topic
from app.base.ids import CaseId, EventId
from app.bootstrap import OpenCore
from app.cases.case import Event
from app.cases.events import EventDraft
from ui.changes_hub import ChangesHub
from ui.tasks import TaskRunner


class TodayPresenter(QObject):
    """Reads the requests again whenever they changed, and records what the user tells.

    Signals:
        read: all requests.
        recorded: case and event, for Undo.
        refused: a problem in what was to be recorded.
        failed: any other failure.
    """

    read = Signal(object)
    recorded = Signal(object, object)
    refused = Signal(Exception)
    failed = Signal(Exception)

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._runner, self._hub = core, runner, hub
        hub.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        if changes.topics & {Topic.CASES, Topic.PEOPLE}:
            self.reload()

    def reload(self) -> None:
        """Read all requests again."""
        self._ask(self._core.requests.rows, self.read.emit, self.failed.emit)

    def today(self) -> date:
        """Give this machine's civil date, for the heading."""
        return self._core.clock.today()

    def record(self, case: CaseId, event: EventDraft) -> None:
        """Record something that happened."""

        def done(result: tuple[Event, Changes]) -> None:
            self._hub.publish(result[1])
            self.recorded.emit(case, result[0])

        self._ask(lambda: self._core.requests.record(case, event), done, self.refused.emit)

    def take_back(self, case: CaseId, event: EventId) -> None:
        """Undo what was recorded."""
        self._ask(
            lambda: self._core.requests.retract(case, event), self._hub.publish, self.failed.emit
        )

    def _ask(
        self,
        work: Callable[[], object],
        then: Callable[..., object],
        otherwise: Callable[..., object],
    ) -> None:
        task = self._runner.store(lambda _progress: work())
        task.succeeded.connect(then)
        task.failed.connect(otherwise)

"""The reader's way to the services: read a text, a file or a page; keep what was read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes
from app.base.progress import Progress
from app.bootstrap import OpenCore
from app.operators.record import Operator
from app.reading.policy.stated import PolicyReading
from app.services import policies, policy_again
from ui.changes_hub import ChangesHub
from ui.tasks import Task, TaskRunner


class PolicyPresenter(QObject):
    """Reads away from the window's thread; of readings only the last one counts.

    Signals:
        read: a ``PolicyReading``.
        kept: the slug of the record that was made, or brought up to date.
        known: an ``Again``: there is a record of this operator; None = there is none.
        failed: why something could not be read or kept.
        idle: nothing is being read any more.
    """

    read = Signal(object)
    kept = Signal(str)
    known = Signal(object)
    failed = Signal(Exception)
    idle = Signal()

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._runner, self._hub = core, runner, hub
        self._task: Task | None = None

    def today(self) -> date:
        """Give the day by which a policy's age is told."""
        return self._core.clock.today()

    def read_text(self, text: str) -> None:
        """Read what was pasted or typed."""
        self._start(lambda _progress: policies.read_text(text))

    def read_file(self, path: Path) -> None:
        """Read a file."""
        self._start(lambda _progress: policies.read_file(path))

    def read_page(self, address: str) -> None:
        """Fetch a page and read it. Nothing but this asks the network for anything."""
        self._start(lambda progress: policies.read_page(address, progress))

    def stop(self) -> None:
        """Leave what is being read."""
        if self._task is not None:
            self._task.cancel()

    def look_up(self, reading: PolicyReading) -> None:
        """Look whether there is a record of the operator whose policy was read."""
        self._runner.ask(
            self,
            lambda: policy_again.again(self._core.directory, reading),
            self.known.emit,
            self.failed,
        )

    def keep(self, reading: PolicyReading, known: Operator | None = None) -> None:
        """Make a record of a reading and keep it; or bring the one that is ``known`` up to date."""
        own = self._core.own_operators
        seen = self.today() if reading.document.address else None

        def done(result: tuple[Operator, Changes]) -> None:
            self._hub.publish(result[1])
            self.kept.emit(str(result[0].slug))

        self._runner.ask(
            self,
            lambda: (
                policy_again.bring_up(own, known, reading)
                if known is not None
                else policies.add(own, reading, seen=seen)
            ),
            done,
            self.failed,
        )

    def _start(self, work: Callable[[Progress], PolicyReading]) -> None:
        self.stop()
        task = self._task = self._runner.network(work)

        def mine(hears: Callable[[object], None]) -> Callable[[object], None]:
            return lambda outcome: hears(outcome) if task is self._task else None

        task.succeeded.connect(mine(self.read.emit))
        task.failed.connect(mine(self.failed.emit))
        task.finished.connect(lambda: self._rest(task))

    def _rest(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.idle.emit()

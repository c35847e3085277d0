"""The import's way to the services: say what it would do, then do what was ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.base.changes import Changes
from app.base.messages import Message
from app.base.progress import Progress
from app.bootstrap import OpenCore
from app.operators.importing.columns import Columns
from app.operators.importing.plan import Plan, Planned
from ui.changes_hub import ChangesHub
from ui.tasks import Task, TaskRunner


@dataclass(frozen=True)
class Looked:
    """What was found in a file.

    Attributes:
        columns: what the columns of a table hold; None = it is no table.
        given: head of a column -> field, as the user said.
        plan: what the import would do; None = no column of the table holds a name.
        names: the names of the records that rows may be duplicates of, by slug.
    """

    path: Path
    columns: Columns | None
    given: Mapping[str, str]
    plan: Plan | None
    names: Mapping[str, str]


class ImportPresenter(QObject):
    """Reads and writes away from the window's thread, one thing at a time.

    Signals:
        looked: a ``Looked``.
        stepped: done and total; total 0 = not known.
        kept: how many records were written.
        failed: why something could not be read or written.
        idle: nothing is being read or written any more.
    """

    looked = Signal(object)
    stepped = Signal(int, int)
    kept = Signal(int)
    failed = Signal(Exception)
    idle = Signal()

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._runner, self._hub = core, runner, hub
        self._task: Task | None = None

    def look(self, path: Path, given: Mapping[str, str] | None = None) -> None:
        """Say what importing ``path`` would do, the columns of a table taken as ``given``."""
        self._start(lambda progress: self._looked(path, given or {}, progress), self.looked.emit)

    def accept(self, rows: Sequence[Planned]) -> None:
        """Write these rows of a plan."""

        def done(changes: Changes) -> None:
            self._hub.publish(changes)
            self.kept.emit(len(rows))

        self._start(lambda progress: self._core.importing.accept(rows, progress), done)

    def findings(self, planned: Planned) -> tuple[Message, ...]:
        """Give what the checks find wrong in one row; nothing is read from the vault."""
        return tuple(fault.message for fault in self._core.importing.findings(planned))

    def stop(self) -> None:
        """Leave what is being read or written."""
        if self._task is not None:
            self._task.cancel()

    def _looked(self, path: Path, given: Mapping[str, str], progress: Progress) -> Looked:
        columns = self._core.importing.columns(path)
        fields = {*given.values(), *(columns.fields if columns else ())}
        if columns is not None and "name" not in fields:
            return Looked(path, columns, given, None, {})
        plan = self._core.importing.plan(path, given, progress)
        wanted = {each.duplicate_of for each in plan.rows if each.duplicate_of}
        names = {
            str(each.slug): each.shown_name
            for each in self._core.directory.all()
            if each.slug in wanted
        }
        for row in plan.rows:
            if row.slug in wanted and row.row.operator is not None:
                names.setdefault(row.slug, row.row.operator.shown_name)
        return Looked(path, columns, given, plan, names)

    def _start(self, work: Callable[[Progress], object], then: Callable[..., object]) -> None:
        self.stop()
        task = self._task = self._runner.store(work)
        task.progressed.connect(partial(self._tell_step, task))
        task.succeeded.connect(partial(self._tell, task, then))
        task.failed.connect(partial(self._tell, task, self.failed.emit))
        task.finished.connect(partial(self._rest, task))

    def _tell_step(self, task: Task, done: int, total: int, _what: str) -> None:
        if isValid(self) and task is self._task:
            self.stepped.emit(done, total)

    def _tell(self, task: Task, hears: Callable[..., object], outcome: object) -> None:
        # Once the vault was locked, Qt has deleted this, and nobody is told.
        if isValid(self) and task is self._task:
            hears(outcome)

    def _rest(self, task: Task) -> None:
        if isValid(self) and task is self._task:
            self._task = None
            self.idle.emit()

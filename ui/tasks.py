"""Work off the GUI thread, and the way home for its outcome.

Two executors, one kind of thread: ``store`` has one worker and owns the
vault's connection; ``network`` has a few. Nothing in the work touches a widget.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance, Slot
from shiboken6 import isValid

from app.base.errors import Cancelled
from app.base.progress import Progress

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Work = Callable[[Progress], object]

#: Seconds between two reports of progress: a bar needs no more than 20 a second.
_REPORT_EVERY = 0.05
_NETWORK_WORKERS = 4


class Task(QObject):
    """One piece of work; lives in the GUI thread.

    Connect to it after it was started: its outcome always comes through the
    event loop, even if the work is long done.

    Signals:
        progressed: done, total and what, as the work reports them.
        succeeded: the work's result.
        failed: what it raised.
        cancelled: it was asked to stop and did.
        finished: after exactly one of the three above.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()
    finished = Signal()
    _stepped = Signal(int, int, str)
    _settled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._reported = 0.0

    def give_up(self) -> None:
        """End without having been started."""
        self.cancelled.emit()
        self.finished.emit()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def submit(self, executor: Executor, work: Work) -> None:
        """Hand the work to ``executor``; called once, by the runner."""
        # Queued, never inline: a future that is done already calls back at once,
        # before the caller has connected.
        queued = Qt.ConnectionType.QueuedConnection
        self._stepped.connect(self._relay, queued)
        self._settled.connect(self._conclude, queued)
        progress = Progress(self._report, self._stop.is_set)
        executor.submit(_run, work, progress, self._stop).add_done_callback(self._settled.emit)

    def _report(self, done: int, total: int, what: str) -> None:
        """Pass progress on from the worker's thread, not too often."""
        now = time.monotonic()
        if done < total and now - self._reported < _REPORT_EVERY:
            return
        self._reported = now
        self._stepped.emit(done, total, what)

    @Slot(int, int, str)
    def _relay(self, done: int, total: int, what: str) -> None:
        self.progressed.emit(done, total, what)

    @Slot(object)
    def _conclude(self, future: Future[object]) -> None:
        if future.cancelled():
            self.cancelled.emit()
        elif (error := future.exception()) is None:
            self.succeeded.emit(future.result())
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        elif isinstance(error, Exception):
            self.failed.emit(error)
        else:
            raise error
        self.finished.emit()


def _run(work: Work, progress: Progress, stop: threading.Event) -> object:
    if stop.is_set():
        raise Cancelled
    return work(progress)


class TaskRunner(QObject):
    """Starts tasks and holds each until it has finished.

    Signals:
        draining: the window is closing; whoever would start work later gives it up.
    """

    draining = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executors: dict[str, Executor] = {}
        self._tasks: set[Task] = set()
        self._drained = False

    def store(self, work: Work) -> Task:
        """Start work on the vault; such work is done one piece after the other."""
        return self._start("store", 1, work)

    def ask(
        self,
        asker: QObject,
        work: Callable[[], object],
        then: Callable[..., object],
        otherwise: Callable[[Exception], object] | SignalInstance,
    ) -> Task:
        """Start short work on the vault that reports no progress.

        Args:
            asker: for whom: once Qt has deleted it (the vault was locked), nobody is told.
            work: what to do, on the store's thread.
            then: hears its result.
            otherwise: hears what it raised. Work that was stopped is told to neither.
        """

        def tell(hears: Callable[..., object], outcome: object) -> None:
            if isValid(asker):
                hears(outcome)

        task = self.store(lambda _progress: work())
        task.succeeded.connect(partial(tell, then))
        fails = otherwise.emit if isinstance(otherwise, SignalInstance) else otherwise
        task.failed.connect(partial(tell, fails))
        return task

    def network(self, work: Work) -> Task:
        """Start work that waits for the network or a long computation outside the vault."""
        return self._start("network", _NETWORK_WORKERS, work)

    def is_idle(self) -> bool:
        """Say whether every task has finished and told its outcome."""
        return not self._tasks

    def is_drained(self) -> bool:
        """Say whether the window closes: an answer that still comes asks for nothing more."""
        return self._drained

    def cancel_all(self) -> None:
        """Ask everything that runs or waits to stop at its next step."""
        for task in self._tasks:
            task.cancel()

    def drain(self) -> None:
        """Ask everything to stop and wait for it; nothing can be started afterwards."""
        self._drained = True
        self.draining.emit()
        self.cancel_all()
        for executor in self._executors.values():
            executor.shutdown(wait=True, cancel_futures=True)

    def _start(self, name: str, workers: int, work: Work) -> Task:
        if self._drained:
            # Whoever hears of something this late asks in vain: everything is being closed.
            late = Task(self)
            QTimer.singleShot(0, late, late.give_up)
            return late
        if name not in self._executors:
            # Imported with the first task: the window's start does not wait for it.
            from concurrent.futures import ThreadPoolExecutor

            self._executors[name] = ThreadPoolExecutor(workers, thread_name_prefix=name)
        task = Task(self)
        self._tasks.add(task)
        task.finished.connect(self._release)
        task.submit(self._executors[name], work)
        return task

    @Slot()
    def _release(self) -> None:
        # A bound slot with sender(): a lambda that held the task crashed in PySide.
        task = self.sender()
        if isinstance(task, Task):
            self._tasks.discard(task)
            task.deleteLater()

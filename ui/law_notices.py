"""The quiet mark at Settings while a law pack is old, or one that was installed is not used."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.base.changes import Changes, Topic
from app.bootstrap import OpenCore
from ui.changes_hub import ChangesHub
from ui.tasks import TaskRunner

#: Milliseconds: reading every pack is for when nobody waits.
_LATER = 1000


class LawNotices(QObject):
    """Counts what is the matter with laws and calendars, whenever that may have changed.

    A mark, no banner: nothing has to be done today, and the dates on show are still the best
    there are.

    Signals:
        counted: how many packs and calendars something is the matter with.
        failed: they could not be read.
    """

    counted = Signal(int)
    failed = Signal(Exception)

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._runner = core, runner
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LATER)
        self._soon.timeout.connect(self._read)
        hub.changed.connect(self._on_changes)

    def read_soon(self) -> None:
        """Count anew, once what the user waits for is on show."""
        self._soon.start()

    def _read(self) -> None:
        self._runner.ask(self, self._core.law_data.notices, self.counted.emit, self.failed)

    def _on_changes(self, changes: Changes) -> None:
        # A day that begins is told as a change of requests; packs grow old by the day.
        if changes.topics & {Topic.SETTINGS, Topic.CASES}:
            self.read_soon()

"""The personal choices of the open vault, at hand for the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes, Topic
from app.bootstrap import OpenCore
from app.services.preferences import Personal
from ui.changes_hub import ChangesHub
from ui.problems import Problems
from ui.tasks import TaskRunner


class PersonalChoices(QObject):
    """Reads the choices when the vault opens and whenever they change.

    Signals:
        changed: the ``Personal`` that now holds.
    """

    changed = Signal(object)

    def __init__(
        self,
        core: OpenCore,
        runner: TaskRunner,
        hub: ChangesHub,
        problems: Problems,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._core, self._runner, self._problems = core, runner, problems
        self._value = Personal()
        hub.changed.connect(self._on_changes)

    @property
    def value(self) -> Personal:
        """What was read last."""
        return self._value

    def read(self) -> None:
        """Read the choices."""
        task = self._runner.store(lambda _progress: self._core.preferences.get())
        task.succeeded.connect(self._take)
        task.failed.connect(self._problems.tell)

    def _on_changes(self, changes: Changes) -> None:
        if Topic.SETTINGS in changes.topics:
            self.read()

    def _take(self, value: Personal) -> None:
        self._value = value
        self.changed.emit(value)

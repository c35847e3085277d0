"""The way from the settings to the user's own templates."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes, Topic
from app.base.errors import Problem
from app.bootstrap import OpenCore
from ui.changes_hub import ChangesHub
from ui.tasks import TaskRunner


class TextsPresenter(QObject):
    """Reads the templates, and renames, deletes and exports them.

    Signals:
        read: a tuple of ``OwnText``.
        renamed: a template has its new name.
        refused: why it cannot have that name; a ``Problem``.
        gone: a template was deleted; its name as listed, and what brings it back.
        exported: a template was written to this ``Path``.
        failed: any other failure.
    """

    read = Signal(object)
    renamed = Signal()
    refused = Signal(object)
    gone = Signal(str, object)
    exported = Signal(object)
    failed = Signal(Exception)

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._runner, self._hub = core, runner, hub
        hub.changed.connect(self._hear)

    def reload(self) -> None:
        """Read them anew."""
        core = self._core
        self._runner.ask(self, lambda: core.own_templates.texts(), self.read.emit, self.failed)

    def rename(self, name: str, new: str) -> None:
        """Give a template another name."""
        core = self._core

        def then(result: tuple[object, Changes]) -> None:
            self._hub.publish(result[1])
            self.renamed.emit()

        def refuse(error: Exception) -> None:
            told = self.refused if isinstance(error, Problem) else self.failed
            told.emit(error)

        self._runner.ask(self, lambda: core.own_templates.rename(name, new), then, refuse)

    def delete(self, name: str) -> None:
        """Delete a template; ``gone`` brings it back."""
        core = self._core

        def then(result: tuple[object, Changes]) -> None:
            kept, changes = result
            self._hub.publish(changes)
            self.gone.emit(kept.listed, lambda: self._put_back(kept))  # type: ignore[attr-defined]

        self._runner.ask(self, lambda: core.own_templates.remove(name), then, self.failed)

    def _put_back(self, kept: object) -> None:
        core = self._core
        self._runner.ask(
            self,
            lambda: core.own_templates.add(kept),  # type: ignore[arg-type]
            lambda result: self._hub.publish(result[1]),
            self.failed,
        )

    def export(self, name: str, path: Path) -> None:
        """Write a template to a file."""
        core = self._core
        self._runner.ask(
            self,
            lambda: core.own_templates.export(name, path),
            lambda _none: self.exported.emit(path),
            self.failed,
        )

    def _hear(self, changes: Changes) -> None:
        if Topic.LETTERS in changes.topics:
            self.reload()

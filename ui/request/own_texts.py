"""The user's own texts beside the request: read anew when they change, and kept from an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes
from app.base.errors import Problem
from app.bootstrap import OpenCore
from ui.changes_hub import ChangesHub
from ui.request.writer import Shown
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from app.services.own_templates import OwnText


class OwnTexts(QObject):
    """Knows the user's own texts, as last read.

    Signals:
        changed: there are others than before.
        saved: a letter was kept as a text; the name it is listed by.
        not_saved: why it could not be kept; a ``Problem``.
        failed: any other failure.
    """

    changed = Signal()
    saved = Signal(str)
    not_saved = Signal(object)
    failed = Signal(Exception)

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._core, self._runner, self._hub = core, runner, hub
        self.all: tuple[OwnText, ...] = ()
        self._saving = False

    def read(self) -> None:
        """Read them anew."""
        core = self._core
        self._runner.ask(self, lambda: core.own_templates.texts(), self._take, self.failed)

    def text(self, name: str) -> OwnText | None:
        """Give a text by its name."""
        return next((each for each in self.all if each.name == name), None)

    def keep(self, name: str, shown: Shown) -> None:
        """Keep the edited letter that is shown as a text of this name."""
        proposal = shown.proposal
        letter, draft, body = proposal.composed, proposal.draft, proposal.form.edit
        if letter is None or draft is None or body is None or self._saving:
            return
        self._saving = True
        core, order = self._core, draft.order

        def keep() -> tuple[object, Changes]:
            return core.own_templates.keep_edit(name, letter, order, body)

        def kept(result: tuple[object, Changes]) -> None:
            self._hub.publish(result[1])
            self.saved.emit(result[0].listed)  # type: ignore[attr-defined]

        def refused(error: Exception) -> None:
            told = self.not_saved if isinstance(error, Problem) else self.failed
            told.emit(error)

        task = self._runner.ask(self, keep, kept, refused)
        task.finished.connect(self._rest)

    def forget(self, name: str) -> None:
        """Remove a text that was just kept."""
        core = self._core
        self._runner.ask(
            self,
            lambda: core.own_templates.remove(name),
            lambda result: self._hub.publish(result[1]),
            self.failed,
        )

    def _take(self, texts: tuple[OwnText, ...]) -> None:
        if texts != self.all:
            self.all = texts
            self.changed.emit()

    def _rest(self) -> None:
        self._saving = False

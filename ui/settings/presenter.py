"""The settings' way to the services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes, Topic
from app.bootstrap import OpenCore
from app.services.preferences import Personal
from ui.changes_hub import ChangesHub
from ui.settings.law_presenter import LawPresenter
from ui.settings.texts_presenter import TextsPresenter
from ui.tasks import TaskRunner


class SettingsPresenter(QObject):
    """Reads the personal choices and the state of the vault, and changes them.

    Signals:
        read: ``Personal`` and the vault's ``State``.
        told: the id of what to say about something that was done.
        code_made: a new recovery code.
        checked: a ``CheckResult``.
        failed: any failure; the choices are read again, so that the page shows what holds.
    """

    read = Signal(object, object)
    told = Signal(str)
    code_made = Signal(str)
    checked = Signal(object)
    failed = Signal(Exception)

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._runner, self._hub = core, runner, hub
        #: Law packs and calendars; they need no vault.
        self.laws = LawPresenter(core, runner, hub, self)
        #: The user's own templates.
        self.texts = TextsPresenter(core, runner, hub, self)
        hub.changed.connect(self._on_changes)

    def vault(self) -> str:
        """Give the path of the vault."""
        return str(self._core.home.vault)

    def today(self) -> date:
        """Give this machine's civil date, for the recovery code's sheet."""
        return self._core.clock.today()

    def reload(self) -> None:
        """Read everything again."""
        core = self._core

        def look() -> tuple[Personal, object]:
            return core.preferences.get(), core.upkeep.state()

        self.laws.reload()
        self.texts.reload()
        # Not ``_fail``: it would read again.
        self._runner.ask(self, look, lambda both: self.read.emit(*both), self.failed)

    def change(self, **changes: object) -> None:
        """Change personal choices, by their names in ``Personal``."""
        self._runner.ask(
            self,
            lambda: self._core.preferences.change(**changes),
            lambda result: self._hub.publish(result[1]),
            self._fail,
        )

    def change_passphrase(self, passphrase: str) -> None:
        """Let another passphrase open the vault."""
        self._runner.ask(
            self,
            lambda: self._core.upkeep.change_passphrase(passphrase),
            lambda _none: self._done("vault.passphrase.changed"),
            self._fail,
        )

    def new_code(self) -> None:
        """Make a new recovery code."""
        self._runner.ask(self, self._core.upkeep.new_recovery_code, self.code_made.emit, self._fail)

    def use_keystore(self, use: bool) -> None:
        """Let the key store open the vault, or not."""
        said = "settings.keystore_on" if use else "settings.keystore_off"
        self._runner.ask(
            self,
            lambda: self._core.upkeep.use_keystore(use),
            lambda _none: self._done(said),
            self._fail,
        )

    def check(self) -> None:
        """Look whether everything is as it was written."""
        self._runner.ask(self, self._core.upkeep.check, self.checked.emit, self._fail)

    def add_samples(self) -> None:
        """Put the sample workspace into the vault."""
        self._exchange(self._core.upkeep.add_samples, "settings.samples_added")

    def remove_samples(self) -> None:
        """Throw the sample workspace away."""
        self._exchange(self._core.upkeep.remove_samples, "settings.samples_gone")

    def _exchange(self, work: Callable[[], Changes], said: str) -> None:
        def then(changes: Changes) -> None:
            self._hub.publish(changes)
            self.told.emit(said)

        self._runner.ask(self, work, then, self._fail)

    def _done(self, said: str) -> None:
        self.told.emit(said)
        self.reload()

    def _on_changes(self, changes: Changes) -> None:
        if changes.topics & {Topic.SETTINGS, Topic.CASES, Topic.PEOPLE, Topic.OPERATORS}:
            self.reload()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        self.reload()

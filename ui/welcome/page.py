"""The gate: a vault is made or opened, and its recovery code is shown once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.base.errors import Problem
from ui.problems import Problems
from ui.tasks import TaskRunner
from ui.welcome.door import Door, Made, NewVault
from ui.welcome.head import WIDTH
from ui.welcome.questions import Questions
from ui.welcome.unlock import Unlock
from ui.widgets.column import Column
from ui.widgets.glyph import Glyph
from ui.widgets.page import Page
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: Milliseconds: nobody has read three questions by then, and the window is painted undisturbed.
_PAINTED = 200


class GatePage(Page):
    """Stands before every other page until a vault is open.

    Signals:
        opened: the core with the open vault.
        language_chosen: the user wants the window in this language.
    """

    opened = Signal(object)
    language_chosen = Signal(str)

    def __init__(
        self,
        door: Door,
        runner: TaskRunner,
        words: Words,
        problems: Problems,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._door = door
        self._runner, self._words, self._problems = runner, words, problems
        self._busy = False
        self._was_open = False
        self._made: Made | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._ask_keystore)
        runner.draining.connect(self._later.stop)
        self._place = QVBoxLayout()
        self._face: Questions | Unlock = self._questions() if door.is_new else self._unlock("")
        self._place.addWidget(self._face)
        self._promise = Text("", Role.SMALL, "text2")
        promise = QHBoxLayout()
        promise.setSpacing(8)
        promise.addStretch(1)
        promise.addWidget(Glyph.icon("shield-check", "done"), 0, Qt.AlignmentFlag.AlignTop)
        promise.addWidget(self._promise)
        promise.addStretch(1)
        self.content.addStretch(2)
        self.content.addLayout(self._place)
        self.content.addStretch(3)
        self.content.addLayout(promise)
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def show_locked(self, *, itself: bool) -> None:
        """Ask for the secret again, because the vault was locked, by ``itself`` or by the user."""
        self._was_open = True
        self._show(self._unlock("gate.locked_itself" if itself else "gate.locked"))

    def entered(self) -> None:
        """Look, once the window is painted, what the key store can do."""
        self._face.begin()
        if self._made is None:
            self._later.start(_PAINTED if self._door.is_new else 0)

    def press_primary(self) -> None:
        """Do what Enter does."""
        if self._made is not None:
            self._finish(self._made.core)
        else:
            self._face.submit()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._promise.set_text(self._words.text("gate.promise"))

    def _questions(self) -> Questions:
        face = Questions(self._words)
        face.language_chosen.connect(self.language_chosen)
        face.wanted.connect(self._make)
        return face

    def _unlock(self, locked: str) -> Unlock:
        face = Unlock(self._words, locked=locked)
        face.language_chosen.connect(self.language_chosen)
        face.given.connect(self._open)
        return face

    def _show(self, face: Questions | Unlock) -> None:
        while (item := self._place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._face = face
        self._made = None
        self._place.addWidget(face)
        # Else it is hidden until the event loop runs, and takes no keyboard.
        face.show()

    def _ask_keystore(self) -> None:
        face = self._face
        if isinstance(face, Questions):
            self._run(self._door.keystore, face.offer_keystore, busy=False)
        elif self._was_open:
            # Whoever locked it wants to be asked; the key store would open it at once again.
            self._run(self._door.has_copy, face.offer_keystore, busy=False)
        else:
            self._run(self._door.try_keystore, self._tried, otherwise=self._refused)

    def _tried(self, core: object) -> None:
        if core is not None:
            self._finish(core)

    def _refused(self, error: Exception) -> None:
        if isinstance(self._face, Unlock):
            self._face.offer_keystore(True)
        self._complain(error)

    def _make(self, wanted: NewVault) -> None:
        self._run(lambda: self._door.make(wanted), self._show_made)

    def _open(self, passphrase: str | None, code: str | None) -> None:
        self._run(
            lambda: self._door.unlock(passphrase=passphrase, recovery_code=code), self._finish
        )

    def _run(
        self,
        work: Callable[[], object],
        then: Callable[..., object],
        *,
        otherwise: Callable[[Exception], None] | None = None,
        busy: bool = True,
    ) -> None:
        if busy and self._busy:
            return
        task = self._runner.store(lambda _progress: work())
        task.succeeded.connect(then)
        task.failed.connect(otherwise or self._complain)
        if busy:
            self._set_busy(True)
            task.finished.connect(lambda: self._set_busy(False))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._face.set_busy(busy)

    def _complain(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            self._problems.tell(error)
            return
        self._face.complain(self._words.say(error.message))

    def _show_made(self, made: Made) -> None:
        if made.problem is not None:
            self._problems.tell(made.problem)
        if isinstance(self._face, Questions) and not self._face.wants_code():
            self._finish(made.core)
            return
        # Printing is loaded with it, and a start does not wait for that.
        from ui.keys.recovery import RecoveryCode

        self._made = made
        self._face.forget()
        self._face.hide()
        card = RecoveryCode(self._words)
        card.show_code(made.code, made.today, self._door.vault)
        card.kept.connect(lambda: self._finish(made.core))
        column = Column(WIDTH)
        column.body.addWidget(card)
        self._place.addWidget(column)
        column.show()
        card.setFocus()

    def _finish(self, core: object) -> None:
        self._face.forget()
        self.opened.emit(core)

    def put_away(self) -> None:
        """Close a vault just made, whose recovery code was still on show when the program ends."""
        if self._made is not None:
            self._made.core.close()

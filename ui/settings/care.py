"""The vault itself: where it lies, whether it is sound, the samples in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.base.messages import Message
from app.services.upkeep import State
from app.services.vault import CheckResult
from ui.settings.section import Row, Section
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import Reason
from ui.widgets.question import Question
from ui.wording import Words


class CareSection(Section):
    """Folder, check, samples.

    Signals:
        check_wanted: look whether the vault is sound.
        samples_wanted: True = add the samples, False = throw them away.
    """

    check_wanted = Signal()
    samples_wanted = Signal(bool)

    def __init__(self, words: Words, vault: str, parent: QWidget | None = None) -> None:
        super().__init__("section_vault", parent)
        self._words, self._vault = words, vault
        self._state: State | None = None
        self._found: CheckResult | None = None
        self._show = self._button("show_folder", "folder-open")
        self._show.clicked.connect(self._open_folder)
        self._check = self._button("check_vault", "shield-check")
        self._check.clicked.connect(self._want_check)
        self._results: list[Reason] = []
        self._result_place = QVBoxLayout()
        self._add = self._button("add_samples", "flask-conical")
        self._add.clicked.connect(lambda: self.samples_wanted.emit(True))
        self._remove = self._button("remove_samples", "trash")
        self._remove.clicked.connect(self._ask_to_remove)
        self._rows = [Row(self._show), Row(self._check), Row(self._add, self._remove)]
        self.add_rows(self._rows[:2])
        self.body.addLayout(self._result_place)
        self.add_rows(self._rows[2:])

    def show_state(self, state: State) -> None:
        """Show how much is in the vault, and whether samples are."""
        if self._state is not None and self._state.requests != state.requests:
            # What the check found was about another state of things.
            self._found = None
        self._state = state
        self.retranslate()

    def show_check(self, found: CheckResult) -> None:
        """Show what the check found."""
        self._found = found
        self._check.setEnabled(True)
        self.retranslate()

    def free(self) -> None:
        """Let the vault be checked again; the former attempt has ended."""
        self._check.setEnabled(True)

    def _button(self, name: str, icon: str) -> Button:
        button = Button("", Kind.SECONDARY, icon=icon)
        button.setObjectName(name)
        return button

    def _ask_to_remove(self) -> None:
        """Ask before what cannot be undone: the user's own requests for sample people go too."""
        text = self._words.text
        count = self._state.sample_requests if self._state is not None else 0
        question = Question(
            text("settings.samples_question"),
            self._words.plural("settings.samples_line", count),
            text("settings.remove_samples"),
            text("settings.samples_keep"),
            self,
        )
        question.accepted.connect(lambda: self.samples_wanted.emit(False))
        question.ask()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._vault).parent)))

    def _want_check(self) -> None:
        self._check.setEnabled(False)
        self.check_wanted.emit()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text, plural = self._words.text, self._words.plural
        self.set_heading(text("settings.vault"))
        folder, check, samples = self._rows
        folder.set_words(text("settings.vault_file"), self._vault, name=False)
        count = self._state.requests if self._state is not None else 0
        holds = plural("settings.holds", count)
        check.set_words(text("settings.check"), holds, name=False)
        has = self._state is not None and self._state.samples
        samples.set_words(
            text("settings.samples"),
            text("settings.samples_there" if has else "settings.samples_reason"),
            name=False,
        )
        self._show.set_words(text("settings.show_folder"))
        self._check.set_words(text("settings.check_button"))
        self._add.set_words(text("settings.add_samples"))
        self._remove.set_words(text("settings.remove_samples"))
        self._add.setVisible(not has)
        self._remove.setVisible(has)
        self._say_result()

    def _say_result(self) -> None:
        for each in self._results:
            each.hide()
            each.deleteLater()
        self._results = []
        found = self._found
        if found is None:
            return
        counts = {"requests": found.cases, "events": found.events, "letters": found.letters}
        sound = Message(
            "vault.check.sound",
            {each: Message(f"vault.check.{each}", count=count) for each, count in counts.items()},
        )
        for message in found.faults or (sound,):
            reason = Reason()
            if found.faults:
                reason.say(self._words.say(message), "circle-alert", "late")
            else:
                reason.say(self._words.say(message), "shield-check", "done")
            self._results.append(reason)
            self._result_place.addWidget(reason)

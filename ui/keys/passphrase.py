"""A new passphrase: written twice, with a hint how strong it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.widgets.column import SideBySide
from ui.widgets.field import Reason
from ui.wording import Words

#: Shorter passphrases can be tried out by a machine in days.
_SHORT = 12
_LEAST = 520


class NewPassphrase(QWidget):
    """Two fields and a line below that says why, how strong, or what is wrong.

    Signals:
        submitted: Enter was pressed in a field.
    """

    submitted = Signal()

    def __init__(self, words: Words, name: str, parent: QWidget | None = None) -> None:
        """Make fields called ``name`` and ``name`` with "_again" behind it."""
        super().__init__(parent)
        self._words = words
        self._first, self._again = self._secret(name), self._secret(f"{name}_again")
        self._reason = Reason()
        self._wrong = ""
        both = SideBySide(_LEAST)
        both.add(self._first)
        both.add(self._again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(both)
        column.addWidget(self._reason)
        self.setFocusProxy(self._first)
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def value(self) -> str | None:
        """Give the passphrase; None, and say why, while it is empty or the two differ."""
        if not self._first.text().strip():
            self._complain("gate.passphrase_empty", self._first)
        elif self._first.text() != self._again.text():
            self._complain("gate.passphrase_differs", self._again)
        else:
            return self._first.text()
        return None

    def clear(self) -> None:
        """Forget what was typed."""
        for edit in (self._first, self._again):
            edit.clear()
        self._hint()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        ids = {self._first: "gate.passphrase", self._again: "gate.passphrase_again"}
        for edit, message_id in ids.items():
            edit.setAccessibleName(self._words.text(message_id))
            edit.setPlaceholderText(self._words.text(message_id))
        self._say()

    def _secret(self, name: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(name)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.returnPressed.connect(self.submitted)
        edit.textEdited.connect(self._hint)
        return edit

    def _complain(self, message_id: str, edit: QLineEdit) -> None:
        self._wrong = message_id
        edit.setProperty("kinvalid", True)
        edit.setFocus()
        self._say()

    def _hint(self, _text: str = "") -> None:
        self._wrong = ""
        for edit in (self._first, self._again):
            edit.setProperty("kinvalid", False)
            edit.update()
        self._say()

    def _say(self) -> None:
        short = 0 < len(self._first.text()) < _SHORT
        message_id = self._wrong or ("gate.short" if short else "gate.reason_new")
        sentence = self._words.text(message_id)
        if self._wrong:
            self._reason.say(sentence, "circle-alert", "late")
        else:
            self._reason.say(sentence)
        for edit in (self._first, self._again):
            edit.setAccessibleDescription(sentence)

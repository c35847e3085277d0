"""One account in the form: what it is, its number or name, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, Kind
from ui.widgets.field import Reason
from ui.wording import Words


class AccountRow(QWidget):
    """A label and a value beside each other.

    Signals:
        edited: the user changed one of them.
        remove_asked: the row shall go.
    """

    edited = Signal()
    remove_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._number = 0
        self._label, self._value = QLineEdit(), QLineEdit()
        self._label.setObjectName("account_label")
        self._value.setObjectName("account_value")
        self._remove = Button("", Kind.QUIET, icon="trash")
        self._remove.setObjectName("account_remove")
        self._wrong = Reason()
        self._wrong.hide()
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self._label, 1)
        across.addWidget(self._value, 1)
        across.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across)
        column.addWidget(self._wrong)
        for edit in (self._label, self._value):
            edit.textEdited.connect(lambda _text: self.edited.emit())
        self._remove.clicked.connect(self.remove_asked)

    def value(self) -> tuple[str, str]:
        """Give label and value as typed."""
        return self._label.text(), self._value.text()

    def set_value(self, label: str, value: str) -> None:
        """Fill both; ``edited`` stays silent."""
        for edit, text in ((self._label, label), (self._value, value)):
            edit.setText(text)
            edit.setCursorPosition(0)

    def set_number(self, number: int) -> None:
        """Set which account it is, counted from 1: its controls are named by it."""
        self._number = number
        self.retranslate()

    def complain(self, sentence: str) -> None:
        """Say what is wrong with it; empty = nothing."""
        self._wrong.say(sentence, "circle-alert", "late")
        self._wrong.setVisible(bool(sentence))
        for edit in (self._label, self._value):
            edit.setProperty("kinvalid", bool(sentence))
            edit.setAccessibleDescription(sentence)
            edit.update()

    def wrong(self) -> str:
        """Give what is wrong with it; empty = nothing."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def start(self) -> None:
        """Put the keyboard into the first of its fields."""
        self._label.setFocus(Qt.FocusReason.OtherFocusReason)

    def controls(self) -> tuple[QWidget, ...]:
        """Give what Tab walks through, in order."""
        return self._label, self._value, self._remove

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._label.setPlaceholderText(text("people.account_label"))
        self._value.setPlaceholderText(text("people.account_value"))
        self._label.setAccessibleName(text("people.account_label_nth", number=self._number))
        self._value.setAccessibleName(text("people.account_value_nth", number=self._number))
        self._remove.set_words("", name=text("people.account_remove", number=self._number))

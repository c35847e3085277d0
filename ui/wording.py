"""The language of the window, changeable at run time."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from app.base.messages import Message, Messages, Value


class Words(QObject):
    """Words messages in the language of the moment.

    Signals:
        language_changed: every widget says its words again.
    """

    language_changed = Signal()

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = Messages(language)

    @property
    def language(self) -> str:
        """The language: ``en`` or ``ja``."""
        return self._messages.language

    @property
    def messages(self) -> Messages:
        """The catalogue of the moment; do not keep it across a change of language."""
        return self._messages

    def set_language(self, language: str) -> None:
        """Change the language of the whole window."""
        if language == self.language:
            return
        self._messages = Messages(language)
        self.language_changed.emit()

    def text(self, message_id: str, **values: Value) -> str:
        """Word a message."""
        return self._messages.text(message_id, **values)

    def plural(self, message_id: str, count: int, **values: Value) -> str:
        """Word a message whose form depends on ``count``."""
        return self._messages.plural(message_id, count, **values)

    def say(self, message: Message) -> str:
        """Word a message of the core."""
        return self._messages.say(message)

    def day(self, day: date) -> str:
        """Write a date in full."""
        return self._messages.date_long(day)

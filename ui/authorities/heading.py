"""The head of the right side: the question, or the name of one authority."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.record_heading import RecordHeading
from ui.wording import Words


class Heading(RecordHeading):
    """A name and a line; nothing is saved or written here, so there is no button but the way back."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._back.setObjectName("authorities_back")
        unused = (self._request, self._save, self._discard)
        self.lay_out((), unused)
        for button in unused:
            button.hide()

    def show_words(self, name: str, line: str) -> None:
        """Show a name and a line."""
        self._name.set_text(name)
        self._line.set_text(line)

    def focus_primary(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Say the button in the language of the moment."""
        self._back.set_words("", name=self._words.text("authorities.back"))

    def fit(self) -> None:
        """Nothing has to grow short."""

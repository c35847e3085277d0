"""What the marks of certainty mean, in one line."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.flow import Flow
from ui.widgets.glyph import Glyph
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class _Entry(QWidget):
    """A mark and its word, never parted."""

    def __init__(self, certainty: str) -> None:
        super().__init__()
        self.text = Text("", Role.SMALL, "text2", single=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(6)
        row.addWidget(Glyph.certainty(certainty))
        row.addWidget(self.text)


class Legend(QWidget):
    """Marks with their words, in as many lines as they need."""

    def __init__(self, names: tuple[str, ...], words: Words, parent: QWidget | None = None) -> None:
        """Explain ``names``: ``statutory promise convention happened``."""
        super().__init__(parent)
        self._words = words
        self._entries = {name: _Entry(name) for name in names}
        flow = Flow(self, gap=6)
        for entry in self._entries.values():
            flow.addWidget(entry)
        words.language_changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        for name, entry in self._entries.items():
            entry.text.set_text(self._words.text(f"case.legend.{name}"))

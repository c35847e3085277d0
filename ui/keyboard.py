"""F1: what the keys do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.overlay import Overlay
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_WIDTH = 620

#: Keys, and the id of what they do.
KEYS = (
    ("Ctrl+N", "keys.new_request"),
    ("Ctrl+K", "keys.search"),
    ("Ctrl+F", "keys.find_here"),
    ("Ctrl+1 … 5", "keys.pages"),
    ("Ctrl+Enter", "keys.primary"),
    ("Ctrl+Z", "keys.undo"),
    ("F6", "keys.regions"),
    ("Tab", "keys.tab"),
    ("↑ ↓", "keys.arrows"),
    ("Enter", "keys.enter"),
    ("Esc", "keys.escape"),
    ("Ctrl+L", "keys.lock"),
    ("F1", "keys.help"),
    ("Ctrl+Q", "keys.quit"),
)


class KeyboardMap(Overlay):
    """The keys, each with what it does."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("keyboard_map")
        self._words = words
        self._title = Text("", Role.HEADING, single=True)
        self._close = Button("", Kind.QUIET, icon="x", size=Size.SMALL)
        self._close.setObjectName("close_keyboard_map")
        self._close.clicked.connect(self.close_sheet)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._close)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._lines: list[tuple[Text, str]] = []
        for number, (keys, message_id) in enumerate(KEYS):
            line = Text("", Role.BODY, single=True).stretch()
            self._lines.append((line, message_id))
            grid.addWidget(Chip(keys), number, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(line, number, 1)
        self.body.addLayout(head)
        self.body.addLayout(grid)
        words.language_changed.connect(self._say)
        self._say()

    def show_keys(self) -> None:
        """Open."""
        self.open(self._close)

    def _say(self) -> None:
        text = self._words.text
        title = text("keys.title")
        self.setAccessibleName(title)
        self._title.set_text(title)
        self._close.set_words("", name=text("ui.close"))
        for line, message_id in self._lines:
            line.set_text(text(message_id))

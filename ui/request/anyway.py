"""The deliberate second step by which a letter with mistakes leaves all the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.remarks import Remark
from ui.widgets.buttons import Button, Kind
from ui.widgets.glyph import Glyph
from ui.widgets.marks import Mark
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: So many mistakes are named; the list beside the letter has them all.
_NAMED = 3


class Anyway(QWidget):
    """Names the mistakes, and has the button that lets the letter leave with them.

    Signals:
        confirmed: it is to leave.
    """

    confirmed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._line = Text("", Role.SMALL)
        self._line.setObjectName("anyway_line")
        self._yes = Button("", Kind.DANGER)
        self._yes.setObjectName("anyway_yes")
        self._yes.clicked.connect(self.confirmed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Glyph.status(Mark.LATE, 16), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._line, 1)
        row.addWidget(self._yes)
        self.hide()

    def show_mistakes(self, mistakes: tuple[Remark, ...], way: str) -> None:
        """Name the mistakes, and the way the letter would take."""
        said = list(dict.fromkeys(self._words.say(each.message) for each in mistakes))
        what = " ".join(said[:_NAMED])
        self._line.set_text(self._words.plural("request.anyway_line", len(mistakes), what=what))
        self._yes.set_words(self._words.text("request.anyway_yes"))
        self._yes.setAccessibleDescription(self._words.text(f"request.way_main.{way}"))

    def focus(self) -> None:
        """Take the keyboard."""
        self._yes.setFocus()

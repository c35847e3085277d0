"""The line over a draft that is gone on with: when it was begun, and the way to start anew."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card, Sheet
from ui.widgets.glyph import Glyph
from ui.widgets.marks import Mark
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class BegunLine(Card):
    """Begun on this day: go on, or start anew.

    Signals:
        anew_asked: an empty request is wanted instead.
    """

    anew_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(Sheet.PLAIN, padding=10, parent=parent)
        self._words = words
        self._day: date | None = None
        self._text = Text("", Role.LABEL).stretch()
        self._text.setObjectName("begun_on")
        self._anew = Button("", Kind.QUIET, size=Size.SMALL)
        self._anew.setObjectName("start_anew")
        self._anew.clicked.connect(self.anew_asked)
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Glyph.status(Mark.DRAFT, 16))
        row.addWidget(self._text, 1)
        row.addWidget(self._anew)
        self.body.addLayout(row)
        words.language_changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def show_day(self, day: date | None) -> None:
        """Say when it was begun; None = not known."""
        self._day = day
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        if self._day is None:
            self._text.set_text(text("request.begun_before"))
        else:
            self._text.set_text(text("request.begun_on", date=self._day))
        self._anew.set_words(text("request.start_anew"))

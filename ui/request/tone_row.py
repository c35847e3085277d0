"""The tone of a letter, side by side; only the tones its kind can have."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.new_request import Proposal
from ui.widgets import look
from ui.widgets.field import LABEL_WIDTH
from ui.widgets.segmented import Segmented
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class ToneRow(QWidget):
    """Plain, polite or firm; hidden where there is one only.

    Signals:
        chosen: a tone.
    """

    chosen = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._tones: tuple[str, ...] = ()
        self._label = Text("", Role.LABEL, single=True)
        self._choice: Segmented | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._label)
        self._row.addStretch(1)
        self._measure()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the tones of the letter, and the one it has."""
        tones = tuple(each.value for each in proposal.choices.tones)
        if tones != self._tones:
            self._rebuild(tones)
        text = self._words.text
        self._label.set_text(text("request.tone"))
        if self._choice is not None:
            words = {each: text(f"tone.{each}") for each in tones}
            self._choice.set_words(words, name=text("request.tone"))
            tone = proposal.form.tone.value
            self._choice.choose(tone if tone in tones else tones[0])
        self.setVisible(len(tones) > 1)

    def _rebuild(self, tones: tuple[str, ...]) -> None:
        self._tones = tones
        if self._choice is not None:
            self._row.removeWidget(self._choice)
            self._choice.hide()
            self._choice.deleteLater()
        self._choice = Segmented(tones)
        self._choice.setObjectName("tone")
        self._choice.chosen.connect(self.chosen)
        self._row.insertWidget(1, self._choice)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        self._label.setFixedWidth(look.type_().px(LABEL_WIDTH))

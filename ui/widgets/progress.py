"""Long work in one row: a bar, a sentence, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: Work shorter than this shows nothing, in milliseconds.
PATIENCE = 400


class ProgressRow(QWidget):
    """Shows itself once the work has lasted 400 ms.

    Signals:
        stop_asked: the user wants the work to stop.
    """

    stop_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sentence = Text("", Role.LABEL, "text2", single=True).stretch()
        self._stop = Button("", Kind.QUIET, size=Size.SMALL)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PATIENCE)
        self._wait.timeout.connect(self.show)
        self._stop.clicked.connect(self._on_stop)
        self._lay_out()
        words.language_changed.connect(self._say)
        self._say()
        self.hide()

    def begin(self, sentence: str) -> None:
        """Start a piece of work; the row appears if it lasts."""
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self._set_sentence(sentence)
        self._wait.start()

    def step(self, done: int, total: int, sentence: str) -> None:
        """Show how far it is; ``total`` 0 = not known, then the sentence holds a count."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        self._bar.setVisible(total > 0)
        self._set_sentence(sentence)

    def end(self) -> None:
        """Hide the row: done, failed or stopped."""
        self._wait.stop()
        self.hide()

    def _set_sentence(self, sentence: str) -> None:
        self._sentence.set_text(sentence)
        self._bar.setAccessibleName(sentence)

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self.stop_asked.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._bar)

    def _say(self) -> None:
        self._stop.set_words(self._words.text("ui.stop"))

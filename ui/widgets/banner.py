"""The banner: what happened, in one sentence, with Undo instead of a question before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets import look
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.glyph import Glyph
from ui.widgets.marks import MARK_TOKENS, Mark
from ui.widgets.paint import CARD, sheet
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: How long an undo is offered, in milliseconds; a sentence about a problem stays.
UNDO_TIME = 20_000


class Banner(QFrame):
    """One sentence at the top of the window, until it is closed, outdated or undone.

    Signals:
        dismissed: the banner is gone, with or without its action.
    """

    dismissed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._mark = Mark.ANSWERED
        self._act: Callable[[], object] | None = None
        self._is_undo = False
        self._old = False
        self._glyph = Glyph.status(self._mark)
        self._text = Text("", Role.BODY)
        self._action = Button("", Kind.SECONDARY, size=Size.SMALL)
        self._undo = Button("", Kind.QUIET, icon="undo-2", size=Size.SMALL)
        self._close = Button("", Kind.QUIET, icon="x", size=Size.SMALL)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._expire)
        self._lay_out()
        self._action.clicked.connect(self._on_action)
        self._undo.clicked.connect(self._on_action)
        self._close.clicked.connect(self.dismiss)
        words.language_changed.connect(self._say)
        self._say()
        self.hide()

    def tell(
        self,
        sentence: str,
        mark: Mark = Mark.ANSWERED,
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence, with one action if wanted.

        Args:
            sentence: what happened.
            mark: ``ANSWERED`` (done), ``LATE`` (a problem), ``DUE_SOON`` (a warning).
            action: the words of the action's button.
            act: what the button does; called once.
        """
        self._show(sentence, mark, act, is_undo=False)
        self._action.set_words(action)
        self._action.setVisible(act is not None)
        self._undo.hide()

    def offer_undo(self, sentence: str, undo: Callable[[], object]) -> None:
        """Say what was done and offer to undo it, for 20 seconds or until the next banner."""
        self._show(sentence, Mark.ANSWERED, undo, is_undo=True)
        self._action.hide()
        self._undo.show()
        self._timer.start(UNDO_TIME)

    def age(self) -> None:
        """Hear that another page comes in front: what was said on the one before is old by now.

        A sentence outlives the page it was told on by one, as the outcome of leaving it; what can
        still be undone stays.
        """
        if self._act is None and self._old:
            self.dismiss()
        self._old = True

    def _expire(self) -> None:
        """Offer the undo no more; the sentence stays, so that nothing moves under the pointer."""
        self._act = None
        self._is_undo = False
        self._undo.hide()

    def can_undo(self) -> bool:
        """Say whether there is something to undo; Edit > Undo asks."""
        return self._is_undo and self._act is not None

    def undo(self) -> None:
        """Undo what the banner is about, if it can be undone."""
        if self.can_undo():
            self._on_action()

    def sentence(self) -> str:
        """Give the sentence shown, empty while there is none."""
        return "" if self.isHidden() else self._text.text()

    def dismiss(self) -> None:
        """Close the banner; an undo is no longer offered."""
        self._timer.stop()
        self._act = None
        self._is_undo = False
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look.tokens()
        token = MARK_TOKENS[self._mark]
        painter = QPainter(self)
        fill, line = tokens.colour(f"{token}_tint"), tokens.colour(f"{token}_line")
        sheet(painter, self.contentsRect(), fill, line, radius=CARD)

    def _lay_out(self) -> None:
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self._glyph)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self._measure()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _measure(self) -> None:
        self.setMinimumHeight(look.type_().px(44))

    def _show(
        self, sentence: str, mark: Mark, act: Callable[[], object] | None, *, is_undo: bool
    ) -> None:
        self._timer.stop()
        self._mark, self._act, self._is_undo = mark, act, is_undo
        self._old = False
        self._glyph.show_status(mark)
        self._text.set_text(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self.update()

    def _on_action(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()

    def _say(self) -> None:
        self._undo.set_words(self._words.text("ui.undo"))
        self._close.set_words("", name=self._words.text("ui.close"))

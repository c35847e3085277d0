"""The next step: one mark, one sentence, its reason, and the button that records what answers it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.cases.next_steps import Action
from app.services.case_file import CaseFile
from ui.asks import asked
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Sheet
from ui.widgets.glyph import Glyph
from ui.widgets.marks import Mark
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: Nothing is recorded for these; the request is at rest, or a new one is wanted.
_AT_REST = (Action.NOTHING, Action.ASK_AGAIN)
#: What another button records as well, where that is offered.
_RECORDED_BY = {
    Action.RECORD_ANSWER: Action.LOOK_AGAIN,
    Action.SEND_LETTER: Action.CHOOSE_OTHER_CHANNEL,
}
_ICONS = {
    Action.SEND_LETTER: "send",
    Action.CHOOSE_OTHER_CHANNEL: "send",
    Action.ASK_ARRIVAL: "mail-check",
    Action.CLOSE: "check",
    Action.ANSWER_FEE: "check",
    Action.ANSWER_IDENTITY: "id-card",
}


class NextCard(Card):
    """The tinted card on top.

    Signals:
        acted: what answers an ``Action`` is to be recorded.
    """

    acted = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(Sheet.NEXT, parent=parent)
        self._words = words
        self._actions: list[Action] = []
        self._mark = Glyph.status(Mark.WAITING, 22)
        self._sentence = Text("", Role.HEADING)
        self._sentence.setObjectName("next_step")
        self._reason = Text("", Role.LABEL, "text2")
        self._second = Button("", Kind.SECONDARY)
        self._second.setObjectName("next_second")
        self._first = Button("", Kind.PRIMARY, icon="check")
        self._first.setObjectName("next_first")
        self._first.clicked.connect(lambda: self._act(0))
        self._second.clicked.connect(lambda: self._act(1))
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(self._sentence)
        told.addWidget(self._reason)
        left = QHBoxLayout()
        left.setSpacing(16)
        left.addSpacing(4)
        left.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        left.addLayout(told, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self._second)
        buttons.addWidget(self._first)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(12)
        self._across.addLayout(left, 1)
        self._across.addLayout(buttons)
        self.body.setContentsMargins(16, 11, 16, 11)
        self.body.addLayout(self._across)

    def show_case(self, shown: CaseFile) -> None:
        """Show what to do about a request."""
        words, step = self._words, shown.row.step
        self._mark.show_status(Mark(step.mark.value))
        self._sentence.set_text(words.text(f"case.next.{step.action}"))
        reason = words.say(step.reason)
        if step.asks and len(shown.row.case.asks) > 1:
            names = asked(shown.row.case.asks, words.messages, step.asks)
            concerned = words.text("case.concerns", asks=words.messages.listed(names))
            reason = words.text("timeline.more", said=reason, more=concerned)
        self._reason.set_text(reason)
        self._offer([step.action, *step.others])

    def _offer(self, actions: list[Action]) -> None:
        """Offer at most two things that can be recorded, each only once."""
        words = self._words
        offered: dict[str, Action] = {}
        for action in actions:
            again = _RECORDED_BY.get(action) in offered.values()
            if action not in _AT_REST and not again:
                offered.setdefault(words.text(f"case.do.{action}"), action)
        self._actions = list(offered.values())[:2]
        for button, (said, action) in zip(
            (self._first, self._second), list(offered.items())[:2], strict=False
        ):
            button.set_words(said)
            button.setAccessibleDescription(self._reason.text())
            button.set_icon(_ICONS.get(action, "pencil-line"))
        self._first.setVisible(bool(self._actions))
        self._second.setVisible(len(self._actions) > 1)

    def stand_back(self, back: bool) -> None:
        """Let another button be the page's primary one."""
        self._first.set_kind(Kind.SECONDARY if back else Kind.PRIMARY)

    def press(self) -> None:
        """Do the first of what is offered."""
        self._act(0)

    def fold(self, narrow: bool) -> None:
        """Put the buttons below the words where it is narrow."""
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _act(self, number: int) -> None:
        if number < len(self._actions):
            self.acted.emit(self._actions[number])

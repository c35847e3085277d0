"""Which kinds of event can be recorded by hand, and what a next step is usually answered with."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from app.base.ids import EventKind
from app.cases.next_steps import Action
from ui.widgets import look
from ui.wording import Words

#: What a recommended action is usually answered with, the likeliest first.
LIKELY = {
    Action.SEND_LETTER: (EventKind.SENT, EventKind.CLOSED),
    Action.ASK_ARRIVAL: (EventKind.ARRIVED, EventKind.BOUNCED),
    Action.CHOOSE_OTHER_CHANNEL: (EventKind.SENT, EventKind.CLOSED),
    Action.ANSWER_IDENTITY: (EventKind.IDENTITY_RECEIVED, EventKind.ANSWERED),
    Action.ANSWER_FEE: (EventKind.FEE_PAID, EventKind.ANSWERED),
    Action.ANSWER_QUESTION: (EventKind.CLARIFICATION_RECEIVED, EventKind.ANSWERED),
    Action.CLOSE: (EventKind.CLOSED, EventKind.REAPPEARED),
}
#: What usually comes from an operator while somebody waits.
USUAL = (
    EventKind.ANSWERED,
    EventKind.ACKNOWLEDGED,
    EventKind.IDENTITY_REQUESTED,
    EventKind.FEE_REQUESTED,
    EventKind.REFUSED,
)
#: Recorded by other means, never by hand.
_HIDDEN = frozenset({EventKind.DRAFTED, EventKind.RETRACTED})


def kind_of(value: object) -> EventKind:
    """Read the name of a kind that can be recorded by hand; a note stands for any other."""
    kinds = {kind.value: kind for kind in EventKind if kind not in _HIDDEN}
    return kinds.get(str(value), EventKind.NOTE)


class KindBox(QComboBox):
    """Every kind of event that can be recorded, the likely ones first.

    Signals: ``activated`` of QComboBox, by the user only.
    """

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._likely: tuple[EventKind, ...] = USUAL
        self.setObjectName("event_kind")
        self.setMaxVisibleItems(16)
        self.setMinimumWidth(look.type_().px(264))

    def kind(self) -> EventKind | None:
        """Give the kind chosen; None before any were offered."""
        value = self.currentData()
        return EventKind(value) if value else None

    def choose(self, kind: EventKind) -> None:
        """Choose a kind; ``activated`` stays silent."""
        self.setCurrentIndex(max(0, self.findData(kind.value)))

    def offer(self, action: Action | None = None) -> None:
        """Offer what likely answers ``action`` first, and choose the likeliest."""
        self._likely = LIKELY.get(action, USUAL) if action else USUAL
        self._fill()
        self.choose(self._likely[0])

    def retranslate(self) -> None:
        """Offer the same in the language of the moment; what is chosen stays."""
        kind = self.kind()
        self._fill()
        if kind is not None:
            self.choose(kind)

    def _fill(self) -> None:
        likely = self._likely
        self.clear()
        for kind in (*likely, *(each for each in EventKind if each not in (*likely, *_HIDDEN))):
            self.addItem(self._words.text(f"event.{kind}"), kind.value)
        self.insertSeparator(len(likely))

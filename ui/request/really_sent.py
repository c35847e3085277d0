"""Was it really sent? The question after every way out, because dates count from facts."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from app.base.ids import ChannelKind
from ui.request.leaving import Taken
from ui.request.operator_card import CHANNEL_ICONS
from ui.request.outcome import NOT_SENT
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Sheet
from ui.widgets.icons import icon
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: What can stand behind "it was sent", best known first.
PROOFS = ("stated", "receipt", "registered", "certified", "screenshot")


class ReallySent(Card):
    """Was it really sent? The day, the way and what proves it.

    Signals:
        sent: day, channel, proof.
        later: not sent yet.
    """

    sent = Signal(object, object, str)
    later = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(Sheet.NEXT, parent=parent)
        self._words = words
        self._question = Text("", Role.HEADING)
        self._line = Text("", Role.SMALL, "text2")
        self._day = QDateEdit()
        self._day.setObjectName("sent_on")
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setMinimumWidth(150)
        self._way = QComboBox()
        self._way.setObjectName("sent_by")
        self._way.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._proof = QComboBox()
        self._proof.setObjectName("sent_proof")
        self._proof.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._yes = Button("", Kind.PRIMARY, icon="check")
        self._yes.setObjectName("sent_yes")
        self._yes.clicked.connect(self._emit)
        self._no = Button("", Kind.SECONDARY)
        self._no.setObjectName("sent_later")
        self._no.clicked.connect(self.later)
        how = QHBoxLayout()
        how.setSpacing(8)
        for widget in (self._day, self._way, self._proof):
            how.addWidget(widget)
        how.addStretch(1)
        answer = QHBoxLayout()
        answer.setSpacing(8)
        answer.addStretch(1)
        answer.addWidget(self._no)
        answer.addWidget(self._yes)
        self.body.addWidget(self._question)
        self.body.addWidget(self._line)
        self.body.addLayout(how)
        self.body.addLayout(answer)
        self.hide()

    def ask(self, taken: Taken, today: date) -> None:
        """Ask about the letter that just left."""
        text, later = self._words.text, taken.begun.form.later
        other = later.kind if later is not None and later.kind in NOT_SENT else None
        self._question.set_text(text(f"sent.question.{other}") if other else text("sent.question"))
        self._line.set_text(text("sent.line" if later is None else "later.sent_line"))
        self._way.setVisible(other is None)
        self._proof.setVisible(other is None)
        # A letter dated ahead is sent when it is sent; nothing happens in the future.
        self._day.setMaximumDate(QDate(today.year, today.month, today.day))
        self._day.setDate(QDate(today.year, today.month, today.day))
        self._day.setAccessibleName(text("sent.on"))
        self._way.setAccessibleName(text("sent.by"))
        self._proof.setAccessibleName(text("sent.proof"))
        self._way.clear()
        for kind in ChannelKind:
            self._way.addItem(icon(CHANNEL_ICONS[kind.value]), text(f"channel.{kind}"), kind.value)
        if taken.channel is not None:
            self._way.setCurrentIndex(self._way.findData(taken.channel.value))
        self._proof.clear()
        for proof in PROOFS:
            self._proof.addItem(text(f"proof.{proof}"), proof)
        self._yes.set_words(text("record.record" if other else "sent.yes"))
        self._no.set_words(text("sent.later"))
        self.show()
        self._yes.setFocus()

    def _emit(self) -> None:
        day = self._day.date()
        self.sent.emit(
            date(day.year(), day.month(), day.day()),
            ChannelKind(self._way.currentData()),
            self._proof.currentData(),
        )

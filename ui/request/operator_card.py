"""Whom the letter goes to: name, place, channel, fee, and how old the record's channel is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.base.messages import Message
from app.operators.freshness import Freshness
from app.operators.record import Operator
from app.services.new_request import Proposal
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.field import Reason
from ui.widgets.glyph import Glyph
from ui.widgets.text import Text
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role
from ui.wording import Words

CHANNEL_ICONS = {
    "email": "mail",
    "web_form": "globe",
    "post": "mailbox",
    "fax": "printer",
    "phone": "phone",
    "in_app": "smartphone",
    "portal": "app-window",
}


class _Fact(QWidget):
    """A small icon and a line beside it."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._glyph = Glyph.icon(icon, "text2", 14)
        self._text = Text("", Role.SMALL, "text2", single=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._glyph)
        row.addWidget(self._text)

    def say(self, text: str, icon: str = "") -> None:
        """Say something, or nothing and vanish."""
        if icon:
            self._glyph.show_icon(icon)
        self._text.set_text(text)
        self.setVisible(bool(text))


class OperatorCard(Card):
    """The operator chosen, or how many there are.

    Signals:
        change_asked: another one is wanted.
    """

    change_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, parent=parent)
        self._words = words
        self._operators: tuple[Operator, ...] = ()
        self._name = Text("", Role.STRONG, single=True)
        self._place = Text("", Role.LABEL, "text2", single=True)
        self._channel = _Fact("mail")
        self._fee = _Fact("banknote")
        self._age = Glyph.freshness("unknown", 16)
        self._checked = Text("", Role.LABEL, "text2", single=True)
        self._change = Button("", Kind.LINK)
        self._change.setObjectName("change_operator")
        self._change.clicked.connect(self.change_asked)
        self.setFocusProxy(self._change)
        self._care = Reason()
        self._care.setObjectName("channel_care")
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._name)
        head.addWidget(self._place)
        head.addStretch(1)
        facts = QHBoxLayout()
        facts.setSpacing(14)
        facts.addWidget(self._channel)
        facts.addWidget(self._fee)
        facts.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addLayout(head)
        left.addLayout(facts)
        across = QHBoxLayout()
        across.setContentsMargins(4, 0, 8, 0)
        across.setSpacing(12)
        across.addWidget(Glyph.icon("building-complex", "text2", 24))
        across.addLayout(left, 1)
        across.addWidget(self._age)
        across.addWidget(self._checked)
        across.addSpacing(12)
        across.addWidget(self._change)
        self.body.addLayout(across)
        self.body.addWidget(self._care)

    def show_operators(self, operators: tuple[Operator, ...]) -> None:
        """Show whom it goes to; of several, how many and their names."""
        self._operators = operators
        self.retranslate()
        for widget in (self._age, self._checked, self._care):
            widget.hide()
        self._channel.say("")
        self._fee.say("")

    def show_proposal(self, proposal: Proposal) -> None:
        """Show how the operator can be reached, what it charges, and how old that is."""
        if len(self._operators) > 1:
            return
        text = self._words.text
        channel = proposal.channel
        if channel is None:
            self._channel.say(text("request.no_channel"), "circle-alert")
        else:
            sign = CHANNEL_ICONS[channel.kind.value]
            value = channel.value.replace("\n", " ")
            self._channel.say(value or text(f"channel.{channel.kind}"), sign)
        fee = proposal.fee
        self._fee.say(
            ""
            if fee is None
            else text(
                "request.fee_yen" if fee.currency == "JPY" else "request.fee",
                amount=f"{fee.amount:,}",
                currency=fee.currency,
            )
        )
        self._show_age(proposal)

    def _show_age(self, proposal: Proposal) -> None:
        channel = proposal.channel
        self._age.setVisible(channel is not None)
        self._checked.setVisible(channel is not None)
        care: Message | None = None
        if channel is None:
            care = Message("request.no_channel_known")
        else:
            self._age.show_freshness(proposal.freshness.value)
            fresh = proposal.freshness not in (Freshness.UNKNOWN, Freshness.STALE)
            self._checked.set_token("text2" if fresh else "soon")
            self._checked.setToolTip("")
            checked = channel.checked
            if checked is None:
                self._checked.set_text(self._words.text("request.never_checked"))
                self._checked.setToolTip(plain_tip(self._words.text("request.check_unknown")))
            else:
                self._checked.set_text(self._words.text("request.checked", date=checked))
                if proposal.freshness is Freshness.STALE:
                    care = Message("request.check_stale", {"date": checked})
        self._care.setVisible(care is not None)
        if care is not None:
            self._care.say(self._words.say(care), "circle-alert", "soon")

    def retranslate(self) -> None:
        """Say everything in the language of the moment; the proposal is shown anew after it."""
        words = self._words
        self._change.set_words(words.text("request.change"))
        if not self._operators:
            return
        first = self._operators[0]
        if len(self._operators) > 1:
            self._name.set_text(words.plural("request.operators", len(self._operators)))
            aside = words.messages.listed([each.shown_name for each in self._operators])
        else:
            self._name.set_text(first.shown_name)
            services = [each for each in first.services if each != first.shown_name]
            aside = words.messages.listed(services)
            if not aside and first.country:
                aside = words.text(f"country.{first.country}")
        self._place.set_text(aside)
        self._place.setVisible(bool(aside))

"""The law relied on, why Kaiji suggests it, and the others with why or why not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.new_request import Proposal
from app.services.right_choices import LawChoice
from ui.request.also_law import AlsoLaw
from ui.request.expected_dates import ExpectedDates
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card, Rule
from ui.widgets.glyph import Glyph
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class LawCard(Card):
    """The law relied on, with the reason it is suggested, and a second one where it fits.

    Signals:
        chosen: the user chose this law.
        also_wanted: the user wants to rely on this law too, or no longer.
    """

    chosen = Signal(object)
    also_wanted = Signal(object, bool)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, parent=parent)
        self.setObjectName("law")
        self._words = words
        self._proposal: Proposal | None = None
        self._name = Text("", Role.STRONG, single=True)
        self._suggested = Chip("", accent=True)
        self._named = Chip("")
        self._reason = Text("", Role.SMALL, "text2")
        self._other = Button("", Kind.LINK)
        self._other.setObjectName("other_law")
        self._other.setCheckable(True)
        self._other.toggled.connect(self._open)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name)
        head.addWidget(self._suggested)
        head.addWidget(self._named)
        head.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addLayout(head)
        left.addWidget(self._reason)
        self._stale = Text("", Role.SMALL, "soon")
        self._stale.setObjectName("law_stale")
        left.addWidget(self._stale)
        across = QHBoxLayout()
        across.setContentsMargins(4, 0, 8, 0)
        across.setSpacing(12)
        across.addWidget(Glyph.icon("scale", "accent", 24))
        across.addLayout(left, 1)
        across.addWidget(self._other)
        self.body.addLayout(across)
        self._also = AlsoLaw(words)
        self._also.wanted.connect(self.also_wanted)
        self._expected = ExpectedDates(words)
        self.body.addWidget(self._also)
        self.body.addWidget(self._expected)
        self._others = QWidget()
        self._rows = QVBoxLayout(self._others)
        self._rows.setContentsMargins(40, 8, 8, 0)
        self._rows.setSpacing(8)
        self._others.hide()
        self.body.addWidget(self._others)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the law, its reason and the others there are."""
        text = self._words.text
        before = self._proposal
        self._proposal = proposal
        here = next(each for each in proposal.laws if each.law is proposal.law)
        law, articles = text(f"law.{proposal.law}"), proposal.articles.say(self._words.language)
        self._name.set_text(
            text("request.law_and_articles", law=law, articles=articles) if articles else law
        )
        mark = self._mark(here)
        self._suggested.setVisible(here.suggested)
        self._named.setVisible(bool(mark) and not here.suggested)
        self._suggested.set_words(mark)
        self._named.set_words(mark)
        reason = self._why(here, of_the_user=proposal.form.law is not None)
        self._reason.set_text(text("request.law_reason", reason=reason, time=proposal.time))
        self._stale.setVisible(here.stale is not None)
        self._stale.set_text(self._words.say(here.stale) if here.stale else "")
        self._also.show_proposal(proposal)
        self._expected.show_proposal(proposal)
        self._other.setVisible(len(proposal.laws) > 1)
        self._other.set_words(text("request.other_law"))
        if before is not None and before.law is not proposal.law:
            self._other.setChecked(False)
        elif self._other.isChecked():
            self._open(True)

    def _mark(self, choice: LawChoice) -> str:
        """Say in two words how a law fits; nothing of one that does not."""
        text = self._words.text
        if choice.promised:
            return text("request.law_named")
        if not choice.certain:
            return text("request.may_apply")
        return text("request.suggested") if choice.suggested else ""

    def _why(self, here: LawChoice, *, of_the_user: bool) -> str:
        reason = self._words.say(here.reason)
        if here.suggested:
            return reason
        if of_the_user:
            return self._words.text("request.law_not_suggested", why=reason)
        not_supported = self._words.text("choice.not_supported")
        return self._words.text("request.law_no_fit", not_supported=not_supported, why=reason)

    def close_others(self) -> bool:
        """Close the list of other laws; say whether it was open."""
        was_open = self._other.isChecked()
        if was_open:
            self._other.setChecked(False)
            self._other.setFocus()
        return was_open

    def _open(self, on: bool) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        self._others.setVisible(on)
        if not on or self._proposal is None:
            return
        for choice in self._proposal.laws:
            if choice.law is not self._proposal.law:
                self._rows.addWidget(Rule())
                self._rows.addWidget(self._row(choice))

    def _row(self, choice: LawChoice) -> QWidget:
        text = self._words.text
        name = text(f"law.{choice.law}")
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(name, Role.LABEL_STRONG, single=True))
        if mark := self._mark(choice):
            head.addWidget(Chip(mark, accent=choice.suggested))
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(Text(self._words.say(choice.reason), Role.SMALL, "text2"))
        without_letters = text("request.law_without_letters", law=name)
        if not choice.written:
            words.addWidget(Text(without_letters, Role.SMALL, "text2"))
        if choice.stale is not None:
            words.addWidget(Text(self._words.say(choice.stale), Role.SMALL, "soon"))
        across.addLayout(words, 1)
        use = Button(text("request.use_law"), Kind.SECONDARY, size=Size.SMALL)
        use.setObjectName(f"law_{choice.law}")
        use.set_words(text("request.use_law"), name=text("request.use_this_law", law=name))
        if not choice.written:
            use.refuse(without_letters)
        use.clicked.connect(lambda: self.chosen.emit(choice.law))
        across.addWidget(use, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

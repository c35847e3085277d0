"""The person's data in this letter: each fact with the reason it is needed, or why not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.services.letter_facts import FactChoice
from app.services.new_request import Proposal
from app.services.remarks import Remark
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.wording import Words

_ADDRESS = "postal_address"


class Facts(Card):
    """One field for each of the person's facts.

    Signals:
        given: a fact was switched on or off.
        corrected: a fact was changed.
        focused: these facts are looked at; the letter marks them.
        paper_wanted: the answer is wanted on paper, or no longer.
    """

    given = Signal(str, bool)
    corrected = Signal(str, str)
    focused = Signal(object)
    paper_wanted = Signal(bool)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._fields: dict[str, Field] = {}
        self._unusual: set[str] = set()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._more = Button("", Kind.LINK, icon="chevron-down", size=Size.SMALL)
        self._more.setObjectName("facts_not_given")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show_unusual)
        self._paper = QCheckBox()
        self._paper.setObjectName("on_paper")
        self._paper.clicked.connect(self.paper_wanted)
        self.body.addLayout(self._rows)
        self.body.addSpacing(4)
        self.body.addWidget(self._paper, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def field(self, name: str) -> Field | None:
        """Give the field of a fact, if it is shown."""
        return self._fields.get(name)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the facts and whether the letter gives them."""
        facts = {fact.field: fact for fact in proposal.facts}
        if list(facts) != list(self._fields):
            self._rebuild(facts)
        remarks = {
            each.place.removeprefix("fact."): each
            for each in reversed(proposal.remarks)
            if each.place.startswith("fact.")
        }
        for name, field in self._fields.items():
            self._show_fact(field, facts[name], remarks.get(name))
        self._unusual = {fact.field for fact in facts.values() if not fact.usual}
        self._more.setVisible(bool(self._unusual))
        self._more.set_words(self._words.plural("request.facts_not_given", len(self._unusual)))
        self._show_unusual(self._more.isChecked())
        self._paper.setText(self._words.text("request.on_paper"))
        self._paper.setChecked(proposal.form.on_paper)
        self._paper.setVisible(not proposal.form.enquiry and proposal.form.later is None)

    def _show_fact(self, field: Field, fact: FactChoice, remark: Remark | None) -> None:
        text = self._words.text
        account = fact.field.startswith("account.")
        name = fact.field
        label = name.partition(".")[2] if account else text(f"fact.{name}")
        field.set_words(label, not_given=text("fact.not_given"))
        if not field.edit().hasFocus():
            field.set_value(fact.value)
        field.set_given(fact.given)
        if fact.fixed:
            field.hold(text("fact.always_given"))
        if fact.wrong is not None:
            field.complain(self._words.say(fact.wrong))
        elif fact.caution is not None:
            field.warn(self._words.say(fact.caution))
        elif remark is not None:
            field.warn(self._words.say(remark.message))
        elif fact.corrected:
            field.explain(text("fact.corrected"))
        else:
            field.explain(self._words.say(fact.reason), needed=fact.given)

    def _show_unusual(self, on: bool) -> None:
        for name, field in self._fields.items():
            field.setVisible(on or name not in self._unusual)

    def _rebuild(self, facts: dict[str, FactChoice]) -> None:
        for field in self._fields.values():
            field.hide()
            field.deleteLater()
        self._fields = {name: self._field(name) for name in facts}
        for field in self._fields.values():
            self._rows.addWidget(field)

    def _field(self, name: str) -> Field:
        lines = 3 if name == _ADDRESS else 1
        field = Field(f"fact_{name}", switch=True, lines=lines)
        field.given_changed.connect(lambda on: self.given.emit(name, on))
        field.edited.connect(lambda value: self.corrected.emit(name, value))
        field.focus_changed.connect(
            lambda on: self.focused.emit(frozenset({name}) if on else frozenset())
        )
        return field

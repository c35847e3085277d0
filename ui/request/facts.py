"""The person's data in this letter: each fact with the reason it is needed, or why not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.services.new_request import FactChoice, Proposal
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: Countries to choose from, ISO 3166-1: where a law of Kaiji's may reach; "" = elsewhere.
COUNTRIES = [
    "JP",
    "AT",
    "BE",
    "BG",
    "HR",
    "CY",
    "CZ",
    "DK",
    "EE",
    "FI",
    "FR",
    "DE",
    "GR",
    "HU",
    "IS",
    "IE",
    "IT",
    "LV",
    "LI",
    "LT",
    "LU",
    "MT",
    "NL",
    "NO",
    "PL",
    "PT",
    "RO",
    "SK",
    "SI",
    "ES",
    "SE",
    "GB",
    "US",
]


class Facts(Card):
    """One field for each of the person's facts.

    Signals:
        given: a fact was switched on or off.
        corrected: a fact was changed.
        focused: these facts are looked at; the letter marks them.
    """

    given = Signal(str, bool)
    corrected = Signal(str, str)
    focused = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._fields: dict[str, Field] = {}

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the facts and whether the letter gives them."""
        facts = {fact.field: fact for fact in proposal.facts}
        if list(facts) != list(self._fields):
            self._rebuild(facts)
        for name, field in self._fields.items():
            fact = facts[name]
            text = self._words.text
            label = text(f"fact.{name}") if "." not in name else name.partition(".")[2]
            field.set_words(label, not_given=text("fact.not_given"))
            if not field.edit().hasFocus():
                field.set_value(fact.value)
            field.set_given(fact.given)
            field.explain(self._words.say(fact.reason), needed=fact.given)

    def _rebuild(self, facts: dict[str, FactChoice]) -> None:
        for field in self._fields.values():
            field.deleteLater()
        self._fields = {name: self._field(fact) for name, fact in facts.items()}
        for field in self._fields.values():
            self.body.addWidget(field)

    def _field(self, fact: FactChoice) -> Field:
        lines = 3 if fact.field == "postal_address" else 1
        field = Field(f"fact_{fact.field}", switch=not fact.fixed, lines=lines)
        name = fact.field
        field.given_changed.connect(lambda on: self.given.emit(name, on))
        field.edited.connect(lambda value: self.corrected.emit(name, value))
        field.focus_changed.connect(
            lambda on: self.focused.emit(frozenset({name}) if on else frozenset())
        )
        return field


class NewPerson(Card):
    """Three facts about a person who is not on file yet.

    Signals:
        added: name, e-mail and country.
    """

    added = Signal(str, str, str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._title = Text("", Role.HEADING)
        self._name = Field("new_person_name")
        self._email = Field("new_person_email")
        self._country = QComboBox()
        self._country.setObjectName("new_person_country")
        self._country_label = Text("", Role.LABEL)
        self._add = Button("", Kind.TONAL, icon="check")
        self._add.setObjectName("add_person")
        self._add.clicked.connect(self._emit)
        self._name.edited.connect(self._judge)
        row = QHBoxLayout()
        row.addWidget(self._country_label)
        row.addWidget(self._country)
        row.addStretch(1)
        row.addWidget(self._add)
        self.body.addWidget(self._title)
        self.body.addWidget(self._name)
        self.body.addWidget(self._email)
        self.body.addLayout(row)
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def _emit(self) -> None:
        self.added.emit(self._name.value(), self._email.value(), self._country.currentData())

    def _judge(self, _value: str = "") -> None:
        reason = "" if self._name.value().strip() else self._words.text("person.name_first")
        self._add.refuse(reason)

    def clear(self) -> None:
        """Empty the fields, once the person is kept."""
        self._name.set_value("")
        self._email.set_value("")
        self._judge()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._title.set_text(text("person.new"))
        self._name.set_words(text("fact.name"))
        self._name.explain(text("need.name"))
        self._email.set_words(text("fact.email"))
        self._email.explain(text("person.email_reason"))
        self._country_label.set_text(text("person.lives_in"))
        self._country.setAccessibleName(text("person.lives_in"))
        chosen = max(0, self._country.currentIndex())
        self._country.clear()
        for code in COUNTRIES:
            self._country.addItem(text(f"country.{code}"), code)
        self._country.addItem(text("country.elsewhere"), "")
        self._country.setCurrentIndex(chosen)
        self._add.set_words(text("person.add"))
        self._judge()

"""Three facts about a person who is not on file yet."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.base.places import COUNTRIES
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class NewPerson(Card):
    """Name, e-mail and country; what is typed stays through a locked vault.

    Signals:
        added: name, e-mail and country.
        typed: what is typed so far, by field.
    """

    added = Signal(str, str, str)
    typed = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._home = COUNTRIES[0]
        self._title = Text("", Role.HEADING)
        self._name = Field("new_person_name")
        self._email = Field("new_person_email")
        self._country = QComboBox()
        self._country.setObjectName("new_person_country")
        self._country.activated.connect(self._tell)
        self._country_label = Text("", Role.LABEL)
        self._add = Button("", Kind.TONAL, icon="check")
        self._add.setObjectName("add_person")
        self._add.clicked.connect(self._emit)
        for field in (self._name, self._email):
            field.edited.connect(self._tell)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._country_label)
        row.addWidget(self._country)
        row.addStretch(1)
        row.addWidget(self._add)
        for widget in (self._title, self._name, self._email):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def set_home(self, country: str) -> None:
        """Choose ``country`` beforehand, where it is one of those to choose from."""
        self._home = country if country in COUNTRIES else COUNTRIES[0]
        if not self.values():
            self._country.setCurrentIndex(self._country.findData(self._home))

    def values(self) -> dict[str, str]:
        """Give what is typed, by field; empty = nothing."""
        name, email = self._name.value(), self._email.value()
        if not (name or email):
            return {}
        return {"name": name, "email": email, "country": self._country.currentData()}

    def fill(self, values: Mapping[str, str]) -> None:
        """Show again what ``values`` gave."""
        self._name.set_value(values.get("name", ""))
        self._email.set_value(values.get("email", ""))
        row = self._country.findData(values.get("country", self._home))
        self._country.setCurrentIndex(max(row, 0))
        self._judge()

    def clear(self) -> None:
        """Empty the fields, once the person is kept."""
        self.fill({})

    def focus(self) -> None:
        """Take the keyboard."""
        self._name.setFocus()

    def _emit(self) -> None:
        self.added.emit(self._name.value(), self._email.value(), self._country.currentData())

    def _tell(self) -> None:
        self._judge()
        self.typed.emit(self.values())

    def _judge(self) -> None:
        reason = "" if self._name.value().strip() else self._words.text("person.name_first")
        self._add.refuse(reason)

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
        chosen = self._country.currentData() if self._country.count() else self._home
        self._country.clear()
        for code in COUNTRIES:
            self._country.addItem(text(f"country.{code}"), code)
        self._country.addItem(text("country.elsewhere"), "")
        self._country.setCurrentIndex(self._country.findData(chosen))
        self._add.set_words(text("person.add"))
        self._judge()

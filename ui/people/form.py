"""Facts and accounts of one person; what is typed stays until it is saved or discarded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.base.records import Mistake
from app.services.person_draft import PersonDraft, day_typed, over
from ui.people.account_row import AccountRow
from ui.people.place_field import PlaceField
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: The fields before and after the country; a name is also the draft's, and part of message ids.
_NAMES = ("name", "name_kana", "name_latin", "email")
_MORE = ("postal_code", "address", "birth_date")
_LABELS = {
    "name": "fact.name",
    "name_kana": "fact.name_kana",
    "name_latin": "fact.name_latin",
    "email": "fact.email",
    "postal_code": "person.fact.postal_code",
    "address": "people.address",
    "birth_date": "fact.birth_date",
}


class PersonForm(QWidget):
    """Two cards to type in.

    Signals:
        edited: the user changed something.
        grew: a part that should be seen; carries it.
    """

    edited = Signal()
    grew = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._start = PersonDraft()
        self._rows: list[AccountRow] = []
        self._mistakes: tuple[Mistake, ...] = ()
        self._fields = {
            name: Field(f"person_{name}", lines=2 if name == "address" else 1)
            for name in (*_NAMES, *_MORE)
        }
        self._place = PlaceField(words)
        self._titles = {name: Text("", Role.HEADING) for name in ("facts", "accounts")}
        self._hints = {name: Text("", Role.SMALL, "text2") for name in self._titles}
        self._accounts = QVBoxLayout()
        self._add = Button("", Kind.SECONDARY, icon="plus")
        self._add.setObjectName("account_add")
        self._lay_out()
        for field in self._fields.values():
            field.edited.connect(self._change)
        self._place.edited.connect(self._change)
        self._add.clicked.connect(self._add_empty)
        self._number()
        self.retranslate()

    def show_draft(self, draft: PersonDraft) -> None:
        """Show a person as kept."""
        self._fill(draft)
        self._start = self.draft()

    def resume(self, draft: PersonDraft, start: PersonDraft, now: PersonDraft) -> None:
        """Show what was typed from ``start`` on and not saved, over what is on file by now."""
        self._fill(draft)
        self._start = start
        self.rebase(now)

    def rebase(self, now: PersonDraft, start: PersonDraft | None = None) -> None:
        """Follow what is on file by now wherever nothing was typed.

        Args:
            now: what is on file.
            start: from when on something counts as typed; None = since the form was filled.
        """
        start = start or self._start
        if now != start:
            merged, clashes = over(start, self.draft(), now)
            kept = [each for each in self._mistakes if each.path[0] != "accounts"]
            self._fill(merged)
            self._mistakes = (*clashes, *kept)
            self._say_reasons()
        self._start = now

    def start(self) -> PersonDraft:
        """Give what the form showed before anything was typed."""
        return self._start

    def draft(self) -> PersonDraft:
        """Give the person as typed."""
        texts = {name: field.value() for name, field in self._fields.items()}
        return PersonDraft(
            **texts,
            country=self._place.country(),
            region=self._place.region(),
            accounts=tuple(row.value() for row in self._rows),
        )

    def is_changed(self) -> bool:
        """Say whether anything was typed that is not saved."""
        return self.draft() != self._start

    def complain(self, mistakes: Iterable[Mistake]) -> None:
        """Say at each field what is wrong with it, and go to the first; none = all is well."""
        self._mistakes = tuple(mistakes)
        self._say_reasons()
        self.go_to_mistake()

    def go_to_mistake(self) -> None:
        """Go to the first field with which something is wrong."""
        for field in self._fields.values():
            if field.has_error():
                field.edit().setFocus(Qt.FocusReason.OtherFocusReason)
                self.grew.emit(field)
                return
        if self._place.has_error():
            self._place.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grew.emit(self._place)
            return
        for row in self._rows:
            if row.wrong():
                row.start()
                self.grew.emit(row)
                return

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self._fields["name"].edit().setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was typed stays."""
        text = self._words.text
        for name, title in self._titles.items():
            title.set_text(text(f"people.{name}"))
            self._hints[name].set_text(text(f"people.{name}_hint"))
        for name, field in self._fields.items():
            example = text("people.iso_day") if name == "birth_date" else ""
            field.set_words(text(_LABELS[name]), placeholder=example)
        self._place.retranslate()
        for row in self._rows:
            row.retranslate()
        self._add.set_words(text("people.account_add"))
        self._say_reasons()

    def _said(self) -> Mapping[tuple[str | int, ...], str]:
        said: dict[tuple[str | int, ...], str] = {}
        for mistake in self._mistakes:
            said.setdefault(tuple(mistake.path[:2]), self._words.say(mistake.expected))
        return said

    def _say_reasons(self) -> None:
        said = self._said()
        for name, field in self._fields.items():
            if (name,) in said:
                field.complain(said[name,])
            else:
                field.explain(self._reason(name))
        self._place.complain(said.get(("country",)) or said.get(("region",), ""))
        for number, row in enumerate(self._rows):
            row.complain(said.get(("accounts", number), ""))

    def _reason(self, name: str) -> str:
        born = day_typed(self._fields["birth_date"].value())
        if name == "birth_date" and born is not None:
            return self._words.text("people.born", date=born)
        return self._words.text(f"people.why.{name}")

    def _fill(self, draft: PersonDraft) -> None:
        for name, field in self._fields.items():
            field.set_value(getattr(draft, name))
        self._place.set_place(draft.country, draft.region)
        if tuple(row.value() for row in self._rows) != draft.accounts:
            for row in self._rows:
                self._drop(row)
            self._rows = []
            for label, value in draft.accounts:
                self._add_row().set_value(label, value)
            self._number()
        self._mistakes = ()
        self._say_reasons()

    def _add_row(self) -> AccountRow:
        row = AccountRow(self._words)
        row.edited.connect(self._change)
        row.remove_asked.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._accounts.addWidget(row)
        return row

    def _number(self) -> None:
        """Number the accounts, and let Tab walk the form as it is read."""
        for number, row in enumerate(self._rows, 1):
            row.set_number(number)
        edits = {name: field.edit() for name, field in self._fields.items()}
        chain: list[QWidget] = [edits[name] for name in _NAMES]
        chain += [*self._place.controls(), *(edits[name] for name in _MORE)]
        for row in self._rows:
            chain += row.controls()
        for before, after in pairwise([*chain, self._add]):
            QWidget.setTabOrder(before, after)

    def _add_empty(self) -> None:
        row = self._add_row()
        self._number()
        row.show()
        row.start()
        self.grew.emit(row)
        self._change()

    def _remove(self, row: AccountRow) -> None:
        self._rows.remove(row)
        self._drop(row)
        self._number()
        self._add.setFocus(Qt.FocusReason.TabFocusReason)
        # The rows below have other numbers now: what was wrong is found again on saving.
        self._mistakes = tuple(each for each in self._mistakes if each.path[0] != "accounts")
        self._change()

    def _drop(self, row: AccountRow) -> None:
        self._accounts.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _change(self, *_what: object) -> None:
        if not self._fields["birth_date"].has_error():
            self._fields["birth_date"].explain(self._reason("birth_date"))
        self.edited.emit()

    def _lay_out(self) -> None:
        facts = self._card("facts")
        for name in _NAMES:
            facts.body.addWidget(self._fields[name])
        facts.body.addWidget(self._place)
        for name in _MORE:
            facts.body.addWidget(self._fields[name])
        accounts = self._card("accounts")
        self._accounts.setSpacing(8)
        accounts.body.addLayout(self._accounts)
        left = QHBoxLayout()
        left.addWidget(self._add)
        left.addStretch(1)
        accounts.body.addLayout(left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(facts)
        column.addWidget(accounts)

    def _card(self, name: str) -> Card:
        card = Card()
        card.body.setSpacing(8)
        card.body.addWidget(self._titles[name])
        card.body.addWidget(self._hints[name])
        return card

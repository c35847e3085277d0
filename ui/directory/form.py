"""The form for a record of the user's own: a name and one way to reach it are enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.base.records import Mistake
from app.base.toml_lines import Path
from app.services.operator_draft import ChannelDraft, OperatorDraft
from ui.directory.channel_row import ChannelRow
from ui.directory.country_field import CountryField
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.field import Field, Reason
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: The fields in the order of the form; a name is also the draft's, and part of message ids.
_WHO = ("name", "services", "reading")
_MORE = ("region", "domains", "desk")
_FEE = ("fee_amount", "fee_currency")
_SOURCE = ("source_title", "source_address", "seen")
_LINES = {"services": 2}


class OperatorForm(QWidget):
    """Asks for a record; holds what was typed until another record is asked about.

    Signals:
        edited: the user changed something.
        grew: a part was added that should be seen; carries it.
    """

    edited = Signal()
    grew = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._today = ""
        self._start = OperatorDraft()
        self._made = 0
        self._rows: list[ChannelRow] = []
        self._mistakes: tuple[Mistake, ...] = ()
        self._doubts: tuple[Mistake, ...] = ()
        names = (*_WHO, *_MORE, *_FEE, *_SOURCE)
        self._fields = {name: Field(f"own_{name}", lines=_LINES.get(name, 1)) for name in names}
        self._country = CountryField(words)
        self._titles = {name: Text("", Role.HEADING) for name in ("who", "reach", "fee", "source")}
        self._hints = {name: Text("", Role.SMALL, "text2") for name in self._titles}
        self._channels = QVBoxLayout()
        self._no_channel = Reason()
        self._add = Button("", Kind.SECONDARY, icon="plus")
        self._add.setObjectName("add_channel")
        self._lay_out()
        for field in self._fields.values():
            field.edited.connect(self._change)
        self._country.edited.connect(self._change)
        self._add.clicked.connect(self._add_empty)
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def show_draft(self, draft: OperatorDraft, today: str) -> None:
        """Show a record to edit.

        Args:
            draft: what it says now.
            today: as YYYY-MM-DD, the day proposed for what is added.
        """
        self._today = today
        sourced = draft.source_title or draft.source_address
        self._fill(draft if sourced else replace(draft, seen=today))
        self._start = self.draft()

    def show_new(self, today: str, name: str = "") -> None:
        """Ask for a new record, checked today unless the user says otherwise."""
        self.show_draft(OperatorDraft(channels=(ChannelDraft(checked=today),)), today)
        self._fields["name"].set_value(name)

    def resume(self, draft: OperatorDraft, start: OperatorDraft, today: str) -> None:
        """Show what was typed from ``start`` on and not saved."""
        self._today = today
        self._fill(draft)
        self._start = start

    def begin_from(self, start: OperatorDraft) -> None:
        """Count as typed what is not as in ``start``."""
        self._start = start

    def start(self) -> OperatorDraft:
        """Give what the form showed before anything was typed."""
        return self._start

    def draft(self) -> OperatorDraft:
        """Give the record as typed."""
        texts = {name: field.value() for name, field in self._fields.items()}
        channels = tuple(row.draft() for row in self._rows)
        return OperatorDraft(**texts, country=self._country.value(), channels=channels)

    def is_changed(self) -> bool:
        """Say whether anything was typed that is not saved."""
        return self.draft() != self._start

    def complain(self, mistakes: Iterable[Mistake]) -> None:
        """Say at each field what is wrong with it, and go to the first; none = all is well."""
        self._mistakes = tuple(mistakes)
        self._say_mistakes()
        places: tuple[Field | CountryField | ChannelRow, ...] = (
            *self._fields.values(),
            self._country,
            *self._rows,
        )
        for place in places:
            if place.has_error():
                self._start_at(place)
                return
        if self._mistakes and self._rows:
            self._start_at(self._rows[0])

    def remark(self, mistakes: Iterable[Mistake], doubts: Iterable[Mistake]) -> None:
        """Say at each field what is wrong with it, else what is doubtful; nothing moves."""
        self._mistakes, self._doubts = tuple(mistakes), tuple(doubts)
        self._say_mistakes()

    def _start_at(self, place: Field | CountryField | ChannelRow) -> None:
        if isinstance(place, ChannelRow):
            place.start()
        elif isinstance(place, Field):
            place.edit().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            place.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grew.emit(place)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        edit = self._fields["name"].edit()
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(edit, QLineEdit):
            edit.deselect()

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was typed stays."""
        text = self._words.text
        for name, title in self._titles.items():
            title.set_text(text(f"own.title.{name}"))
            self._hints[name].set_text(text(f"own.hint.{name}"))
        for name, field in self._fields.items():
            field.set_words(text(f"own.{name}"), placeholder=text("directory.not_known"))
        self._country.retranslate()
        for row in self._rows:
            row.retranslate()
        self._add.set_words(text("own.add_channel"))
        self._say_mistakes()

    def _say_mistakes(self) -> None:
        wrong, doubtful = self._by_place(self._mistakes), self._by_place(self._doubts)
        nothing = ("", "")
        for name, field in self._fields.items():
            if (name,) in wrong:
                field.complain(wrong[(name,)][1])
            elif (name,) in doubtful:
                field.warn(doubtful[(name,)][1])
            else:
                field.explain("")
        self._country.complain(wrong.get(("country",), nothing)[1])
        for number, row in enumerate(self._rows):
            at = ("channels", number)
            row.complain(*wrong.get(at, nothing))
            if at in doubtful and at not in wrong:
                row.warn(doubtful[at][1])
        none = wrong.get(("channels",), nothing)[1]
        self._no_channel.say(none, "circle-alert", "late")
        self._no_channel.setVisible(bool(none))

    def _by_place(self, mistakes: Iterable[Mistake]) -> dict[Path, tuple[str, str]]:
        """Give for each field or channel the part that is meant, and the sentence."""
        said: dict[Path, tuple[str, str]] = {}
        for mistake in mistakes:
            head, *rest = mistake.path
            at = (head, *rest[:1]) if head == "channels" else (head,)
            part = str(rest[1]) if len(rest) > 1 else ""
            said.setdefault(at, (part, self._words.say(mistake.expected)))
        return said

    def _fill(self, draft: OperatorDraft) -> None:
        for name, field in self._fields.items():
            field.set_value(getattr(draft, name))
        self._country.set_value(draft.country)
        for row in self._rows:
            self._drop(row)
        self._rows = []
        for channel in draft.channels or (ChannelDraft(checked=self._today),):
            self._add_row(channel)
        self._mistakes = self._doubts = ()
        self._say_mistakes()

    def _add_row(self, channel: ChannelDraft) -> ChannelRow:
        self._made += 1
        row = ChannelRow(self._words, self._made)
        row.show_draft(channel)
        row.edited.connect(self._change)
        row.remove_asked.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._channels.addWidget(row)
        self._order()
        return row

    def _order(self) -> None:
        """Let Tab walk the form as it is read, also through what was added later."""
        edits = {name: field.edit() for name, field in self._fields.items()}
        chain: list[QWidget] = [edits[name] for name in _WHO]
        chain += [*self._country.controls(), *(edits[name] for name in _MORE)]
        for row in self._rows:
            chain += row.controls()
        chain += [self._add, *(edits[name] for name in (*_FEE, *_SOURCE))]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _add_empty(self) -> None:
        row = self._add_row(ChannelDraft(checked=self._today))
        row.show()
        self._start_at(row)
        self._change()

    def _remove(self, row: ChannelRow) -> None:
        self._rows.remove(row)
        self._drop(row)
        self._add.setFocus(Qt.FocusReason.TabFocusReason)
        self._mistakes = self._doubts = ()
        self._say_mistakes()
        self._change()

    def _drop(self, row: ChannelRow) -> None:
        self._channels.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _change(self, *_what: object) -> None:
        self.edited.emit()

    def _lay_out(self) -> None:
        who = self._card("who", [self._fields[name] for name in _WHO])
        who.body.addWidget(self._country)
        for name in _MORE:
            who.body.addWidget(self._fields[name])
        reach = self._card("reach", [])
        self._channels.setSpacing(8)
        reach.body.addLayout(self._channels)
        reach.body.addWidget(self._no_channel)
        left = QHBoxLayout()
        left.addWidget(self._add)
        left.addStretch(1)
        reach.body.addLayout(left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        fee = self._card("fee", [self._fields[name] for name in _FEE])
        source = self._card("source", [self._fields[name] for name in _SOURCE])
        for card in (who, reach, fee, source):
            column.addWidget(card)

    def _card(self, name: str, fields: list[Field]) -> Card:
        card = Card()
        card.body.setSpacing(8)
        card.body.addWidget(self._titles[name])
        card.body.addWidget(self._hints[name])
        for field in fields:
            card.body.addWidget(field)
        return card

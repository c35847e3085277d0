"""What the answer depends on: the law, the operator or its seat, where the person lives and works."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from app.base.ids import Law
from app.operators.authority_finder import Place
from app.operators.record import Operator
from app.services.authorities import NOWHERE, Question
from ui.authorities.choices import IdChoice, PlaceChoice
from ui.directory.row import DOT, name_words
from ui.directory.row import place_words as seat_words
from ui.widgets.card import Card
from ui.widgets.column import SideBySide
from ui.widgets.field import Reason
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: Below this width two choices stand below each other.
_ROOM = 460
#: Of an operator that is offered: its id, and the name alone, which the field takes.
_SLUG = Qt.ItemDataRole.UserRole + 1
_NAME = Qt.ItemDataRole.UserRole + 2
#: Longer than the longest name of an operator.
_MOST = 300


class QuestionForm(Card):
    """The choices; only those the law asks for are shown.

    Signals:
        edited: something was chosen or filled in.
        sought: what was typed to find an operator.
    """

    edited = Signal()
    sought = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._operators: dict[str, Operator] = {}
        self._operator: Operator | None = None
        self._home_said = False
        self._start = ("", "")
        self.law = IdChoice("authorities_law")
        self._label = Text("", Role.LABEL)
        self.operator = QLineEdit()
        self.operator.setObjectName("authorities_operator")
        self.operator.setMaxLength(_MOST)
        self._told = Reason()
        self.seat = PlaceChoice("authorities_seat", words)
        self.home = PlaceChoice("authorities_home", words)
        self.work = PlaceChoice("authorities_work", words)
        self.sector = IdChoice("authorities_sector")
        self._free = Reason()
        self._proposals = QStandardItemModel(self)
        self._completer = QCompleter(self._proposals, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(_NAME)
        self.operator.setCompleter(self._completer)
        self._lay_out()
        by_index = self._completer.activated[QModelIndex]  # type: ignore[index]  # an overload
        by_index.connect(self._take)
        self.operator.textEdited.connect(self._on_typed)
        self.law.edited.connect(self._on_edited)
        self.sector.edited.connect(self._on_edited)
        self.seat.edited.connect(self._on_edited)
        self.work.edited.connect(self._on_edited)
        self.home.edited.connect(self._say_home)
        self.retranslate()

    def _lay_out(self) -> None:
        operator = QWidget()
        column = QVBoxLayout(operator)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self.operator)
        column.addWidget(self._told)
        column.addStretch(1)
        self._places, self._more = SideBySide(_ROOM), SideBySide(_ROOM)
        about = SideBySide(_ROOM)
        self._of_operator = operator
        for row, pair in (
            (about, (self.law, operator)),
            (self._places, (self.seat, self.home)),
            (self._more, (self.work, self.sector)),
        ):
            for each in pair:
                row.add(each)
            self.body.addWidget(row)
        self.body.setSpacing(12)
        self.body.addWidget(self._free)

    def question(self) -> Question | None:
        """Give what is asked; None = no law is chosen."""
        law = self.law.value()
        if not law:
            return None
        asks = law == Law.GDPR
        return Question(
            Law(law),
            Place(*self.seat.value()) if asks else NOWHERE,
            Place(*self.home.value()) if asks else NOWHERE,
            Place(*self.work.value()) if asks else NOWHERE,
            self.sector.value() if asks else "",
        )

    def know(self, regions: Mapping[str, tuple[str, ...]], home: tuple[str, str]) -> None:
        """Know the regions there are, and where the user lives unless they said otherwise here."""
        for each in (self.seat, self.home, self.work):
            each.know_regions(regions)
        self._start = home
        if not self._home_said:
            self.home.set_value(*home)

    def ask_sector(self, asked: bool) -> None:
        """Ask whether the operator is private or public, or take that back once nothing hangs on it."""
        self.sector.setVisible(asked or bool(self.sector.value()))

    def propose(self, operators: tuple[Operator, ...], typed: str) -> None:
        """Offer operators below the field, if it still says what they were looked for by."""
        if typed != self.operator.text():
            return
        self._operators = {str(each.slug): each for each in operators}
        self._proposals.clear()
        for each in operators:
            name, seat = name_words(self._words, each), seat_words(self._words, each)
            item = QStandardItem(DOT.join(part for part in (name, seat) if part))
            item.setData(str(each.slug), _SLUG)
            item.setData(name, _NAME)
            self._proposals.appendRow(item)
        if operators and self.operator.hasFocus():
            self._completer.complete()

    def take(self, operator: Operator) -> None:
        """Ask about this operator: its seat is where the record says."""
        self._operator = operator
        self.operator.setText(name_words(self._words, operator))
        self.seat.set_value(operator.country, operator.region)
        self._on_edited()

    def values(self) -> Mapping[str, object] | None:
        """Give what was chosen, in JSON values; None = nothing was."""
        said = {
            "law": self.law.value(),
            "operator": self.operator.text(),
            "seat": list(self.seat.value()),
            "work": list(self.work.value()),
            "sector": self.sector.value(),
        }
        blank = all(value in ("", ["", ""]) for value in said.values())
        if blank and self.home.value() == self._start:
            return None
        return {**said, "home": list(self.home.value())}

    def restore(self, values: Mapping[str, object]) -> None:
        """Show again what ``values`` gave; what does not fit is left."""
        self.law.set_value(_word(values.get("law")))
        self.operator.setText(_word(values.get("operator"))[:_MOST])
        for name, choice in (("seat", self.seat), ("home", self.home), ("work", self.work)):
            given = values.get(name)
            if isinstance(given, list) and len(given) == 2:
                choice.set_value(_word(given[0])[:6], _word(given[1])[:6])
        self._home_said = True
        self.sector.set_value(_word(values.get("sector")))
        self._on_edited()

    def focus_first(self) -> None:
        """Put the keyboard where one begins."""
        self.law.findChildren(QWidget, "authorities_law")[0].setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was chosen stays."""
        text = self._words.text
        laws = {str(law.value): text(f"law.{law}") for law in Law}
        self.law.show_entries(text("authorities.law"), {"": text("authorities.choose_law"), **laws})
        self._label.set_text(text("authorities.operator"))
        self.operator.setAccessibleName(text("authorities.operator"))
        self.operator.setPlaceholderText(text("authorities.operator_hint"))
        self.seat.say(text("authorities.seat"))
        self.home.say(text("authorities.home"))
        self.work.say(text("authorities.work"))
        sectors = {
            "": text("authorities.sector.unknown"),
            "private": text("authorities.sector.private"),
            "public": text("authorities.sector.public"),
        }
        self.sector.show_entries(text("authorities.sector"), sectors)
        self._free.say(text("authorities.place_free"))
        self._arrange()

    def _arrange(self) -> None:
        """Show the choices the law asks for."""
        law, text = self.law.value(), self._words.text
        asks = law == Law.GDPR
        self._of_operator.setVisible(asks)
        self._places.setVisible(asks)
        self._more.setVisible(asks)
        self._free.setVisible(bool(law) and not asks)
        operator = self._operator
        self._told.setVisible(operator is not None)
        if operator is not None and operator.country:
            place = seat_words(self._words, operator)
            self._told.say(text("authorities.seat_taken", place=place), "map-pin")
        elif operator is not None:
            self._told.say(text("authorities.seat_unknown"), "circle-alert", "soon")

    def _take(self, index: QModelIndex) -> None:
        found = self._operators.get(str(index.data(_SLUG)))
        if found is not None:
            self.take(found)

    def _on_typed(self, typed: str) -> None:
        if self._operator is not None:
            self._operator = None
            self._arrange()
        self.sought.emit(typed)

    def _say_home(self) -> None:
        self._home_said = True
        self._on_edited()

    def _on_edited(self) -> None:
        self._arrange()
        self.edited.emit()


def _word(given: object) -> str:
    return given if isinstance(given, str) else ""

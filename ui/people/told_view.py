"""What operators were told of a person: one row for each, with the days, and its last request."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.disclosures import Told
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card, parted, refill
from ui.widgets.glyph import Glyph
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: As many operators are shown at once; the others when they are asked for.
_SHOWN = 20

_ACCOUNT, _DOCUMENT = "account.", "document."
_TOP = Qt.AlignmentFlag.AlignTop


class ToldCard(Card):
    """The card, read only.

    Signals:
        case_asked: the ``CaseId`` of a row that shall be opened.
    """

    case_asked = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._told: tuple[Told, ...] = ()
        self._shown = _SHOWN
        self._title = Text("", Role.HEADING)
        self._hint = Text("", Role.SMALL, "text2")
        self._rows: QWidget | None = None
        for text in (self._title, self._hint):
            self.body.addWidget(text)
        self.retranslate()

    def show_told(self, told: tuple[Told, ...]) -> None:
        """Show what operators were told."""
        if told != self._told:
            self._told, self._shown = told, _SHOWN
            self._fill()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._title.set_text(self._words.text("people.told"))
        self._hint.set_text(self._words.text("people.told_hint"))
        self._fill()

    def _fill(self) -> None:
        rows = parted(self._row(told) for told in self._told[: self._shown])
        if not self._told:
            rows.append(Text(self._words.text("people.told_nothing"), Role.BODY, "text2"))
        if (left := len(self._told) - self._shown) > 0:
            more = Button(self._words.plural("people.told_more", left), Kind.QUIET)
            more.setObjectName("told_more")
            more.clicked.connect(self._show_all)
            rows.append(more)
        self._rows = refill(self.body, self._rows, rows, above=4)

    def _show_all(self) -> None:
        self._shown = len(self._told)
        self._fill()

    def _row(self, told: Told) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 8, 0, 8)
        across.setSpacing(12)
        across.addWidget(Glyph.icon("building-complex", "text2", 20), 0, _TOP)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(told.name, Role.STRONG))
        for line in told_lines(self._words, told):
            column.addWidget(Text(line, Role.LABEL, "text2"))
        across.addLayout(column, 1)
        name = self._words.text("people.told_open_of", operator=told.name)
        button = Button("", Kind.SECONDARY, size=Size.SMALL)
        button.set_words(self._words.text("people.told_open"), name=name)
        button.setObjectName(f"told_{told.operator}")
        button.clicked.connect(lambda: self.case_asked.emit(told.case))
        across.addWidget(button, 0, _TOP)
        return row


def told_lines(words: Words, told: Told) -> list[str]:
    """Word what one operator was told: a line for each day something was told first."""
    days: dict[date, list[str]] = {}
    for fact in told.facts:
        days.setdefault(fact.on, []).append(fact_words(words, fact.fact))
    lines = [
        words.text("people.told_on", date=day, facts=words.messages.listed(facts))
        for day, facts in sorted(days.items(), reverse=True)
    ]
    if told.not_known:
        lines.append(words.plural("people.told_not_known", told.not_known))
    return lines


def fact_words(words: Words, fact: str) -> str:
    """Name a fact by its id; one no catalogue knows stays as it is."""
    if fact.startswith(_ACCOUNT):
        return words.text("people.told_account", label=fact.removeprefix(_ACCOUNT))
    if fact == _DOCUMENT.rstrip("."):
        return words.text("people.told_document")
    message = fact if fact.startswith(_DOCUMENT) else f"fact.{fact}"
    return words.text(message) if words.messages.has(message) else fact

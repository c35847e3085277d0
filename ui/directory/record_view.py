"""One operator's record: cards for reaching it, for how it handles requests, for who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.dealings import Dealings
from ui.directory.facts import Facts, Gone
from ui.directory.past import PastRow, behaved
from ui.directory.record_rows import FactRow, Section, note_row, source_row, way_row
from ui.directory.stated import Fact
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Sheet, refill
from ui.widgets.field import Reason
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class RecordView(QWidget):
    """The cards of a record; read only.

    Signals:
        successor_asked: the slug of who answers now for an operator that is gone.
        case_asked: the id of a request to it.
        all_asked: the user wants the list of all requests to it.
    """

    successor_asked = Signal(str)
    case_asked = Signal(str)
    all_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._facts: Facts | None = None
        self._dealings = Dealings()
        self._left: list[Callable[[Facts], None]] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._fill_next)
        self._gone = Card(Sheet.NEXT)
        self._gone_says = Reason(icon="circle-alert")
        self._gone_rows: QWidget | None = None
        self._gone.body.setSpacing(8)
        self._gone.body.addWidget(self._gone_says)
        self._reach, self._handling, self._past = Section(), Section(), Section()
        self._identity, self._notes, self._sources = Section(), Section(), Section()
        self._quoted = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        middle = (self._reach, self._handling, self._past, self._identity, self._notes)
        for section in (self._gone, *middle, self._sources):
            column.addWidget(section)
        for widget in (self._gone, self._past, self._notes):
            widget.hide()

    def show_facts(self, facts: Facts, dealings: Dealings) -> None:
        """Show a record: the first card at once, each other one a turn of the event loop later.

        A long record takes thirty milliseconds in one piece, and keys would wait for it.
        """
        self._left = [
            self._fill_handling,
            self._fill_past,
            self._fill_identity,
            self._fill_sources,
        ]
        self._facts, self._dealings = facts, dealings
        gone = facts.gone()
        self._gone.setVisible(gone is not None)
        if gone is not None:
            self._gone_says.say(gone.sentence, "circle-alert", "text")
            self._gone_rows = refill(self._gone.body, self._gone_rows, self._leads_on(gone))
        ways = [way_row(each) for each in facts.ways()]
        self._reach.fill(self._words.text("directory.reach"), ways)
        self._reach.say(behaved(dealings, self._words))
        self._turn.start()

    def clear(self) -> None:
        """Show nothing: what can be pressed here stands in nobody's way of Tab while hidden."""
        self._left, self._facts = [], None
        middle = (self._reach, self._handling, self._past, self._identity, self._notes)
        for section in (*middle, self._sources):
            section.fill("", [])
        self._gone_rows = refill(self._gone.body, self._gone_rows, [])

    def is_whole(self) -> bool:
        """Say whether every card shows the record."""
        return not self._left

    def _fill_next(self) -> None:
        if self._facts is not None and self._left:
            self._left.pop(0)(self._facts)
        if self._left:
            self._turn.start()

    def _fill_handling(self, facts: Facts) -> None:
        self._handling.fill(self._words.text("directory.handling"), self._rows(facts.handling()))

    def _fill_past(self, _facts: Facts) -> None:
        dealings = self._dealings
        rows: list[QWidget] = []
        for dealing in dealings.listed:
            row = PastRow(dealing, self._words)
            row.case_asked.connect(self.case_asked)
            rows.append(row)
        if dealings.total > len(rows):
            every = Button("", Kind.QUIET)
            every.set_words(self._words.text("directory.all_requests", count=dealings.total))
            every.setObjectName("all_requests")
            every.clicked.connect(self.all_asked)
            rows.append(every)
        self._past.fill(self._words.text("directory.dealings"), rows)
        self._past.setVisible(bool(rows))

    def _fill_identity(self, facts: Facts) -> None:
        self._identity.fill(self._words.text("directory.identity"), self._rows(facts.identity()))
        notes = [note_row(each) for each in facts.notes()]
        self._notes.fill(self._words.text("directory.notes"), notes)
        self._notes.setVisible(bool(notes))

    def _fill_sources(self, facts: Facts) -> None:
        text = self._words.text
        lines = [source_row(each) for each in facts.sources()]
        if facts.has_quotes():
            lines.append(self._quotes_button())
        none = [Text(text("directory.no_sources"), Role.LABEL, "text2")]
        self._sources.fill(text("directory.sources"), lines or none)

    def _leads_on(self, gone: Gone) -> list[QWidget]:
        """Give the button to who answers now, where anybody is known to."""
        if not gone.successor:
            return []
        button = Button(gone.button, Kind.SECONDARY)
        button.setObjectName("to_successor")
        button.clicked.connect(lambda: self.successor_asked.emit(gone.successor))
        return [button]

    def _quotes_button(self) -> Button:
        button = Button("", Kind.QUIET, icon="highlighter")
        button.setObjectName("show_sentences")

        def say() -> None:
            message = "directory.hide_sentences" if self._quoted else "directory.show_sentences"
            button.set_words(self._words.text(message))

        def turn() -> None:
            self._quoted = not self._quoted
            for row in self.findChildren(FactRow):
                row.show_quote(self._quoted)
            say()

        button.clicked.connect(turn)
        say()
        return button

    def _rows(self, facts: Iterable[Fact]) -> list[FactRow]:
        return [FactRow(each, self._words, quoted=self._quoted) for each in facts]

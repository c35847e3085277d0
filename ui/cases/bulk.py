"""The bar for several chosen requests, and the form for what happened in all of them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.ids import EventKind
from app.cases.events import EventDraft, draft_event
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Panel
from ui.widgets.day_edit import DayEdit
from ui.widgets.field import Reason
from ui.widgets.flow import Flow
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: What is usually recorded for many at once, in the order it happens.
KINDS = (
    EventKind.SENT,
    EventKind.ARRIVED,
    EventKind.ANSWERED,
    EventKind.CLOSED,
    EventKind.NOTE,
)


class BulkBar(Panel):
    """How many are chosen, and what can be done with them.

    Signals:
        open_asked: the one chosen request is to be opened.
        record_asked: the form is wanted.
        copy_asked: the chosen requests are to be copied as a table.
    """

    open_asked = Signal()
    record_asked = Signal()
    copy_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("surface", Qt.Edge.TopEdge, parent)
        self._words = words
        self._count = 0
        self._said = Text("", Role.LABEL_STRONG, single=True)
        self._copy = Button("", Kind.SECONDARY, icon="copy")
        self._copy.setObjectName("copy_table")
        self._copy.clicked.connect(self.copy_asked)
        self._record = Button("", Kind.TONAL, icon="pencil-line")
        self._record.setObjectName("record_for_all")
        self._record.clicked.connect(self.record_asked)
        self._open = Button("", Kind.TONAL, icon="folder-open")
        self._open.setObjectName("open_request")
        self._open.clicked.connect(self.open_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(10)
        row.addWidget(self._said)
        row.addStretch(1)
        for button in (self._copy, self._record, self._open):
            row.addWidget(button)
        self.retranslate()

    def show_count(self, count: int) -> None:
        """Offer what can be done with so many."""
        self._count = count
        self.retranslate()

    def free(self, *, busy: bool) -> None:
        """Let nothing be begun while something is being done for many."""
        self._copy.setEnabled(not busy)
        self._record.setEnabled(not busy)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        number = f"{self._count:,}"
        self._said.set_text(self._words.plural("requests.chosen", self._count, number=number))
        self._copy.set_words(text("requests.copy"))
        self._record.set_words(text("requests.record_for_all"))
        self._open.set_words(text("requests.open"))
        self._copy.setVisible(self._count > 1)
        self._record.setVisible(self._count > 1)
        self._open.setVisible(self._count == 1)


class BulkForm(Panel):
    """What happened, when, and one's own words; the same for every chosen request.

    What is filled in stays until it is recorded, whether the form is seen or not.

    Signals:
        recorded: an ``EventDraft``.
        closed: the user leaves it.
        opened: it is there now, or no longer.
    """

    recorded = Signal(object)
    closed = Signal()
    opened = Signal(bool)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("surface", Qt.Edge.TopEdge, parent)
        self._words = words
        self._count = 0
        self._touched = False
        self._sent: Mapping[str, object] | None = None
        self._problem: Problem | None = None
        self._title = Text("", Role.HEADING)
        self._kind_label = Text("", Role.SMALL, "text2", single=True)
        self._kind = QComboBox()
        self._kind.setObjectName("bulk_kind")
        self._kind.activated.connect(self._choose_kind)
        self._day_label = Text("", Role.SMALL, "text2", single=True)
        self._day = DayEdit(words)
        self._day.setObjectName("bulk_on")
        self._day.dateChanged.connect(self._touch)
        self._text_label = Text("", Role.SMALL, "text2", single=True)
        self._text = Paragraph()
        self._text.setObjectName("bulk_text")
        self._text.textChanged.connect(self._touch)
        self._wrong = Reason()
        self._wrong.hide()
        self._record = Button("", Kind.PRIMARY, icon="check")
        self._record.setObjectName("bulk_record")
        self._record.clicked.connect(self.press)
        self._close = Button("", Kind.SECONDARY)
        self._close.setObjectName("bulk_close")
        self._close.clicked.connect(self.closed)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        fields = QWidget()
        flow = Flow(fields, gap=12)
        for label, field in ((self._kind_label, self._kind), (self._day_label, self._day)):
            block = QWidget()
            column = QVBoxLayout(block)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            column.addWidget(label)
            column.addWidget(field)
            flow.addWidget(block)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._wrong, 1)
        buttons.addStretch()
        buttons.addWidget(self._close)
        buttons.addWidget(self._record)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 14)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(fields)
        column.addWidget(self._text_label)
        column.addWidget(self._text)
        column.addLayout(buttons)

    def ask(self, count: int, today: date) -> None:
        """Ask what happened in so many requests, today unless another day is chosen."""
        if not self._touched:
            self._day.set_day(today)
            self._touched = False
        self._count = count
        self._tell(None)
        self.retranslate()
        self.show()
        self.opened.emit(True)
        self._kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_count(self, count: int) -> None:
        """Say for how many it is now."""
        self._count = count
        self.retranslate()

    def press(self) -> None:
        """Record what is filled in."""
        if not self._record.isEnabled():
            return
        typed = self._text.toPlainText().strip()
        try:
            draft: EventDraft = draft_event(
                str(self._kind.currentData()),
                self._day.day(),
                [f"text={typed}"] if typed else [],
            )
        except Problem as problem:
            self._tell(problem)
            return
        self._tell(None)
        self._sent = self.values()
        self.recorded.emit(draft)

    def free(self, *, busy: bool) -> None:
        """Let nothing be begun while something is being done for many."""
        self._record.setEnabled(not busy)

    def done(self) -> None:
        """Forget what was typed: it is recorded. What was changed since then stays."""
        sent, self._sent = self._sent, None
        if sent == self.values():
            self._text.setPlainText("")
            self._touched = False
            self.leave()

    def is_touched(self) -> bool:
        """Say whether something is filled in that is not recorded."""
        return self._touched and bool(not self.isHidden() or self._text.toPlainText().strip())

    def values(self) -> Mapping[str, object]:
        """Give what is filled in, as JSON values."""
        return {
            "kind": str(self._kind.currentData()),
            "on": self._day.day().isoformat(),
            "text": self._text.toPlainText(),
        }

    def fill(self, values: Mapping[str, object]) -> None:
        """Take what ``values`` gave; what does not fit is left."""
        self._kind.setCurrentIndex(max(0, self._kind.findData(str(values.get("kind")))))
        with suppress(ValueError):
            self._day.set_day(date.fromisoformat(str(values.get("on"))))
        self._text.setPlainText(str(values.get("text") or ""))
        self._touched = True

    def leave(self) -> None:
        """Go away; what was typed stays."""
        self.hide()
        self.opened.emit(False)

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was filled in stays."""
        text, plural = self._words.text, self._words.plural
        number = f"{self._count:,}"
        self._title.set_text(plural("requests.bulk.title", self._count, number=number))
        self._kind_label.set_text(text("record.kind"))
        self._day_label.set_text(text("record.on"))
        self._text_label.set_text(text("requests.bulk.text"))
        chosen = self._kind.currentIndex()
        self._kind.clear()
        for kind in KINDS:
            self._kind.addItem(text(f"event.{kind}"), kind.value)
        self._kind.setCurrentIndex(max(0, chosen))
        self._kind.setMinimumWidth(look.type_().px(140))
        self._kind.setAccessibleName(text("record.kind"))
        self._day.setAccessibleName(text("record.on"))
        self._text.setAccessibleName(text("requests.bulk.text"))
        self._text.setFixedHeight(look.type_().px(52))
        self._record.set_words(plural("requests.bulk.record", self._count, number=number))
        self._close.set_words(text("requests.bulk.cancel"))
        self._tell(self._problem)

    def _choose_kind(self) -> None:
        self._tell(None)
        self._touch()

    def _touch(self) -> None:
        self._touched = True

    def _tell(self, problem: Problem | None) -> None:
        self._problem = problem
        said = self._words.say(problem.message) if problem else ""
        self._wrong.say(said, "circle-alert", "late")
        self._wrong.setVisible(bool(said))

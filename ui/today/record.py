"""Recording by hand: what happened, when, and what it carried."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.ids import CaseId, EventKind
from app.cases.events import draft_event
from app.cases.fields import FIELDS, FieldRule, FieldType
from app.cases.next_steps import Action
from app.services.requests import CaseRow
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import Reason
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: What a recommended action is usually answered with, the likeliest first.
_LIKELY = {
    Action.SEND_LETTER: (EventKind.SENT, EventKind.CLOSED),
    Action.ASK_ARRIVAL: (EventKind.ARRIVED, EventKind.BOUNCED),
    Action.CHOOSE_OTHER_CHANNEL: (EventKind.SENT, EventKind.CLOSED),
    Action.ANSWER_IDENTITY: (EventKind.IDENTITY_RECEIVED, EventKind.ANSWERED),
    Action.ANSWER_FEE: (EventKind.FEE_PAID, EventKind.ANSWERED),
    Action.ANSWER_QUESTION: (EventKind.CLARIFICATION_RECEIVED, EventKind.ANSWERED),
    Action.CLOSE: (EventKind.CLOSED, EventKind.REAPPEARED),
}
#: What usually comes from an operator while somebody waits.
_USUAL = (
    EventKind.ANSWERED,
    EventKind.ACKNOWLEDGED,
    EventKind.IDENTITY_REQUESTED,
    EventKind.FEE_REQUESTED,
    EventKind.REFUSED,
)
#: Recorded by other means, never by hand.
_HIDDEN = frozenset({EventKind.DRAFTED, EventKind.RETRACTED})
_FLAGS = ("yes", "no")
#: Fields the form does not ask for: ids and addresses other parts of Kaiji fill in.
_FILLED = frozenset({"letter", "message_id", "document", "to"})


class RecordForm(QWidget):
    """A form for one event of one case; nothing typed goes until something new has happened.

    Signals:
        recorded: case and event draft.
    """

    recorded = Signal(object, object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._case: CaseId | None = None
        self._asked: tuple[CaseRow, date] | None = None
        self._problem: Problem | None = None
        self._fields: dict[str, QComboBox | QLineEdit] = {}
        self._title = Text("", Role.HEADING)
        self._kind = QComboBox()
        self._kind.setObjectName("event_kind")
        self._kind.activated.connect(self._ask_fields)
        self._day = QDateEdit()
        self._day.setObjectName("event_on")
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._more = QVBoxLayout()
        self._more.setSpacing(4)
        self._wrong = Reason()
        self._wrong.hide()
        self._record = Button("", Kind.PRIMARY, icon="check")
        self._record.setObjectName("record_event")
        self._record.clicked.connect(self._emit)
        self.setFocusProxy(self._kind)
        words.language_changed.connect(self.retranslate)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._title, self._kind, self._day):
            column.addWidget(widget)
        column.addLayout(self._more)
        column.addWidget(self._wrong)
        column.addWidget(self._record)

    def ask(self, row: CaseRow, today: date) -> None:
        """Ask what happened in a case; the likely answer is chosen.

        Where the same is asked already, what was typed stays.
        """
        if self._asked is not None and _same(self._asked, (row, today)):
            return
        self._asked = row, today
        self._case = row.case.id
        self._problem = None
        self._wrong.hide()
        self._offer(row)
        self._day.setDate(QDate(today.year, today.month, today.day))
        self._ask_fields()
        channel = next((s.channel for s in row.assessment.asks if s.channel), "")
        _fill(self._fields.get("channel"), channel)
        self.free()

    def _offer(self, row: CaseRow) -> None:
        """Offer every kind of event, the likely ones first, and say what is asked."""
        text = self._words.text
        is_draft = row.step.action is Action.SEND_LETTER
        self._title.set_text(text("sent.question" if is_draft else "record.title"))
        likely = _LIKELY.get(row.step.action, _USUAL)
        self._kind.clear()
        self._kind.setAccessibleName(text("record.kind"))
        for kind in (*likely, *(each for each in EventKind if each not in (*likely, *_HIDDEN))):
            self._kind.addItem(text(f"event.{kind}"), kind.value)
        self._kind.insertSeparator(len(likely))
        self._kind.setCurrentIndex(0)
        self._day.setAccessibleName(text("record.on"))
        self._record.set_words(text("sent.yes" if is_draft else "record.record"))

    def complain(self, problem: Problem) -> None:
        """Say why it could not be recorded; what was filled in stays."""
        self._problem = problem
        self._wrong.say(self._words.say(problem.message), "circle-alert", "late")
        self._wrong.show()
        self.free()

    def free(self) -> None:
        """Let the form be used again, after its event was recorded or refused."""
        self._record.setEnabled(True)

    def retranslate(self) -> None:
        """Ask the same in another language; what was filled in stays."""
        if self._asked is None:
            return
        kind, filled = self._chosen(), {name: _value(box) for name, box in self._fields.items()}
        self._offer(self._asked[0])
        self._kind.setCurrentIndex(self._kind.findData(kind.value))
        self._ask_fields()
        for name, value in filled.items():
            _fill(self._fields.get(name), value)
        if self._problem is not None:
            self.complain(self._problem)

    def _chosen(self) -> EventKind:
        return EventKind(self._kind.currentData())

    def _ask_fields(self, _row: int = 0) -> None:
        while (item := self._more.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._fields = {}
        for rule in FIELDS[self._chosen()]:
            if rule.name not in _FILLED:
                self._more.addWidget(Text(self._words.text(f"field.{rule.name}"), Role.SMALL))
                self._fields[rule.name] = self._field(rule)
                self._more.addWidget(self._fields[rule.name])

    def _field(self, rule: FieldRule) -> QComboBox | QLineEdit:
        label = self._words.text(f"field.{rule.name}")
        if rule.type is FieldType.FLAG:
            return self._box(
                rule, label, [(self._words.text(f"field.{each}"), each) for each in _FLAGS]
            )
        if not rule.choices:
            line = QLineEdit()
            line.setObjectName(f"field_{rule.name}")
            line.setAccessibleName(label)
            return line
        choices = [(self._choice(rule.name, str(each)), str(each)) for each in rule.choices]
        return self._box(rule, label, choices)

    def _box(self, rule: FieldRule, label: str, choices: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"field_{rule.name}")
        box.setAccessibleName(label)
        if not rule.required:
            box.addItem(self._words.text("field.none"), "")
        for words, value in choices:
            box.addItem(words, value)
        return box

    def _choice(self, field: str, choice: str) -> str:
        group = {"documents": "document", "from": "event"}.get(field, field)
        known = self._words.messages.has(f"{group}.{choice}")
        return self._words.text(f"{group}.{choice}") if known else choice

    def _emit(self) -> None:
        given = []
        for name, widget in self._fields.items():
            value = _value(widget)
            if value.strip():
                given.append(f"{name}={value}")
        day = self._day.date()
        try:
            event = draft_event(
                self._chosen().value, date(day.year(), day.month(), day.day()), given
            )
        except Problem as problem:
            self.complain(problem)
            return
        # Recorded once, however often the button is pressed meanwhile.
        self._record.setEnabled(False)
        self.recorded.emit(self._case, event)


def _same(asked: tuple[CaseRow, date], now: tuple[CaseRow, date]) -> bool:
    """Say whether the same request is asked about, with nothing new in it, on the same day."""
    (before, day), (after, today) = asked, now
    return (before.case.id, before.case.events, day) == (after.case.id, after.case.events, today)


def _value(field: QComboBox | QLineEdit) -> str:
    return str(field.currentData() or "") if isinstance(field, QComboBox) else field.text()


def _fill(field: QComboBox | QLineEdit | None, value: str) -> None:
    if isinstance(field, QComboBox) and (row := field.findData(value)) >= 0:
        field.setCurrentIndex(row)
    elif isinstance(field, QLineEdit):
        field.setText(value)

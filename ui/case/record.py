"""Recording by hand: what happened, when, what it carried, in one's own words, with its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.ids import EventKind
from app.cases.events import draft_event
from app.cases.fields import FIELDS
from app.cases.next_steps import Action
from app.services.case_file import CaseFile
from ui.case.record_asks import RecordAsks
from ui.case.record_fields import EventFields
from ui.case.record_files import RecordFiles
from ui.case.record_kinds import LIKELY, KindBox, kind_of
from ui.widgets import look
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card
from ui.widgets.day_edit import DayEdit
from ui.widgets.field import Reason
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: Fields the form does not ask for here: ids and addresses other parts of Kaiji fill in, and
#: one's own words, which have a field of several lines.
_ELSEWHERE = frozenset({"letter", "message_id", "document", "to", "text"})


class RecordForm(Card):
    """A form for one event of one request; what is typed stays until it is recorded.

    Signals:
        recorded: an ``EventDraft`` and the paths of its files.
        closed: the user leaves it.
    """

    recorded = Signal(object, object)
    closed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._shown: CaseFile | None = None
        self._touched = False
        self._problem: Problem | None = None
        self._title = Text("", Role.HEADING).stretch()
        self._kind_label = Text("", Role.SMALL, "text2")
        self._kind = KindBox(words)
        self._kind.activated.connect(self._change_kind)
        self._day_label = Text("", Role.SMALL, "text2")
        self._day = DayEdit(words)
        self._day.setObjectName("event_on")
        self._day.dateChanged.connect(self._touch)
        self._fields = EventFields(words)
        self._fields.edited.connect(self._touch)
        self._asks = RecordAsks(words)
        self._asks.changed.connect(self._touch)
        self._text_label = Text("", Role.SMALL, "text2")
        self._text = Paragraph()
        self._text.setObjectName("field_text")
        self._text.textChanged.connect(self._touch)
        self.files = RecordFiles(words)
        self.files.changed.connect(self._touch)
        self._wrong = Reason()
        self._wrong.hide()
        self._record = Button("", Kind.PRIMARY, icon="check")
        self._record.setObjectName("record_event")
        self._record.clicked.connect(self.press)
        self._close = Button("", Kind.SECONDARY, size=Size.NORMAL)
        self._close.setObjectName("record_close")
        self._close.clicked.connect(self.closed)
        self.setFocusProxy(self._kind)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        for label, field in ((self._kind_label, self._kind), (self._day_label, self._day)):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(label)
            column.addWidget(field)
            head.addLayout(column)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self._record)
        self._text.setFixedHeight(2 * look.type_().line(Role.BODY) + look.type_().px(20))
        self.body.setSpacing(8)
        self.body.addWidget(self._title)
        self.body.addLayout(head)
        for widget in (self._asks, self._fields, self._text_label, self._text):
            self.body.addWidget(widget)
        self.body.addWidget(self.files)
        self.body.addWidget(self._wrong)
        self.body.addLayout(foot)

    # Asking

    def ask(self, shown: CaseFile, action: Action | None, kind: EventKind | None = None) -> None:
        """Ask what happened; ``kind``, else what likely answers ``action``, is chosen.

        What was typed about the same request stays while the form is seen, and where the same
        is asked once more.
        """
        same = self._shown is not None and self._shown.row.case.id == shown.row.case.id
        self._shown = shown
        wanted = kind or (LIKELY[action][0] if action in LIKELY else None)
        chosen = self._kind.kind()
        if same and self.is_touched():
            if wanted is not None and wanted is not chosen:
                self._kind.choose(wanted)
                self._change_kind()
        elif not (same and self._touched and wanted in (None, chosen)):
            self._begin(action, kind)
        self.free()
        self.show()

    def _begin(self, action: Action | None, kind: EventKind | None) -> None:
        assert self._shown is not None  # noqa: S101 - asked first
        row = self._shown.row
        self._problem = None
        self._text.setPlainText("")
        self.files.clear()
        self._kind.offer(action)
        if kind is not None:
            self._kind.choose(kind)
        self._say()
        self._day.set_day(row.assessment.today)
        self._ask_fields()
        self._asks.offer(row.case.asks)
        channel = next((s.channel for s in row.assessment.asks if s.channel), "")
        self._fields.fill({"channel": channel})
        self._tell(None)
        self._touched = False

    def note_files(self, shown: CaseFile, paths: Iterable[Path]) -> None:
        """Ask what files belong to; a note, unless something else is being recorded already."""
        if self.isHidden() or self._shown is None:
            self.ask(shown, None, EventKind.NOTE)
        self.files.add(paths)

    def refresh(self, shown: CaseFile) -> None:
        """Know the request as it is now; what was typed stays."""
        self._shown = shown

    def _say(self) -> None:
        text = self._words.text
        self._title.set_text(text("record.title"))
        self._kind_label.set_text(text("record.kind"))
        self._kind.setAccessibleName(text("record.kind"))
        self._day_label.set_text(text("record.on"))
        self._day.setAccessibleName(text("record.on"))
        self._text_label.set_text(text("case.record.text"))
        self._text.setAccessibleName(text("case.record.text"))
        is_sent = self._kind.kind() is EventKind.SENT
        self._record.set_words(text("sent.yes" if is_sent else "record.record"))
        self._close.set_words(text("case.record.cancel"))
        self.files.retranslate()

    def _change_kind(self) -> None:
        kept = self._fields.values()
        self._ask_fields()
        self._fields.fill(kept)
        self._tell(None)
        self._say()
        self._touch()

    def _ask_fields(self) -> None:
        kind = self._kind.kind()
        rules = [rule for rule in FIELDS[kind] if rule.name not in _ELSEWHERE] if kind else []
        if self._shown is not None:
            self._fields.ask(rules, self._shown.row.assessment.today)

    def _touch(self) -> None:
        self._touched = True

    # Recording

    def press(self) -> None:
        """Record what is filled in, once however often it is pressed."""
        kind = self._kind.kind()
        if kind is None or not self._record.isEnabled():
            return
        if not self._asks.is_complete():
            self._wrong.say(self._words.text("case.record.no_ask"), "circle-alert", "late")
            self._wrong.show()
            return
        try:
            draft = draft_event(kind.value, self._day.day(), self._given(), self._asks.chosen())
        except Problem as problem:
            self.complain(problem)
            return
        self._tell(None)
        self._record.setEnabled(False)
        self.recorded.emit(draft, self.files.paths())

    def _given(self) -> list[str]:
        values = self._fields.values()
        values["text"] = self._text.toPlainText()
        return [f"{name}={value}" for name, value in values.items() if value.strip()]

    def complain(self, problem: Problem) -> None:
        """Say why it could not be recorded; what was filled in stays."""
        self._tell(problem)
        self.free()

    def free(self) -> None:
        """Let the form be used again, after its event was recorded or refused."""
        self._record.setEnabled(True)

    def done(self) -> None:
        """Forget what was typed: it is recorded."""
        self._touched = False
        self._text.setPlainText("")
        self.files.clear()
        self._touched = False
        self.free()
        self.hide()

    def _tell(self, problem: Problem | None) -> None:
        """Say what is wrong at the field it is about, else below all of them."""
        self._problem = problem
        said = self._words.say(problem.message) if problem else ""
        about = str(problem.message.values.get("field", "")) if problem else ""
        at_its_place = self._fields.complain(about, said)
        self._wrong.say(said, "circle-alert", "late")
        self._wrong.setVisible(bool(said) and not at_its_place)

    # Keeping

    def is_touched(self) -> bool:
        """Say whether something was typed or chosen that is not recorded."""
        return self._touched and not self.isHidden()

    def values(self) -> Mapping[str, object]:
        """Give what is filled in, as JSON values."""
        kind = self._kind.kind()
        return {
            "kind": kind.value if kind else "",
            "on": self._day.day().isoformat(),
            "asks": self._asks.ticked(),
            "fields": self._fields.values(),
            "text": self._text.toPlainText(),
            "files": [str(path) for path in self.files.paths()],
        }

    def fill(self, shown: CaseFile, values: Mapping[str, object]) -> None:
        """Show again what ``values`` gave; what does not fit is left."""
        self._shown = shown
        self._begin(None, kind_of(values.get("kind")))
        try:
            self._day.set_day(date.fromisoformat(str(values.get("on"))))
        except ValueError:
            self._day.set_day(shown.row.assessment.today)
        asks = values.get("asks")
        if isinstance(asks, list) and asks:
            self._asks.offer(shown.row.case.asks, (str(ask) for ask in asks))
        fields = values.get("fields")
        if isinstance(fields, dict):
            self._fields.fill({str(name): str(value or "") for name, value in fields.items()})
        self._text.setPlainText(str(values.get("text") or ""))
        files = values.get("files")
        if isinstance(files, list):
            self.files.add(Path(str(each)) for each in files)
        self._touched = True
        self.free()
        self.show()

    def retranslate(self) -> None:
        """Ask the same in another language; what was filled in stays."""
        if self._shown is None:
            return
        hidden, touched, problem = self.isHidden(), self._touched, self._problem
        kept, ticked = self._fields.values(), self._asks.ticked()
        self._kind.retranslate()
        self._ask_fields()
        self._fields.fill(kept)
        self._asks.offer(self._shown.row.case.asks, ticked or None)
        self._say()
        self._tell(problem)
        self._touched = touched
        self.setHidden(hidden)

    def focus(self) -> None:
        """Bring the keyboard here."""
        self._kind.setFocus(Qt.FocusReason.OtherFocusReason)

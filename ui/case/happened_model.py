"""What happened, as ready words: one entry for each recorded event and assumed arrival."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.base.ids import EventId, EventKind
from app.cases.case import Ask
from app.cases.timeline import Row, RowKind
from app.services.case_file import CaseFile, Paper
from ui.asks import asked
from ui.case.line_marks import event_kind, in_order
from ui.wording import Words

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)

#: The icon on an entry's ring; what is not named here is a plain note.
ICONS = {
    EventKind.DRAFTED: "pencil-line",
    EventKind.SENT: "send",
    EventKind.ARRIVED: "mail-check",
    EventKind.NORMALLY_ARRIVES: "mailbox",
    EventKind.BOUNCED: "mail-x",
    EventKind.ACKNOWLEDGED: "mail-check",
    EventKind.IDENTITY_REQUESTED: "circle-question-mark",
    EventKind.IDENTITY_RECEIVED: "id-card",
    EventKind.AUTHORITY_REQUESTED: "circle-question-mark",
    EventKind.AUTHORITY_RECEIVED: "id-card",
    EventKind.FEE_REQUESTED: "banknote",
    EventKind.FEE_PAID: "banknote",
    EventKind.CLARIFICATION_REQUESTED: "circle-question-mark",
    EventKind.CLARIFICATION_RECEIVED: "send",
    EventKind.EXTENSION_NOTIFIED: "calendar-clock",
    EventKind.PROMISED: "calendar-clock",
    EventKind.REDIRECTED: "share-2",
    EventKind.PARTLY_ANSWERED: "file-check",
    EventKind.ANSWERED: "file-check",
    EventKind.DATA_RECEIVED: "download",
    EventKind.COMPLETED: "check",
    EventKind.NO_DATA: "file-check",
    EventKind.REFUSED: "circle-x",
    EventKind.REMINDER_SENT: "send",
    EventKind.COMPLAINT_RECEIVED: "message-square-warning",
    EventKind.COMPLAINT_LODGED: "message-square-warning",
    EventKind.REAPPEARED: "eye",
    EventKind.WITHDRAWN: "x",
    EventKind.CLOSED: "check",
    EventKind.CALL: "phone",
    EventKind.RETRACTED: "undo-2",
}
_NOTE = "file-text"


@dataclass(frozen=True)
class Entry:
    """One entry of "What happened".

    Attributes:
        event: what can be taken back; None for an assumed arrival or a taking back.
        day: its date in short.
        line: what is told of it; ``remark`` says that it was taken back or is assumed.
        papers: the letters and documents recorded with it.
        said: everything, as one sentence.
    """

    event: EventId | None
    kind: EventKind
    on: date
    icon: str
    day: str
    title: str
    line: str
    remark: str
    struck: bool
    papers: tuple[Paper, ...]
    said: str


def entries_of(shown: CaseFile, words: Words) -> tuple[Entry, ...]:
    """Give what happened, newest first."""
    rows = in_order(shown.timeline)
    today = shown.row.assessment.today
    papers: dict[EventId | None, list[Paper]] = {}
    for paper in shown.papers:
        papers.setdefault(paper.event, []).append(paper)
    asks = shown.row.case.asks
    return tuple(
        _entry(row, row.on, papers.get(row.event, []) if row.event else [], asks, today, words)
        for row in reversed(rows)
        if row.on is not None
    )


def _entry(
    row: Row,
    on: date,
    papers: list[Paper],
    asks: tuple[Ask, ...],
    today: date,
    words: Words,
) -> Entry:
    kind = event_kind(row) or EventKind.NOTE
    remark = ""
    if row.struck:
        remark = words.text("case.taken_back")
    elif row.kind is RowKind.ASSUMED:
        remark = words.text("case.assumed")
    parts = [words.say(detail) for detail in row.details]
    if row.asks and len(asks) > 1:
        concerned = words.messages.listed(asked(asks, words.messages, row.asks))
        parts.append(words.text("case.concerns", asks=concerned))
    if row.text:
        parts.append(words.text("timeline.text", text=row.text))
    said = words.say(row.line)
    if papers:
        said = words.plural("case.entry_attached", len(papers), said=said)
    can_go = row.event is not None and not row.struck and kind is not EventKind.RETRACTED
    return Entry(
        row.event if can_go else None,
        kind,
        on,
        ICONS.get(kind, _NOTE),
        words.messages.date_short(on, today),
        words.say(row.title),
        _joined(parts, words),
        remark,
        row.struck,
        tuple(papers),
        said,
    )


def _joined(parts: Sequence[str], words: Words) -> str:
    said = parts[0] if parts else ""
    for part in parts[1:]:
        said = words.text("timeline.more", said=said, more=part)
    return said


class HappenedModel(QAbstractListModel):
    """The entries; each is one sentence for a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.said
        return None

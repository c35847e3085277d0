"""The rows of Today: section headings and requests, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.base.ids import CaseId
from app.cases.next_steps import Action, Urgency, pressing
from app.services.requests import CaseRow
from ui.widgets.marks import Mark
from ui.wording import Words

Index = QModelIndex | QPersistentModelIndex


class Roles(IntEnum):
    """What a view can ask a row for."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Heading:
    """The heading of a section, with the number of its rows."""

    text: str
    count: int


@dataclass(frozen=True)
class TodayRow:
    """A request as Today shows it, all words ready."""

    case: CaseId
    mark: Mark
    operator: str
    asked: str
    person: str
    reason: str
    status: str
    action: str
    needs_you: bool
    source: CaseRow

    @property
    def sentence(self) -> str:
        """What a screen reader says of the row."""
        said = (self.operator, self.asked, self.person, self.status, self.reason, self.action)
        return ", ".join(said)


#: Steps whose button says what to do; the others just open the request.
_ACTIONS = frozenset(Action) - {Action.WAIT, Action.NOTHING}


def rows_of(cases: tuple[CaseRow, ...], words: Words) -> tuple[Heading | TodayRow, ...]:
    """Sort the requests into "needs you now" and "coming up"; quiet ones come last."""
    ordered = sorted(cases, key=lambda row: pressing(row.step))
    shown: list[Heading | TodayRow] = []
    for urgency in Urgency:
        section = [row for row in ordered if row.step.urgency is urgency]
        if section:
            shown.append(Heading(words.text(f"today.{urgency}"), len(section)))
            shown += [_row(row, words) for row in section]
    return tuple(shown)


def _row(row: CaseRow, words: Words) -> TodayRow:
    step = row.step
    asked = words.messages.listed([words.text(f"right.{ask.right}") for ask in row.case.asks])
    action = step.action if step.action in _ACTIONS else None
    return TodayRow(
        case=row.case.id,
        mark=Mark(step.mark.value),
        operator=row.case.operator_name,
        asked=asked or words.text(f"letter.{row.case.kind}"),
        person=row.case.person_name,
        reason=words.say(step.reason),
        status=words.say(step.words),
        action=words.text(f"next.{action}" if action else "today.open"),
        needs_you=step.urgency is Urgency.NEEDS_YOU,
        source=row,
    )


class TodayModel(QAbstractListModel):
    """Headings and rows in one list; headings can be neither chosen nor reached by keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Heading | TodayRow, ...] = ()

    def show_rows(self, rows: tuple[Heading | TodayRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Roles.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.text if isinstance(row, Heading) else row.sentence
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], TodayRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def row_of(self, case: CaseId) -> int:
        """Give the row number of a request, or -1."""
        for number, row in enumerate(self._rows):
            if isinstance(row, TodayRow) and row.case == case:
                return number
        return -1

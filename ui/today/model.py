"""The model of Today's list: rows that are ready to be drawn."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.base.ids import CaseId
from ui.today.rows import Heading, Row, TodayRow

Index = QModelIndex | QPersistentModelIndex


class Roles(IntEnum):
    """What a view can ask a row for."""

    ROW = Qt.ItemDataRole.UserRole + 1


class TodayModel(QAbstractListModel):
    """Headings and rows in one list; headings can be neither chosen nor reached by keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
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
            return row.sentence
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def rows(self) -> tuple[Row, ...]:
        """Give all rows."""
        return self._rows

    def row_of(self, case: CaseId | None) -> int:
        """Give the row number of a request, or -1."""
        for number, row in enumerate(self._rows):
            if isinstance(row, TodayRow) and row.case == case:
                return number
        return -1

    def first(self) -> int:
        """Give the number of the first row that can be chosen, or -1."""
        for number, row in enumerate(self._rows):
            if not isinstance(row, Heading):
                return number
        return -1

"""The model of a list whose rows are worded one by one, when they are drawn."""

from __future__ import annotations

from enum import IntEnum
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class Roles(IntEnum):
    """What a view can ask a row for."""

    ROW = Qt.ItemDataRole.UserRole + 1


class WordedRow(Protocol):
    """A row's words."""

    @property
    def sentence(self) -> str:
        """All of the row, as a screen reader says it."""


class WordedModel(QAbstractListModel):
    """Words each row once, until the rows or the language change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worded: dict[int, WordedRow] = {}

    def row_count(self) -> int:
        """Give how many rows there are."""
        raise NotImplementedError

    def word(self, number: int) -> WordedRow:
        """Word a row, counted from 0."""
        raise NotImplementedError

    def forget_words(self) -> None:
        """Know no words of rows any more: there are other rows."""
        self._worded = {}

    def retranslate(self) -> None:
        """Word the rows anew."""
        self.forget_words()
        if count := self.row_count():
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, 0))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.row_count()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < self.row_count():
            return None
        if role == Roles.ROW:
            return self._row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._row(index.row()).sentence
        return None

    def _row(self, number: int) -> WordedRow:
        if number not in self._worded:
            self._worded[number] = self.word(number)
        return self._worded[number]

"""The list's model: what was found so far; more is asked for as one scrolls."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Signal

from app.services.directory import OperatorRow
from ui.directory.row import DirectoryRow, row_words
from ui.widgets.worded_model import Index, WordedModel
from ui.wording import Words


class DirectoryModel(WordedModel):
    """Operators, worded one by one when they are drawn.

    Signals:
        more_asked: the view has come to the end of what is here.
    """

    more_asked = Signal()

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: tuple[OperatorRow, ...] = ()
        self._typed = ""
        self._all = 0
        self._asked = False

    def show_found(self, rows: tuple[OperatorRow, ...], typed: str, count: int | None) -> None:
        """Show what was found for ``typed``: the first rows of ``count``, None = of many.

        Where these are the rows already shown and more, the others are put behind them.
        """
        self._asked = False
        self._all = len(rows) + 1 if count is None else count
        have = len(self._rows)
        if have and typed == self._typed and rows[:have] == self._rows:
            if len(rows) > have:
                self.beginInsertRows(QModelIndex(), have, len(rows) - 1)
                self._rows = rows
                self.endInsertRows()
            return
        self.beginResetModel()
        self._rows, self._typed = rows, typed
        self.forget_words()
        self.endResetModel()

    def show_count(self, count: int) -> None:
        """Know how many rows there are in all."""
        self._all = count

    def row_count(self) -> int:
        return len(self._rows)

    def word(self, number: int) -> DirectoryRow:
        return row_words(self._rows[number], self._typed, self._words)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and len(self._rows) < self._all and not self._asked

    def fetchMore(self, _parent: Index) -> None:
        self._asked = True
        self.more_asked.emit()

    def row_of(self, slug: str) -> int:
        """Give the row number of an operator, or -1."""
        for number, row in enumerate(self._rows):
            if row.operator.slug == slug:
                return number
        return -1

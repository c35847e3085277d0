"""The list's model: as many rows as there are requests, their words fetched as they are seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.base.ids import CaseId
from app.services.overview import PAGE
from ui.cases.row import RequestRow

Index = QModelIndex | QPersistentModelIndex

#: The words of a page's requests; None where one has been erased meanwhile.
Page = tuple[RequestRow | None, ...]

#: How many pages are kept; those seen longest ago go first.
_KEPT = 20


class Roles(IntEnum):
    """What a view can ask a row for."""

    ROW = Qt.ItemDataRole.UserRole + 1


class RequestsModel(QAbstractListModel):
    """Requests by id in their order; the words come in pages.

    Signals:
        page_wanted: the number of a page that is looked at and not here.
    """

    page_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: Sequence[CaseId] = ()
        self._pages: OrderedDict[int, Page] = OrderedDict()

    def show_list(self, ids: Sequence[CaseId], pages: dict[int, Page]) -> None:
        """Show another list, with the pages that are read already."""
        self.beginResetModel()
        self._ids = ids
        self._pages = OrderedDict(pages)
        self.endResetModel()

    def put_page(self, number: int, rows: Page) -> None:
        """Take a page that was wanted."""
        self._pages[number] = rows
        self._pages.move_to_end(number)
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        first = number * PAGE
        last = min(first + PAGE, len(self._ids)) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (
            Roles.ROW,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        row = self.row(index.row())
        if role == Roles.ROW:
            return row
        return row.sentence if row else ""

    def row(self, number: int) -> RequestRow | None:
        """Give a row's words; None until its page has come, which is asked for."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self.page_wanted.emit(page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def case(self, number: int) -> CaseId:
        """Give the request in a row."""
        return self._ids[number]

    def cases(self, first: int, last: int) -> Sequence[CaseId]:
        """Give the requests from one row to another, both included."""
        return self._ids[first : last + 1]

    def row_of(self, case: CaseId) -> int:
        """Give the row number of a request, or -1."""
        try:
            return self._ids.index(case)
        except ValueError:
            return -1

"""The list itself: rows of one height, several of which can be chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.base.ids import CaseId
from ui.cases.delegate import RequestsDelegate
from ui.cases.model import Page, RequestsModel

#: More chosen requests are not looked for in a list that has become another: it would stutter.
REMEMBERED = 5000

_SELECT = QItemSelectionModel.SelectionFlag


class RequestsList(QTableView):
    """Requests, however many; the words of those in sight are asked for.

    A table of one column: a list view asks the model for every index once more whenever
    the list changes, which takes half a second for a hundred thousand.

    Signals:
        opened: the request of a row is to be opened.
        chosen: how many are chosen now.
        looked: first and last row in sight.
        measured: the width the scroll bar takes from the rows.
    """

    opened = Signal(object)
    chosen = Signal(int)
    looked = Signal(int, int)
    measured = Signal(int)

    def __init__(self, model: RequestsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setObjectName("requests_list")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.viewport().setAutoFillBackground(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # The delegate paints what is chosen; a table would fill its cells behind that.
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self._delegate = RequestsDelegate(self)
        self.setItemDelegate(self._delegate)
        self._measure()
        self.setModel(model)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.verticalScrollBar().valueChanged.connect(self._tell_sight)
        self.activated.connect(lambda index: self._open(index.row()))

    def show_list(self, ids: Sequence[CaseId], pages: dict[int, Page], *, anew: bool) -> None:
        """Show another list; what was chosen stays so, and where one was unless it is ``anew``."""
        spans, same = self._spans(), ids == self._rows.cases(0, self._rows.rowCount())
        few = not same and self.chosen_count() <= REMEMBERED
        chosen = set(self.chosen_cases()) if few else set()
        current = self.currentIndex()
        held = self._rows.case(current.row()) if current.isValid() else None
        place = self.verticalScrollBar().value()
        selection = self.selectionModel()
        selection.blockSignals(True)
        self._rows.show_list(ids, pages)
        if chosen:
            spans = self._spans_of(chosen)
        self._choose(spans if same or chosen else [])
        if held is not None and (number := self._rows.row_of(held)) >= 0:
            selection.setCurrentIndex(self._rows.index(number, 0), _SELECT.NoUpdate)
        selection.blockSignals(False)
        self.doItemsLayout()
        self.updateGeometries()
        self.verticalScrollBar().setValue(0 if anew else place)
        self._tell_chosen()
        self._tell_sight()

    def choose(self, cases: Collection[CaseId]) -> None:
        """Choose these requests and no others; those that are not in the list are left."""
        self._choose(self._spans_of(frozenset(cases)))

    def chosen_cases(self) -> list[CaseId]:
        """Give the chosen requests, in the order of the list."""
        found: list[CaseId] = []
        for top, bottom in sorted(self._spans()):
            found += self._rows.cases(top, bottom)
        return found

    def chosen_count(self) -> int:
        """Count the chosen requests."""
        return sum(bottom - top + 1 for top, bottom in self._spans())

    def _spans(self) -> list[tuple[int, int]]:
        """Give first and last row of each stretch that is chosen."""
        selection = self.selectionModel().selection()
        spans = (selection.at(number) for number in range(selection.count()))
        return [(span.top(), span.bottom()) for span in spans]

    def _spans_of(self, cases: Collection[CaseId]) -> list[tuple[int, int]]:
        listed = self._rows.cases(0, self._rows.rowCount())
        return _stretches([number for number, case in enumerate(listed) if case in cases])

    def _choose(self, spans: Iterable[tuple[int, int]]) -> None:
        ranges = QItemSelection()
        for first, last in spans:
            top, bottom = self._rows.index(first, 0), self._rows.index(last, 0)
            ranges.append(QItemSelectionRange(top, bottom))
        self.selectionModel().select(ranges, _SELECT.ClearAndSelect)

    def enter(self) -> None:
        """Take the keyboard, at the first row unless one is current."""
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        opens = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if plain and event.key() in opens and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        tabbed = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if tabbed and not self.currentIndex().isValid() and self._rows.rowCount():
            # Only shown as current: nothing is chosen by passing through.
            self.selectionModel().setCurrentIndex(self._rows.index(0, 0), _SELECT.NoUpdate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measured.emit(self.width() - self.viewport().width())
        self._tell_sight()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # In a table these go to the first and last column; here there is only one.
        if action is QAbstractItemView.CursorAction.MoveHome:
            return self._rows.index(0, 0)
        if action is QAbstractItemView.CursorAction.MoveEnd:
            return self._rows.index(self._rows.rowCount() - 1, 0)
        return super().moveCursor(action, modifiers)

    def _measure(self) -> None:
        """Make every row as high as the text size wants it."""
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height())

    def _open(self, number: int) -> None:
        if 0 <= number < self._rows.rowCount():
            self.opened.emit(self._rows.case(number))

    def _tell_chosen(self, *_what: object) -> None:
        self.chosen.emit(self.chosen_count())

    def _tell_sight(self, *_what: object) -> None:
        height = self._delegate.row_height()
        top = self.verticalScrollBar().value()
        last = max(0, self._rows.rowCount() - 1)
        first = min(last, top // height)
        self.looked.emit(first, min(last, (top + self.viewport().height()) // height))


def _stretches(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Give first and last of each run of rows that follow one another."""
    runs: list[tuple[int, int]] = []
    for number in rows:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs

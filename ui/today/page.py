"""Today: a plain list of what needs you, each request with its one next action."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.base.errors import Problem
from app.base.ids import CaseId
from app.cases.case import Event
from app.services.requests import CaseRow
from ui.problems import Problems
from ui.today.case_panel import CasePanel
from ui.today.delegate import TodayDelegate
from ui.today.model import Roles, TodayModel, TodayRow, rows_of
from ui.today.presenter import TodayPresenter
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import EmptyState
from ui.widgets.heading import PageHeading
from ui.widgets.page import Page
from ui.wording import Words

_SIDE = 360


class _List(QListView):
    """A list whose Enter and Space run the row's action."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("today_list")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt itself knows Enter alone; Space would choose the row once more.
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class TodayPage(Page):
    """The list, and beside it the chosen request with the form to record what happened.

    Signals:
        new_request_asked: the user wants to write a request.
        counted: how many requests need the user now.
    """

    new_request_asked = Signal()
    counted = Signal(int)

    def __init__(
        self,
        presenter: TodayPresenter,
        words: Words,
        banner: Banner,
        problems: Problems,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._words = presenter, words
        self._banner, self._problems = banner, problems
        self._cases: tuple[CaseRow, ...] = ()
        self._chosen: CaseId | None = None
        self._heading = PageHeading()
        self.header.addWidget(self._heading, 1)
        self._start = Button("", Kind.PRIMARY, icon="plus")
        self._start.setObjectName("first_request")
        self._start.clicked.connect(self.new_request_asked)
        self._empty = EmptyState(self._start)
        self._model = TodayModel(self)
        self._delegate = TodayDelegate(self)
        self._list = _List()
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self.content.addWidget(self._empty, 1)
        self.content.addWidget(self._list, 1)
        self._panel = CasePanel(words)
        self.set_side(_SIDE).addWidget(self._panel, 1)
        self._show_side(False)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._presenter.read.connect(self._show)
        self._presenter.recorded.connect(self._tell_recorded)
        self._presenter.refused.connect(self._refuse)
        self._presenter.failed.connect(self._problems.tell)
        self._list.selectionModel().currentChanged.connect(self._choose)
        # Once the panel was closed its row is still the current one.
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(lambda index: self._act(index.data(Roles.ROW)))
        self._delegate.acted.connect(self._act)
        self._panel.form.recorded.connect(self._presenter.record)
        self._words.language_changed.connect(self.retranslate)

    def entered(self) -> None:
        """Read again: a day may have passed."""
        self._name_day()
        self._presenter.reload()

    def press_primary(self) -> None:
        """Write the first request, where there is none."""
        if not self._cases:
            self.new_request_asked.emit()

    def close_innermost(self) -> bool:
        """Close the side panel, if it is open."""
        if self._chosen is None:
            return False
        self._chosen = None
        self._list.clearSelection()
        self._show_side(False)
        self._list.setFocus()
        return True

    def _show(self, cases: tuple[CaseRow, ...]) -> None:
        self._cases = cases
        rows = rows_of(cases, self._words)
        self._delegate.fit(row.action for row in rows if isinstance(row, TodayRow))
        self._model.show_rows(rows)
        self._empty.setVisible(not cases)
        self._list.setVisible(bool(cases))
        self.counted.emit(sum(1 for row in rows if isinstance(row, TodayRow) and row.needs_you))
        if self._chosen is not None:
            number = self._model.row_of(self._chosen)
            if number < 0:
                self.close_innermost()
            else:
                self._select(number)
                self._show_chosen()

    def _select(self, number: int) -> None:
        selection = self._list.selectionModel()
        selection.blockSignals(True)
        selection.setCurrentIndex(
            self._model.index(number, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        selection.blockSignals(False)
        self._list.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(Roles.ROW)
        if isinstance(row, TodayRow) and row.case != self._chosen:
            self._chosen = row.case
            self._show_chosen()

    def _act(self, row: object) -> None:
        if isinstance(row, TodayRow):
            self._chosen = row.case
            self._select(self._model.row_of(row.case))
            self._show_chosen()
            self._panel.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        row = next((each for each in self._cases if each.case.id == self._chosen), None)
        if row is not None:
            self._panel.show_case(row, row.assessment.today)
            self._show_side(True)

    def _show_side(self, shown: bool) -> None:
        side = self._panel.parentWidget()
        if side is not None:
            side.setVisible(shown)

    def _tell_recorded(self, case: CaseId, event: Event) -> None:
        words = self._words
        name = words.text(f"event.{event.kind}")
        self._banner.offer_undo(
            words.text("record.done", event=name, on=event.on),
            lambda: self._presenter.take_back(case, event.id),
        )

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self._panel.form.complain(error)
        else:
            self._panel.form.free()
            self._problems.tell(error)

    def _name_day(self) -> None:
        today = self._words.messages.date_weekday(self._presenter.today())
        self._heading.set_words(self._words.text("today.title"), today)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._name_day()
        self._empty.set_words(text("today.empty"), text("today.empty_line"))
        self._start.set_words(text("ui.rail.new_request"))
        self._list.setAccessibleName(text("today.title"))
        self._show(self._cases)

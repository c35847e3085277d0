"""Which date is explained beside the timeline, and what would happen if."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.base.ids import CaseId
from app.cases.events import EventDraft
from app.cases.timeline import Row
from app.services.case_file import CaseFile
from ui.case.choice import default_row, same_row
from ui.case.dates import Dates
from ui.case.presenter import CasePresenter
from ui.case.what_if import WhatIf
from ui.case.why import WhyPanel
from ui.wording import Words


class Explaining(QObject):
    """Opens and closes the two panels, one at a time; the keyboard goes back to the date.

    Signals:
        arrival_asked: the day of arrival is to be recorded otherwise.
    """

    arrival_asked = Signal()

    def __init__(self, presenter: CasePresenter, dates: Dates, words: Words) -> None:
        super().__init__(dates)
        self._presenter, self._dates = presenter, dates
        self._shown: CaseFile | None = None
        self._row: Row | None = None
        self._is_open = True
        self.why = WhyPanel(words)
        self.what_if = WhatIf(words)
        dates.row_opened.connect(self._open)
        self.why.closed.connect(self._close_why)
        self.why.arrival_asked.connect(self.arrival_asked)
        self.why.what_if_asked.connect(self._open_what_if)
        self.what_if.imagined.connect(self._imagine)
        self.what_if.closed.connect(self._close_what_if)
        presenter.imagined.connect(self._show_imagined)
        self.forget()

    def forget(self) -> None:
        """Explain nothing: another request comes."""
        self._shown = self._row = None
        self._is_open = True
        self.why.hide()
        self.what_if.hide()

    def show_case(self, shown: CaseFile) -> None:
        """Explain the same date as before, as it stands now; else the next to come."""
        self._shown = shown
        row = same_row(self._row, shown.timeline) if self._row else None
        self._row = row or default_row(shown)
        self._show()
        if not self.what_if.isHidden():
            self.what_if.refresh(shown.timeline)

    def close_what_if(self) -> bool:
        """Stop imagining; say whether there was something imagined."""
        was_open = not self.what_if.isHidden()
        if was_open:
            self._close_what_if()
        return was_open

    def close_why(self) -> bool:
        """Close why; say whether it was open."""
        was_open = not self.why.isHidden()
        if was_open:
            self._close_why()
        return was_open

    def _show(self) -> None:
        explained = self._row if self._is_open else None
        if explained is not None and self._shown is not None:
            self.why.show_row(explained, self._shown)
        self.why.setVisible(explained is not None and self.what_if.isHidden())
        self._dates.choose(explained)

    def _open(self, row: Row) -> None:
        self.what_if.hide()
        self._row, self._is_open = row, True
        self._show()

    def _close_why(self) -> None:
        self._is_open = False
        self._show()
        self._dates.focus_row(self._row)

    def _open_what_if(self) -> None:
        if self._shown is not None:
            self.why.hide()
            self.what_if.ask(self._shown.timeline, self._shown.row.assessment.today)

    def _close_what_if(self) -> None:
        self.what_if.hide()
        self._is_open = True
        self._show()
        self._dates.focus_row(self._row)

    def _imagine(self, event: EventDraft) -> None:
        if self._shown is not None:
            self._presenter.imagine(self._shown.row.case.id, event)

    def _show_imagined(self, case: CaseId, event: EventDraft, rows: tuple[Row, ...]) -> None:
        # What is imagined may have changed since it was asked.
        same = self._shown is not None and self._shown.row.case.id == case
        if same and not self.what_if.isHidden() and event == self.what_if.draft():
            self.what_if.show_dates(rows)

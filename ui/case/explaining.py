"""Which date is explained beside the timeline, and what would happen if."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.base.errors import Problem
from app.base.ids import CaseId
from app.cases.clocks import Move
from app.cases.imagining import Thought
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
        record_asked: an ``EventKind`` is to be recorded, because a date waits for it.
        opened: a panel, which is to be seen in full.
    """

    record_asked = Signal(object)
    opened = Signal(object)

    def __init__(self, presenter: CasePresenter, dates: Dates, words: Words) -> None:
        super().__init__(dates)
        self._presenter, self._dates = presenter, dates
        self._shown: CaseFile | None = None
        self._row: Row | None = None
        self._is_open = True
        self._revealed = 0
        self.why = WhyPanel(words)
        self.what_if = WhatIf(words)
        dates.row_opened.connect(self._open)
        self.why.closed.connect(self._close_why)
        self.why.record_asked.connect(self.record_asked)
        self.why.what_if_asked.connect(self._open_what_if)
        self.what_if.imagined.connect(self._imagine)
        self.what_if.closed.connect(self._close_what_if)
        presenter.imagined.connect(self._show_imagined)
        presenter.not_imagined.connect(self._refuse_imagined)
        self.forget()

    def forget(self) -> None:
        """Explain nothing: another request comes."""
        self._shown = self._row = None
        self._is_open = True
        self.why.hide()
        self.what_if.hide()

    def show_case(self, shown: CaseFile) -> None:
        """Explain the same date as before, as it stands now; else the gravest."""
        self._shown = shown
        row = same_row(self._row, shown.timeline) if self._row else None
        self._row = row or default_row(shown)
        self._show()
        if not self.what_if.isHidden():
            self.what_if.refresh(shown)

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
            self._revealed = 0
            self.what_if.ask(self._shown)

    def _close_what_if(self) -> None:
        self.what_if.hide()
        self._is_open = True
        self._show()
        self._dates.focus_row(self._row)

    def _imagine(self, thoughts: tuple[Thought, ...]) -> None:
        if self._shown is not None:
            self._presenter.imagine(self._shown.row.case.id, thoughts)

    def _show_imagined(
        self, case: CaseId, thoughts: tuple[Thought, ...], moves: tuple[Move, ...]
    ) -> None:
        if self._is_imagined(case, thoughts):
            self.what_if.show_moves(moves)
            self._reveal()

    def _reveal(self) -> None:
        """Let the panel be seen in full when it has opened or grown."""
        thoughts = len(self.what_if.thoughts())
        if thoughts != self._revealed:
            self._revealed = thoughts
            # The layout takes in the new lines after this.
            QTimer.singleShot(0, self.what_if, lambda: self.opened.emit(self.what_if))

    def _refuse_imagined(
        self, case: CaseId, thoughts: tuple[Thought, ...], error: Exception
    ) -> None:
        if self._is_imagined(case, thoughts) and isinstance(error, Problem):
            self.what_if.refuse(error)

    def _is_imagined(self, case: CaseId, thoughts: tuple[Thought, ...]) -> bool:
        # What is imagined may have changed since it was asked.
        same = self._shown is not None and self._shown.row.case.id == case
        return same and not self.what_if.isHidden() and thoughts == self.what_if.thoughts()

"""The case page: the next step on top, the dates on a line, what happened, why, documents."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.ids import CaseId, EventKind
from app.cases.case import Event
from app.cases.events import EventDraft
from app.cases.next_steps import Action
from app.services.case_file import CaseFile
from ui.case.dates import Dates
from ui.case.documents import Documents
from ui.case.explaining import Explaining
from ui.case.happened import Happened
from ui.case.happened_model import Entry
from ui.case.head import CaseHead, Facts
from ui.case.next_card import NextCard
from ui.case.papers import Papers, holds_files
from ui.case.presenter import CasePresenter
from ui.case.record import RecordForm
from ui.problems import Problems
from ui.widgets import look
from ui.widgets.banner import Banner
from ui.widgets.page import Page
from ui.wording import Words

#: Below this width the right column goes below the left one, and buttons below their words.
_TWO_COLUMNS = 1000
_FOLDED = 760
#: Shares of the width: what happened, and what explains it.
_LEFT, _RIGHT = 3, 2
#: Nothing but the day is to be said of these: they are recorded at once, with Undo.
_AT_ONCE = {Action.ANSWER_FEE: EventKind.FEE_PAID}


class CasePage(Page):
    """One request.

    Signals:
        back_asked: to all requests.
        person_asked: to the person, by ``PersonId``.
        operator_asked: to the operator's record, by slug.
    """

    back_asked = Signal()
    person_asked = Signal(object)
    operator_asked = Signal(str)

    def __init__(
        self,
        presenter: CasePresenter,
        words: Words,
        banner: Banner,
        problems: Problems,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._words = presenter, words
        self._banner, self._problems = banner, problems
        self._case: CaseId | None = None
        self._shown: CaseFile | None = None
        self._wanted: Action | None = None
        self._restored: Mapping[str, object] | None = None
        self.setAcceptDrops(True)
        self._head = CaseHead(words)
        self._facts = Facts(words)
        self._next = NextCard(words)
        self._form = RecordForm(words)
        self._dates = Dates(words)
        self._happened = Happened(words)
        self._explaining = Explaining(presenter, self._dates, words)
        self._papers = Papers(presenter, words, banner, self)
        self._documents = Documents(words)
        self._lay_out()
        self._connect()
        self._forget()

    def _lay_out(self) -> None:
        self.header.addWidget(self._head, 1)
        above: list[QWidget] = [self._facts, self._next, self._form, self._dates]
        for widget in above:
            self.content.addWidget(widget)
        right = QVBoxLayout()
        right.setSpacing(12)
        beside: list[QWidget] = [
            self._explaining.what_if,
            self._explaining.why,
            self._documents,
        ]
        for each in beside:
            right.addWidget(each)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        self._columns.addWidget(self._happened, _LEFT)
        self._columns.addLayout(right, _RIGHT)
        self.content.addLayout(self._columns, 1)

    def _connect(self) -> None:
        presenter, head = self._presenter, self._head
        presenter.read.connect(self._show)
        presenter.missing.connect(self._tell_missing)
        presenter.recorded.connect(self._tell_recorded)
        presenter.refused.connect(self._refuse)
        presenter.taken_back.connect(self._tell_taken_back)
        presenter.letter_read.connect(self._documents.show_letter)
        presenter.failed.connect(self._problems.tell)
        head.back_asked.connect(self.back_asked)
        head.person_asked.connect(self._go_to_person)
        head.operator_asked.connect(self._go_to_operator)
        head.record_asked.connect(lambda: self._open_form(None))
        head.copy_asked.connect(self._copy_reference)
        self._next.acted.connect(self._act)
        self._form.recorded.connect(self._record)
        self._form.closed.connect(self._close_form)
        self._explaining.arrival_asked.connect(lambda: self._open_form(None, EventKind.ARRIVED))
        self._happened.list.take_back_asked.connect(self._take_back)
        self._happened.list.save_asked.connect(self._papers.save)
        self._documents.save_asked.connect(self._papers.save)
        self._documents.add_asked.connect(self._papers.choose)
        self._documents.read_asked.connect(presenter.read_letter)
        self._papers.chosen.connect(self._note_files)
        self._words.language_changed.connect(self.retranslate)

    # Showing

    def show_case(self, case: CaseId, action: Action | None = None) -> None:
        """Show a request; with ``action`` the form asks at once what answers it."""
        if case != self._case:
            self._case = case
            self._forget()
        self._wanted = action
        self._presenter.show_case(case)

    def entered(self) -> None:
        """Read again: a day may have passed."""
        if self._shown is not None:
            self._presenter.reload()

    def case(self) -> CaseId | None:
        """Give the request shown."""
        return self._case

    def _forget(self) -> None:
        self._shown = None
        self._form.done()
        self._explaining.forget()
        self._show_all()

    def _show_all(self) -> None:
        """Show the parts of the page, or none of them while there is no request."""
        shown = self._shown is not None
        for part in (
            self._head,
            self._facts,
            self._next,
            self._dates,
            self._happened,
            self._documents,
        ):
            part.setVisible(shown)

    def _show(self, shown: CaseFile) -> None:
        first = self._shown is None
        self._shown = shown
        self._case = shown.row.case.id
        if first:
            self._show_all()
            self._documents.close_letter()
        self._show_parts(shown)
        if self._form.isVisibleTo(self):
            self._form.refresh(shown)
        if self._restored is not None:
            self._form.fill(shown, self._restored)
            self._restored = None
            self._stand_back()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._open_form(wanted)

    def _show_parts(self, shown: CaseFile) -> None:
        self._head.show_case(shown)
        self._facts.show_case(shown)
        self._next.show_case(shown)
        self._dates.show_case(shown)
        self._happened.show_case(shown)
        self._documents.show_case(shown)
        self._explaining.show_case(shown)

    # Recording

    def press_primary(self) -> None:
        """Record what is filled in, else do the next step."""
        if self._form.isVisibleTo(self):
            self._form.press()
        else:
            self._next.press()

    def _act(self, action: Action) -> None:
        kind = _AT_ONCE.get(action)
        if kind is None or self._shown is None or self._form.is_touched():
            self._open_form(action)
            return
        row = self._shown.row
        self._presenter.record(row.case.id, EventDraft(kind, row.assessment.today, row.step.asks))

    def _open_form(self, action: Action | None, kind: EventKind | None = None) -> None:
        if self._shown is None:
            return
        self._form.ask(self._shown, action, kind)
        self._stand_back()
        self.reveal(self._form)
        self._form.focus()

    def _close_form(self) -> None:
        self._form.hide()
        self._stand_back()
        self._head.record.setFocus()

    def _stand_back(self) -> None:
        self._next.stand_back(self._form.isVisibleTo(self))

    def _record(self, event: EventDraft, paths: tuple[Path, ...]) -> None:
        if self._case is not None:
            self._presenter.record(self._case, event, paths)

    def _tell_recorded(self, case: CaseId, event: Event) -> None:
        words = self._words
        if case == self._case:
            self._form.done()
            self._stand_back()
        self._banner.offer_undo(
            words.text("record.done", event=words.text(f"event.{event.kind}"), on=event.on),
            lambda: self._presenter.undo_recording(case, event.id),
        )

    def _refuse(self, error: Exception) -> None:
        self._form.free()
        if isinstance(error, Problem) and self._form.isVisibleTo(self):
            self._form.complain(error)
        else:
            self._problems.tell(error)

    def _take_back(self, entry: Entry) -> None:
        event = self._shown.events.get(entry.event) if self._shown and entry.event else None
        if event is not None and self._case is not None:
            self._presenter.take_back(self._case, event)

    def _tell_taken_back(self, case: CaseId, event: Event) -> None:
        words = self._words
        name = words.text(f"event.{event.kind}")
        self._banner.offer_undo(
            words.text("case.taken_back_done", event=name, on=event.on),
            lambda: self._presenter.record_again(case, event.id),
        )

    # Papers

    def _note_files(self, paths: list[Path]) -> None:
        if self._shown is None:
            return
        self._form.note_files(self._shown, paths)
        self._stand_back()
        self.reveal(self._form)
        self._form.focus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._shown is not None and holds_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._papers.take(event.mimeData())
        event.acceptProposedAction()

    # The rest of the window

    def _go_to_person(self) -> None:
        if self._shown is not None:
            self.person_asked.emit(self._shown.row.case.person)

    def _go_to_operator(self) -> None:
        if self._shown is not None:
            self.operator_asked.emit(self._shown.row.case.operator)

    def _copy_reference(self) -> None:
        if self._shown is not None:
            reference = self._shown.row.case.reference
            QGuiApplication.clipboard().setText(reference)
            self._banner.tell(self._words.text("case.copied", reference=reference))

    def _tell_missing(self, error: Exception) -> None:
        self._problems.tell(error)
        if isinstance(error, Problem):
            self._case = None
            self._forget()
            self.back_asked.emit()

    def close_innermost(self) -> bool:
        """Close what was opened last: what is imagined, a letter, the form, why this date."""
        if self._explaining.close_what_if():
            return True
        if self._documents.close_letter():
            self._documents.setFocus()
        elif self._form.isVisibleTo(self):
            self._close_form()
        else:
            return self._explaining.close_why()
        return True

    def unfinished(self) -> Mapping[str, object] | None:
        """Give the request and what was typed about it, if anything was."""
        if self._case is None or not self._form.is_touched():
            return None
        return {"case": str(self._case), "form": dict(self._form.values())}

    def restore(self, values: Mapping[str, object]) -> None:
        """Open the request again with what was typed about it."""
        case, form = values.get("case"), values.get("form")
        if isinstance(case, str) and isinstance(form, dict):
            self._restored = form
            self.show_case(CaseId(case))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        type_ = look.type_()
        directions = QBoxLayout.Direction
        narrow = self.width() < type_.px(_TWO_COLUMNS)
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._next.fold(self.width() < type_.px(_FOLDED))

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was typed stays."""
        self._explaining.what_if.retranslate()
        if self._shown is not None:
            self._show_parts(self._shown)
            self._form.retranslate()

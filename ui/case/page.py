"""The case page: the next step on top, the dates on a line, what happened, why, documents."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.ids import CaseId
from app.cases.next_steps import Action
from app.services.case_file import CaseFile
from ui.case.dates import Dates
from ui.case.documents import Documents
from ui.case.explaining import Explaining
from ui.case.happened import Happened
from ui.case.head import CaseHead, Facts
from ui.case.papers import Papers, holds_files
from ui.case.presenter import CasePresenter
from ui.case.recording import Recording
from ui.problems import Problems
from ui.widgets import look
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import EmptyState
from ui.widgets.page import Page
from ui.wording import Words

#: Below this width the right column goes below the left one, and buttons below their words.
_TWO_COLUMNS = 1000
_FOLDED = 760
#: Shares of the width: what happened, and what explains it.
_LEFT, _RIGHT = 3, 2


class CasePage(Page):
    """One request.

    Signals:
        back_asked: to all requests.
        person_asked: to the person, by ``PersonId``.
        operator_asked: to the operator's record, by slug.
        letter_asked: a letter about the request; case and kind.
    """

    back_asked = Signal()
    person_asked = Signal(object)
    operator_asked = Signal(str)
    letter_asked = Signal(object, object)

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
        self.setAcceptDrops(True)
        self._head = CaseHead(words)
        self._facts = Facts(words)
        self._recording = Recording(presenter, words, banner, problems, self)
        self._dates = Dates(words)
        self._happened = Happened(words)
        self._explaining = Explaining(presenter, self._dates, words)
        self._papers = Papers(presenter, words, banner, self)
        self._documents = Documents(words)
        self._back = Button("", Kind.PRIMARY, icon="folder-open")
        self._back.setObjectName("all_requests")
        self._none = EmptyState(self._back)
        self._lay_out()
        self._connect()
        self._say_none()
        self._forget()

    def _lay_out(self) -> None:
        self.header.addWidget(self._head, 1)
        recording = self._recording
        above: list[QWidget] = [self._facts, recording.next, recording.form, self._dates]
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
        self.content.addWidget(self._none, 100)

    def _connect(self) -> None:
        presenter, head, recording = self._presenter, self._head, self._recording
        presenter.read.connect(self._show)
        presenter.missing.connect(self._tell_missing)
        presenter.letter_read.connect(self._documents.show_letter)
        presenter.failed.connect(self._problems.tell)
        head.back_asked.connect(self.back_asked)
        head.person_asked.connect(self._go_to_person)
        head.operator_asked.connect(self._go_to_operator)
        head.record_asked.connect(lambda: recording.open_form())
        head.copy_asked.connect(self._copy_reference)
        head.letter_asked.connect(self._write_letter)
        recording.opened.connect(lambda: self.reveal(recording.form))
        recording.closed.connect(self._head.record.setFocus)
        recording.case_asked.connect(self.show_case)
        self._explaining.record_asked.connect(lambda kind: recording.open_form(kind=kind))
        self._explaining.opened.connect(self._reveal_panel)
        self._happened.list.take_back_asked.connect(recording.take_back)
        self._happened.list.save_asked.connect(self._papers.save)
        self._documents.save_asked.connect(self._papers.save)
        self._documents.add_asked.connect(self._papers.choose)
        self._documents.read_asked.connect(presenter.read_letter)
        self._papers.chosen.connect(recording.note_files)
        self._back.clicked.connect(self.back_asked)
        self._words.language_changed.connect(self.retranslate)

    def _write_letter(self, kind: object) -> None:
        if self._shown is not None:
            self.letter_asked.emit(self._shown.row.case.id, kind)

    # Showing

    def show_case(self, case: CaseId, action: Action | None = None) -> None:
        """Show a request; with ``action`` the form asks at once what answers it."""
        if case != self._case:
            self._recording.put_away()
            self._case = case
            self._forget()
        self._recording.want(action)
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
        self._explaining.forget()
        self._show_all()

    def _show_all(self) -> None:
        """Show the parts of the page; while a request is read none, and without one a way back."""
        shown = self._shown is not None
        for part in (
            self._head,
            self._facts,
            self._recording.next,
            self._dates,
            self._happened,
            self._documents,
        ):
            part.setVisible(shown)
        self._none.setVisible(self._case is None)

    def _show(self, shown: CaseFile) -> None:
        first = self._shown is None
        self._shown = shown
        self._case = shown.row.case.id
        if first:
            self._show_all()
            self._documents.close_letter()
        self._show_parts(shown)
        self._recording.show_case(shown)

    def _show_parts(self, shown: CaseFile) -> None:
        self._head.show_case(shown)
        self._facts.show_case(shown)
        self._dates.show_case(shown)
        self._happened.show_case(shown)
        self._documents.show_case(shown)
        self._explaining.show_case(shown)

    def press_primary(self) -> None:
        """Record what is filled in, else do the next step, else go back."""
        if self._shown is not None:
            self._recording.press()
        elif self._case is None:
            self.back_asked.emit()

    def _reveal_panel(self, panel: QWidget) -> None:
        # The layouts around new lines ask one after the other for their place.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.reveal(panel)

    # Papers

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

    def _tell_missing(self, case: CaseId, error: Exception) -> None:
        # What was deleted while another page is in front is no surprise there.
        in_front = self.isVisible()
        if in_front or not isinstance(error, Problem):
            self._problems.tell(error)
        if isinstance(error, Problem):
            self._case = None
            self._recording.forget(case)
            self._forget()
            if in_front:
                self.back_asked.emit()

    def close_innermost(self) -> bool:
        """Close what was opened last: what is imagined, a letter, the form, why this date."""
        if self._explaining.close_what_if():
            return True
        if self._documents.close_letter():
            self._documents.setFocus()
        elif self._recording.is_open():
            self._recording.close_form()
        else:
            return self._explaining.close_why()
        return True

    def unfinished(self) -> Mapping[str, object] | None:
        """Give the request and what was typed about it, if anything was."""
        typed = self._recording.unfinished()
        return {"case": str(typed[0]), "form": dict(typed[1])} if typed else None

    def restore(self, values: Mapping[str, object]) -> None:
        """Open the request again with what was typed about it."""
        case, form = values.get("case"), values.get("form")
        if isinstance(case, str) and isinstance(form, dict):
            self._recording.resume(CaseId(case), form)
            self.show_case(CaseId(case))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        type_ = look.type_()
        directions = QBoxLayout.Direction
        narrow = self.width() < type_.px(_TWO_COLUMNS)
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._recording.next.fold(self.width() < type_.px(_FOLDED))

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was typed stays."""
        self._explaining.what_if.retranslate()
        self._say_none()
        if self._shown is not None:
            self._show_parts(self._shown)
            self._recording.retranslate()

    def _say_none(self) -> None:
        text = self._words.text
        self._none.set_words(text("case.none"), text("case.none_line"))
        self._back.set_words(text("case.all_requests"))

"""Recording in a request: at once or by the form, taking back, and what is typed and not recorded."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.base.errors import Problem
from app.base.ids import CaseId, EventKind
from app.cases.case import Event
from app.cases.events import EventDraft
from app.cases.next_steps import Action
from app.services.case_file import CaseFile
from ui.case.happened_model import Entry
from ui.case.next_card import NextCard
from ui.case.presenter import CasePresenter
from ui.case.record import RecordForm
from ui.problems import Problems
from ui.widgets.banner import Banner
from ui.wording import Words

#: Nothing but the day is to be said of these: they are recorded at once, with Undo.
_AT_ONCE = {Action.ANSWER_FEE: EventKind.FEE_PAID}

Typed = Mapping[str, object]


class Recording(QObject):
    """Connects the next step, the form and the banner with what is recorded.

    An outcome may come when another request is shown, or when more was typed: it closes only
    the form it belongs to.

    Signals:
        opened: the form is to be seen.
        closed: the user left it.
        case_asked: a request is to be shown again, with what was typed about it.
    """

    opened = Signal()
    closed = Signal()
    case_asked = Signal(object)

    def __init__(
        self,
        presenter: CasePresenter,
        words: Words,
        banner: Banner,
        problems: Problems,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._presenter, self._words = presenter, words
        self._banner, self._problems = banner, problems
        self._shown: CaseFile | None = None
        self._is_outdated = False
        self._wanted: Action | None = None
        #: What the form held when it was recorded, until the outcome is known.
        self._sent: dict[CaseId, Typed] = {}
        #: What waits for its request to be shown.
        self._left: dict[CaseId, Typed] = {}
        self.next = NextCard(words)
        self.form = RecordForm(words)
        self.next.acted.connect(self._act)
        self.form.recorded.connect(self._record)
        self.form.closed.connect(self.close_form)
        presenter.recorded.connect(self._tell_recorded)
        presenter.refused.connect(self._refuse)
        presenter.taken_back.connect(self._tell_taken_back)
        self.form.hide()

    # Showing

    def want(self, action: Action | None) -> None:
        """Ask what answers ``action`` once the request is read."""
        self._wanted = action

    def show_case(self, shown: CaseFile) -> None:
        """Know a request as it is now; what was typed about it stays, or comes back."""
        self._shown, self._is_outdated = shown, False
        self.next.show_case(shown)
        if self.is_open():
            self.form.refresh(shown)
        left = self._left.pop(shown.row.case.id, None)
        if left is not None:
            self.form.fill(shown, left)
            self._stand_back()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.open_form(wanted)

    def put_away(self) -> None:
        """Let go of a request: another is wanted. What was typed can be had back."""
        case = self._shown.row.case if self._shown is not None else None
        typed = self.form.values()
        if case is not None and self.form.is_touched() and typed != self._sent.get(case.id):

            def back() -> None:
                self.resume(case.id, typed)
                self.case_asked.emit(case.id)

            sentence = self._words.text("case.put_away", reference=case.reference)
            self._banner.offer_undo(sentence, back)
        self.forget()

    def forget(self, case: CaseId | None = None) -> None:
        """Show no request; of ``case`` nothing that was typed shall come back either."""
        self._shown = self._wanted = None
        if case is not None:
            self._left.pop(case, None)
        self.form.done()
        self._stand_back()

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was typed stays."""
        if self._shown is not None:
            self.next.show_case(self._shown)
            self.form.retranslate()

    # Keeping

    def resume(self, case: CaseId, typed: Typed) -> None:
        """Show what was typed about a request once it is shown again."""
        self._left[case] = typed

    def unfinished(self) -> tuple[CaseId, Typed] | None:
        """Give what is typed and not recorded, and the request it is about."""
        if self._shown is not None and self.form.is_touched():
            return self._shown.row.case.id, self.form.values()
        return next(reversed(self._left.items()), None)

    # The form

    def is_open(self) -> bool:
        """Say whether the form is there."""
        return not self.form.isHidden()

    def press(self) -> None:
        """Record what is filled in, else do the next step."""
        if self.is_open():
            self.form.press()
        else:
            self.next.press()

    def open_form(self, action: Action | None = None, kind: EventKind | None = None) -> None:
        """Ask what happened: ``kind``, else what answers ``action``."""
        if self._shown is not None:
            self.form.ask(self._shown, action, kind)
            self._come()

    def note_files(self, paths: list[Path]) -> None:
        """Ask what these files belong to."""
        if self._shown is not None:
            self.form.note_files(self._shown, paths)
            self._come()

    def close_form(self) -> None:
        """Leave the form."""
        self.form.hide()
        self._stand_back()
        self.closed.emit()

    def _come(self) -> None:
        self._stand_back()
        self.opened.emit()
        self.form.focus()

    def _stand_back(self) -> None:
        self.next.stand_back(self.is_open())

    # Recording

    def _act(self, action: Action) -> None:
        kind = _AT_ONCE.get(action)
        if kind is None or self._shown is None or self.form.is_touched():
            self.open_form(action)
        elif not self._is_outdated:
            self.form.hide()
            self._stand_back()
            row = self._shown.row
            draft = EventDraft(kind, row.assessment.today, row.step.asks)
            self._presenter.record(row.case.id, draft)

    def _record(self, event: EventDraft, paths: tuple[Path, ...]) -> None:
        case = self._shown.row.case.id if self._shown is not None else None
        if case is not None and self._presenter.record(case, event, paths):
            self._sent[case] = self.form.values()
        else:
            self.form.free()

    def _is_shown(self, case: CaseId) -> bool:
        return self._shown is not None and self._shown.row.case.id == case

    def _tell_recorded(self, case: CaseId, event: Event) -> None:
        sent = self._sent.pop(case, None)
        if self._is_shown(case):
            # Until it is read again, the step shown may be the one that was just done.
            self._is_outdated = True
            if sent == self.form.values():
                self.form.done()
            else:
                self.form.free()
            self._stand_back()
        words = self._words
        self._banner.offer_undo(
            words.text("record.done", event=words.text(f"event.{event.kind}"), on=event.on),
            lambda: self._presenter.undo_recording(case, event.id),
        )

    def _refuse(self, case: CaseId, error: Exception) -> None:
        sent = self._sent.pop(case, None)
        shown = self._shown if self._is_shown(case) else None
        if sent is not None and shown is None:
            self.resume(case, sent)
        elif sent is not None and shown is not None and not self.is_open():
            self.form.fill(shown, sent)
            self._stand_back()
        if shown is not None:
            self.form.free()
        if shown is not None and sent is not None and isinstance(error, Problem):
            self.form.complain(error)
        else:
            self._problems.tell(error)

    def take_back(self, entry: Entry) -> None:
        """Record that an entry no longer counts."""
        shown = self._shown
        event = shown.events.get(entry.event) if shown is not None and entry.event else None
        if shown is not None and event is not None:
            self._presenter.take_back(shown.row.case.id, event)

    def _tell_taken_back(self, case: CaseId, event: Event) -> None:
        words = self._words
        name = words.text(f"event.{event.kind}")
        self._banner.offer_undo(
            words.text("case.taken_back_done", event=name, on=event.on),
            lambda: self._presenter.record_again(case, event.id),
        )

"""The same for many requests: the bar and the form below the list, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.base.ids import CaseId
from app.cases.events import EventDraft
from app.services.bulk import Bulk
from ui.cases.bulk import BulkBar, BulkForm
from ui.cases.list_view import REMEMBERED, RequestsList
from ui.cases.presenter import RequestsPresenter
from ui.cases.refused import Refused
from ui.cases.row import RequestRow
from ui.cases.telling import recorded_words, table, taken_back_words
from ui.widgets.banner import Banner
from ui.widgets.marks import Mark
from ui.widgets.progress import ProgressRow
from ui.wording import Words


class Many(QObject):
    """Connects what is chosen in the list with the bar, the form, the progress and the banner."""

    def __init__(
        self,
        presenter: RequestsPresenter,
        words: Words,
        banner: Banner,
        rows: RequestsList,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._words = presenter, words
        self._banner, self._list = banner, rows
        self._held: Mapping[str, object] | None = None
        self._wants_table = False
        self._table = ""
        self.bar = BulkBar(words)
        self.form = BulkForm(words)
        self.progress = ProgressRow(words)
        self.refused = Refused(words)
        self._connect()

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.progressed.connect(self._show_progress)
        presenter.recorded.connect(self._tell_recorded)
        presenter.taken_back.connect(self._tell_taken_back)
        presenter.tabled.connect(self._copy)
        presenter.rested.connect(self._rest)
        self._list.chosen.connect(self.show_chosen)
        self.bar.record_asked.connect(self._ask_for_all)
        self.bar.copy_asked.connect(self._begin_copy)
        self.form.recorded.connect(self._record)
        self.form.closed.connect(self.close_form)
        self.form.opened.connect(self._show_bar)
        self.progress.stop_asked.connect(presenter.stop)

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was filled in stays."""
        for part in (self.refused, self.form, self.bar):
            part.retranslate()

    def close_innermost(self) -> bool:
        """Close the form, else the list of problems; say whether there was one."""
        if not self.form.isHidden():
            self.close_form()
        elif not self.refused.isHidden():
            self.refused.hide()
        else:
            return False
        return True

    def show_chosen(self, count: int) -> None:
        """Offer what can be done with so many chosen requests."""
        self.bar.show_count(count)
        self._show_bar()
        if not self.form.isHidden():
            if count > 1:
                self.form.show_count(count)
            elif not self._presenter.is_busy():
                self.close_form()

    def _show_bar(self, *_what: object) -> None:
        # The form stands in the bar's place: in little height there is no room for both.
        self.bar.setVisible(self._list.chosen_count() > 0 and self.form.isHidden())

    def _ask_for_all(self) -> None:
        self.form.ask(self._list.chosen_count(), self._presenter.today())

    def close_form(self) -> None:
        """Leave the form; the keyboard goes back to the list."""
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.form.isAncestorOf(focused)
        self.form.leave()
        if had_keyboard:
            self._list.setFocus()

    def _record(self, event: EventDraft) -> None:
        self.refused.hide()
        self._begin()
        self._presenter.record(self._list.chosen_cases(), event)

    def _begin_copy(self) -> None:
        self._begin()
        self._wants_table = True
        self._presenter.table(self._list.chosen_cases())

    def _begin(self, count: int = 0) -> None:
        # An older undo would have to wait behind this, and be forgotten.
        self._banner.dismiss()
        count = count or self._list.chosen_count()
        self.progress.begin(self._progress_words(0, count))
        self._free(busy=True)

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.step(done, total, self._progress_words(done, total))

    def _progress_words(self, done: int, total: int) -> str:
        return self._words.text("requests.bulk.working", done=f"{done:,}", total=f"{total:,}")

    def _rest(self) -> None:
        self.progress.end()
        self._free(busy=False)

    def _free(self, *, busy: bool) -> None:
        self.form.free(busy=busy)
        self.bar.free(busy=busy)

    def _tell_recorded(self, event: EventDraft, bulk: Bulk) -> None:
        sentence = recorded_words(self._words, event, bulk)
        if bulk.done:
            was_open = not self.form.isHidden()
            self.form.done()
            if was_open and self.form.isHidden():
                self._list.setFocus()
            self._banner.offer_undo(sentence, lambda: self._undo(bulk))
        else:
            self._banner.tell(sentence, Mark.DUE_SOON)
        self.refused.show_refused(bulk.refused)

    def _undo(self, bulk: Bulk) -> None:
        self.refused.hide()
        self._begin(len(bulk.done))
        self._presenter.take_back(bulk.done)

    def _tell_taken_back(self, bulk: Bulk) -> None:
        self._banner.tell(taken_back_words(self._words, bulk))
        self.refused.show_refused(bulk.refused)

    def _copy(self, rows: Sequence[RequestRow]) -> None:
        # The vault may have been closed since it was asked for.
        if not self._wants_table:
            return
        self._wants_table = False
        self._table = table(self._words, rows)
        QGuiApplication.clipboard().setText(self._table)
        count = len(rows)
        self._banner.tell(self._words.plural("requests.copied", count, number=f"{count:,}"))

    def forget_clipboard(self) -> None:
        """Take the table off the clipboard, if it is still there, and let none come."""
        clipboard = QGuiApplication.clipboard()
        if self._table and clipboard.text() == self._table:
            clipboard.clear()
        self._table = ""
        self._wants_table = False

    # Keeping

    def unfinished(self) -> Mapping[str, object] | None:
        """Give what is filled in for many, with the chosen requests unless there are too many."""
        if self._held is not None:
            return self._held
        if not self.form.is_touched():
            return None
        few = self._list.chosen_count() <= REMEMBERED
        return {
            **self.form.values(),
            "open": not self.form.isHidden(),
            "cases": [str(case) for case in self._list.chosen_cases()] if few else [],
        }

    def hold(self, values: Mapping[str, object]) -> None:
        """Hold what ``unfinished`` gave until the list is there to choose from."""
        self._held = values

    def is_holding(self) -> bool:
        """Say whether something waits for the list."""
        return self._held is not None

    def resume(self) -> None:
        """Show what was held, in the list of all requests; what does not fit is left."""
        if self._held is None:
            return
        held, self._held = self._held, None
        self.form.fill(held)
        cases = held.get("cases")
        if isinstance(cases, list):
            self._list.choose({CaseId(str(case)) for case in cases})
        if held.get("open") is True and self._list.chosen_count() > 1:
            self._ask_for_all()

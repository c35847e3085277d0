"""The same for many requests: the bar and the form below the list, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.cases.events import EventDraft
from app.services.bulk import Bulk
from ui.cases.bulk import BulkBar, BulkForm
from ui.cases.list_view import RequestsList
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
        if self.form.isVisible():
            self.close_form()
        elif self.refused.isVisible():
            self.refused.hide()
        else:
            return False
        return True

    def show_chosen(self, count: int) -> None:
        """Offer what can be done with so many chosen requests."""
        self.bar.show_count(count)
        self._show_bar()
        if self.form.isVisible():
            if count > 1:
                self.form.show_count(count)
            elif not self._presenter.is_busy():
                self.close_form()

    def _show_bar(self, *_what: object) -> None:
        # The form stands in the bar's place: in little height there is no room for both.
        self.bar.setVisible(self._list.chosen_count() > 0 and not self.form.isVisible())

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
        # An older undo would have to wait behind this, and be forgotten.
        self._banner.dismiss()
        self._begin()
        self._presenter.record(self._list.chosen_cases(), event)

    def _begin_copy(self) -> None:
        self._begin()
        self._presenter.table(self._list.chosen_cases())

    def _begin(self, count: int = 0) -> None:
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
            self.form.done()
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
        QGuiApplication.clipboard().setText(table(self._words, rows))
        count = len(rows)
        self._banner.tell(self._words.plural("requests.copied", count, number=f"{count:,}"))

"""The requests page's way to the services: the list, its pages, the same event for many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes, Topic
from app.base.ids import CaseId, PersonId
from app.base.messages import Messages
from app.base.progress import Progress
from app.bootstrap import OpenCore
from app.cases.events import EventDraft
from app.services.bulk import Bulk, Recorded, record_for_all, retract_all
from app.services.overview import PAGE, Filter, Sort
from ui.cases.model import Page
from ui.cases.row import RequestRow, row_words
from ui.changes_hub import ChangesHub
from ui.rereading import Rereading
from ui.tasks import Task, TaskRunner

#: How many pages that were looked at and are not here are remembered: a screen spans two.
_WANTED = 3


@dataclass(frozen=True)
class Asked:
    """Which list is asked for, and in which order."""

    filter: Filter = field(default_factory=Filter)
    sort: Sort = Sort.URGENCY
    descending: bool = False


@dataclass(frozen=True)
class Listing:
    """A list as it was read.

    Attributes:
        ids: every request of it, in order.
        pages: the words of the pages that were looked at.
        total: how many requests there are in all.
        people: whose requests there are, by name.
    """

    asked: Asked
    ids: tuple[CaseId, ...]
    pages: dict[int, Page]
    total: int
    people: Mapping[PersonId, str]


class RequestsPresenter(QObject):
    """Reads lists on the store's thread; of lists and of pages only the newest wanted count.

    Signals:
        listed: a ``Listing``.
        page_read: number and words of a page of the list told last.
        progressed: how far recording for many is: done, total.
        recorded: the event and a ``Bulk``: what became of recording it for many.
        taken_back: a ``Bulk``: what became of taking that back.
        tabled: the rows to be copied as a table.
        rested: the long work has ended, whatever came of it.
        failed: any failure.
    """

    listed = Signal(object)
    page_read = Signal(int, object)
    progressed = Signal(int, int)
    recorded = Signal(object, object)
    taken_back = Signal(object)
    tabled = Signal(object)
    rested = Signal()
    failed = Signal(Exception)

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._runner, self._hub = core, runner, hub
        self._messages = Messages("en")
        self._asked = Asked()
        self._seen: tuple[int, ...] = (0,)
        self._ids: tuple[CaseId, ...] = ()
        self._rereading = Rereading(runner, self._begin_list, self)
        self._known = self._reading = False
        self._wanted: list[int] = []
        self._bulk: Task | None = None
        hub.changed.connect(self._hear)

    def today(self) -> date:
        """Give this machine's civil date, for the form."""
        return self._core.clock.today()

    def speak(self, messages: Messages) -> None:
        """Word rows in another language from now on."""
        self._messages = messages

    # The list

    def look_for(self, asked: Asked) -> None:
        """Read another list from its beginning."""
        self._asked, self._seen = asked, (0,)
        self._list()

    def look_at(self, first: int, last: int) -> None:
        """Know which rows are in sight: their words are read with the list when it changes."""
        self._seen = tuple(range(first // PAGE, last // PAGE + 1))

    def reload(self) -> None:
        """Read the list again, with the words of the rows in sight."""
        self._list()

    def _list(self) -> None:
        self._known = True
        self._rereading.ask()

    def _begin_list(self) -> Task:
        asked, seen, messages = self._asked, self._seen, self._messages
        task = self._runner.store(lambda progress: self._read(asked, seen, messages, progress))
        task.succeeded.connect(self._take)
        task.failed.connect(self.failed)
        return task

    def _read(
        self, asked: Asked, seen: tuple[int, ...], messages: Messages, progress: Progress
    ) -> Listing:
        core = self._core
        ids = core.overview.ids(
            asked.filter, asked.sort, descending=asked.descending, progress=progress
        )
        total = len(ids) if asked.filter == Filter() else core.overview.count(Filter())
        people = {key: person.name for key, person in core.people.list().items()}
        last = max(0, len(ids) - 1) // PAGE
        pages = {
            number: self._page(ids, number, messages, asked.filter.text)
            for number in dict.fromkeys(min(page, last) for page in seen)
        }
        return Listing(asked, ids, pages, total, people)

    def _take(self, listing: Listing) -> None:
        # While something newer is asked for, this would only flicker by.
        if listing.asked == self._asked:
            self._ids = listing.ids
            self._wanted.clear()
            self.listed.emit(listing)

    # Pages

    def want_page(self, number: int) -> None:
        """Read the words of a page soon; what was wanted long before is left out."""
        if number in self._wanted:
            self._wanted.remove(number)
        self._wanted = [*self._wanted[-_WANTED + 1 :], number]
        self._read_next()

    def _read_next(self) -> None:
        if self._reading or not self._wanted:
            return
        self._reading = True
        number = self._wanted[-1]
        ids, messages, typed = self._ids, self._messages, self._asked.filter.text

        def done(rows: Page) -> None:
            if number in self._wanted:
                self._wanted.remove(number)
            # Of a list that has been read again meanwhile, or in another language.
            if ids is self._ids and messages is self._messages:
                self.page_read.emit(number, rows)

        task = self._runner.ask(
            self, lambda: self._page(ids, number, messages, typed), done, self._give_up
        )
        task.finished.connect(self._read_on)

    def _give_up(self, error: Exception) -> None:
        self._wanted.clear()
        self.failed.emit(error)

    def _read_on(self) -> None:
        self._reading = False
        self._read_next()

    def _page(self, ids: tuple[CaseId, ...], number: int, messages: Messages, typed: str) -> Page:
        wanted = ids[number * PAGE : (number + 1) * PAGE]
        rows = self._core.overview.rows(wanted)
        found = {row.case.id: row_words(row, messages, typed) for row in rows}
        return tuple(found.get(case) for case in wanted)

    # Many at once

    def record(self, cases: Sequence[CaseId], event: EventDraft) -> None:
        """Record an event for each of these requests."""
        requests = self._core.requests

        def done(bulk: Bulk) -> None:
            self.recorded.emit(event, bulk)
            self._hub.publish(bulk.changes)

        self._begin(lambda progress: record_for_all(requests, cases, event, progress), done)

    def take_back(self, recorded: Sequence[Recorded]) -> None:
        """Undo what was recorded for many."""
        requests = self._core.requests

        def done(bulk: Bulk) -> None:
            self.taken_back.emit(bulk)
            self._hub.publish(bulk.changes)

        self._begin(lambda progress: retract_all(requests, recorded, progress), done)

    def table(self, cases: Sequence[CaseId]) -> None:
        """Word requests for a table."""
        messages = self._messages

        def work(progress: Progress) -> list[RequestRow]:
            rows: list[RequestRow] = []
            for first in range(0, len(cases), PAGE):
                progress.step(first, len(cases))
                part = self._core.overview.rows(cases[first : first + PAGE])
                rows += [row_words(row, messages) for row in part]
            return rows

        self._begin(work, self.tabled.emit)

    def stop(self) -> None:
        """Stop what is being done for many; what is done stays."""
        if self._bulk is not None:
            self._bulk.cancel()

    def is_busy(self) -> bool:
        """Say whether something is being done for many."""
        return self._bulk is not None

    def _begin(self, work: Callable[[Progress], object], then: Callable[..., object]) -> None:
        if self._bulk is not None:
            return
        self._bulk = task = self._runner.store(work)
        task.progressed.connect(lambda done, total, _what: self.progressed.emit(done, total))
        task.succeeded.connect(then)
        task.failed.connect(self.failed)
        task.finished.connect(self._ended)

    def _ended(self) -> None:
        self._bulk = None
        self.rested.emit()

    def _hear(self, changes: Changes) -> None:
        if self._known and changes.topics & {Topic.CASES, Topic.PEOPLE}:
            self._list()

"""Today's way to the services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes, Topic
from app.base.ids import PersonId
from app.base.messages import Messages
from app.base.progress import Progress
from app.bootstrap import OpenCore
from app.services.overview import Filter, Glance, Group
from app.services.requests import CaseRow
from ui.changes_hub import ChangesHub
from ui.rereading import Rereading
from ui.tasks import Task, TaskRunner
from ui.today.rows import Row, rows_of


@dataclass(frozen=True)
class Reading:
    """What Today shows.

    Attributes:
        person: whose; None = everyone's.
        rows: the list, worded.
        needing: how many requests need the user, whosever they are.
        people: whom there is to choose from, by name.
        samples: whether the sample workspace is in the vault.
    """

    person: PersonId | None
    glance: Glance
    rows: tuple[Row, ...]
    needing: int
    people: Mapping[PersonId, str]
    samples: bool


class TodayPresenter(QObject):
    """Reads Today again whenever requests or people changed; of several readings the newest counts.

    Signals:
        read: a ``Reading``.
        progressed: how far it is with bringing up to date what a new day changed: done, total.
        case_found: the only request that a day is about, a ``CaseId``.
        list_found: what a day's requests are listed by, a ``Filter``.
        nothing_found: no request has a date on that day any more.
        failed: any failure.
    """

    read = Signal(object)
    progressed = Signal(int, int)
    case_found = Signal(object)
    list_found = Signal(object)
    nothing_found = Signal()
    failed = Signal(Exception)

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._runner = core, runner
        self._messages = Messages("en")
        self._person: PersonId | None = None
        self._rereading = Rereading(runner, self._begin, self)
        hub.changed.connect(self._hear)

    def speak(self, messages: Messages) -> None:
        """Word rows in another language from now on."""
        self._messages = messages

    def choose(self, person: PersonId | None) -> None:
        """Read the requests of one person, or of everyone."""
        self._person = person
        self.reload()

    def reload(self) -> None:
        """Read again."""
        self._rereading.ask()

    def _begin(self) -> Task:
        person, messages = self._person, self._messages
        task = self._runner.store(lambda progress: self._read(person, messages, progress))
        task.progressed.connect(lambda done, total, _what: self.progressed.emit(done, total))
        task.succeeded.connect(self._take)
        task.failed.connect(self.failed)
        return task

    def today(self) -> date:
        """Give this machine's civil date, for the heading until more is known."""
        return self._core.clock.today()

    def open_day(self, day: date) -> None:
        """Find the requests with a date on a day: the only one, or how they are listed."""
        wanted = Filter(person=self._person, on=day)

        def found(rows: tuple[CaseRow, ...]) -> None:
            if len(rows) > 1:
                self.list_found.emit(wanted)
            elif rows:
                self.case_found.emit(rows[0].case.id)
            else:
                self.nothing_found.emit()

        self._runner.ask(
            self, lambda: self._core.overview.page(wanted, limit=2), found, self.failed
        )

    def _read(self, person: PersonId | None, messages: Messages, progress: Progress) -> Reading:
        people = self._core.people.list()
        if person not in people:
            person = None
        glance = self._core.overview.glance(person, progress)
        needing = glance.counts[Group.NEEDS_YOU]
        if person is not None:
            needing = self._core.overview.count(Filter(groups=frozenset({Group.NEEDS_YOU})))
        return Reading(
            person,
            glance,
            rows_of(glance, messages),
            needing,
            {key: each.name for key, each in people.items()},
            any(each.sample for each in people.values()),
        )

    def _take(self, reading: Reading) -> None:
        # While something newer is asked for, this would only flicker by.
        if not self._rereading.is_outdated():
            self._person = reading.person
            self.read.emit(reading)

    def _hear(self, changes: Changes) -> None:
        if changes.topics & {Topic.CASES, Topic.PEOPLE}:
            self.reload()

"""The directory page's way to the services: search, one record, the user's own records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from app.base.changes import Changes, Topic
from app.base.ids import OperatorSlug
from app.bootstrap import OpenCore
from app.operators.record import Operator
from app.services import directory
from app.services.dealings import Dealings
from app.services.directory import EVERY, Filter, OperatorRow
from app.services.operator_draft import OperatorDraft
from app.services.operator_near import near
from app.services.operator_view import kin
from app.services.own_operators import Saved, Standing
from ui.changes_hub import ChangesHub
from ui.rereading import Rereading
from ui.sheet_saver import SheetSaver
from ui.tasks import Task, TaskRunner

#: More than a window shows; each is read whole.
_FIRST = 24
_MORE = 200
#: Pause in typing after which the best hit's record is read, and many hits counted, milliseconds.
PAUSE = 120


@dataclass(frozen=True)
class Sought:
    """What is searched for: a text, and the filters that are on."""

    text: str = ""
    wanted: Filter = EVERY


@dataclass(frozen=True)
class Found:
    """What a search gave.

    Attributes:
        rows: the first of those found, best first.
        count: how many there are in all; None while they are being counted.
        near: where nothing was found, what was perhaps meant.
    """

    sought: Sought
    rows: tuple[OperatorRow, ...]
    count: int | None
    near: tuple[OperatorRow, ...]


@dataclass(frozen=True)
class Shown:
    """A record with what is known around it.

    Attributes:
        names: of the operators it points to, by slug; one that is on no record is missing.
    """

    standing: Standing
    dealings: Dealings
    names: Mapping[str, str]


@dataclass(frozen=True)
class Wish:
    """What shall be kept.

    Attributes:
        sheet: the number of the form it was typed in; an answer carries it.
        slug: of which operator it is; empty = of a new one.
        start: what the form showed at first; None = not known.
    """

    sheet: int
    slug: str
    draft: OperatorDraft
    start: OperatorDraft | None


class DirectoryPresenter(QObject):
    """Asks the services on the store's thread; of searches only the last one counts.

    Signals:
        found: a ``Found``.
        counted: how many of the last ``Found`` there are in all.
        shown: a ``Shown``: the record asked for.
        editing: slug and draft of a record to edit.
        checked: the ``Remarks`` on a draft, and the ``Wish`` it would be.
        saved: a ``Saved``, and the ``Wish``.
        removed: the record of the user's that was forgotten.
        refused: why a draft was not saved, and the ``Wish``.
        failed: any other failure.
    """

    found = Signal(object)
    counted = Signal(int)
    shown = Signal(object)
    editing = Signal(str, object)
    checked = Signal(object, object)
    saved = Signal(object, object)
    removed = Signal(object)
    refused = Signal(Exception, object)
    failed = Signal(Exception)

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._runner, self._hub = core, runner, hub
        self._sought = Sought()
        self._limit = _FIRST
        self._list = Rereading(runner, self._search, self)
        self._best = ""
        self._saver = SheetSaver(runner, self)
        self._pause = self._timer(lambda: self.show(self._best))
        self._counting = self._timer(self._count)
        hub.changed.connect(self._hear)

    def today(self) -> date:
        """Give the day by which freshness is judged."""
        return self._core.clock.today()

    def search(self, sought: Sought) -> None:
        """Search; an answer to an earlier search is not told any more."""
        self._sought, self._limit = sought, _FIRST
        self._counting.stop()
        self._list.ask()

    def more(self) -> None:
        """Give more of what was found."""
        self._limit += _MORE
        self._list.ask()

    def show_soon(self, slug: str) -> None:
        """Read one record, unless another is asked for in a moment: while somebody types."""
        self._best = slug
        self._pause.start()

    def show(self, slug: str) -> None:
        """Read one record."""
        self._pause.stop()
        if not self._runner.is_drained():
            self._runner.ask(self, lambda: self._read(slug), self.shown.emit, self.failed)

    def edit(self, slug: str) -> None:
        """Read one record as a draft."""
        self._runner.ask(
            self,
            lambda: self._core.own_operators.draft(slug),
            lambda draft: self.editing.emit(slug, draft),
            self.failed,
        )

    def check(self, wish: Wish) -> None:
        """Hold a draft against the rules, while it is typed."""
        if not self._runner.is_drained():
            own = self._core.own_operators
            self._runner.ask(
                self,
                lambda: own.remarks(wish.draft, wish.slug),
                lambda remarks: self.checked.emit(remarks, wish),
                self.failed,
            )

    def save(self, wish: Wish) -> None:
        """Keep a draft, over what is on file by now; a form is saved once at a time."""

        def done(saved: Saved) -> None:
            self._hub.publish(saved.changes)
            self.saved.emit(saved, wish)

        own = self._core.own_operators
        self._saver.save(
            wish.sheet,
            lambda: own.save(wish.draft, wish.slug, wish.start),
            done,
            lambda error: self.refused.emit(error, wish),
        )

    def remove(self, slug: OperatorSlug) -> None:
        """Forget the user's record."""

        def done(result: tuple[Operator, Changes]) -> None:
            self._hub.publish(result[1])
            self.removed.emit(result[0])

        self._runner.ask(self, lambda: self._core.own_operators.remove(slug), done, self.failed)

    def put_back(self, operator: Operator) -> None:
        """Keep a record of the user's again, for Undo."""
        self._runner.ask(
            self, lambda: self._core.own_operators.keep(operator), self._hub.publish, self.failed
        )

    def take_back(self, slug: OperatorSlug) -> None:
        """Forget a record that was just kept, for Undo."""
        self._runner.ask(
            self,
            lambda: self._core.own_operators.remove(slug),
            lambda result: self._hub.publish(result[1]),
            self.failed,
        )

    def _timer(self, then: Callable[[], object]) -> QTimer:
        """Make a clock for what can wait until nobody types."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(PAUSE)
        timer.timeout.connect(then)
        self._runner.draining.connect(timer.stop)
        return timer

    def _search(self) -> Task:
        sought, limit, today = self._sought, self._limit, self.today()
        return self._runner.ask(
            self, lambda: self._find(sought, limit, today), self._take, self.failed
        )

    def _read(self, slug: str) -> Shown:
        standing = self._core.own_operators.standing(slug)
        operator = standing.operator
        names = kin(self._core.directory, operator)
        return Shown(standing, self._core.dealings(operator.slug), names)

    def _find(self, sought: Sought, limit: int, today: date) -> Found:
        known = self._core.directory
        rows, count = directory.find_first(
            known,
            sought.text,
            today,
            limit,
            sought.wanted,
        )
        nearly = () if rows else near(known, sought.text, today)
        return Found(sought, rows, count, nearly)

    def _take(self, found: Found) -> None:
        if found.sought != self._sought:
            return
        self.found.emit(found)
        if found.count is None and not self._runner.is_drained():
            self._counting.start()

    def _count(self) -> None:
        sought, today, known = self._sought, self.today(), self._core.directory
        self._runner.ask(
            self,
            lambda: directory.count(known, sought.text, today, sought.wanted),
            lambda count: self._take_count(sought, count),
            self.failed,
        )

    def _take_count(self, sought: Sought, count: int) -> None:
        if sought == self._sought:
            self.counted.emit(count)

    def _hear(self, changes: Changes) -> None:
        if Topic.OPERATORS in changes.topics:
            self._list.ask()

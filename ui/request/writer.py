"""The letter of the form, written anew a moment after each change, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from app.base.errors import Problem
from app.base.ids import PersonId
from app.bootstrap import OpenCore
from app.operators.record import Operator
from app.people.person import Person
from app.services import preview
from app.services.new_request import Proposal, propose
from app.services.request_form import Form
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from app.services.own_templates import OwnText

#: Pause in typing after which the letter is written anew, milliseconds.
PAUSE = 120

#: How long a fact that came in is marked, milliseconds: the pause, and 1.2 s to be seen.
FLASH = 1200 + PAUSE


@dataclass(frozen=True)
class Wish:
    """What a letter is written from.

    Attributes:
        person: as on file.
        agent: who acts for the person, if anybody.
        own: the user's own texts.
    """

    whose: PersonId
    person: Person
    operator: Operator
    form: Form
    agent: Person | None = None
    own: tuple[OwnText, ...] = ()


@dataclass(frozen=True)
class Shown:
    """What one writing of the letter gave: the proposal, and its picture if there is a letter.

    Attributes:
        number: which writing it was; an older one than the form's is not the letter any more.
        person: whose letter it is.
        pages: the pages of the preview, ready to be painted.
        problem: why the letter of a proposal cannot be drawn, if it cannot.
    """

    number: int
    person: PersonId
    proposal: Proposal
    preview: preview.Preview | None = None
    pages: tuple[QImage, ...] = ()
    problem: Problem | None = None


def write(core: OpenCore, wish: Wish, number: int, width: int, marked: frozenset[str]) -> Shown:
    """Write a letter and draw its pages; runs on the store's thread."""
    today = core.today(wish.person)
    own = tuple(each.template for each in wish.own)
    proposal = propose(wish.form, wish.operator, wish.person, today, today, wish.agent, own)
    if proposal.draft is None:
        return Shown(number, wish.whose, proposal, problem=proposal.problem)
    try:
        seen = preview.preview(proposal.draft.letter, marked, width)
    except Problem as problem:
        return Shown(number, wish.whose, proposal, problem=problem)
    # Decoded here: it would hold up the window's own thread for a frame.
    pages = tuple(QImage.fromData(page) for page in seen.pages)
    return Shown(number, wish.whose, proposal, seen, pages)


class Marking(QObject):
    """Which of the person's facts are marked in the letter.

    Signals:
        changed: others than before.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.fields: frozenset[str] = frozenset()
        self._looked_at: frozenset[str] = frozenset()

    def look_at(self, fields: frozenset[str]) -> None:
        """Mark these facts for as long as their fields have the keyboard."""
        self._looked_at = fields
        self._mark(fields)

    def flash(self, field: str) -> None:
        """Mark a fact for a moment: it has just come in."""
        self._mark(frozenset({field}))
        QTimer.singleShot(FLASH, self, lambda: self._fade(field))

    def _fade(self, field: str) -> None:
        if self.fields == frozenset({field}) and field not in self._looked_at:
            self._mark(self._looked_at)

    def _mark(self, fields: frozenset[str]) -> None:
        if fields != self.fields:
            self.fields = fields
            self.changed.emit()


class Writer(QObject):
    """Writes one letter after the other, always of the form as it is then.

    Signals:
        written: the letter of the form as it is.
        failed: it could not be written for a reason nobody foresaw.
    """

    written = Signal(object)
    failed = Signal(Exception)

    def __init__(
        self,
        core: OpenCore,
        runner: TaskRunner,
        wish: Callable[[], Wish | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._core, self._runner, self._wish = core, runner, wish
        self._width = preview.USUAL_WIDTH
        self._busy = False
        self._again = False
        self._number = 0
        self.marking = Marking(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._write)
        self.marking.changed.connect(self._pause.start)
        runner.draining.connect(self._pause.stop)

    def stale(self) -> None:
        """Hear that the form changed: what was written of it is not the letter any more."""
        self._number += 1
        self._pause.start()

    def is_current(self, shown: Shown) -> bool:
        """Say whether a letter is of the form as it is now."""
        return shown.number == self._number

    def draw_for(self, width: int) -> None:
        """Draw the pages so many pixels wide from now on."""
        if width != self._width and width > 0:
            self._width = width
            self._pause.start()

    def _write(self) -> None:
        if self._busy:
            self._again = True
            return
        wish = self._wish()
        if wish is None:
            return
        core, number = self._core, self._number
        width, marked = self._width, self.marking.fields
        self._busy, self._again = True, False
        task = self._runner.store(lambda _progress: write(core, wish, number, width, marked))
        task.succeeded.connect(self._take)
        task.failed.connect(self.failed)
        task.finished.connect(self._rest)

    def _take(self, shown: Shown) -> None:
        if self.is_current(shown):
            self.written.emit(shown)

    def _rest(self) -> None:
        self._busy = False
        if self._again:
            self._pause.start()

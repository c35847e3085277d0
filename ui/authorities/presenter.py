"""The authorities' way to the services: all there are, who is responsible, operators to ask about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.base.ids import Law
from app.bootstrap import OpenCore
from app.operators.authorities import Authority
from app.operators.authority_finder import Found
from app.operators.record import Operator
from app.services import authorities, directory
from app.services.authorities import Question
from ui.changes_hub import ChangesHub
from ui.rereading import Rereading
from ui.tasks import Task, TaskRunner

#: As many operators as one looks through below a field.
_PROPOSALS = 8


@dataclass(frozen=True)
class Book:
    """Every authority, and what the questions need.

    Attributes:
        regions: country -> its regions that have an authority each.
        unreadable: how many files of authorities cannot be read.
        home: the country and the region the user lives in, as the settings say; may be empty.
    """

    authorities: tuple[Authority, ...]
    regions: dict[str, tuple[str, ...]]
    unreadable: int
    home: tuple[str, str]


@dataclass(frozen=True)
class Answer:
    """Who is responsible.

    Attributes:
        basis: language -> the place of the law that says to whom one can complain.
    """

    law: Law
    found: Found
    basis: dict[str, str]


class AuthoritiesPresenter(QObject):
    """Asks away from the window's thread; of questions only the last one is answered.

    Signals:
        loaded: the ``Book``.
        answered: an ``Answer``; None = nothing is asked.
        proposed: operators that fit what was typed, and what was typed.
        failed: why something could not be read.
    """

    loaded = Signal(object)
    answered = Signal(object)
    proposed = Signal(object, str)
    failed = Signal(Exception)

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._runner = core, runner
        self._question: Question | None = None
        self._typed = ""
        self._answers = Rereading(runner, self._find, self)
        self._operators = Rereading(runner, self._seek, self)
        # Where the user lives may be said in the settings meanwhile.
        hub.changed.connect(lambda _changes: self.load())

    def today(self) -> date:
        """Give the day by which freshness is judged."""
        return self._core.clock.today()

    def load(self) -> None:
        """Read every authority."""
        if not self._runner.is_drained():
            self._runner.ask(self, self._read, self.loaded.emit, self.failed)

    def ask(self, question: Question | None) -> None:
        """Find who is responsible; None takes the question back."""
        self._question = question
        if question is None:
            self.answered.emit(None)
        else:
            self._answers.ask()

    def seek(self, typed: str) -> None:
        """Look for operators by what was typed."""
        self._typed = typed
        if typed.strip():
            self._operators.ask()
        else:
            self.proposed.emit((), typed)

    def _read(self) -> Book:
        personal = self._core.preferences.get()
        return Book(
            authorities.every(),
            authorities.regions(),
            authorities.unreadable(),
            (personal.home_country, personal.home_region),
        )

    def _find(self) -> Task:
        question = self._question

        def work() -> Answer | None:
            if question is None:
                return None
            basis = {each: authorities.legal_basis(question.law, each) for each in ("en", "ja")}
            return Answer(question.law, authorities.answer(question), basis)

        def done(answer: Answer | None) -> None:
            if question == self._question:
                self.answered.emit(answer)

        return self._runner.ask(self, work, done, self.failed)

    def _seek(self) -> Task:
        typed, today = self._typed, self.today()

        def work() -> tuple[Operator, ...]:
            rows, _ = directory.find_first(self._core.directory, typed, today, _PROPOSALS)
            return tuple(row.operator for row in rows)

        def done(found: tuple[Operator, ...]) -> None:
            if typed == self._typed:
                self.proposed.emit(found, typed)

        return self._runner.ask(self, work, done, self.failed)

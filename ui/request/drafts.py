"""A request that is begun: kept while somebody works, taken up again, given up with an undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.base.ids import OperatorSlug, PersonId
from app.bootstrap import OpenCore
from app.operators.record import Operator
from app.services.request_form import Begun, from_values, to_values
from ui.request.keeping import Keeping, Values
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from ui.request.presenter import RequestPresenter


class Drafts(QObject):
    """What of the presenter's request is unfinished.

    Signals:
        kept: the draft was kept in the vault; the moment, aware.
        taken_up: a draft is gone on with; what was begun.
        given_up: another draft had to give way; its values, to bring it back.
    """

    kept = Signal(object)
    taken_up = Signal(object)
    given_up = Signal(object)

    def __init__(self, core: OpenCore, runner: TaskRunner, request: RequestPresenter) -> None:
        super().__init__(request)
        self._core, self._runner, self._request = core, runner, request
        self._on: date | None = None
        #: The letter was recorded as it is: nothing of it is unfinished.
        self._recorded = False
        self._keeping = Keeping(core, runner, self.values, self)
        self._keeping.kept.connect(self.kept)
        self._keeping.failed.connect(request.failed)
        request.touched.connect(self._touched)

    def values(self) -> dict[str, object] | None:
        """Give what is begun and not finished, in JSON values; None = nothing."""
        begun = self._begun()
        return None if self._recorded or begun.is_empty else to_values(begun)

    def enter(self) -> None:
        """Go on with what is begun here or kept in the vault, else start an empty request."""
        begun = self._begun()
        if not begun.is_empty:
            self.taken_up.emit(begun)
            return
        self.reset()
        self._keeping.read(self._offer)

    def begin_for(self, operator: OperatorSlug | None, person: PersonId | None) -> None:
        """Start a request to an operator or for a person; a draft of another one gives way.

        A draft that is for the same two is gone on with.
        """
        before = self.values()
        if before is not None and _is_for(self._begun(), operator, person):
            self.enter()
            return
        self.reset(person)
        if operator is not None:
            self._request.pick((operator,))
        if before is not None:
            self._keeping.now()
            self.given_up.emit(before)
        else:
            self._keeping.read(lambda kept: self._give_way(kept, operator, person))

    def start_anew(self) -> None:
        """Give up the draft for an empty request."""
        before = self.values()
        self.reset()
        self._keeping.now()
        if before is not None:
            self.given_up.emit(before)

    def finish(self) -> None:
        """Hear that the letter was recorded: its draft is forgotten."""
        self._recorded = True
        self._keeping.now()

    def leave(self) -> None:
        """Keep at once what still waits to be kept."""
        self._keeping.leave()

    def take_up(self, values: Mapping[str, object]) -> None:
        """Go on with a draft; what of it does not fit any more is left out."""
        self._request.when_people_known(lambda: self._take_up(values))

    def _take_up(self, values: Mapping[str, object]) -> None:
        self._read(values, self._resume)

    def _resume(self, begun: Begun, operators: tuple[Operator, ...]) -> None:
        if begun.is_empty:
            return
        self._on, self._recorded = begun.on, False
        self._request.resume(begun, operators)
        self._keeping.soon()
        self.taken_up.emit(begun)

    def _offer(self, kept: Values | None) -> None:
        if kept is not None and self._begun().is_empty:
            self.take_up(kept)

    def _give_way(
        self, kept: Values | None, operator: OperatorSlug | None, person: PersonId | None
    ) -> None:
        if kept is None:
            return

        def decide(begun: Begun, _operators: object) -> None:
            if _is_for(begun, operator, person):
                self.take_up(kept)
            elif not begun.is_empty:
                self.given_up.emit(kept)

        self._read(kept, decide)

    def _read(
        self, values: Mapping[str, object], then: Callable[[Begun, tuple[Operator, ...]], object]
    ) -> None:
        """Read a draft on the vault's thread, where the directory is."""
        known, people = self._core.directory, self._request.people()

        def read() -> tuple[Begun, tuple[Operator, ...]]:
            begun = from_values(values, known, people)
            return begun, tuple(known.get(slug) for slug in begun.operators)

        task = self._runner.store(lambda _progress: read())
        task.succeeded.connect(lambda result: then(*result))
        task.failed.connect(self._request.failed)

    def reset(self, person: PersonId | None = None) -> None:
        """Start an empty request, of ``person`` if one is named; what was begun is left."""
        self._on, self._recorded = None, False
        self._request.begin(person)

    def _begun(self) -> Begun:
        return replace(self._request.begun(), on=self._on)

    def _touched(self) -> None:
        self._recorded = False
        if self._on is None:
            self._on = self._core.clock.today()
        self._keeping.soon()


def _is_for(begun: Begun, operator: OperatorSlug | None, person: PersonId | None) -> bool:
    same_operator = operator is None or begun.operators == (operator,)
    same_person = person is None or begun.person == person
    return bool(begun.operators) and same_operator and same_person

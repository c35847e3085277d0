"""A request that is begun: kept while somebody works, taken up again, given up with an undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.base.ids import CaseId, FollowUp, OperatorSlug, PersonId, Right
from app.bootstrap import OpenCore
from app.operators.record import Operator
from app.people.person import Person
from app.services.request_form import Begun, about_case, from_values, to_values
from ui.request.keeping import NAME, Keeping, Values
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from ui.request.presenter import RequestPresenter


@dataclass(frozen=True)
class _Draft:
    """A draft that was read, with whom it is about and everybody there is."""

    values: Values
    begun: Begun
    operators: tuple[Operator, ...]
    people: dict[PersonId, Person]


@dataclass(frozen=True, eq=False)
class _Reading:
    """The reading of a draft; None = of the one kept in the vault."""

    values: Values | None


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
        #: What is being read; whoever begins something else meanwhile gives it up.
        self._reading: _Reading | None = None
        #: How often something was chosen or typed since the request was begun.
        self._touches = 0
        self._keeping = Keeping(core, runner, self.values, self)
        self._keeping.kept.connect(self.kept)
        self._keeping.failed.connect(request.failed)
        request.touched.connect(self._touched)

    def values(self) -> Values | None:
        """Give what is begun and not finished, in JSON values; None = nothing.

        A draft that is being taken up is begun, though it is not shown yet.
        """
        if self._reading is not None and self._reading.values is not None:
            return self._reading.values
        begun = self._begun()
        return None if self._recorded or begun.is_empty else to_values(begun)

    def enter(self) -> None:
        """Go on with what is begun here or kept in the vault, else start an empty request."""
        if self._reading is not None or self._request.is_picking:
            return
        begun = self._begun()
        if not begun.is_empty:
            self.taken_up.emit(begun)
            return
        self.reset()
        self._read(None, self._go_on_with_kept)

    def begin_for(self, operator: OperatorSlug | None, person: PersonId | None) -> None:
        """Start a request to an operator or for a person; a draft of another one gives way.

        A draft that is for the same two is gone on with.
        """
        reading = self._reading
        before = self.values() if reading is None else None
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
            values = reading.values if reading else None
            self._read(values, lambda draft: self._give_way(draft, operator, person))

    def begin_about(self, case: CaseId, kind: FollowUp | Right) -> None:
        """Begin a letter about an earlier request, or go on with it; any other draft gives way."""
        core = self._core
        today = core.clock.today()

        def begin() -> Values:
            begun = about_case(core.requests.row(case), kind)
            return to_values(replace(begun, on=today))

        def begun(values: Values) -> None:
            before, later = self.values(), self._request.begun().form.later
            if (
                before is not None
                and later is not None
                and (later.case, later.kind) == (case, kind)
            ):
                self.enter()
                return
            self.reset()
            self._read(values, self._take)
            if before is not None:
                self.given_up.emit(before)

        self._runner.ask(self, begin, begun, self._request.failed)

    def start_anew(self) -> None:
        """Give up the draft for an empty request."""
        before = self.values()
        self.reset()
        self._keeping.now()
        if before is not None:
            self.given_up.emit(before)

    def finish(self, begun: Begun) -> bool:
        """Hear that the letter of ``begun`` was recorded: its draft is forgotten.

        Says whether that is what is begun here; another request begun meanwhile stays.
        """
        if begun != self._request.begun():
            return False
        self._recorded = True
        self._keeping.now()
        return True

    def leave(self) -> None:
        """Keep at once what still waits to be kept."""
        self._keeping.leave()

    def person_gone(self) -> None:
        """Hear that what was typed of a person went with them: it is not kept either."""
        if self.values() is not None:
            self._keeping.soon()

    def take_up(self, values: Mapping[str, object]) -> None:
        """Go on with a draft; what of it does not fit any more is left out."""
        self._read(values, self._resume)

    def _resume(self, draft: _Draft) -> None:
        self._take(draft)
        self.taken_up.emit(draft.begun)

    def _take(self, draft: _Draft) -> None:
        self._on, self._recorded = draft.begun.on, False
        self._request.resume(draft.begun, draft.operators, draft.people)
        self._keeping.soon()

    def _go_on_with_kept(self, draft: _Draft) -> None:
        if self._request.is_picking or not self._begun().is_empty:
            self.given_up.emit(draft.values)
        else:
            self._resume(draft)

    def _give_way(
        self, draft: _Draft, operator: OperatorSlug | None, person: PersonId | None
    ) -> None:
        # The operator that is asked for was chosen: one touch, and not the user's.
        typed_meanwhile = self._touches > (operator is not None)
        if _is_for(draft.begun, operator, person) and not typed_meanwhile:
            self._resume(draft)
        else:
            self.given_up.emit(draft.values)

    def _read(self, values: Values | None, then: Callable[[_Draft], object]) -> None:
        """Read a draft on the vault's thread, where the directory is; None = the one kept there.

        ``then`` hears of it if there is anything in it, unless a request is begun meanwhile.
        """
        reading = self._reading = _Reading(values)
        core = self._core

        def read() -> _Draft | None:
            found = core.unfinished.get(NAME) if values is None else values
            if found is None:
                return None
            people = core.people.list()
            begun = from_values(found, core.directory, people)
            operators = tuple(core.directory.get(slug) for slug in begun.operators)
            return _Draft(found, begun, operators, people)

        def take(draft: _Draft | None) -> None:
            if reading is not self._reading:
                return
            self._reading = None
            if draft is not None and not draft.begun.is_empty:
                then(draft)

        def give_up() -> None:
            if reading is self._reading:
                self._reading = None

        task = self._runner.store(lambda _progress: read())
        task.succeeded.connect(take)
        task.failed.connect(self._request.failed)
        task.finished.connect(give_up)

    def reset(self, person: PersonId | None = None) -> None:
        """Start an empty request, of ``person`` if one is named; what was begun is left."""
        self._on, self._recorded = None, False
        self._reading, self._touches = None, 0
        self._request.begin(person)

    def _begun(self) -> Begun:
        return replace(self._request.begun(), on=self._on)

    def _touched(self) -> None:
        self._recorded = False
        self._touches += 1
        if self._on is None:
            self._on = self._core.clock.today()
        self._keeping.soon()


def _is_for(begun: Begun, operator: OperatorSlug | None, person: PersonId | None) -> bool:
    same_operator = operator is None or begun.operators == (operator,)
    same_person = person is None or begun.person == person
    # A letter about an earlier request is no new request, whoever it goes to.
    is_new = begun.form.later is None
    return bool(begun.operators) and is_new and same_operator and same_person

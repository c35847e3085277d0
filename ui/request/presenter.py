"""The new request's state and its way to the services; draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from app.base.changes import Changes, Topic
from app.base.errors import Problem
from app.base.ids import (
    ChannelKind,
    Law,
    OperatorSlug,
    PersonId,
    Right,
)
from app.bootstrap import OpenCore
from app.letters.document import Letter
from app.operators.record import Operator
from app.people.person import Person
from app.services import directory, preview
from app.services.new_request import CORRECTIONS, Form, Proposal, propose, with_fact
from ui.changes_hub import ChangesHub
from ui.tasks import Task, TaskRunner

#: A change of one of these makes it a request of its own, with a reference of its own.
_ANOTHER_REQUEST = frozenset({"law", "rights", "grounds", "enquiry"})

#: Pause in typing after which the letter is written anew, milliseconds.
PAUSE = 120


@dataclass(frozen=True)
class Shown:
    """What one writing of the letter gave: the proposal, and its picture if there is a letter.

    Attributes:
        number: which writing it was; an older one than the form's is not the letter any more.
        person: whose letter it is.
    """

    number: int
    person: PersonId
    proposal: Proposal
    preview: preview.Preview | None
    problem: Problem | None


class RequestPresenter(QObject):
    """Holds what is chosen, asks the services, and tells the page.

    Signals:
        people_changed: the people there are, id -> person.
        found: operators for what was typed.
        picked: the operators chosen, in order.
        shown: the letter as it is now.
        failed: a problem, for the page's banner.
    """

    people_changed = Signal(object)
    found = Signal(object)
    picked = Signal(object)
    shown = Signal(object)
    failed = Signal(Exception)

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._runner, self._hub = core, runner, hub
        self._people: dict[PersonId, Person] = {}
        self._person: PersonId | None = None
        self._working: Person | None = None
        self._operators: tuple[Operator, ...] = ()
        self._form = Form()
        self._highlight: frozenset[str] = frozenset()
        self._last: Shown | None = None
        self._busy = False
        self._again = False
        self._number = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._write)
        runner.draining.connect(self._pause.stop)
        hub.changed.connect(self._hear)

    # What there is

    def begin(self) -> None:
        """Start an empty request."""
        self._operators, self._form, self._last = (), Form(), None
        self._working = self._people.get(self._person) if self._person else None
        self.picked.emit(())
        self._read_people()
        self.search("")

    def _hear(self, changes: Changes) -> None:
        if Topic.PEOPLE in changes.topics:
            self._read_people()

    def _read_people(self) -> None:
        self._ask(lambda: self._core.people.list(), self._take_people)

    def _take_people(self, people: dict[PersonId, Person]) -> None:
        before = self._people.get(self._person) if self._person else None
        self._people = people
        if self._person not in people:
            self._person = next(iter(people), None)
        filed = people.get(self._person) if self._person else None
        # What is being typed stays, unless the person on file has changed meanwhile.
        if filed != before or self._working is None:
            self._working = filed
        self.people_changed.emit(people)
        self._changed()

    def search(self, text: str) -> None:
        """Find operators for what was typed."""
        today = self._core.clock.today()
        self._ask(lambda: directory.find(self._core.directory, text, today), self.found.emit)

    @property
    def person(self) -> PersonId | None:
        """Whose request it is."""
        return self._person

    # What is chosen

    def choose_person(self, person: PersonId) -> None:
        """Make it this person's request."""
        self._person, self._working = person, self._people.get(person)
        self._form = self._form.afresh()
        self._changed()

    def add_person(self, name: str, email: str, country: str) -> None:
        """Keep a new person and make it theirs."""

        def keep() -> tuple[PersonId, object]:
            return self._core.people.add(Person(name=name, email=email, country=country))

        def kept(result: tuple[PersonId, object]) -> None:
            self._person = result[0]
            self._form = self._form.afresh()
            self._hub.publish(result[1])

        self._ask(keep, kept)

    def pick(self, slugs: tuple[OperatorSlug, ...]) -> None:
        """Choose whom to write to; the letter shown is the first one's."""
        self._operators = tuple(self._core.directory.get(slug) for slug in slugs)
        self._form = self._form.afresh()
        self.picked.emit(self._operators)
        self._changed()

    def want(self, right: Right, wanted: bool) -> None:
        """Ask for a right, or no longer."""
        rights = [each for each in self._form.rights if each is not right]
        if right in CORRECTIONS:
            rights = [each for each in rights if each not in CORRECTIONS]
        if wanted:
            rights.append(right)
        self._edit(rights=tuple(rights), enquiry=False)

    def ask_for_contact(self) -> None:
        """Write an enquiry for the contact instead of a request."""
        self._edit(enquiry=True)

    def choose_law(self, law: Law) -> None:
        """Rely on this law."""
        self._edit(law=law, grounds=())

    def ground(self, ground: str, chosen: bool) -> None:
        """Rely on a ground, or no longer."""
        others = tuple(each for each in self._form.grounds if each != ground)
        self._edit(grounds=(*others, ground) if chosen else others)

    def tell(self, about: str) -> None:
        """Set the user's own facts."""
        self._edit(about=about)

    def give(self, field: str, given: bool) -> None:
        """Write one of the person's facts into the letter, or leave it out."""
        if self._last is None:
            return
        now = {fact.field for fact in self._last.proposal.facts if fact.given}
        now = now | {field} if given else now - {field}
        self._edit(given=frozenset(now))

    def correct(self, field: str, value: str) -> None:
        """Change one of the person's facts: in the letter now, on file once it is recorded."""
        if self._working is None:
            return
        try:
            self._working = with_fact(self._working, field, value)
        except Problem as problem:
            self.failed.emit(problem)
            return
        self._edit()

    def go_by(self, channel: ChannelKind) -> None:
        """Choose the way the letter goes."""
        self._edit(channel=channel, given=None)

    def word(self, text: str | None) -> None:
        """Take the user's own wording of the letter's body; None = as composed."""
        self._edit(edit=text)

    def mark(self, fields: frozenset[str]) -> None:
        """Mark these facts in the letter."""
        if fields != self._highlight:
            self._highlight = fields
            self._pause.start()

    def _edit(self, **changes: object) -> None:
        if "edit" not in changes and self._form.edit is not None:
            # Whatever else changes, the user's own wording was of another letter.
            changes["edit"] = None
        self._form = replace(self._form, **changes)  # type: ignore[arg-type]
        if changes.keys() & _ANOTHER_REQUEST:
            self._form = self._form.renewed()
        self._changed()

    # The letter

    def _changed(self) -> None:
        self._number += 1
        self._pause.start()

    def _write(self) -> None:
        if self._busy:
            self._again = True
            return
        if not self._operators or self._working is None:
            return
        operator, person, form = self._operators[0], self._working, self._form
        highlight, number, whose = self._highlight, self._number, self._person
        assert whose is not None  # noqa: S101 - somebody is being worked on
        self._busy, self._again = True, False

        def write() -> Shown:
            today = self._core.today(person)
            proposal = propose(form, operator, person, today, today)
            if proposal.draft is None:
                return Shown(number, whose, proposal, None, proposal.problem)
            try:
                seen = preview.preview(proposal.draft.letter, highlight)
            except Problem as problem:
                return Shown(number, whose, proposal, None, problem)
            return Shown(number, whose, proposal, seen, None)

        task = self._ask(write, self._take)
        task.finished.connect(self._rest)

    def _take(self, shown: Shown) -> None:
        if shown.number == self._number:
            self._last = shown
            self.shown.emit(shown)

    def _rest(self) -> None:
        self._busy = False
        if self._again:
            self._pause.start()

    def letter(self) -> Letter | None:
        """Give the letter shown, if there is one and it is of the form as it is now."""
        current = self.current()
        draft = current.proposal.draft if current else None
        return draft.letter if draft else None

    def current(self) -> Shown | None:
        """Give what was written of the form as it is now; None while it is being written."""
        last = self._last
        return last if last is not None and last.number == self._number else None

    def chosen(self) -> tuple[tuple[Operator, ...], Form, Person | None]:
        """Give the operators, the form and the person as they are now."""
        return self._operators, self._form, self._working

    def today(self) -> date:
        """Give the civil date where the person lives."""
        if self._working is None:
            return self._core.clock.today()
        return self._core.today(self._working)

    def _ask(self, work: Callable[[], object], then: Callable[..., object]) -> Task:
        task = self._runner.store(lambda _progress: work())
        task.succeeded.connect(then)
        task.failed.connect(self.failed)
        return task

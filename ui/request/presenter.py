"""The new request's state and its way to the services; draws nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes, Topic
from app.base.ids import ChannelKind, OperatorSlug, PersonId
from app.bootstrap import OpenCore
from app.letters.document import Letter
from app.operators.record import Operator
from app.people.person import Person
from app.services import directory
from app.services.letter_facts import corrected
from app.services.preferences import Personal
from app.services.request_form import Begun, Form
from ui.changes_hub import ChangesHub
from ui.request.choices import Choices
from ui.request.drafts import Drafts
from ui.request.own_texts import OwnTexts
from ui.request.writer import Shown, Wish, Writer
from ui.tasks import TaskRunner


class RequestPresenter(Choices):
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
        self._searched = ""
        self._personal = Personal()
        self._person: PersonId | None = None
        self._operators: tuple[Operator, ...] = ()
        #: Another one with every choice of operators, and every request begun.
        self._choice = object()
        #: The choice of operators that is being looked up; no letter is written until then.
        self._picking: object | None = None
        self._new_person: dict[str, str] = {}
        self._adding = False
        self._writer = Writer(core, runner, self._wish, self)
        self._writer.written.connect(self._take)
        self._writer.failed.connect(self.failed)
        #: Marks facts in the letter.
        self.marking = self._writer.marking
        #: What of the request is unfinished.
        self.drafts = Drafts(core, runner, self)
        #: The user's own texts.
        self.texts = OwnTexts(core, runner, hub, self)
        self.texts.changed.connect(self._changed)
        self.texts.failed.connect(self.failed)
        hub.changed.connect(self._hear)

    # What there is

    def begin(self, person: PersonId | None = None) -> None:
        """Start an empty request, of ``person`` if one is named."""
        self._picking, self._choice = None, object()
        self._operators, self._form, self._last, self._new_person = (), Form(), None, {}
        self._person = person or self._person
        self.picked.emit(())
        self._read_people()
        self.texts.read()
        self.search("")

    def resume(
        self, begun: Begun, operators: tuple[Operator, ...], people: dict[PersonId, Person]
    ) -> None:
        """Go on with a request that was begun before, to these operators; these people there are."""
        self._picking, self._choice = None, object()
        self._form, self._new_person, self._last = begun.form, dict(begun.new_person), None
        self._people, self._operators = people, operators
        self.texts.read()
        self._person = begun.person or self._person
        if self._person not in people:
            self._person = next(iter(people), None)
        self.people_changed.emit(self._people)
        self.picked.emit(self._operators)
        self._changed()

    def begun(self) -> Begun:
        """Give what is begun, finished or not."""
        slugs = tuple(operator.slug for operator in self._operators)
        return Begun(self._form, slugs, self._person, None, self._new_person)

    def personal(self) -> Personal:
        """Give the user's own choices, as last read."""
        return self._personal

    def people(self) -> dict[PersonId, Person]:
        """Give the people there are, as last read."""
        return self._people

    def note_new_person(self, typed: Mapping[str, str]) -> None:
        """Remember what was typed of a person who is not on file yet."""
        self._new_person = {name: text for name, text in typed.items() if text}
        self.touched.emit()

    def _hear(self, changes: Changes) -> None:
        if changes.topics & {Topic.PEOPLE, Topic.SETTINGS}:
            self._read_people()
        if Topic.LETTERS in changes.topics:
            self.texts.read()
        if Topic.OPERATORS in changes.topics:
            self.search(self._searched)

    def _read_people(self) -> None:
        self._runner.ask(self, self._core.preferences.get, self._take_personal, self.failed)
        self._runner.ask(self, self._core.people.list, self._take_people, self.failed)

    def _take_personal(self, personal: Personal) -> None:
        self._personal = personal

    def _take_people(self, people: dict[PersonId, Person]) -> None:
        before, gone = self._filed(), self._person is not None and self._person not in people
        self._people = people
        if self._person not in people:
            self._person = next(iter(people), None)
        if gone:
            # What was typed of somebody is not told of somebody else.
            self._form, self._last = self._form.afresh(), None
            self.drafts.person_gone()
        elif before is not None and self._filed() != before:
            # What is being typed stays, unless the person on file has changed meanwhile.
            self._form = replace(self._form, corrections=())
        self.people_changed.emit(people)
        self._changed()

    def _usual_channel(self, operators: tuple[Operator, ...]) -> ChannelKind | None:
        """Give the channel the user usually takes, where every operator offers it."""
        usual = self._personal.default_channel
        offered = usual is not None and all(operator.channel(usual) for operator in operators)
        return usual if offered else None

    def _filed(self) -> Person | None:
        return self._people.get(self._person) if self._person else None

    def _working(self) -> Person | None:
        """Give the person with what was typed over the facts on file."""
        filed = self._filed()
        return corrected(filed, self._form.corrections)[0] if filed else None

    def search(self, text: str) -> None:
        """Find operators for what was typed."""
        self._searched = text
        today = self._core.clock.today()
        known = self._core.directory
        self._runner.ask(
            self, lambda: directory.find(known, text, today), self.found.emit, self.failed
        )

    @property
    def person(self) -> PersonId | None:
        """Whose request it is."""
        return self._person

    # What is chosen

    def choose_person(self, person: PersonId) -> None:
        """Make it this person's request."""
        self._person = person
        self._form = self._form.afresh()
        self.touched.emit()
        self._changed()

    def add_person(self, name: str, email: str, country: str) -> None:
        """Keep a new person and make it theirs; once, however often it is asked for meanwhile."""
        if self._adding:
            return
        self._adding = True

        def keep() -> tuple[PersonId, object]:
            return self._core.people.add(Person(name=name, email=email, country=country))

        def kept(result: tuple[PersonId, object]) -> None:
            self._person = result[0]
            self._new_person = {}
            self._form = self._form.afresh()
            self.touched.emit()
            self._hub.publish(result[1])

        def rest() -> None:
            self._adding = False

        self._runner.ask(self, keep, kept, self.failed).finished.connect(rest)

    @property
    def turn(self) -> object:
        """Give what is equal as long as it is the same operators' and the same person's request."""
        return self._choice, self._person

    @property
    def is_picking(self) -> bool:
        """Say whether the operators chosen are still being looked up."""
        return self._picking is not None

    def pick(self, slugs: tuple[OperatorSlug, ...]) -> None:
        """Choose whom to write to; the letter shown is the first one's."""
        pick = self._picking = self._choice = object()

        def take(operators: tuple[Operator, ...]) -> None:
            # Meanwhile another was picked, or another request begun.
            if pick is not self._picking:
                return
            self._picking, self._operators = None, operators
            self._form = replace(
                self._form.afresh(),
                corrections=self._form.corrections,
                channel=self._usual_channel(operators),
            )
            self.picked.emit(operators)
            self.touched.emit()
            self._changed()

        def stay() -> None:
            if pick is self._picking:
                self._picking, self._choice = None, object()
                self._changed()

        known = self._core.directory
        task = self._runner.ask(
            self, lambda: tuple(known.get(slug) for slug in slugs), take, self.failed
        )
        task.failed.connect(stay)
        # The letter shown is not the one that is wanted any more.
        self._changed()

    # The letter

    def draw_for(self, width: int) -> None:
        """Draw the pages so many pixels wide from now on."""
        self._writer.draw_for(width)

    def _changed(self) -> None:
        self._writer.stale()

    def _wish(self) -> Wish | None:
        """Give what the letter is to be written from; None = nobody to write to, or for."""
        person = self._filed()
        if self._picking or not self._operators or person is None or self._person is None:
            return None
        agent = self._people.get(self._form.agent) if self._form.agent else None
        return Wish(self._person, person, self._operators[0], self._form, agent, self.texts.all)

    def _take(self, shown: Shown) -> None:
        self._last = shown
        self.shown.emit(shown)

    def letter(self) -> Letter | None:
        """Give the letter shown, if there is one and it is of the form as it is now."""
        current = self.current()
        draft = current.proposal.draft if current else None
        return draft.letter if draft else None

    def current(self) -> Shown | None:
        """Give what was written of the form as it is now; None while it is being written."""
        last = self._last
        return last if last is not None and self._writer.is_current(last) else None

    def chosen(self) -> tuple[tuple[Operator, ...], Form, Person | None]:
        """Give the operators, the form and the person as they are now."""
        return self._operators, self._form, self._working()

    def today(self) -> date:
        """Give the civil date where the person lives."""
        person = self._working()
        return self._core.clock.today() if person is None else self._core.today(person)

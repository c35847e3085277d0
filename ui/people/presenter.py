"""The People page's way to the services: everybody, what was told of one, saving and deleting."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes, Topic
from app.base.ids import PersonId
from app.base.text import fold
from app.bootstrap import OpenCore
from app.people.person import Person
from app.services.meanwhile import Meanwhile
from app.services.person_draft import PersonDraft, draft_of, over, person_of
from ui.changes_hub import ChangesHub
from ui.rereading import Rereading
from ui.sheet_saver import SheetSaver
from ui.tasks import Task, TaskRunner


@dataclass(frozen=True)
class Listed:
    """Somebody in the list.

    Attributes:
        requests: how many there are of this person.
        folded: everything a search looks at.
    """

    id: PersonId
    person: Person
    requests: int
    folded: str = field(compare=False)


@dataclass(frozen=True)
class Wish:
    """What shall be kept.

    Attributes:
        sheet: the number of the form it was typed in; an answer carries it.
        person: of whom it is; None = of somebody new.
        start: what the form showed at first.
    """

    sheet: int
    person: PersonId | None
    draft: PersonDraft
    start: PersonDraft


@dataclass(frozen=True)
class Kept:
    """The outcome of saving.

    Attributes:
        before: as the person was before; None = somebody new.
    """

    wish: Wish
    id: PersonId
    person: Person
    before: Person | None


class PeoplePresenter(QObject):
    """Asks the services on the store's thread.

    Signals:
        listed: a tuple of ``Listed``, by reading.
        told: a ``PersonId`` and a tuple of ``Told``.
        kept: a ``Kept``.
        deleted: id and ``Person`` of somebody who was deleted.
        refused: why a draft was not saved, and the ``Wish``.
        failed: any other failure.
    """

    listed = Signal(object)
    told = Signal(object, object)
    kept = Signal(object)
    deleted = Signal(object, object)
    refused = Signal(Exception, object)
    failed = Signal(Exception)

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._runner, self._hub = core, runner, hub
        self._list = Rereading(runner, self._read, self)
        self._asked: PersonId | None = None
        self._saver = SheetSaver(runner, self)
        hub.changed.connect(self._hear)

    def read(self) -> None:
        """Read everybody."""
        self._list.ask()

    def read_told(self, person: PersonId | None) -> None:
        """Read what operators were told of a person, and again whenever it may have changed."""
        self._asked = person
        if person is not None and not self._runner.is_drained():
            self._runner.ask(
                self,
                lambda: self._core.disclosures.told(person),
                lambda told: self.told.emit(person, told),
                self.failed,
            )

    def save(self, wish: Wish) -> None:
        """Keep what was typed, over what is on file by now; a form is saved once at a time."""

        def done(result: tuple[Kept, Changes]) -> None:
            self.kept.emit(result[0])
            self._hub.publish(result[1])

        self._saver.save(
            wish.sheet,
            lambda: self._keep(wish),
            done,
            lambda error: self.refused.emit(error, wish),
        )

    def put_back(self, person: PersonId, before: Person) -> None:
        """Keep a person as before, for Undo."""
        self._runner.ask(
            self, lambda: self._core.people.save(person, before), self._hub.publish, self.failed
        )

    def delete(self, person: PersonId) -> None:
        """Forget a person; also the undo of adding one."""

        def work() -> tuple[Person, Changes]:
            gone = self._core.people.get(person)
            return gone, self._core.people.delete(person)

        def done(result: tuple[Person, Changes]) -> None:
            self.deleted.emit(person, result[0])
            self._hub.publish(result[1])

        self._runner.ask(self, work, done, self.failed)

    def _keep(self, wish: Wish) -> tuple[Kept, Changes]:
        people = self._core.people
        if wish.person is None:
            key, changes = people.add(person_of(wish.draft))
            return Kept(wish, key, people.get(key), None), changes
        before = people.get(wish.person)
        now = draft_of(before)
        draft, clashes = over(wish.start, wish.draft, now)
        if clashes:
            raise Meanwhile(now, clashes)
        changes = people.save(wish.person, person_of(draft, sample=before.sample))
        # Read again: the vault has an order of its own for accounts.
        return Kept(wish, wish.person, people.get(wish.person), before), changes

    def _read(self) -> Task:
        return self._runner.ask(self, self._everybody, self.listed.emit, self.failed)

    def _everybody(self) -> tuple[Listed, ...]:
        requests = self._core.people.requests()
        found = [
            Listed(key, person, requests.get(key, 0), _folded(person))
            for key, person in self._core.people.list().items()
        ]
        return tuple(
            sorted(found, key=lambda each: fold(each.person.name_kana or each.person.name))
        )

    def _hear(self, changes: Changes) -> None:
        if changes.topics & {Topic.PEOPLE, Topic.CASES}:
            self.read()
        if Topic.CASES in changes.topics:
            self.read_told(self._asked)


def _folded(person: Person) -> str:
    texts = (person.name, person.name_kana, person.name_latin, person.email)
    return fold("\n".join((*texts, *person.accounts.values())))

"""People: kept, listed and looked up in the user's vault."""

from __future__ import annotations

from app.base.changes import Changes, Topic
from app.base.ids import PersonId
from app.people.person import Person, check
from app.services.unfinished import Unfinished
from app.vault.vault import Vault


class People:
    """What a user does with people; each call is one transaction."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(self, person: Person) -> tuple[PersonId, Changes]:
        """Keep a person under a new id.

        Raises:
            Mistake: an address, country or region has not its form; nothing was kept.
            Problem: the vault cannot be written; nothing was kept.
        """
        check(person)
        with self._vault.transaction():
            person_id = self._vault.people.add(person)
        return person_id, Changes.of(Topic.PEOPLE)

    def save(self, person_id: PersonId, person: Person) -> Changes:
        """Put ``person`` in place of what is kept under the id.

        Raises:
            Mistake: an address, country or region has not its form; nothing was changed.
            Problem: nobody has this id, or the vault cannot be written.
        """
        check(person)
        with self._vault.transaction():
            self._vault.people.save(person_id, person)
        return Changes.of(Topic.PEOPLE)

    def delete(self, person_id: PersonId) -> Changes:
        """Forget a person nobody writes for any more, and what was typed of them in half-filled forms.

        Raises:
            Problem: there are still requests of this person, or nobody has this id.
        """
        with self._vault.transaction():
            self._vault.people.delete(person_id)
            Unfinished(self._vault).forget_about((person_id,))
        return Changes.of(Topic.PEOPLE)

    def get(self, person_id: PersonId) -> Person:
        """Give a person.

        Raises:
            Problem: nobody has this id.
        """
        return self._vault.people.get(person_id)

    def list(self) -> dict[PersonId, Person]:
        """Give everybody by id, in the order they were added."""
        return self._vault.people.list()

    def requests(self) -> dict[PersonId, int]:
        """Count the requests of everybody who has any."""
        return self._vault.cases.count_by_person()

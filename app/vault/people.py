"""The people whose data it is."""

from __future__ import annotations

from datetime import date

from app.base.errors import Problem
from app.base.ids import PersonId
from app.people.person import Person
from app.vault.database import Database, Row
from app.vault.ids import random_id
from app.vault.stored import from_json, to_json

_SELECT = """
    SELECT id, name, name_kana, name_latin, email, country, region, postal_code, address,
           birth_date, accounts, sample
    FROM people
"""


class People:
    """People by id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, person: Person) -> PersonId:
        """Keep a person under a new random id."""
        person_id = PersonId(random_id(8))
        self._database.run(
            """
            INSERT INTO people (id, name, name_kana, name_latin, email, country, region,
                                postal_code, address, birth_date, accounts, sample)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (person_id, *_columns(person)),
        )
        return person_id

    def get(self, person_id: PersonId) -> Person:
        """Give a person.

        Raises:
            Problem: nobody has this id.
        """
        row = self._database.row(_SELECT + "WHERE id = ?", (person_id,))
        if row is None:
            raise Problem("problem.no_person", id=person_id)
        return _person(row)

    def list(self) -> dict[PersonId, Person]:
        """Give everybody, in the order they were added."""
        return {
            PersonId(row[0]): _person(row) for row in self._database.rows(_SELECT + "ORDER BY seq")
        }

    def save(self, person_id: PersonId, person: Person) -> None:
        """Put ``person`` in place of what is kept under the id.

        Raises:
            Problem: nobody has this id.
        """
        self._database.run(
            """
            UPDATE people SET name = ?, name_kana = ?, name_latin = ?, email = ?, country = ?,
                   region = ?, postal_code = ?, address = ?, birth_date = ?, accounts = ?,
                   sample = ?
            WHERE id = ?
            """,
            (*_columns(person), person_id),
        )
        if not self._database.changes():
            raise Problem("problem.no_person", id=person_id)

    def delete(self, person_id: PersonId) -> None:
        """Forget a person.

        Raises:
            Problem: nobody has this id, or there are still cases of this person.
        """
        if self._database.row("SELECT 1 FROM cases WHERE person = ?", (person_id,)):
            raise Problem("problem.person_has_cases")
        self._database.run("DELETE FROM people WHERE id = ?", (person_id,))
        if not self._database.changes():
            raise Problem("problem.no_person", id=person_id)


def _columns(person: Person) -> tuple[str | int | None, ...]:
    return (
        person.name,
        person.name_kana,
        person.name_latin,
        person.email,
        person.country,
        person.region,
        person.postal_code,
        to_json(person.address),
        person.birth_date.isoformat() if person.birth_date else None,
        to_json(person.accounts),
        int(person.sample),
    )


def _person(row: Row) -> Person:
    _, name, kana, latin, email, country, region, postal_code, address, born, accounts, sample = row
    return Person(
        name=name,
        name_kana=kana,
        name_latin=latin,
        email=email,
        country=country,
        region=region,
        postal_code=postal_code,
        address=from_json(address, tuple[str, ...]),
        birth_date=date.fromisoformat(born) if born else None,
        accounts=from_json(accounts, dict[str, str]),
        sample=bool(sample),
    )

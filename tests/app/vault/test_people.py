from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.base.errors import Problem
from app.base.ids import PersonId
from app.people.person import Person
from app.vault.vault import Vault
from tests.app.vault.conftest import HANAKO, AddCase

ODD = [
    HANAKO,
    replace(HANAKO, birth_date=date(1980, 2, 29), region="JP-13", name_latin="Hanako Mihon"),
    Person(name="*O'Brien* <x>"),
    Person(name='{{7*7}} $& &copy; #read("x") \'); DROP TABLE people; --'),
    Person(name="𠮷田  二つの空白"),
    Person(name="م" * 300, address=("", "𠮷田町")),
    Person(name="x", accounts={"日本": "", "": "語"}),
]


@pytest.mark.parametrize("person", ODD, ids=range(len(ODD)))
def test_a_person_comes_back_as_given(vault: Vault, person: Person) -> None:
    assert vault.people.get(vault.people.add(person)) == person


def test_people_are_listed_as_they_came(vault: Vault) -> None:
    ids = [vault.people.add(person) for person in ODD]
    assert vault.people.list() == dict(zip(ids, ODD, strict=True))


def test_saving_changes_one_person(vault: Vault) -> None:
    one, two = vault.people.add(HANAKO), vault.people.add(HANAKO)
    moved = replace(HANAKO, address=("大阪府大阪市見本2",))
    vault.people.save(two, moved)
    assert (vault.people.get(one), vault.people.get(two)) == (HANAKO, moved)


def test_deleting_forgets(vault: Vault) -> None:
    person = vault.people.add(HANAKO)
    vault.people.delete(person)
    assert vault.people.list() == {}


def test_nobody_is_told(vault: Vault) -> None:
    nobody = PersonId("nobody")
    for call in (
        lambda: vault.people.get(nobody),
        lambda: vault.people.save(nobody, HANAKO),
        lambda: vault.people.delete(nobody),
    ):
        with pytest.raises(Problem, match=r"problem\.no_person"):
            call()


def test_a_person_with_cases_stays(vault: Vault, add_case: AddCase) -> None:
    case = add_case(vault)
    (person,) = vault.people.list()
    with pytest.raises(Problem, match=r"problem\.person_has_cases"):
        vault.people.delete(person)
    vault.cases.erase(case)
    vault.people.delete(person)

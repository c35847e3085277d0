from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.base.changes import Topic
from app.base.errors import Problem
from app.base.ids import PersonId
from app.base.paths import Home
from app.base.records import Mistake
from app.people.person import Person
from app.services.people import People
from app.vault.keys import Argon
from app.vault.vault import Vault


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    cheap = Argon(memory_kib=64, passes=1, lanes=1)
    vault, _ = Vault.create(Home(tmp_path / "home"), passphrase="sample", argon=cheap)
    yield People(vault)
    vault.close()


def test_who_is_added_is_listed_and_found(people: People) -> None:
    hanako = Person(name="見本 花子", email="hanako@example.jp", accounts={"id": "1"})
    first, changes = people.add(hanako)
    second, _ = people.add(Person(name="Sam Sample"))
    assert changes.topics == {Topic.PEOPLE}
    assert people.get(first) == hanako
    assert list(people.list()) == [first, second]


def test_a_half_address_is_refused_and_nothing_is_kept(people: People) -> None:
    with pytest.raises(Mistake):
        people.add(Person(name="Sam Sample", email="sam@"))
    assert people.list() == {}


def test_nobody_has_an_unknown_id(people: People) -> None:
    with pytest.raises(Problem) as caught:
        people.get(PersonId("nobody"))
    assert caught.value.code == "problem.no_person"

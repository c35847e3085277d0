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
from app.services.unfinished import Unfinished
from app.vault.keys import Argon
from app.vault.vault import Vault


class Kept(People):
    """The people of a vault, with what is half filled in it."""

    def __init__(self, vault: Vault) -> None:
        super().__init__(vault)
        self.unfinished = Unfinished(vault)


@pytest.fixture
def people(tmp_path: Path) -> Iterator[Kept]:
    cheap = Argon(memory_kib=64, passes=1, lanes=1)
    vault, _ = Vault.create(Home(tmp_path / "home"), passphrase="sample", argon=cheap)
    yield Kept(vault)
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


def test_with_a_person_goes_what_was_typed_of_them(people: Kept) -> None:
    ann, _ = people.add(Person(name="Ann Sample"))
    ben, _ = people.add(Person(name="Ben Sample"))
    forms: dict[str, dict[str, object]] = {
        "request": {"person": ann, "corrections": [["email", "ann@example.org"]]},
        "people": {"person": ann, "draft": {"email": "ann@example.org"}},
        "case": {"case": "of-ben", "form": {"text": "typed"}},
        "directory": {"slug": "almigo", "draft": {}},
    }
    for page, values in forms.items():
        people.unfinished.keep(page, values)
    people.delete(ben)
    assert all(people.unfinished.get(page) == values for page, values in forms.items())
    people.delete(ann)
    assert [page for page in forms if people.unfinished.get(page)] == ["case", "directory"]


def test_what_was_typed_stays_with_a_person_who_cannot_be_deleted(people: Kept) -> None:
    people.unfinished.keep("request", {"person": "nobody"})
    with pytest.raises(Problem):
        people.delete(PersonId("nobody"))
    assert people.unfinished.get("request") is not None

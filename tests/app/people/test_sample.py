from __future__ import annotations

from app.people.person import check
from app.people.sample import sample_people


def test_the_sample_people_are_plainly_nobody() -> None:
    people = sample_people()
    assert list(people) == ["hanako-mihon", "sam-sample"]
    hanako, sam = people.values()
    assert (hanako.name, hanako.email, hanako.country) == ("見本 花子", "hanako@example.jp", "JP")
    assert (sam.name, sam.country) == ("Sam Sample", "DE")
    for person in (hanako, sam):
        assert person.sample
        assert person.email.endswith(("@example.jp", "@example.org"))
        check(person)

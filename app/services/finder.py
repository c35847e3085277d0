"""Finding anything: operators, requests and people for what somebody types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.base.ids import PersonId
from app.base.text import fold
from app.operators.directory import Directory
from app.people.person import Person
from app.services import directory as operators
from app.services.directory import OperatorRow
from app.services.overview import Filter, Overview, Sort
from app.services.people import People
from app.services.requests import CaseRow

#: How many of each kind are given.
_EACH = 6


@dataclass(frozen=True)
class Findings:
    """What was found, best first; ``people`` with their ids."""

    operators: tuple[OperatorRow, ...]
    requests: tuple[CaseRow, ...]
    people: tuple[tuple[PersonId, Person], ...]


def find(
    text: str, directory: Directory, overview: Overview, people: People, today: date
) -> Findings:
    """Find operators, requests and people; a blank text gives the latest requests only."""
    if not text.strip():
        latest = overview.page(Filter(), Sort.CHANGED, descending=True, limit=_EACH)
        return Findings((), latest, ())
    return Findings(
        operators.find(directory, text, today, limit=_EACH),
        overview.page(Filter(text=text), limit=_EACH),
        _people(text, people),
    )


def _people(text: str, people: People) -> tuple[tuple[PersonId, Person], ...]:
    words = fold(text).split()
    found = [
        (key, person)
        for key, person in people.list().items()
        if all(word in _searched(person) for word in words)
    ]
    return tuple(found[:_EACH])


def _searched(person: Person) -> str:
    accounts = (f"{label} {value}" for label, value in person.accounts.items())
    names = (person.name, person.name_kana, person.name_latin, person.email, *accounts)
    return fold(" ".join(names))

"""One person as the list shows one, all words ready."""

from __future__ import annotations

from dataclasses import dataclass

from app.base.ids import PersonId
from app.people.person import Person
from ui.people.presenter import Listed
from ui.wording import Words

#: What stands between two facts on one line.
_DOT = "  ·  "


@dataclass(frozen=True)
class PersonRow:
    """A person in the list."""

    id: PersonId
    name: str
    line: str
    requests: str
    sample: str
    sentence: str


def place_of(words: Words, country: str, region: str = "") -> str:
    """Name where somebody lives; what Kaiji has no word for by its code; empty = not given."""
    known = words.messages.has
    named = words.text(f"country.{country}") if known(f"country.{country}") else country
    if not region:
        return named
    within = words.text(f"region.{region}") if known(f"region.{region}") else region
    return words.text("directory.region", region=within, country=named) if named else within


def line_of(words: Words, person: Person) -> str:
    """Say in one line how to reach somebody, and where."""
    place = place_of(words, person.country, person.region)
    parts = [part for part in (person.email, place) if part]
    return _DOT.join(parts) or words.text("people.nothing_more")


def row_words(listed: Listed, words: Words) -> PersonRow:
    """Word one person."""
    person = listed.person
    requests = words.plural("people.requests", listed.requests) if listed.requests else ""
    sample = words.text("directory.sample") if person.sample else ""
    line = line_of(words, person)
    said = [person.name, line.replace(_DOT, ", "), requests, sample]
    return PersonRow(
        listed.id, person.name, line, requests, sample, ", ".join(part for part in said if part)
    )

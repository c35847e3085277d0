"""The people of the sample workspace: plainly marked, and nobody."""

from __future__ import annotations

from app.base.resources import company_directory
from app.people.person import Person, read_person


def sample_people() -> tuple[Person, ...]:
    """Read the sample people, in order of their files' names."""
    folder = company_directory().joinpath("sample", "people")
    places = sorted(folder.iterdir(), key=lambda place: place.name)
    return tuple(
        read_person(place.read_text(encoding="utf-8"), f"sample/people/{place.name}")
        for place in places
        if place.name.endswith(".toml")
    )

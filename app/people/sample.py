"""The people of the sample workspace: plainly marked, and nobody."""

from __future__ import annotations

from app.base.resources import company_directory
from app.people.person import Person, read_person


def sample_people() -> dict[str, Person]:
    """Read the sample people, by their files' names without the ending, in order of these."""
    folder = company_directory().joinpath("sample", "people")
    places = sorted(folder.iterdir(), key=lambda place: place.name)
    return {
        place.name.removesuffix(".toml"): read_person(
            place.read_text(encoding="utf-8"), f"sample/people/{place.name}"
        )
        for place in places
        if place.name.endswith(".toml")
    }

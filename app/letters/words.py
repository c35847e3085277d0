"""The words a page has of its own ("Objet", "Anlagen", "Page 2 of 3"), by language; data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from app.base.records import read_toml
from app.base.resources import core_data


@dataclass(frozen=True)
class Words:
    """The words of one language.

    Attributes:
        subject: before the title, where a custom wants it; empty = the language has none.
        reference: the line with the case's reference.
        dated: the line of the date in a block of particulars.
        placed, day: the line of the date with and without the place it was written at.
        page: the number of a page.
        enclosures: over what is enclosed; ``attached`` over what a mail has with it.
        courtesy: over a translation that stands below the letter.
        place_and_date, signature: before the ruled lines of a form to be signed.
    """

    subject: str
    reference: str
    dated: str
    placed: str
    day: str
    page: str
    enclosures: str
    attached: str
    courtesy: str
    place_and_date: str
    signature: str


def words_of(language: str) -> Words:
    """Give the words of a letter's language."""
    return _read()[language]


@cache
def _read() -> dict[str, Words]:
    name = "words.toml"
    text = core_data("letters").joinpath(name).read_text(encoding="utf-8")
    return read_toml(text, name, dict[str, Words])

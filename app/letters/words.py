"""The words a letter's forms have of their own ("Objet", "Anlagen", "Page 2 of 3"): ``words.toml``.

It has a table for each language a letter can be in, and is the one list of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from app.base.records import read_shipped
from app.base.resources import core_data


@dataclass(frozen=True)
class CallWords:
    """The words of a call sheet.

    Attributes:
        title: before the letter's title.
        number: before the number to call.
        say: over what to say.
        announced: said at the end, that a confirmation follows.
        notes: over the notes.
        noted: before the lines to be filled in.
        afterwards: over the confirmation; ``hint`` tells what to do with it.
        subject: before its subject.
        called, told, confirmed: its first paragraphs.
    """

    title: str
    number: str
    say: str
    announced: str
    notes: str
    noted: tuple[str, ...]
    afterwards: str
    hint: str
    subject: str
    called: str
    told: str
    confirmed: str


@dataclass(frozen=True)
class Words:
    """The words of one language.

    Attributes:
        locale: language and country, for Word's spelling.
        bullet: before an item of a list in plain text.
        listed: between things that are listed.
        articles: between a title and the articles behind it, in a letter cut into pieces.
        piece: the reference behind both.
        subject: before the title, where a custom wants it; empty = the language has none.
        reference: the line with the case's reference.
        dated: the line of the date in a block of particulars.
        placed, day: the line of the date with and without the place it was written at.
        page: the number of a page.
        enclosures: over what is enclosed; ``attached`` over what a mail has with it.
        courtesy: over a translation that stands below the letter.
        place_and_date, signature: before the ruled lines of a form to be signed.
        fax: the first line of a fax; ``fax_enclosing`` of one with enclosures.
        uncounted: stands for the number of pages where nobody has counted them.
        call: the words of a call sheet.
    """

    locale: str
    bullet: str
    listed: str
    articles: str
    piece: str
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
    fax: str
    fax_enclosing: str
    uncounted: str
    call: CallWords


def words_of(language: str) -> Words:
    """Give the words of a letter's language."""
    return _read()[language]


def is_written(language: str) -> bool:
    """Say whether letters are written in a language."""
    return language in _read()


@cache
def _read() -> dict[str, Words]:
    return read_shipped(core_data("letters").joinpath("words.toml"), dict[str, Words])

"""Random ids of what the vault holds: short enough to type, no look-alike characters."""

from __future__ import annotations

import secrets

from app.letters.reference import ALPHABET

_LETTERS = ALPHABET.lower()


def random_id(length: int) -> str:
    """Make an id of ``length`` characters; each adds 4.6 bits."""
    # One draw for the whole id: a character at a time takes ten times as long.
    number = secrets.randbelow(len(_LETTERS) ** length)
    characters = []
    for _ in range(length):
        number, at = divmod(number, len(_LETTERS))
        characters.append(_LETTERS[at])
    return "".join(characters)

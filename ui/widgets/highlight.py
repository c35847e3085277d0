"""Which characters of a text a search matched."""

from __future__ import annotations

from functools import lru_cache

from app.base.text import fold

#: Start and end of a stretch of characters.
Span = tuple[int, int]


def matched(text: str, typed: str) -> tuple[Span, ...]:
    """Find what was typed in a text, whatever its width, case, accents or kana.

    Everything typed in one piece is looked for first, then each of its words. A match by
    sound alone (arumigo for アルミゴ) marks nothing: no character of it was typed.
    """
    key, places = _key(text)
    whole = _key(typed)[0]
    if not whole:
        return ()
    pieces = [whole] if whole in key else [_key(word)[0] for word in typed.split()]
    found = []
    for piece in pieces:
        start = key.find(piece) if piece else -1
        if start >= 0:
            found.append((places[start], places[start + len(piece) - 1] + 1))
    return tuple(sorted(found))


# Remembered: what was typed is looked for in every text of every row.
@lru_cache(maxsize=1024)
def _key(text: str) -> tuple[str, list[int]]:
    """Fold a text to letters and digits, with the place in the text of each."""
    if text.isascii() and text.isalnum():
        return text.lower(), [*range(len(text))]
    key = ""
    places = []
    for place, character in enumerate(text):
        folded = _character(character)
        key += folded
        places += [place] * len(folded)
    return key, places


@lru_cache(maxsize=4096)
def _character(character: str) -> str:
    return "".join(filter(str.isalnum, fold(character)))

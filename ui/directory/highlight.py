"""Which characters of a text a search matched."""

from __future__ import annotations

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


def _key(text: str) -> tuple[str, list[int]]:
    """Fold a text to letters and digits, with the place in the text of each."""
    key = ""
    places = []
    for place, character in enumerate(text):
        folded = "".join(each for each in fold(character) if each.isalnum())
        key += folded
        places += [place] * len(folded)
    return key, places

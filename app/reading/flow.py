"""Text whose lines were broken by width alone, with those breaks taken out again."""

from __future__ import annotations

import re
from array import array

from app.reading.layout import Layout
from app.reading.normal import Normal

#: A line shorter than this was ended on purpose.
_SHORTEST_LATIN = 40
_SHORTEST_JAPANESE = 15

_ENDED = re.compile(r"[.。:;!?！？」』)|]\s?$")
_GOES_ON_LATIN = re.compile(r"[a-zà-öø-ÿß(]")
_GOES_ON_JAPANESE = re.compile(r"[ぁ-ん、。]")
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龥々、・]$")
_UNFINISHED = re.compile(r"[、・をにはがのとへもや及又]$")


def flowing(layout: Layout) -> Layout:
    """Give the layout of the same document without the line ends a page's width made.

    A line is taken to go on when it is long, has no end of a sentence, and the next one starts
    as no sentence or item starts. Spans still lead back to the document's own offsets.
    """
    text, offsets = layout.text, layout.normal.offsets
    soft = _soft_ends(layout)
    if not soft:
        return layout
    kept: list[str] = []
    places = array("l")
    start = 0
    for end, after, glue in soft:
        kept.append(text[start:end] + glue)
        places.extend(offsets[start:end])
        if glue:
            places.append(offsets[end])
        start = after
    kept.append(text[start:])
    places.extend(offsets[start:])
    return Layout(layout.document, Normal("".join(kept), places))


def _soft_ends(layout: Layout) -> list[tuple[int, int, str]]:
    """Give where a line's words end, where the next line's begin, and what goes between."""
    found: list[tuple[int, int, str]] = []
    text, original, offsets = layout.text, layout.document.text, layout.normal.offsets
    for line, following in zip(layout.lines, layout.lines[1:], strict=False):
        start, end = offsets[line.end], offsets[following.start]
        if original[start:end].replace("\r\n", "\n").count("\n") > 1:
            continue
        words, first = text[line.start : line.end], text[following.start]
        tail = words[-2:]
        if _ENDED.search(tail):
            continue
        if _JAPANESE.search(tail):
            going_on = _GOES_ON_JAPANESE.match(first) or _UNFINISHED.search(tail)
            if len(words) >= _SHORTEST_JAPANESE and going_on:
                found.append((line.end, following.start, ""))
        elif len(words) >= _SHORTEST_LATIN and _GOES_ON_LATIN.match(first):
            found.append((line.end, following.start, " "))
    return found

"""A contact that is announced, but whose value is not in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from app.reading.cues import Match, matches
from app.reading.finding import Finding
from app.reading.layout import Layout
from app.reading.policy.candidates import Candidate, pattern_for, sheet
from app.reading.policy.fields import PolicyField

#: In so many lines after the announcement a contact must come.
_BELOW = 12


def find(
    layout: Layout, language: str, contacts: tuple[Candidate, ...], own: tuple[Candidate, ...]
) -> Iterator[Finding]:
    """Give the announcements that hold nothing.

    Args:
        layout: the text.
        language: of the text (ISO 639-1).
        contacts: everything that was found, in the order of the text.
        own: what of it is the operator's.
    """
    places = sorted(each.start for each in contacts)
    pages = any(each.field == PolicyField.URLS for each in own)
    for found in matches(layout, sheet("redacted", language)):
        if _empty(layout, language, found, places, pages, bool(own)):
            start, end = layout.original(found.start, found.end)
            yield Finding(
                PolicyField.REDACTED_CONTACT, True, start, end, found.cue.id, found.cue.weight
            )


def _empty(
    layout: Layout, language: str, found: Match, places: list[int], pages: bool, reached: bool
) -> bool:
    if found.cue.field == "form":
        return not pages and not _any(places, found.sentence.start, _end(layout, found, 1))
    if found.cue.field == "below":
        # "The desk below" may stand far above it; what is named anywhere after it counts.
        if reached or _any(places, found.sentence.start, len(layout.text)):
            return False
        return not _named(layout, language, found)
    if found.cue.field == "end":
        return not _any(places, found.start, len(layout.text))
    return not _any(places, found.start, _end(layout, found, 1))


def _named(layout: Layout, language: str, found: Match) -> bool:
    """Whether the lines below name a company or a desk: then nothing was left out."""
    names = [pattern_for("owners", language, field) for field in ("company", "own_weak", "body")]
    below = layout.text[found.sentence.end : _end(layout, found, 3)]
    return any(each.search(below) for each in names)


def _end(layout: Layout, found: Match, lines: int) -> int:
    number = min(layout.line_number(found.start) + lines, len(layout.lines) - 1)
    return layout.lines[number].end


def _any(places: list[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end

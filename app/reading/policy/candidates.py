"""Contacts found in a text before it is known whose they are, and the cues they are found by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.reading.cues import Cue, CueSheet, cue_sheet
from app.reading.layout import Layout, Span
from app.reading.policy.fields import PolicyField


@dataclass(frozen=True)
class Candidate:
    """A contact in the normalised text.

    Attributes:
        value: as it is written out.
        start: offset in the normalised text of the evidence.
        end: offset after it.
        rule: id of the cue or rule that found it.
        labelled: the words beside it say what it is (TEL, address) or ask to use it.
        third: it is nobody's request channel, whatever stands around it (FAX).
    """

    field: PolicyField
    value: str
    start: int
    end: int
    rule: str
    labelled: bool = False
    third: bool = False


@cache
def sheet(part: str, language: str) -> CueSheet:
    """Give the cues of ``part`` in ``language`` and in English, which every language borrows."""
    cues = cue_sheet("policy", part, language).cues
    if language != "en":
        cues += cue_sheet("policy", part, "en").cues
    return CueSheet(cues)


@cache
def cues_for(part: str, language: str, field: str) -> tuple[Cue, ...]:
    """Give the cues of ``part`` for ``field``."""
    return tuple(cue for cue in sheet(part, language).cues if cue.field == field)


@cache
def pattern_for(part: str, language: str, field: str) -> re.Pattern[str]:
    """Join the patterns of a field's cues into one, without their further conditions."""
    patterns = [
        f"(?:{re.sub('[(][?]P<[a-z]+>', '(?:', cue.pattern)})"
        if cue.pattern
        else "|".join(re.escape(word) for word in cue.words)
        for cue in cues_for(part, language, field)
    ]
    return re.compile("|".join(patterns) or r"(?!)", re.IGNORECASE)


def line_at(layout: Layout, place: int) -> Span:
    """Give the line that holds ``place``, or the nearest before it."""
    if not layout.lines:
        return Span(0, 0)
    return layout.lines[layout.line_number(place)]


def lines_with(layout: Layout, words: tuple[str, ...]) -> Iterator[Span]:
    """Walk the lines that hold one of ``words`` (small letters), each once, in order."""
    held: set[int] = set()
    for word in words:
        place = layout.lowered.find(word)
        while place >= 0:
            number = layout.line_number(place)
            held.add(number)
            place = layout.lowered.find(word, max(layout.lines[number].end, place + 1))
    for number in sorted(held):
        yield layout.lines[number]

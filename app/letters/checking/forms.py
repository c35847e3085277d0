"""Forms that exclude each other or stand twice, and what was typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.letters.checking.finding import PROSE, WARNING, Finding, Fix, at, on_line, value_in
from app.letters.checking.phrases import phrases
from app.letters.checking.places import Place, places
from app.letters.checking.subject import Subject
from app.letters.document import Letter, plain

_ONCHU = "御中"
_SAMA = re.compile(r"様\s*$")
_DESK = re.compile(rf"\s*{_ONCHU}\s*$")
_TWICE = re.compile(r"御中\s*御中|様\s*様|御中\s*様|様\s*御中")
#: The word for "subject", which German letters left out long ago (DIN 5008).
_SUBJECT_WORD = re.compile(r"\b(?:Betreff\s*:|Betr\.\s*:?)\s*")

_SPACES = re.compile(r"(?<=\S)[ \u00a0\u202f\u3000]{2,}(?=\S)")
_SIGN_TWICE = re.compile(r"(?<![.,;:!?])([.,;:!?])\1(?![.,;:!?])")


def doubled(subject: Subject) -> Iterator[Finding]:
    """Look for forms of address and of greeting that exclude each other."""
    letter = subject.letter
    lines = list(places(letter))
    yield from _honorifics([each for each in lines if each.part.startswith("recipient")])
    yield from _greetings(letter, lines)
    for place in lines:
        for found in _SUBJECT_WORD.finditer(plain(place.line)):
            # Of a value, "Betreff:" is no form of ours.
            if value_in(place, *found.span()) in PROSE:
                finding = at("L-double", place, found.span(), fix=Fix(""))
                yield replace(finding, end=found.end())


def typed_twice(subject: Subject) -> Iterator[Finding]:
    """Look for spaces and signs that stand twice in the letter's own words or the user's edits."""
    for place in places(subject.letter):
        raw = plain(place.line)
        for found in _SPACES.finditer(raw):
            if value_in(place, *found.span()) in PROSE:
                yield at("L-space", place, found.span(), fix=Fix(found[0][0]))
        for found in _SIGN_TWICE.finditer(raw):
            # "Sample Inc." at the end of a sentence is one sign of a value and one of ours.
            if not _in_one_value(place, *found.span()):
                yield at("L-space", place, found.span(), fix=Fix(found[1]))


def _honorifics(recipient: list[Place]) -> Iterator[Finding]:
    """御中 is for a desk, 様 for a person; where a person is named, the desk goes without."""
    named = desk = None
    for place in recipient:
        raw = plain(place.line)
        if twice := _TWICE.search(raw):
            keep = _ONCHU if twice[0].startswith(_ONCHU) else "様"
            yield at("L-double", place, twice.span(), fix=Fix(keep))
        elif found := _DESK.search(raw):
            desk = place, found.span()
        elif found := _SAMA.search(raw):
            named = place, found.span()
    if named and desk:
        finding = at("L-double", *desk, fix=Fix(""))
        # The space before it goes too.
        finding = replace(finding, start=desk[1][0], value=finding.value or value_in(*_flat(named)))
        yield replace(finding, severity=WARNING) if finding.value else finding


def _flat(found: tuple[Place, tuple[int, int]]) -> tuple[Place, int, int]:
    place, (start, _) = found
    return place, start, start + 1


def _greetings(letter: Letter, lines: list[Place]) -> Iterator[Finding]:
    """Look for a farewell that does not go with its greeting, or is missing."""
    for greeting in phrases().greetings:
        opening = _own(lines, greeting.opening)
        if greeting.language != letter.language or not opening:
            continue
        for other in phrases().greetings:
            if other is greeting:
                continue
            for place, span in _own(lines, other.closing):
                yield at("L-double", place, span, fix=Fix(greeting.closing))
    if letter.opening and letter.language == "ja" and not letter.closing:
        yield _unended(letter)


def _unended(letter: Letter) -> Finding:
    said = plain(letter.opening).strip()
    known = {each.opening: each.closing for each in phrases().greetings}
    finding = on_line("L-double", Place("opening", letter.opening))
    if said not in known:
        return finding
    # The place of the finding is where the farewell is missing.
    return replace(finding, part="closing", start=0, end=0, fix=Fix(known[said]))


def _own(lines: list[Place], words: str) -> list[tuple[Place, tuple[int, int]]]:
    """Find words where they are the letter's own, or the user's edits."""
    return [
        (place, found.span())
        for place in lines
        for found in re.finditer(re.escape(words), plain(place.line))
        if value_in(place, *found.span()) in PROSE
    ]


def _in_one_value(place: Place, start: int, end: int) -> bool:
    position = 0
    for run in place.line:
        behind = position + len(run.text)
        if position <= start and end <= behind:
            return run.field not in PROSE
        position = behind
    return False

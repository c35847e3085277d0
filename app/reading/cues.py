"""Cues: what in a text proves what, as data a translator can change without reading Python.

A cue is looked for only in sentences that hold one of its ``words``, so that a text is read in
time by its length however many cues there are. Patterns repeat nothing without bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from app.base.records import read_toml
from app.base.resources import core_data
from app.reading.layout import Layout, Span


@dataclass(frozen=True)
class Cue:
    """One sign in a sentence that something is stated.

    Attributes:
        id: names the rule, also in "why": ``fee.amount``.
        field: what it proves something about.
        words: one of them stands in the sentence, in any case, at the place of the pattern or
            not; without them nothing is tried.
        pattern: a regular expression on the sentence, case ignored; empty = the word itself.
            A group ``value`` is what is stated (``value2`` and on where it stands at several
            places of the pattern), else the whole match. Only bounded repeats.
        value: what it proves, where the words do not say it themselves.
        also: a pattern the sentence must hold too.
        unless: a pattern the sentence must not hold.
        section: a pattern the heading above must hold.
        unless_section: one it must not hold.
        weight: how strongly it speaks beside rivals.
    """

    id: str
    field: str
    words: tuple[str, ...]
    pattern: str = ""
    value: str = ""
    also: str = ""
    unless: str = ""
    section: str = ""
    unless_section: str = ""
    weight: int = 1


class Match(NamedTuple):
    """A cue found, with its place in the normalised text; a tuple, for texts that hold many.

    Attributes:
        stated: the words of the first group ``value``, ``value2`` … that holds any, or of the whole match.
        value_start: where ``stated`` begins.
    """

    cue: Cue
    start: int
    end: int
    stated: str
    value_start: int
    sentence: Span

    @property
    def value_end(self) -> int:
        """Where ``stated`` ends."""
        return self.value_start + len(self.stated)


class _Ready(NamedTuple):
    """A cue with its patterns compiled; None where it has no such condition.

    Attributes:
        in_lowered: its patterns are written for the sentence in small letters, which is searched
            several times as fast as one in which case is to be ignored.
        groups: the groups that hold what is stated, in order.
    """

    cue: Cue
    in_lowered: bool
    pattern: re.Pattern[str]
    groups: tuple[str, ...]
    also: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@dataclass(frozen=True)
class CueSheet:
    """The cues of one reader's part in one language."""

    cues: tuple[Cue, ...] = ()

    @cached_property
    def by_word(self) -> dict[str, tuple[_Ready, ...]]:
        """The cues each word calls for, ready to be tried, by the word in small letters."""
        found: dict[str, list[_Ready]] = {}
        for cue in self.cues:
            ready = _ready(cue)
            for word in cue.words:
                found.setdefault(word.lower(), []).append(ready)
        return {word: tuple(cues) for word, cues in found.items()}


@cache
def cue_sheet(reader: str, part: str, language: str) -> CueSheet:
    """Read ``rules/READER/PART/LANG.toml``; empty where there is none in that language.

    Raises:
        BrokenRecord: with file, line and what is expected.
    """
    name = f"rules/{reader}/{part}/{language}.toml"
    place = core_data("reading").joinpath(*name.split("/"))
    if not place.is_file():
        return CueSheet()
    return read_toml(place.read_text("utf-8"), name, CueSheet)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a cue's pattern; case never matters."""
    return re.compile(pattern, re.IGNORECASE)


def matches(layout: Layout, cues: Iterable[Cue] | CueSheet) -> Iterator[Match]:
    """Give what ``cues`` find, in the order of cues, then of the text."""
    sheet = cues if isinstance(cues, CueSheet) else CueSheet(tuple(cues))
    written, lowered = layout.sentence_words, layout.sentence_words_lowered
    tried: dict[str, set[int]] = {cue.id: set() for cue in sheet.cues}
    for word, called in sheet.by_word.items():
        numbers = layout.holding(word)
        if not numbers:
            continue
        cues_here = [
            (
                ready,
                tried[ready.cue.id],
                lowered if ready.in_lowered else written,
                ready.pattern.search,
            )
            for ready in called
        ]
        for number in numbers:
            for ready, done, sentences, search in cues_here:
                if number in done:
                    continue
                done.add(number)
                words = sentences[number]
                # Most sentences with a cue's word hold no more of it: that is told first.
                if ready.also is not None and not ready.also.search(words):
                    continue
                first = search(words)
                if first is not None and _fits(layout, ready, words, number):
                    yield from _stated(layout, ready, words, number, first.start())


def _fits(layout: Layout, ready: _Ready, words: str, number: int) -> bool:
    """Tell whether a sentence, and the heading above it, hold nothing a cue forbids."""
    if ready.unless is not None and ready.unless.search(words):
        return False
    cue = ready.cue
    if not cue.section and not cue.unless_section:
        return True
    heading = layout.section_at(layout.sentences[number].start).heading
    if cue.section and not compiled(cue.section).search(heading):
        return False
    return not (cue.unless_section and compiled(cue.unless_section).search(heading))


def _stated(layout: Layout, ready: _Ready, words: str, number: int, first: int) -> list[Match]:
    sentence = layout.sentences[number]
    begin, original = sentence.start, layout.sentence_words[number]
    made = []
    for found in ready.pattern.finditer(words, first):
        start, end = whole = found.span()
        for group in ready.groups:
            if found.start(group) >= 0:
                whole = found.span(group)
                break
        made.append(
            Match(
                ready.cue, begin + start, begin + end,
                original[whole[0] : whole[1]], begin + whole[0], sentence,
            )
        )  # fmt: skip
    return made


def _ready(cue: Cue) -> _Ready:
    pattern = cue.pattern or "|".join(re.escape(each) for each in cue.words)
    # A pattern that minds case in a part of it is tried on the sentence as it stands.
    in_lowered = "(?-i" not in pattern + cue.also + cue.unless
    made = _compiled_lowered if in_lowered else compiled
    whole = made(pattern)
    return _Ready(
        cue,
        in_lowered,
        whole,
        tuple(name for name in whole.groupindex if name.startswith("value")),
        made(cue.also) if cue.also else None,
        made(cue.unless) if cue.unless else None,
    )


@cache
def _compiled_lowered(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for text in small letters: its own letters small, but not in escapes."""
    return re.compile(
        _LETTERS.sub(
            lambda found: found["letter"].lower() if found["letter"] else found[0], pattern
        )
    )


#: What stands in a pattern: an escape, the start of a named group or its use, or a letter.
_LETTERS = re.compile(r"\\.|\(\?P|(?P<letter>[^\W\d_])", re.DOTALL)

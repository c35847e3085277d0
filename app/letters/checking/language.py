"""Two languages in one paragraph, or two levels of politeness in one letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.letters.checking.finding import PROSE, Finding, at, value_in
from app.letters.checking.folding import Folded
from app.letters.checking.phrases import phrases, regex
from app.letters.checking.places import Place, body_places
from app.letters.checking.subject import Subject
from app.letters.document import plain

_JAPANESE_LETTER = "ja"

_LATIN_SENTENCE = re.compile(
    r"(?<![A-Za-z'’-])(?:[A-Za-z][A-Za-z'’-]*+[,;:]? +){4,}[A-Za-z][A-Za-z'’-]*+[.!?]?"
)
_JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]+")
_WORD = re.compile(r"[^\W\d_]+")
#: How many everyday words of another language, and how many times the own ones, tell it.
_FOREIGN_WORDS, _FOREIGN_TIMES = 4, 3

_POLITE = re.compile(r"(?:です|ます|ません|ました|でした|ください|ましょう)(?:が|ので)?[。\s]*$")
_BLUNT = re.compile(
    r"(?:である|であった|だ|だった|する|した|される|できる|求める|考える|思う|ない|いる|ある)。\s*$"
)


#: Characters of a sentence's end in which its politeness is looked for.
_LONGEST_ENDING = 40


def mixed(subject: Subject) -> Iterator[Finding]:
    """Look for a second language, and for a second way to speak to the operator."""
    language = subject.letter.language
    body = list(body_places(subject.letter))
    script = _LATIN_SENTENCE if language == _JAPANESE_LETTER else _JAPANESE
    for place in body:
        start = 0
        for run in place.line:
            if run.field in PROSE:
                for found in script.finditer(run.text):
                    yield at("L-lang", place, (start + found.start(), start + found.end()))
            start += len(run.text)
        if language != _JAPANESE_LETTER:
            yield from _other_language(place, language)
            yield from _familiar(place, language)
    if language == _JAPANESE_LETTER:
        yield from _levels(body)


def _other_language(place: Place, language: str) -> Iterator[Finding]:
    """Look for a sentence in another language of the same script."""
    everyday = _everyday()
    if language not in everyday:
        return
    line = Folded.of(plain(place.line))
    for sentence in line.sentences():
        words = [each.casefold() for each in _WORD.findall(sentence.text)]
        own = sum(each in everyday[language] for each in words)
        for other in everyday:
            foreign = sum(each in everyday[other] for each in words) if other != language else 0
            whole = sentence.whole
            if foreign >= max(_FOREIGN_WORDS, _FOREIGN_TIMES * own) and (
                value_in(place, *whole) in PROSE
            ):
                yield at("L-lang", place, whole)
                break


@cache
def _everyday() -> dict[str, frozenset[str]]:
    return {language: frozenset(words) for language, words in phrases().everyday.items()}


def _familiar(place: Place, language: str) -> Iterator[Finding]:
    if pattern := phrases().familiar.get(language):
        raw = plain(place.line)
        for found in regex(pattern).finditer(raw):
            if value_in(place, *found.span()) in PROSE:
                yield at("L-lang", place, found.span())


def _levels(body: list[Place]) -> Iterator[Finding]:
    """Look for である in a letter of です・ます."""
    polite = False
    blunt: tuple[Place, tuple[int, int]] | None = None
    for place in body:
        for sentence in Folded.of(plain(place.line)).sentences():
            tail = sentence.text[-_LONGEST_ENDING:]
            if _POLITE.search(tail):
                polite = True
                continue
            found = _BLUNT.search(tail)
            if found and blunt is None:
                offset = len(sentence.text) - len(tail)
                ending = sentence.span(offset + found.start(), offset + found.end())
                if value_in(place, *ending) in PROSE:
                    blunt = place, sentence.whole
    if polite and blunt:
        yield at("L-lang", *blunt)

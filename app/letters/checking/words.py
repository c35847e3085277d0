"""Words a letter must not hold. They are data: ``lint/LANG.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from app.base.ids import Law, Right
from app.base.records import read_shipped
from app.base.resources import core_data
from app.laws import pack
from app.letters.checking.finding import Finding, Fix, at
from app.letters.checking.folding import Folded, folded
from app.letters.checking.places import Place, places
from app.letters.checking.renumbered import renumbered
from app.letters.checking.subject import Subject
from app.letters.document import Letter, plain


@dataclass(frozen=True)
class Pattern:
    """Words a letter must not hold, and when.

    Attributes:
        id: the lint id.
        find: regular expression of the words.
        near: must stand in the same sentence.
        unless: must not stand in the same sentence.
        laws: only in letters under one of these; empty = all. Of a letter under two laws,
            the sentences about this law, see ``_read_under``.
        rights: only in letters that ask for one of these, or are about such a request;
            empty = all.
        kinds: only in letters of these kinds; empty = all.
        except_kinds: not in letters of these kinds.
        when: ``first`` = only in a first letter, that is, one that asks for rights.
        fee: only where the law lets the operator charge for one of the rights (true),
            or for none of them (false).
    """

    id: str
    find: str
    near: str = ""
    unless: str = ""
    laws: tuple[Law, ...] = ()
    rights: tuple[Right, ...] = ()
    kinds: tuple[str, ...] = ()
    except_kinds: tuple[str, ...] = ()
    when: str = ""
    fee: bool | None = None


@dataclass(frozen=True)
class _PatternFile:
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True)
class _Search:
    """A pattern, ready to read with."""

    pattern: Pattern
    find: re.Pattern[str]
    near: re.Pattern[str]
    unless: re.Pattern[str] | None

    @classmethod
    def of(cls, pattern: Pattern) -> _Search:
        """Compile a pattern."""
        return cls(
            pattern,
            re.compile(pattern.find, re.IGNORECASE),
            re.compile(pattern.near, re.IGNORECASE),
            re.compile(pattern.unless, re.IGNORECASE) if pattern.unless else None,
        )

    def fits(self, sentence: str) -> bool:
        """Say whether the sentence is one the pattern is for."""
        if self.unless and self.unless.search(sentence):
            return False
        return bool(self.near.search(sentence))


@cache
def _searches(language: str) -> tuple[_Search, ...]:
    place = core_data("letters").joinpath("lint", f"{language}.toml")
    if not place.is_file():
        return ()
    return tuple(map(_Search.of, read_shipped(place, _PatternFile).patterns))


def forbidden_words(subject: Subject) -> Iterator[Finding]:
    """Look for each word that must not be there."""
    letter = subject.letter
    holding = [each for each in _searches(letter.language) if _holds(each.pattern, subject)]
    names = _names(letter)
    for place in places(letter):
        line = Folded.of(plain(place.line))
        # Most patterns are nowhere in the line: ask that before each of its sentences.
        likely = [each for each in holding if each.find.search(line.text)]
        if not likely:
            continue
        for sentence in line.sentences():
            under: set[Law] | None = None
            for search in likely:
                if not search.find.search(sentence.text):
                    continue
                under = _read_under(sentence.text, names, letter) if under is None else under
                laws = search.pattern.laws
                if laws and under.isdisjoint(laws):
                    continue
                if search.fits(sentence.text):
                    yield from _found(search, sentence, place, letter)


def _found(search: _Search, sentence: Folded, place: Place, letter: Letter) -> Iterator[Finding]:
    for found in search.find.finditer(sentence.text):
        if found.start() == found.end():
            continue
        finding = at(search.pattern.id, place, sentence.span(*found.span()))
        if finding.id == "L-old-article":
            words = plain(place.line)[finding.start : finding.end]
            new = renumbered(words, found[0], letter.laws)
            finding = replace(finding, fix=Fix(new)) if new else finding
        yield finding


def _holds(pattern: Pattern, subject: Subject) -> bool:
    letter, rights = subject.letter, subject.rights
    kinds = {kind.value for kind in letter.kind}
    return (
        (not pattern.laws or not set(pattern.laws).isdisjoint(letter.laws))
        and (not pattern.rights or not set(pattern.rights).isdisjoint(rights))
        and (not pattern.kinds or not kinds.isdisjoint(pattern.kinds))
        and kinds.isdisjoint(pattern.except_kinds)
        and (pattern.when != "first" or subject.is_first)
        and (pattern.fee is None or (bool(rights) and pattern.fee is subject.may_cost()))
    )


def _names(letter: Letter) -> dict[Law, tuple[str, ...]]:
    """Give what a sentence can name each law of a letter by: its short name and its places.

    Empty where the letter rests on one law only: every sentence is about that one.
    """
    if len(letter.laws) == 1:
        return {}
    found = {}
    for law in letter.laws:
        rules = pack.load(law)
        named = (rules.place(meaning, letter.language) for meaning in rules.citations)
        found[law] = tuple(map(folded, (rules.short[letter.language], *named)))
    return found


def _read_under(sentence: str, names: dict[Law, tuple[str, ...]], letter: Letter) -> set[Law]:
    """Say which laws a sentence is about: those it names, else the one written under.

    "One month from receipt (Article 12(3) GDPR)" is right beside a law that sets no days.
    """
    named = {law for law, texts in names.items() if any(text in sentence for text in texts)}
    return named or {letter.laws[0]}

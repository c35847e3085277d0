"""Places of law a letter must name: each right's own, chosen grounds' theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.base.ids import FollowUp, Law, Right
from app.base.messages import Message
from app.laws import pack
from app.laws.pack import LawPack
from app.laws.rule import Meaning
from app.letters import kinds
from app.letters.checking.finding import Finding, of_letter
from app.letters.checking.folding import folded
from app.letters.checking.places import places
from app.letters.checking.subject import Subject
from app.letters.document import plain

#: Follow-ups that may leave out where the right stands.
_FREE = frozenset({FollowUp.THANKS_CLOSE})
_FIRST_REMINDER = "first"


def missing_citations(subject: Subject) -> Iterator[Finding]:
    """Look for the places of law that must be cited and are not."""
    letter = subject.letter
    text = "\n".join(folded(plain(each.line)) for each in places(letter))
    for law in letter.laws:
        read = _Read(pack.load(law), letter.language, text, frozenset(letter.citations))
        for right in letter.kind:
            if isinstance(right, Right) and read.rules.rule(right, letter.day):
                yield from read.missing(_cites(subject, law, right))
    if subject.follow_up or subject.is_complaint:
        yield from _of_later_letter(subject, text)


def _of_later_letter(subject: Subject, text: str) -> Iterator[Finding]:
    """A letter about a request names its right again, so that it counts if that was lost."""
    letter, kind = subject.letter, subject.follow_up
    rules = pack.load(letter.laws[0])
    read = _Read(rules, letter.language, text, frozenset(letter.citations))
    own = kinds.kind(kind).cite if kind else ()
    yield from read.missing(each for each in own if each in rules.citations)
    if kind is FollowUp.INCOMPLETE_ANSWER:
        known = {each.id: each for each in kinds.points(rules.law, subject.order.asked)}
        wanted = (known[each].cite for each in subject.order.points if each in known)
        yield from read.missing(dict.fromkeys(each for each in wanted if each))
    if kind in _FREE or (kind is FollowUp.REMINDER and subject.variant == _FIRST_REMINDER):
        return
    for right in subject.order.asked:
        if rules.rule(right, letter.day):
            places_of_it = _cites(subject, rules.law, right)
            if not any(map(read.has, places_of_it)):
                yield from read.missing(places_of_it[:1])


def _cites(subject: Subject, law: Law, right: Right) -> tuple[Meaning, ...]:
    grounds = subject.grounds(law, right)
    return pack.load(law).must_cite(right, grounds, subject.letter.day)


class _Read:
    """What a letter says and cites, under one law."""

    def __init__(self, rules: LawPack, language: str, text: str, citations: frozenset[str]) -> None:
        self.rules = rules
        self._language = language
        self._text = text
        self._citations = citations

    def missing(self, meanings: Iterable[Meaning]) -> Iterator[Finding]:
        """Tell each of these places the letter lacks."""
        for meaning in meanings:
            if not self.has(meaning):
                place = self.rules.cite(meaning, self._language)
                message = Message("lint.must_cite", {"place": place})
                yield of_letter("L-must-cite", message, part="body", stops=True)

    def has(self, meaning: Meaning) -> bool:
        """Say whether a place stands in the text and among the letter's citations."""
        citation = self.rules.citations[meaning]
        place = re.escape(folded(citation.text[self._language]))
        written = re.search(place + r"(?!\d)", self._text)
        return bool(written) and citation.id in self._citations

"""Whether a letter is made as its kind wants it: words, tone, enclosures, length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.base.ids import ChannelKind, Law, Right
from app.base.messages import Message
from app.laws import pack
from app.laws.rule import Meaning
from app.letters import kinds
from app.letters.checking.finding import (
    NOTE,
    PROSE,
    Finding,
    Fix,
    at,
    of_letter,
    on_line,
    value_in,
)
from app.letters.checking.folding import Folded, folded
from app.letters.checking.phrases import phrases, regex
from app.letters.checking.places import Place, body_places
from app.letters.checking.subject import Subject
from app.letters.document import Block, BulletList, Line, NumberedList, Record, block_lines, plain

#: A first request fits one page (letter-briefs.md 1.1): characters, or words.
_MOST_CHARACTERS = 900
_MOST_WORDS = 350
#: A letter that rests on two laws says what each wants; it still fits a page, closely set.
_FOR_TWO_LAWS = 1.3
#: What a web form takes at once, in characters.
_MOST_IN_A_FORM = 1000
_FORMS = frozenset({ChannelKind.WEB_FORM, ChannelKind.IN_APP})

_CLAIMED = re.compile(r"を?請求(?:いた)?し(?=ます)")
_DEMANDED = re.compile(r"を求め(?=ます)")
_CLAIM, _DEMAND = "請求", "求め"


def wrong_request_word(subject: Subject) -> Iterator[Finding]:
    """Look for 請求 where the Act has 求め, and the other way round."""
    letter, words = subject.letter, phrases().request_words
    if letter.language != "ja" or letter.laws != (Law.APPI,):
        return
    if subject.is_first and len(letter.kind) == 1:
        cites = _cites(subject, Right(letter.kind[0]))
        title = plain(letter.title)
        demand = bool(cites) and cites.issubset(words.demands)
        claim = not cites.isdisjoint((*words.claims, "cease"))
        wrong = (demand and _CLAIM in title) or (claim and _CLAIM not in title)
        if wrong and title:
            yield on_line("L-word", Place("title", letter.title))
    demands, claims = _articles(words.demands), _articles(words.claims)
    for place in body_places(letter):
        line = Folded.of(plain(place.line))
        if not any(each in line.text for each in (*demands, *claims)):
            continue
        for sentence in line.sentences():
            is_demand = any(each in sentence.text for each in demands)
            is_claim = any(each in sentence.text for each in claims)
            if is_demand is is_claim:
                continue
            looked_for, right_word = (_CLAIMED, "を求め") if is_demand else (_DEMANDED, "を請求し")
            for found in looked_for.finditer(sentence.text):
                yield at("L-word", place, sentence.span(*found.span()), fix=Fix(right_word))


def _cites(subject: Subject, right: Right) -> set[Meaning]:
    rules = pack.load(Law.APPI)
    if not rules.rule(right, subject.letter.day):
        return set()
    return set(rules.must_cite(right, subject.grounds(Law.APPI, right), subject.letter.day))


def _articles(meanings: tuple[Meaning, ...]) -> tuple[str, ...]:
    rules = pack.load(Law.APPI)
    return tuple(
        folded(rules.cite(meaning, "ja")) for meaning in meanings if meaning in rules.citations
    )


def wrong_tone(subject: Subject) -> Iterator[Finding]:
    """Look for a tone that custom does not allow for the kind."""
    order = subject.order
    if (order.rights or order.follow_up) and order.tone not in _tones(subject):
        yield of_letter("L-tone", Message("lint.tone"))


def _tones(subject: Subject) -> set[object]:
    order = subject.order
    if order.follow_up is not None:
        return set(kinds.kind(order.follow_up).tones)
    every = [set(kinds.kind(right).tones) for right in order.rights]
    return set().union(*every)


def restricted_and_erased(subject: Subject) -> Iterator[Finding]:
    """Look for restriction beside erasure: data that is gone cannot be kept unused."""
    if {Right.RESTRICTION, Right.ERASURE}.issubset(subject.letter.kind):
        yield of_letter("L-restrict", Message("lint.restrict"))


def wrong_enclosures(subject: Subject) -> Iterator[Finding]:
    """Look for enclosures the text names and the list does not, and the other way round."""
    letter = subject.letter
    pattern = phrases().enclosed.get(letter.language)
    if pattern is None:
        return
    named: Finding | None = None
    for place in body_places(letter):
        read = Folded.of(plain(place.line))
        for found in regex(pattern).finditer(read.text):
            span = read.span(*found.span())
            if named is None and value_in(place, *span) in PROSE:
                named = at("L-enclosure", place, span)
    if named and not letter.enclosures:
        yield named
    # A complaint lists its evidence.
    if named or subject.is_complaint:
        return
    copies = phrases().copies[letter.language]
    for number, line in enumerate(letter.enclosures):
        if not regex(copies).search(folded(plain(line))):
            message = Message("lint.enclosure_unnamed")
            yield on_line("L-enclosure", Place(f"enclosures.{number}", line), message=message)
            return


def too_long(subject: Subject) -> Iterator[Finding]:
    """Look for a first request of more than a page, and for one no form takes at once."""
    letter = subject.letter
    if subject.is_first and letter.channel not in _FORMS:
        # The list of what is wanted may follow the page.
        texts = [plain(line) for block in letter.body for line in _counted(block)]
        if letter.language == "ja":
            counted, most = sum(len("".join(each.split())) for each in texts), _MOST_CHARACTERS
        else:
            counted, most = sum(len(each.split()) for each in texts), _MOST_WORDS
        if counted > most * (_FOR_TWO_LAWS if len(letter.laws) > 1 else 1):
            yield of_letter("L-length", Message("lint.length"), part="body")
    whole = sum(len(plain(each.line)) for each in body_places(letter))
    if letter.channel in _FORMS and whole > _MOST_IN_A_FORM:
        yield replace(of_letter("L-length", Message("lint.pieces"), part="body"), severity=NOTE)


def _counted(block: Block, depth: int = 0) -> Iterator[Line]:
    """Walk what counts: neither bullets nor a list within an item, both list what is asked for."""
    if isinstance(block, BulletList) or (isinstance(block, NumberedList) and depth):
        return
    if isinstance(block, Record):
        for inner in block.blocks:
            yield from _counted(inner, depth)
    elif isinstance(block, NumberedList):
        for item in block.items:
            for inner in item:
                yield from _counted(inner, depth + 1)
    else:
        yield from block_lines(block)


def idle_translation(subject: Subject) -> Iterator[Finding]:
    """Look for a courtesy translation into the letter's own language."""
    translation = subject.letter.courtesy
    wanted = translation.language if translation else subject.order.courtesy
    if wanted == subject.letter.language:
        yield of_letter("L-courtesy", Message("lint.courtesy"))

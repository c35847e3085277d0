"""Whether a date is worded as what it is: the law's, a custom, a promise, a wish (briefs 1.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.base.ids import Certainty
from app.base.messages import Message
from app.letters.checking.finding import Finding, at, of_letter
from app.letters.checking.folding import Folded, folded
from app.letters.checking.phrases import DatePhrases, phrases, regex
from app.letters.checking.places import body_places, places
from app.letters.checking.subject import Subject
from app.letters.days import Days
from app.letters.document import plain
from app.letters.kinds import kind_of
from app.letters.order import LetterOrder

_STATUTORY, _CONVENTION, _PROMISE, _OWN = (
    Certainty.STATUTORY,
    Certainty.CONVENTION,
    Certainty.PROMISE,
    "own",
)
#: What a date of a status may never be worded as, unless its own wording stands there too.
_NEVER: dict[str, tuple[str, ...]] = {
    _STATUTORY: (_CONVENTION, _OWN),
    _CONVENTION: (_STATUTORY,),
    _PROMISE: (_STATUTORY,),
    _OWN: (_STATUTORY, _CONVENTION),
}


def misworded_dates(subject: Subject) -> Iterator[Finding]:
    """Look for a date of one status in the words of another."""
    known = _known(subject.order)
    wording = phrases().dates.get(subject.letter.language)
    if not known or wording is None:
        return
    for place in body_places(subject.letter):
        line = Folded.of(plain(place.line))
        if not any(written in line.text for written, _ in known):
            continue
        for sentence in line.sentences():
            named = {status for written, status in known if written in sentence.text}
            worded = _worded(sentence.text, wording) if named else set()
            wrong = {each for status in named for each in _NEVER[status]} - named
            if worded & wrong and not worded & named:
                yield at("L-date", place, sentence.whole)


def undated_original(subject: Subject) -> Iterator[Finding]:
    """Look for a letter about a request that does not say when that was sent."""
    order = subject.order
    if not subject.letter.kind or "sent" not in kind_of(order.rights, order.follow_up).needs:
        return
    if order.past.sent is None:
        yield of_letter("L-original", Message("lint.original_unknown"))
        return
    sent = folded(_written(order, order.past.sent))
    if not any(sent in folded(plain(place.line)) for place in places(subject.letter)):
        yield of_letter("L-original", Message("lint.original"), part="body")


def _known(order: LetterOrder) -> list[tuple[str, str]]:
    """Give each date of the order as the letter writes it, with what stands behind it."""
    days: list[tuple[date | None, str]] = [(order.reply_by, _OWN)]
    for answer in (order.answer_by, order.also_answer_by):
        if answer is not None:
            days.append((answer.day, answer.certainty))
    if order.past.due_certainty is not None:
        days.append((order.past.due, order.past.due_certainty))
    return [(folded(_written(order, day)), str(status)) for day, status in days if day]


def _written(order: LetterOrder, day: date) -> str:
    return Days.of(order.language, order.law, era=order.era).written(day)


def _worded(sentence: str, wording: DatePhrases) -> set[str]:
    """Say as which statuses a sentence words its date."""
    every = {
        str(_STATUTORY): wording.statutory,
        str(_CONVENTION): wording.convention,
        str(_PROMISE): wording.promise,
        _OWN: wording.own,
    }
    found = {status for status, pattern in every.items() if regex(pattern).search(sentence)}
    # "not a statutory time limit", 法定の期限ではありません: a wish says what it is not.
    return found - {str(_STATUTORY)} if _OWN in found or str(_CONVENTION) in found else found

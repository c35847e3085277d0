"""Every letter of the catalogue, in every choice a user has: clean, whole, values unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from app.base.ids import FollowUp, Law, Right
from app.laws import pack
from app.letters import kinds
from app.letters.catalogue import Entry, catalogue
from app.letters.compose import compose
from app.letters.document import Letter, Line, all_lines, plain
from app.letters.lint import ERROR, NOTE, lint
from app.letters.order import LetterOrder
from tests.app.letters.variations import Variation, variations

#: What a choice itself brings about: an address with a mail, all options at once.
_OF_THE_CHOICE = {"L-id-over", "L-length"}

_UNFILLED = re.compile(
    r"undefined|\{\{|\}\}|\{%|%\}|[\ue000-\uf8ff]|\(\s*\)|（\s*）|「\s*」|“\s*”|„\s*“"
)
_SPACES = re.compile(r"\S(?: {2,}|\u3000{2,})\S|^ | $")
_SIGNS = re.compile(
    r"([,;:!?、。])\1|\.\.|[,;:][.,;]|[、。][、。]|、$|^[,.;:、。]|[(（「]\s|\s[,.)）」]"
)
_NOTHING_AFTER = re.compile(r"\b(?:and|or|und|oder|et|ou) ?(?:[.;:)]|$)", re.IGNORECASE)
_LATIN = ("en", "de", "fr")


def name_of(entry: Entry) -> str:
    return f"{entry.language}-{entry.law}-{entry.kind}"


@pytest.mark.parametrize("entry", catalogue(), ids=name_of)
def test_a_letter_is_whole_in_every_choice(entry: Entry) -> None:
    wrong = {}
    for variation in variations(entry):
        found = list(_wrong(entry, variation))
        if found:
            wrong[variation.name] = found
    assert wrong == {}


def _wrong(entry: Entry, variation: Variation) -> Iterator[str]:
    order = variation.order
    try:
        letter = compose(order)
    except Exception as error:  # noqa: BLE001  # any of them, with the choice that raised it
        yield f"{type(error).__name__}: {getattr(error, 'message', error)}"
        return
    for finding in lint(letter, order):
        if finding.severity == ERROR or finding.id == "L-empty":
            yield f"{finding.severity} {finding.id} {finding.excerpt} {finding.message.values}"
        elif finding.severity != NOTE and not finding.value and finding.id not in _OF_THE_CHOICE:
            yield f"{finding.severity} {finding.id} {finding.excerpt}"
    yield from _untidy(letter)
    yield from _changed_values(entry, order, letter)
    yield from _uncited(order, letter)


def _untidy(letter: Letter) -> Iterator[str]:
    """Find what a template leaves where a choice is empty."""
    for line in all_lines(letter):
        words = _covered(line)
        patterns = [_UNFILLED, _SPACES, _SIGNS]
        if letter.language in _LATIN:
            patterns.append(_NOTHING_AFTER)
        for pattern in patterns:
            if found := pattern.search(words):
                yield f"{found[0]!r} in {words!r}"


def _covered(line: Line) -> str:
    """Give a line with an X for each value: what users write is theirs."""
    return "".join("X" if run.field else run.text for run in line)


def _changed_values(entry: Entry, order: LetterOrder, letter: Letter) -> Iterator[str]:
    text = "\n".join(plain(line) for line in all_lines(letter))
    wanted = [order.person.name]
    # An enquiry names who writes it only; a declaration is the person's own, in fixed words.
    if order.agent and entry.kind is FollowUp.CONTACT_ENQUIRY:
        wanted = [order.agent.person.name]
    elif order.agent and order.variant != "declaration":
        wanted.append(order.agent.person.name)
    if not order.agent and "email" in order.given and not _without_mail(entry):
        wanted.append(order.person.email)
    if kinds.kind(entry.kind).about and order.about and order.variant != "declaration":
        wanted.append(order.about)
    for value in wanted:
        if value not in text:
            yield f"not in the letter: {value!r}"


def _without_mail(entry: Entry) -> bool:
    """A form, a registered letter in squared paper and a sheet to call with name no e-mail."""
    call = entry.law is Law.APPI and entry.kind is Right.COMPLAINT_AUTHORITY
    return call or entry.kind in (FollowUp.MANDATE_FORM, FollowUp.PRE_SUIT_NOTICE)


def _uncited(order: LetterOrder, letter: Letter) -> Iterator[str]:
    rules = pack.load(order.law)
    text = "\n".join(plain(line) for line in all_lines(letter))
    for right in order.rights:
        for meaning in rules.must_cite(Right(right), order.grounds, order.day):
            if rules.cite(meaning, order.language) not in text:
                yield f"not cited: {meaning}"

"""What can be asked for, under which law, on which grounds: each choice with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.base.ids import Law, Right
from app.base.messages import Message, Words
from app.laws import pack
from app.laws.choice import EEA, suggest, without_letters
from app.laws.pack import LawPack
from app.letters.catalogue import languages_of
from app.operators.record import Operator
from app.people.person import Person

#: The rights offered as tiles, in the order of everyday wishes.
OFFERED = (
    Right.ACCESS,
    Right.CORRECTION,
    Right.CEASE_USE,
    Right.ERASURE,
    Right.CEASE_THIRD_PARTY,
    Right.PURPOSE_NOTICE,
    Right.RESTRICTION,
    Right.PORTABILITY,
    Right.OBJECTION,
    Right.DIRECT_MARKETING_OBJECTION,
    Right.WITHDRAW_CONSENT,
    Right.AUTOMATED_DECISION_REVIEW,
)

#: Offered beside access as an "also" rather than as a tile of its own.
BESIDE_ACCESS = Right.THIRD_PARTY_RECORDS

#: What one tile stands for: the content is wrong, incomplete, or should not be there.
CORRECTIONS = (Right.CORRECTION, Right.ADDITION, Right.DELETION)

#: A tile has room for so many articles; beyond that it names the general one.
_MOST_ARTICLES = 2

#: A citation parted where the article ends and its paragraphs begin, by language.
_ARTICLE_END = {"en": re.compile(r"(?=\()"), "ja": re.compile(r"(?<=条)(?=第)")}
_JOINER = {"en": ", ", "ja": "・"}
_LIST_JOINER = {"en": ", ", "ja": "、"}


@dataclass(frozen=True)
class RightChoice:
    """A right that can be asked for.

    Attributes:
        article: its place in the law, short; empty where the law has none.
        chosen: whether the user wants it, possible or not.
        why_not: why no letter can ask for it; None = one can.
    """

    right: Right
    article: Words
    chosen: bool
    why_not: Message | None = None


@dataclass(frozen=True)
class LawChoice:
    """A law that can be relied on.

    Attributes:
        reason: why Kaiji suggests it, or why it does not.
        suggested: whether it does.
        certain: False where the law only may apply.
        written: whether Kaiji has letters under it.
    """

    law: Law
    reason: Message
    suggested: bool
    certain: bool = True
    written: bool = True


@dataclass(frozen=True)
class GroundChoice:
    """A ground one of the chosen rights may rest on.

    Attributes:
        rights: the chosen rights it belongs to.
        article: where the law says it.
        facts: whether it cannot stand without the user's own facts.
        facts_wanted: whether the letter says more with them.
    """

    id: str
    law: Law
    rights: tuple[Right, ...]
    article: Words
    chosen: bool
    facts: bool
    facts_wanted: bool


def right_choices(law: Law, language: str, chosen: tuple[Right, ...]) -> tuple[RightChoice, ...]:
    """Tell of every right whether this law grants it and a letter in ``language`` can ask for it."""
    return tuple(
        _choice(law, right, language, right in chosen or _variant_chosen(right, chosen))
        for right in OFFERED
    )


def is_possible(law: Law, right: Right, language: str) -> bool:
    """Say whether a letter in ``language`` can ask for a right under this law."""
    return pack.load(law).rule(right) is not None and language in languages_of(law, right)


def records_choice(law: Law, language: str, chosen: tuple[Right, ...]) -> RightChoice | None:
    """Give what can be asked beside access; None where it cannot."""
    if Right.ACCESS not in chosen:
        return None
    choice = _choice(law, BESIDE_ACCESS, language, BESIDE_ACCESS in chosen)
    return choice if choice.why_not is None else None


def ground_choices(
    law: Law, rights: tuple[Right, ...], taken: tuple[str, ...]
) -> tuple[GroundChoice, ...]:
    """Give the grounds ``rights`` may rest on, in the law's order."""
    rules = pack.load(law)
    ids = dict.fromkeys(ground for right in rights for ground in rules.rights[right].grounds)
    return tuple(
        GroundChoice(
            ground,
            law,
            tuple(right for right in rights if ground in rules.rights[right].grounds),
            _words(rules, (rules.grounds[ground].cite,)),
            ground in taken,
            rules.grounds[ground].facts,
            rules.grounds[ground].facts_wanted,
        )
        for ground in ids
    )


def usual_grounds(law: Law, rights: tuple[Right, ...]) -> tuple[str, ...]:
    """Name the grounds that are chosen beforehand: those that fit without another word."""
    rules = pack.load(law)
    ids = dict.fromkeys(ground for right in rights for ground in rules.rights[right].grounds)
    return tuple(ground for ground in ids if rules.grounds[ground].default)


def law_choices(operator: Operator, person: Person) -> tuple[LawChoice, ...]:
    """Give the laws to choose from, the suggested ones first, each with why or why not."""
    places = (person.country, person.region, operator.country, operator.laws_named)
    named = [LawChoice(each.law, each.reason, True, each.certain) for each in suggest(*places)]
    known = {each.law for each in named}
    others = [
        LawChoice(law, _why_not(law, operator, person), suggested=False)
        for law in pack.available()
        if law not in known
    ]
    unwritten = [
        LawChoice(each.law, each.reason, suggested=False, certain=each.certain, written=False)
        for each in without_letters(*places)
    ]
    return (*named, *others, *unwritten)


def articles_of(law: Law, rights: Iterable[Right]) -> Words:
    """Name the articles, without paragraphs, that ``rights`` stand in."""
    rules = pack.load(law)
    texts = {}
    for language in rules.languages:
        cited = (rules.cite(rules.rights[right].cite, language) for right in rights)
        heads = dict.fromkeys(_ARTICLE_END[language].split(text)[0] for text in cited)
        texts[language] = _LIST_JOINER[language].join(heads)
    return Words(texts)


def _why_not(law: Law, operator: Operator, person: Person) -> Message:
    if not person.country:
        return Message("why_not.home_unknown")
    if law is Law.APPI:
        return Message("why_not.nobody_in_japan")
    if law is Law.GDPR and person.country in EEA:
        return Message("why_not.policy_names_appi_only", {"operator": operator.shown_name})
    if law is Law.GDPR:
        return Message("why_not.nobody_in_eea")
    return Message("why_not.elsewhere", {"law": Message(f"law.{law}")})


def _variant_chosen(right: Right, chosen: tuple[Right, ...]) -> bool:
    return right is Right.CORRECTION and any(each in CORRECTIONS for each in chosen)


def _choice(law: Law, right: Right, language: str, chosen: bool) -> RightChoice:
    rules = pack.load(law)
    rule = rules.rule(right)
    name = Message(f"law.{law}")
    if rule is None:
        nothing = Words(dict.fromkeys(rules.languages, ""))
        return RightChoice(right, nothing, chosen, Message("why_not.not_in_law", {"law": name}))
    # Where the law wants a ground, the grounds' articles say more than the right's own.
    meanings = tuple(dict.fromkeys(rules.grounds[ground].cite for ground in rule.grounds))
    if not meanings or len(meanings) > _MOST_ARTICLES:
        meanings = (rule.cite,)
    why_not = None
    written = languages_of(law, right)
    if not written:
        why_not = Message("why_not.no_letter", {"law": name})
    elif language not in written:
        why_not = Message("why_not.no_letter_in_language", {"law": name})
    return RightChoice(right, _words(rules, meanings), chosen, why_not)


def _words(rules: LawPack, meanings: tuple[str, ...]) -> Words:
    """Word citations shortly: the article they share is said once."""
    texts = {}
    for language in rules.languages:
        cited = sorted(rules.cite(meaning, language) for meaning in meanings)
        heads = {_ARTICLE_END[language].split(each)[0] for each in cited}
        if len(heads) == 1:
            cited[1:] = [each.removeprefix(*heads) for each in cited[1:]]
        texts[language] = _JOINER[language].join(each for each in cited if each)
    return Words(texts)

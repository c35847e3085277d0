"""What can be asked for, under which law, on which grounds: each choice with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.base.ids import Law, Right
from app.base.messages import LANGUAGES, Message, Words
from app.laws import pack
from app.laws.age import checked_long_ago
from app.laws.choice import Basis, Situation, Suggestion, in_territory, suggest
from app.laws.pack import LawPack
from app.letters.catalogue import has_letters, languages_of
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

#: Offered only where the law has it: elsewhere nobody looks for a right of one law alone.
OF_ONE_LAW = (Right.LIMIT_SENSITIVE,)

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
        promised: whether it is only named in the operator's policy, for the user to take up.
        stale: when its rules were checked, if that was more than a year ago.
    """

    law: Law
    reason: Message
    suggested: bool
    certain: bool = True
    written: bool = True
    promised: bool = False
    stale: Message | None = None


def right_choices(
    law: Law, language: str, chosen: tuple[Right, ...], day: date
) -> tuple[RightChoice, ...]:
    """Tell of every right whether this law grants it and a letter in ``language`` can ask for it."""
    rules = pack.load(law)
    own = [each for each in OF_ONE_LAW if each in chosen or rules.rule(each, day) is not None]
    return tuple(
        _choice(law, right, language, right in chosen or _variant_chosen(right, chosen), day)
        for right in (*OFFERED, *own)
    )


def is_possible(law: Law, right: Right, language: str, day: date) -> bool:
    """Say whether a letter in ``language`` can ask for a right under this law."""
    return pack.load(law).rule(right, day) is not None and language in languages_of(law, right)


def records_choice(
    law: Law, language: str, chosen: tuple[Right, ...], day: date
) -> RightChoice | None:
    """Give what can be asked beside access; None where it cannot."""
    if Right.ACCESS not in chosen:
        return None
    choice = _choice(law, BESIDE_ACCESS, language, BESIDE_ACCESS in chosen, day)
    return choice if choice.why_not is None else None


def law_choices(operator: Operator, person: Person, today: date) -> tuple[LawChoice, ...]:
    """Give the laws to choose from, each with why or why not.

    First the suggested ones, then the other laws with letters, those the operator's policy names
    last among them, then the laws that fit or are named but have no letters yet. So what stands
    first rests on a promise only where there is nothing else. By ``today`` rules are old or not.
    """
    situation = Situation(
        person.country, person.region, operator.country, operator.region, operator.laws_named
    )
    found = {each.law: each for each in suggest(situation)}
    choices = [_law_choice(each, today) for each in found.values()]
    others = [
        LawChoice(
            law,
            _why_not(law, operator, person),
            suggested=False,
            stale=checked_long_ago(law, today),
        )
        for law in Law
        if has_letters(law) and law not in found
    ]
    return tuple(sorted([*choices, *others], key=_rank))


def second_choice(
    law: Law,
    laws: Iterable[LawChoice],
    rights: Iterable[Right],
    also: Law | None,
    day: date,
    language: str,
) -> LawChoice | None:
    """Give the law a letter under ``law`` can also rest on; None = there is none.

    It is suggested by itself, has words in the ``language`` of the letter and knows something of
    what is asked; ``also``, the one the user chose, comes first.
    """
    asked = tuple(rights)
    fitting = [
        each
        for each in laws
        if each.law is not law
        and each.suggested
        and language in pack.load(each.law).letter_languages
        and any(pack.load(each.law).rule(right, day) is not None for right in asked)
    ]
    return next((each for each in fitting if each.law is also), fitting[0] if fitting else None)


def _law_choice(suggestion: Suggestion, today: date) -> LawChoice:
    written = has_letters(suggestion.law)
    promised = suggestion.basis is Basis.PROMISE
    return LawChoice(
        suggestion.law,
        suggestion.reason,
        suggested=written and not promised,
        certain=suggestion.certain,
        written=written,
        promised=promised,
        stale=checked_long_ago(suggestion.law, today),
    )


def _rank(choice: LawChoice) -> tuple[bool, bool, bool]:
    return (not choice.suggested, not choice.written, choice.promised)


def articles_of(law: Law, rights: Iterable[Right], day: date) -> Words:
    """Name the articles, without paragraphs, that ``rights`` stand in."""
    rules = pack.load(law)
    texts = {}
    for language in LANGUAGES:
        cited = (rules.cite(rules.granted(right, day).cite, language) for right in rights)
        heads = dict.fromkeys(_ARTICLE_END[language].split(text)[0] for text in cited)
        texts[language] = _LIST_JOINER[language].join(heads)
    return Words(texts)


def _why_not(law: Law, operator: Operator, person: Person) -> Message:
    if not (person.country or person.region):
        return Message("why_not.home_unknown")
    if law is Law.APPI:
        return Message("why_not.nobody_in_japan")
    # What holds where the person lives is left out only because of the operator's policy.
    if law is Law.CCPA and in_territory(law, person.region):
        return Message("why_not.policy_does_not_name")
    if in_territory(law, person.country):
        return Message("why_not.policy_names_appi_only", {"operator": operator.shown_name})
    if law is Law.GDPR:
        return Message("why_not.nobody_in_eea")
    return Message("why_not.elsewhere", {"law": Message(f"law.{law}")})


def _variant_chosen(right: Right, chosen: tuple[Right, ...]) -> bool:
    return right is Right.CORRECTION and any(each in CORRECTIONS for each in chosen)


def _choice(law: Law, right: Right, language: str, chosen: bool, day: date) -> RightChoice:
    rules = pack.load(law)
    rule = rules.rule(right, day)
    name = Message(f"law.{law}")
    if rule is None:
        nothing = Words(dict.fromkeys(LANGUAGES, ""))
        return RightChoice(right, nothing, chosen, _not_granted(rules, right, day))
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
    return RightChoice(right, short_articles(rules, meanings), chosen, why_not)


def _not_granted(rules: LawPack, right: Right, day: date) -> Message:
    """Say that a law has no such right on ``day``, or from when it has."""
    name = Message(f"law.{rules.law}")
    begins = (each.valid_from for each in rules.rights if each.right is right)
    ahead = sorted(each for each in begins if each is not None and each > day)
    if ahead:
        return Message("why_not.right_begins", {"law": name, "on": ahead[0]})
    return Message("why_not.not_in_law", {"law": name})


def short_articles(rules: LawPack, meanings: tuple[str, ...]) -> Words:
    """Word places of a law shortly: the article they share is said once."""
    texts = {}
    for language in LANGUAGES:
        cited = sorted(rules.cite(meaning, language) for meaning in meanings)
        heads = {_ARTICLE_END[language].split(each)[0] for each in cited}
        if len(heads) == 1:
            cited[1:] = [each.removeprefix(*heads) for each in cited[1:]]
        texts[language] = _JOINER[language].join(each for each in cited if each)
    return Words(texts)

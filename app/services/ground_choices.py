"""Why the rights of a letter apply, where a law wants that said: the grounds to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.base.ids import Law, Right
from app.base.messages import Words
from app.laws import pack
from app.services.right_choices import short_articles


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


def grounds_under(
    laws: Iterable[Law], rights: tuple[Right, ...], taken: tuple[str, ...] | None, day: date
) -> tuple[GroundChoice, ...]:
    """Give the grounds under each law; one that two laws share stands once.

    Args:
        laws: the letter rests on.
        rights: that are asked for.
        taken: ids of the grounds chosen; None = those chosen beforehand.
        day: of the letter.
    """
    found: dict[str, GroundChoice] = {}
    for law in laws:
        wished = _usual(law, rights, day) if taken is None else taken
        for each in _choices(law, rights, wished, day):
            found.setdefault(each.id, each)
    return tuple(found.values())


def _choices(
    law: Law, rights: tuple[Right, ...], taken: tuple[str, ...], day: date
) -> tuple[GroundChoice, ...]:
    """Give the grounds ``rights`` may rest on, as far as the law knows them, in its order."""
    rules = pack.load(law)
    rights = tuple(right for right in rights if rules.rule(right, day) is not None)
    ids = dict.fromkeys(ground for right in rights for ground in rules.granted(right, day).grounds)
    return tuple(
        GroundChoice(
            ground,
            law,
            tuple(right for right in rights if ground in rules.granted(right, day).grounds),
            short_articles(rules, (rules.grounds[ground].cite,)),
            ground in taken,
            rules.grounds[ground].facts,
            rules.grounds[ground].facts_wanted,
        )
        for ground in ids
    )


def _usual(law: Law, rights: tuple[Right, ...], day: date) -> tuple[str, ...]:
    """Name the grounds that are chosen beforehand: those that fit without another word."""
    return tuple(
        each.id
        for each in _choices(law, rights, (), day)
        if pack.load(law).grounds[each.id].default
    )

"""Authorities: who there is, who is competent, and how a complaint is addressed to one."""

from __future__ import annotations

from dataclasses import dataclass

from app.base.errors import Problem
from app.base.ids import ChannelKind, Law
from app.laws import pack
from app.letters.order import Addressee
from app.operators.authorities import Authority, shipped_authorities
from app.operators.authority_finder import Found, Place, find
from app.operators.record import Operator
from app.people.person import Person


def every(country: str = "") -> tuple[Authority, ...]:
    """Give every authority, or those of a country (``JP``) or a part of it (``US-CA``)."""
    return shipped_authorities().all(country)


def get(key: str) -> Authority:
    """Give an authority by its id.

    Raises:
        Problem: there is none; names those that are near.
    """
    return shipped_authorities().get(key)


def competent(law: Law, operator: Operator, person: Person) -> Found:
    """Find the authorities this person can complain to about this operator.

    Raises:
        Problem: a place of theirs is no country or region.
    """
    seat = Place(operator.country, operator.region)
    return find(law, seat, Place(person.country, person.region))


def certain(law: Law, operator: Operator, person: Person) -> tuple[Authority, ...]:
    """Give those that are competent as far as the places are known, the person's own first.

    Empty where none is, or a place of theirs is none anybody knows.
    """
    try:
        found = competent(law, operator, person)
    except Problem:
        return ()
    return tuple(each.authority for each in found.certain)


#: A place that is not known.
NOWHERE = Place()


@dataclass(frozen=True)
class Question:
    """What is known of a complaint.

    Attributes:
        law: the law it rests on.
        seat: where the operator has its seat.
        home: where the person lives; ``work`` where they work, if elsewhere.
        sector: ``private`` or ``public``; empty = not known.
    """

    law: Law
    seat: Place = NOWHERE
    home: Place = NOWHERE
    work: Place = NOWHERE
    sector: str = ""


def answer(question: Question) -> Found:
    """Find to whom the complaint can go.

    Raises:
        Problem: a place is no country or region.
    """
    return find(
        question.law, question.seat, question.home, work=question.work, sector=question.sector
    )


def regions() -> dict[str, tuple[str, ...]]:
    """Give the countries that have an authority for each region -> these regions (ISO 3166-2)."""
    found: dict[str, list[str]] = {}
    for each in every():
        if Law.GDPR in each.laws and each.region:
            found.setdefault(each.country, []).append(each.region)
    return {country: tuple(dict.fromkeys(each)) for country, each in found.items()}


def unreadable() -> int:
    """Count the files of authorities that cannot be read."""
    return len(shipped_authorities().broken)


def legal_basis(law: Law, language: str) -> str:
    """Cite where ``law`` says to whom one can complain, in ``language``, else in English."""
    rules = pack.load(law)
    for each in rules.authorities:
        for meaning in each.cite:
            text = rules.citations[meaning].text
            return text.get(language) or text["en"]
    return ""


def addressee(authority: Authority, language: str) -> Addressee:
    """Address a letter in ``language`` to ``authority``: its names, and its postal address if known."""
    name = authority.named(language)
    own = [authority.own_name] if authority.own_name != name else []
    post = authority.channel(ChannelKind.POST)
    return Addressee(name, (*own, *(post.value.split("\n") if post else ())))

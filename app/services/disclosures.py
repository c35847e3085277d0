"""What each operator was told of a person, over all of the person's requests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.base.ids import CaseId, OperatorSlug, PersonId
from app.cases.disclosures import Disclosure, disclosures
from app.vault.vault import Vault


@dataclass(frozen=True)
class ToldFact:
    """One fact an operator was told.

    Attributes:
        fact: its id, see ``app.cases.disclosures``.
        on: the day it was first told.
        case: the request in which it was.
    """

    fact: str
    on: date
    case: CaseId


@dataclass(frozen=True)
class Told:
    """What one operator was told.

    Attributes:
        name: the operator's, as it was when the last of the requests began.
        facts: each fact once, in the order in which they were first told.
        latest: the day it was last told something.
        case: the request in which that was.
        not_known: how many letters were sent of which nobody recorded what they told.
    """

    operator: OperatorSlug
    name: str
    facts: tuple[ToldFact, ...]
    latest: date
    case: CaseId
    not_known: int = 0


class Disclosures:
    """What operators were told, derived anew each time it is asked for."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def told(self, person_id: PersonId) -> tuple[Told, ...]:
        """Give what each operator was told of a person; who learned something last comes first."""
        names: dict[OperatorSlug, str] = {}
        occasions: dict[OperatorSlug, list[tuple[Disclosure, CaseId]]] = {}
        for case in self._vault.cases.of_person(person_id):
            found = disclosures(case)
            if found:
                names[case.operator] = case.operator_name
                occasions.setdefault(case.operator, []).extend((each, case.id) for each in found)
        told = (_told(slug, names[slug], found) for slug, found in occasions.items())
        return tuple(sorted(told, key=_newest, reverse=True))


def _newest(told: Told) -> date:
    return max((fact.on for fact in told.facts), default=told.latest)


def _told(slug: OperatorSlug, name: str, found: list[tuple[Disclosure, CaseId]]) -> Told:
    found = sorted(found, key=lambda each: each[0].on)
    facts: dict[str, ToldFact] = {}
    for disclosure, case in found:
        for fact in disclosure.facts or ():
            facts.setdefault(fact, ToldFact(fact, disclosure.on, case))
    last, last_case = found[-1]
    not_known = sum(1 for disclosure, _ in found if disclosure.facts is None)
    return Told(slug, name, tuple(facts.values()), last.on, last_case, not_known)

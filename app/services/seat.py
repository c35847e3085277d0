"""Whose days of rest a request is counted in: those of the operator's seat, else of the person."""

from __future__ import annotations

from dataclasses import dataclass

from app.base.ids import Law
from app.laws import pack
from app.operators.record import Operator
from app.people.person import Person


@dataclass(frozen=True)
class Seat:
    """A place whose calendar counts.

    Attributes:
        place: ISO 3166 code of a country or region; empty = not known.
        of_person: whether it is where the person lives, because the operator has no seat
            that counts; whoever shows a date says so.
    """

    place: str
    of_person: bool = False


def seat(law: Law, operator: Operator, person: Person) -> Seat:
    """Choose the place whose days of rest count for a request under ``law``.

    The law looks to where the operator has to act: Regulation (EEC, Euratom) No 1182/71
    Art. 2(1) names the holidays of the member state concerned. An operator seated outside
    the law's territory has none there, so the person's home counts if that lies in it. A
    seat without a calendar of ours stays the operator's: weekends count, and a warning says so.
    """
    rules = pack.load(law)
    theirs = operator.region or operator.country
    own = person.region or person.country
    if rules.calendar:
        return Seat(theirs or rules.calendar)
    if operator.country not in rules.territory and person.country in rules.territory:
        return Seat(own, of_person=True)
    return Seat(theirs) if theirs else Seat(own, of_person=bool(own))

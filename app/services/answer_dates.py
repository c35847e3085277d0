"""The dates to expect an answer by, before a letter has left: under each law its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.base.ids import Law, Milestone, Right
from app.base.messages import Message, Value
from app.laws import pack
from app.laws.compute import compute, milestones_for
from app.laws.deadline import Deadline, Vector
from app.letters.order import AnswerDate
from app.operators.record import Operator
from app.people.person import Person
from app.services.seat import seat

#: The dates a letter may name for its answer, best first.
_ANSWER_DATES = (Milestone.RESPONSE_DUE, Milestone.OPT_OUT_DUE, Milestone.CONVENTION_FIRST)


@dataclass(frozen=True)
class Expected:
    """When to expect an answer under one law, if the letter is received on its own day.

    Attributes:
        date: None where one of the rights has no date.
        cautions: what to be careful about (holidays not known).
    """

    law: Law
    date: AnswerDate | None
    cautions: tuple[Message, ...] = ()


def expected(
    law: Law, rights: Sequence[Right], operator: Operator, person: Person, day: date
) -> Expected:
    """Compute by when all of ``rights`` should be answered; what ``law`` does not know is left out."""
    rules = pack.load(law)
    results = [
        _first_date(law, right, operator, person, day)
        for right in rights
        if rules.rule(right, day) is not None
    ]
    cautions = tuple(each for result in results for each in result.warnings)
    if seat(law, operator, person).of_person:
        values: dict[str, Value] = {"law": Message(f"law.{law}")}
        cautions = (*cautions, Message("caution.calendar_of_person", values))
    dated = [(r.due, r.certainty) for r in results if r.due is not None and r.certainty]
    if not dated or len(dated) < len(results):
        return Expected(law, None, cautions)
    return Expected(law, AnswerDate(*max(dated)), cautions)


def _first_date(law: Law, right: Right, operator: Operator, person: Person, day: date) -> Deadline:
    """Give the date to expect an answer by: the law's, or our convention where it has none."""
    calendar = pack.load(law).calendar or seat(law, operator, person).place
    found = Deadline("letter")
    theirs = milestones_for(law, right)
    for milestone in _ANSWER_DATES:
        if milestone in theirs:
            found = compute(Vector("letter", law, right, milestone, calendar, {"received": day}))
            if found.due is not None:
                break
    return found

"""How the tests ask for a date: ISO strings in, a deadline out; nothing is counted here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.base.ids import Law, Milestone, Right
from app.base.messages import Messages
from app.laws.compute import compute
from app.laws.deadline import Deadline, Vector
from app.laws.why import cited, explain

Days = Mapping[str, str | None]


def ask(
    law: Law,
    milestone: Milestone,
    calendar: str,
    events: Days,
    right: Right = Right.ACCESS,
    *,
    promise_days: int | None = None,
    promise_from: str = "",
    grounds: tuple[str, ...] = (),
) -> Deadline:
    """Compute one date."""
    vector = Vector(
        "v",
        law,
        right,
        milestone,
        calendar,
        {name: date.fromisoformat(day) if day else None for name, day in events.items()},
        promise_days,
        promise_from,
        grounds,
    )
    return compute(vector)


def gdpr(
    events: Days,
    calendar: str = "DE",
    milestone: Milestone = Milestone.RESPONSE_DUE,
    right: Right = Right.ACCESS,
) -> Deadline:
    """Compute one date under the GDPR: without more words that of the answer, in Germany."""
    return ask(Law.GDPR, milestone, calendar, events, right)


def iso(days: Iterable[date]) -> list[str]:
    """Write days as they stand in the tables of the tests."""
    return [day.isoformat() for day in days]


def others(found: Deadline) -> list[str]:
    """Give the dates that are mentioned as defensible too."""
    return iso(each.day for each in found.alternatives)


def flags(found: Deadline) -> list[str]:
    """Give the ids of what is said beside the date."""
    return [each.id for each in found.warnings]


def said(found: Deadline, language: str = "en") -> str:
    """Say why this date."""
    return explain(found.reason, Messages(language))


def places(found: Deadline, language: str = "en") -> str:
    """Say where the law says so."""
    return cited(found.citation, Messages(language))


def code(found: Deadline) -> str:
    """Give the id of the error that took the date's place."""
    assert found.error is not None
    assert found.due is None
    assert found.nominal_due is None
    return found.error.code

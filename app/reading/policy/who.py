"""Who speaks in a policy: operator, services, desk, laws, clauses, dates."""

from __future__ import annotations

from app.reading.finding import Finding
from app.reading.layout import Layout
from app.reading.policy import clauses, dates, desk, laws, operator, services


def find(layout: Layout, language: str) -> tuple[Finding, ...]:
    """Find operator, services, desk, laws named, governing law, precedence and date."""
    operators = tuple(operator.find(layout, language))
    names = tuple(str(each.value) for each in operators)
    return (
        *operators,
        *services.find(layout, language, names),
        *desk.find(layout, language, names),
        *laws.find(layout, language),
        *clauses.find(layout, language),
        *dates.find(layout, language),
    )

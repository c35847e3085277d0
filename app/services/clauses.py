"""The operator's own clause, for a letter that relies on it: its place, and a few of its words."""

from __future__ import annotations

import re

from app.operators.record import Operator

#: Where a clause may be cut so that what stays still says something.
_PAUSE = re.compile(r"[、。，,;；.](?:\s|$)?")


def clause_suggestions(operator: Operator, most: int) -> dict[str, str]:
    """Give, by option of a letter, what the record knows of the clause on requests.

    Args:
        operator: whose clause it is.
        most: the most characters of it that are quoted.
    """
    found: dict[str, str] = {}
    source = operator.sources.get(operator.stated_in.get("rights_named", ""))
    if source is not None and source.section:
        found["policy_section"] = source.section
    words = _beginning(operator.quotes.get("rights_named", ""), most)
    if words:
        found["policy_quote"] = words
    return found


def _beginning(quote: str, most: int) -> str:
    """Give a quote, or its longest beginning up to a pause that is not too long; else nothing."""
    if len(quote) <= most:
        return quote
    ends = [each.start() for each in _PAUSE.finditer(quote) if each.start() <= most]
    return quote[: ends[-1]] if ends else ""

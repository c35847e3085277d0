"""Words of a policy that speak of whose a contact is, and how they lie to each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from app.reading.policy.candidates import pattern_for


@dataclass(frozen=True)
class Mark:
    """Words that speak of an owner; ``kind`` is a field of the owners' cues, or ``name``."""

    kind: str
    start: int
    end: int


def core(name: str, language: str) -> str:
    """Give a name without its legal form, blanks and points, in small letters."""
    form = pattern_for("owners", language, "company.form")
    return re.sub(r"[\s.,]", "", form.sub("", name)).lower()


def within(mark: Mark, spans: list[tuple[int, int]]) -> bool:
    """Whether ``mark`` lies within one of ``spans``, which are in order."""
    at = bisect_right(spans, (mark.start, mark.end)) - 1
    return any(
        start <= mark.start and mark.end <= end for start, end in spans[max(0, at - 1) : at + 1]
    )


def touched(mark: Mark, spans: list[tuple[int, int]]) -> bool:
    """Whether one of ``spans`` lies across ``mark``."""
    at = bisect_right(spans, (mark.end,))
    return any(end > mark.start for _, end in spans[max(0, at - 2) : at])

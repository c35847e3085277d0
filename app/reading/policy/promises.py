"""What a policy takes for an answer, and when it promises one."""

from __future__ import annotations

from app.reading.finding import Finding
from app.reading.policy import fee, promise
from app.reading.policy.rights import Offers


def find(offered: Offers, language: str) -> tuple[Finding, ...]:
    """Find the fee and the promise of an answer."""
    return (*fee.find(offered, language), *promise.find(offered, language))

"""What a policy says a person may ask for, and whether it checks who asks."""

from __future__ import annotations

from app.reading.finding import Finding
from app.reading.policy import identity, rights
from app.reading.policy.rights import Offers


def find(offered: Offers, language: str) -> tuple[Finding, ...]:
    """Find the requests offered and the identity check."""
    return (*rights.find(offered), *identity.find(offered, language))

"""References: ``KJ-7F3K-92``, random, no personal data, no look-alike characters."""

from __future__ import annotations

import secrets

from app.base.ids import Reference

#: Without 0/O, 1/I/L, Z, 5/S, 8/B and U/V, which are misread on paper and by telephone.
ALPHABET = "234679ACDEFGHJKMNPQRTWXY"


def new_reference() -> Reference:
    """Make a reference. 24^6 = 191 million: a case also has an id of its own."""
    six = "".join(secrets.choice(ALPHABET) for _ in range(6))
    return Reference(f"KJ-{six[:4]}-{six[4:]}")

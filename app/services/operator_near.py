"""Operators that are nearly what was typed, for "Were you looking for …"."""

from __future__ import annotations

from datetime import date

from app.operators.directory import Directory
from app.services.directory import OperatorRow, find

#: A shorter beginning of a word would be near to everything.
_SHORTEST = 3
#: More trials than this cost more than a near miss is worth.
_TRIALS = 8


def near(directory: Directory, text: str, today: date, limit: int = 2) -> tuple[OperatorRow, ...]:
    """Find operators by one word, or the beginning of one, of a ``text`` that found nothing.

    Best first, ``limit`` at most.
    """
    words = [word for word in text.split() if len(word) >= _SHORTEST]
    trials = words if len(words) > 1 else []
    trials += [
        word[:length] for word in words for length in range(len(word) - 1, _SHORTEST - 1, -1)
    ]
    for trial in trials[:_TRIALS]:
        rows = find(directory, trial, today, limit=limit)
        if rows:
            return rows
    return ()

"""Direction of text: which way a value runs."""

from __future__ import annotations

import re
import unicodedata

#: The blocks of all scripts that run right to left (Hebrew to Arabic, their forms, old scripts).
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_right_to_left(text: str) -> bool:
    """Say whether any letter runs right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def starts_right_to_left(text: str) -> bool:
    """Say whether the first letter that has a direction runs right to left."""
    if not has_right_to_left(text):
        return False
    directions = (unicodedata.bidirectional(c) for c in text)
    return next((d != "L" for d in directions if d in ("L", "R", "AL")), False)

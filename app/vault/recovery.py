"""The recovery code: a second way into the vault, written on paper and typed back by hand."""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata

from app.base.errors import Problem

#: One of each set of look-alikes: 0 for O, 1 for I and L, 2 for Z, 5 for S, 8 for B, V for U.
ALPHABET = "0123456789ACDEFGHJKMNPQRTVWXY"

_LOOK_ALIKES = str.maketrans("OILZSBU", "011258V")

#: 28 random characters are 136 bits; four more tell a slip of the pen from a wrong code.
_RANDOM, _CHECK, _GROUP = 28, 4, 4


def new_code() -> str:
    """Make a code of eight groups of four characters."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM))
    code = body + _check(body)
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def read_code(typed: str) -> str:
    """Give the 32 characters of a code, however it was typed.

    Case, spaces, hyphens, full-width characters and look-alikes do not matter.

    Raises:
        Problem: it is no code; a character is missing or mistyped.
    """
    upper = unicodedata.normalize("NFKC", typed).upper()
    code = re.sub(r"[^0-9A-Z]", "", upper).translate(_LOOK_ALIKES)
    body = code[:_RANDOM]
    if len(code) != _RANDOM + _CHECK or code != body + _check(body):
        raise Problem("problem.recovery_code_mistyped")
    return code


def _check(body: str) -> str:
    number = int.from_bytes(hashlib.sha256(body.encode()).digest())
    characters = []
    for _ in range(_CHECK):
        number, at = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[at])
    return "".join(characters)

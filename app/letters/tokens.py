"""Values as opaque tokens: what a person typed passes through templates and Markdown untouched.

A token is a run of private-use characters that neither Jinja nor Markdown reads as
anything. It is put back only after parsing, so a name is never markup and never expanded
twice, whatever it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.letters.document import Run

_OPEN, _CLOSE = "\ue000", "\ue001"
_ZERO = 0xE010
#: One digit of a number in private-use characters.
DIGITS = f"[{chr(_ZERO)}-{chr(_ZERO + 9)}]"
#: A token in a text.
TOKEN = re.compile(f"{_OPEN}{DIGITS}+{_CLOSE}")


@dataclass(frozen=True)
class Value:
    """What a token stands for: the text, and the field it came from."""

    text: str
    field: str


class Tokens:
    """The values of one letter."""

    def __init__(self) -> None:
        self._values: dict[str, Value] = {}

    def of(self, text: str, field: str) -> str:
        """Give a token for ``text``; an empty text stays empty, so that templates can ask for it."""
        if not text:
            return ""
        token = f"{_OPEN}{as_digits(len(self._values))}{_CLOSE}"
        self._values[token] = Value(text, field)
        return token

    @property
    def values(self) -> Mapping[str, Value]:
        """Token -> what it stands for."""
        return self._values


def as_digits(number: int) -> str:
    """Write a number in private-use characters, which no template and no Markdown reads."""
    return "".join(chr(_ZERO + int(digit)) for digit in str(number))


def number_of(digits: str) -> int:
    """Read a number that ``as_digits`` wrote."""
    return int("".join(str(ord(digit) - _ZERO) for digit in digits))


def runs_of(text: str, values: Mapping[str, Value], *, strong: bool = False) -> Iterator[Run]:
    """Split ``text`` into runs of the template's words and runs of values."""
    end = 0
    for found in TOKEN.finditer(text):
        if found.start() > end:
            yield Run(text[end : found.start()], strong=strong)
        value = values[found[0]]
        yield Run(value.text, value.field, strong)
        end = found.end()
    if end < len(text):
        yield Run(text[end:], strong=strong)

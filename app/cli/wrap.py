"""Text for a terminal: wrapped at its width, also where characters are two columns wide."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

_WIDEST = 100

#: A word with the spaces before it, or one wide character with what must not begin a line.
_PIECE = re.compile(
    r"\s*[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
    r"[、。，．・：；？！）」』】〉》〕ー々]*"
    r"|\s*[^\s\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+"
)


def width_of(text: str) -> int:
    """Count the columns a text takes in a terminal."""
    return sum(
        0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text
    )


def wrapped(text: str, indent: str = "", hanging: str | None = None) -> Iterator[str]:
    """Give the lines of a paragraph; the first begins with ``indent``, others with ``hanging``."""
    most = min(shutil.get_terminal_size().columns, _WIDEST)
    line, empty = indent, True
    for piece in _PIECE.findall(text):
        if not empty and width_of(line) + width_of(piece) > most:
            yield line
            line, empty = indent if hanging is None else hanging, True
        line += piece.lstrip() if empty else piece
        empty = False
    if not empty:
        yield line

"""Where each value of a TOML text stands, so that a mistake can be told with its line.

``tomllib`` forgets positions. The scanner here only walks texts that ``tomllib``
has accepted, so it never has to judge them.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

#: The way to a value: keys of tables and indexes of lists, from the root.
Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}#\r\n]*")


def value_lines(text: str) -> dict[Path, int]:
    """Give the 1-based line of every table, key and list item of a valid TOML ``text``.

    A table is where its head stands, an item of a list where the item begins.
    """
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._head()
            else:
                self._assignment(table)
            self._skip(_BLANK)
        return self._lines

    def _head(self) -> Path:
        line = self._line()
        brackets = 2 if self._text.startswith("[[", self._at) else 1
        self._at += brackets
        keys = self._keys()
        self._at += brackets
        table = (*self._resolve(keys[:-1], line), keys[-1])
        self._lines.setdefault(table, line)
        if brackets == 2:
            number = self._counts.get(table, 0)
            self._counts[table] = number + 1
            table = (*table, number)
            self._lines[table] = line
        return table

    def _resolve(self, keys: list[str], line: int) -> Path:
        """Lead through the last item of each list of tables on the way."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            self._lines.setdefault(path, line)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path

    def _assignment(self, table: Path) -> None:
        line = self._line()
        path = table
        for key in self._keys():
            path = (*path, key)
            self._lines.setdefault(path, line)
        self._at += 1  # the equals sign
        self._skip(_BLANK)
        self._value(path)

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            self._skip(_BLANK)
            raw = self._skip(_KEY)
            keys.append(tomllib.loads(f"k={raw}")["k"] if raw[:1] in ("'", '"') else raw)
            if not self._skip(_DOT):
                self._skip(_BLANK)
                return keys

    def _value(self, path: Path) -> None:
        start = self._text[self._at]
        if start == "[":
            self._list(path)
        elif start == "{":
            self._inline_table(path)
        elif start in "\"'":
            self._skip(_STRING)
        else:
            self._skip(_BARE)

    def _list(self, path: Path) -> None:
        number = 0
        while self._next_inside("]"):
            self._lines[(*path, number)] = self._line()
            self._value((*path, number))
            number += 1

    def _inline_table(self, path: Path) -> None:
        while self._next_inside("}"):
            self._assignment(path)

    def _next_inside(self, end: str) -> bool:
        """Step over the opening bracket or a comma to the next item; False at the end."""
        if self._text[self._at] != end:
            self._skip(_BLANK)
            if self._text[self._at] in "[{,":
                self._at += 1
                self._skip(_BLANK)
        if self._text[self._at] == end:
            self._at += 1
            return False
        return True

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found[0]

    def _line(self) -> int:
        return bisect_right(self._breaks, self._at - 1) + 1

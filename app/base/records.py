"""TOML text into frozen records; a mistake is told with file, line and what is expected.

The records are dataclasses. Kaiji reads them by their type hints itself: decoders
at hand accept unknown keys of dataclasses, do not say under which key of a table a
wrong value stands, and speak English only.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources.abc import Traversable
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from app.base.errors import Problem
from app.base.messages import Message
from app.base.toml_lines import Path, value_lines

T = TypeVar("T")

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

#: A line with more full stops is no sentence: reading a key of so many parts takes for ever.
_MOST_STOPS = 100

#: Keys in a sentence are cut here: a file may hold any key, also one of a megabyte.
_LONGEST_KEY = 60


class BrokenRecord(Problem):
    """A data file is not what it should be.

    Attributes:
        file: the file's name.
        line: the 1-based line of the mistake.
        expected: what was expected there.
    """

    def __init__(self, file: str, line: int, expected: Message) -> None:
        super().__init__("problem.broken_record", file=file, line=line, expected=expected)
        self.file = file
        self.line = line
        self.expected = expected


class Mistake(Problem):
    """A record's own check failed: raised by ``__post_init__`` or a check of the whole record.

    Attributes:
        path: the way to the wrong value: the record's field, then keys and indexes in it.
        expected: what was expected of it; in a file, ``BrokenRecord`` adds where.
    """

    def __init__(self, path: Path, expected: Message) -> None:
        super().__init__("problem.mistake", expected=expected)
        self.path = path
        self.expected = expected


def read_toml(text: str, file: str, kind: type[T]) -> T:
    """Read ``text`` as a TOML record of type ``kind``; unknown keys are mistakes too.

    Raises:
        BrokenRecord: not TOML, or not such a record; names file, line and what is expected.
    """
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenRecord(file, _syntax_line(text, error), _syntax(str(error))) from error
    except (RecursionError, ValueError) as error:
        # Lists nested a thousand deep, or a number of thousands of digits.
        raise BrokenRecord(file, 1, Message("record.too_deep")) from error
    return convert(tree, text, file, kind)


def read_shipped(place: Traversable, kind: type[T]) -> T:
    """Read a data file of Kaiji's own as ``read_toml`` reads a text."""
    return read_toml(place.read_text(encoding="utf-8"), place.name, kind)


def convert(tree: object, text: str, file: str, kind: type[T]) -> T:
    """Turn the decoded ``tree`` of a TOML ``text`` into a record of type ``kind``.

    Raises:
        BrokenRecord: not such a record; names file, line and what is expected.
    """
    try:
        return cast("T", _read(tree, kind, ()))
    except _Misfit as misfit:
        raise BrokenRecord(file, line_of(text, misfit.path), misfit.expected) from misfit


def is_endless(text: str) -> bool:
    """Say whether a line of a TOML ``text`` may be a key of so many parts that it is better not read."""
    return any(line.count(".") > _MOST_STOPS for line in text.split("\n"))


def line_of(text: str, path: Path) -> int:
    """Find the 1-based line of a valid TOML ``text`` that ``path`` leads to.

    What is not there is placed at the nearest thing around it: its table's head, else line 1.
    """
    lines = value_lines(text)
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), 1)


def shown_key(key: str) -> str:
    """Write a key so that it fits a sentence: short, without control characters."""
    plain = "".join(each if each.isprintable() or each == "\u3000" else "?" for each in key)
    return plain if len(plain) <= _LONGEST_KEY else f"{plain[:_LONGEST_KEY]}…"


class _Misfit(Exception):
    """A value does not fit its type; ``path`` is where."""

    def __init__(self, path: Path, expected: Message) -> None:
        super().__init__()
        self.path = path
        self.expected = expected


def _wrong(path: Path, wanted: Message) -> _Misfit:
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    return _Misfit(path, Message("record.wrong", {"key": shown_key(key), "wanted": wanted}))


def _read(value: object, kind: Any, path: Path) -> object:  # noqa: ANN401 - any type hint
    """Read ``value`` as ``kind``: a dataclass, or what its fields may be made of."""
    if isinstance(kind, NewType):
        return _read(value, kind.__supertype__, path)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _read_union(value, get_args(kind), path)
    if origin is tuple:
        return _read_list(value, get_args(kind)[0], path)
    if origin is dict:
        return _read_table(value, get_args(kind), path)
    if is_dataclass(kind):
        return _read_record(value, cast("type", kind), path)
    if issubclass(kind, StrEnum):
        return _read_choice(value, kind, path)
    return _read_plain(value, kind, path)


def _read_plain(value: object, kind: type, path: Path) -> object:
    if kind is date and isinstance(value, str) and _ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise _wrong(path, Message("record.date")) from None
    # bool is an int to Python and datetime a date; to a reader of the file they are not.
    if type(value) is kind:
        return value
    raise _wrong(path, _PLAIN[kind])


_PLAIN = {
    str: Message("record.text"),
    int: Message("record.number"),
    bool: Message("record.true_or_false"),
    date: Message("record.date"),
}


def _read_choice(value: object, kind: type[StrEnum], path: Path) -> StrEnum:
    known = [each.value for each in kind]
    if isinstance(value, str) and value in known:
        return kind(value)
    raise _wrong(path, Message("record.one_of", {"choices": ", ".join(known)}))


def _read_union(value: object, kinds: tuple[Any, ...], path: Path) -> object:
    first: _Misfit | None = None
    for kind in kinds:
        if kind is NoneType:
            continue
        try:
            return _read(value, kind, path)
        except _Misfit as misfit:
            first = first or misfit
    assert first is not None, "a union of nothing"  # noqa: S101 - our own type hints
    raise first


def _read_list(value: object, kind: Any, path: Path) -> tuple[object, ...]:  # noqa: ANN401
    if not isinstance(value, list):
        raise _wrong(path, Message("record.list"))
    return tuple(_read(item, kind, (*path, number)) for number, item in enumerate(value))


def _read_table(value: object, kinds: tuple[Any, ...], path: Path) -> dict[object, object]:
    if not isinstance(value, dict):
        raise _wrong(path, Message("record.table"))
    key_kind, kind = kinds
    return {
        _read(key, key_kind, (*path, key)): _read(item, kind, (*path, key))
        for key, item in value.items()
    }


def _read_record(value: object, kind: type, path: Path) -> object:
    if not isinstance(value, dict):
        raise _wrong(path, Message("record.table"))
    hints = _hints(kind)
    for key in value:
        if key not in hints:
            raise _Misfit((*path, key), _unknown(key, hints))
    values = {key: _read(item, hints[key], (*path, key)) for key, item in value.items()}
    for each in fields(kind):
        wanted = each.default is MISSING and each.default_factory is MISSING
        if wanted and each.name not in values:
            raise _Misfit(path, Message("record.missing", {"key": each.name}))
    try:
        return cast("Callable[..., object]", kind)(**values)
    except Mistake as mistake:
        raise _Misfit((*path, *mistake.path), mistake.expected) from mistake


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _unknown(key: str, known: Iterable[str]) -> Message:
    near = difflib.get_close_matches(key[:_LONGEST_KEY], known, n=1)
    if near:
        return Message("record.unknown_near", {"key": shown_key(key), "near": near[0]})
    return Message("record.unknown", {"key": shown_key(key), "known": ", ".join(known)})


def _syntax_line(text: str, error: tomllib.TOMLDecodeError) -> int:
    found = re.search(r"\(at line (\d+), column \d+\)$", str(error))
    return int(found[1]) if found else text.rstrip().count("\n") + 1


def _syntax(told: str) -> Message:
    """Put what the TOML parser says into words of the catalogue."""
    return next((words for start, words in _SYNTAX if told.startswith(start)), _NOT_TOML)


_NOT_TOML = Message("record.not_toml")
_SYNTAX = (
    ("Invalid value (at end", Message("record.syntax_end")),
    ("Invalid value", Message("record.syntax_value")),
    ("Expected '=' after a key", Message("record.syntax_equals")),
    ("Illegal character '\\n'", Message("record.syntax_quote")),
    ("Unterminated string", Message("record.syntax_quote")),
    ('Expected "\'"', Message("record.syntax_quote")),
    ("Found invalid character '\\n'", Message("record.syntax_quote")),
    ("Expected ']", Message("record.syntax_bracket")),
    ("Unclosed", Message("record.syntax_bracket")),
    ("Cannot overwrite", Message("record.syntax_twice")),
    ("Cannot declare", Message("record.syntax_twice")),
    ("Duplicate", Message("record.syntax_twice")),
    ("Illegal character", Message("record.syntax_character")),
    ("Found invalid character", Message("record.syntax_character")),
    ("Unescaped", Message("record.syntax_backslash")),
    ("Invalid date", Message("record.syntax_date")),
)

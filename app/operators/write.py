"""An operator's record as the text of its TOML file, and records as files to share.

What is as by default is left out, keys come in the order of the record's fields and tables
in the order of their keys: one record has one text, whatever it was read from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date
from typing import Any, cast

from app.base.errors import Problem
from app.base.records import shown_key
from app.operators.record import Operator
from app.operators.rules.whole import is_slug

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_COUNTRY = re.compile(r"[A-Z]{2}")

#: The folder of records whose country is not known.
_NO_COUNTRY = "other"

#: A list that makes its line longer than this is written one item a line.
_LONGEST_LINE = 100


def write_operator(operator: Operator) -> str:
    """Give the TOML text of a record; ``read_operator`` reads the same record from it.

    Raises:
        ValueError: it has a text no file can hold (half of a surrogate pair).
    """
    text = "\n".join(_table(_entries(operator), ())).strip("\n") + "\n"
    text.encode()
    return text


def files_to_share(operators: Iterable[Operator]) -> Iterator[tuple[str, str]]:
    """Give records as files for others: the path COUNTRY/SLUG.toml in a folder, and the text.

    The user's own remarks stay with the user, and so do sentences of somebody's policy.

    Raises:
        Problem: a slug cannot be a file's name.
    """
    for operator in operators:
        if not is_slug(operator.slug):
            raise Problem("problem.slug_no_file", slug=shown_key(operator.slug))
        known = _COUNTRY.fullmatch(operator.country)
        folder = operator.country.lower() if known else _NO_COUNTRY
        facts = replace(operator, notes=(), quotes={})
        yield f"{folder}/{operator.slug}.toml", write_operator(facts)


def _entries(record: object) -> dict[str, object]:
    """Give the fields of a record that are not as by default, in their order."""
    each = ((field, getattr(record, field.name)) for field in fields(cast("Any", record)))
    return {field.name: value for field, value in each if _is_said(field, value)}


def _is_said(field: Field[Any], value: object) -> bool:
    if field.default is not MISSING:
        return bool(value != field.default)
    return field.default_factory is MISSING or bool(value != field.default_factory())


def _table(entries: Mapping[str, object], path: tuple[str, ...]) -> Iterator[str]:
    """Write a table: plain values first, as TOML wants it, then the tables in it."""
    tables = {key: value for key, value in entries.items() if _is_table(value)}
    for key, value in entries.items():
        if key not in tables:
            yield f"{_key(key)} = {_value(value, len(key))}"
    for key, value in tables.items():
        inner = (*path, key)
        if isinstance(value, tuple):
            for item in value:
                yield from ("", f"[[{_name(inner)}]]", *_table(_entries(item), inner))
        else:
            yield from _named_table(value, inner)


def _named_table(value: object, path: tuple[str, ...]) -> Iterator[str]:
    inside = dict(sorted(value.items())) if isinstance(value, dict) else _entries(value)
    # A table of nothing but tables needs no head of its own.
    if not inside or not all(_is_table(each) for each in inside.values()):
        yield from ("", f"[{_name(path)}]")
    yield from _table(inside, path)


def _is_table(value: object) -> bool:
    if isinstance(value, tuple):
        return bool(value) and is_dataclass(value[0])
    return isinstance(value, dict) or is_dataclass(value)


def _value(value: object, indent: int) -> str:
    if isinstance(value, tuple):
        items = [_value(item, 0) for item in value]
        line = f"[{', '.join(items)}]"
        if indent + len(line) + len(" = ") <= _LONGEST_LINE:
            return line
        return "[\n" + "".join(f"    {item},\n" for item in items) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    # A string of JSON is one of TOML too, but for the control character JSON leaves as it is.
    plain = json.dumps(value, ensure_ascii=False)
    return plain.replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _value(key, 0)


def _name(path: tuple[str, ...]) -> str:
    return ".".join(map(_key, path))

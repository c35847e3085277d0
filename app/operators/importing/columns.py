"""Which column of a table is which field of a record: guessed from its heads, put right by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from app.base.errors import Problem
from app.base.records import read_shipped, shown_key
from app.base.resources import core_data
from app.base.text import fold

#: Says of a column that it is left out.
LEFT_OUT = "-"


@dataclass(frozen=True)
class _Heads:
    headers: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Columns:
    """The columns of a table.

    Attributes:
        heads: the heads as they stand in the file.
        fields: for each the field it fills; empty = it is left out.
    """

    heads: tuple[str, ...]
    fields: tuple[str, ...]


def field_names() -> tuple[str, ...]:
    """Name the fields a column may fill."""
    return tuple(_headers())


def guess(heads: Sequence[str], given: Mapping[str, str] | None = None) -> Columns:
    """Guess what each column holds; what is ``given`` (head -> field) counts first.

    A field is filled by one column only, the first that fits it.

    Raises:
        Problem: a column or field that is given does not exist, or no column holds a name.
    """
    columns = fit(heads, given)
    if "name" not in columns.fields:
        shown = ", ".join(shown_key(head) for head in heads[:20])
        raise Problem("problem.import_no_name_column", heads=shown)
    return columns


def fit(heads: Sequence[str], given: Mapping[str, str] | None = None) -> Columns:
    """Guess as ``guess`` does, also where no column holds a name.

    Raises:
        Problem: a column or field that is given does not exist.
    """
    wanted = _given(heads, given or {})
    taken = set(wanted.values())
    fields = []
    for number, head in enumerate(heads):
        found = wanted.get(number)
        if found is None:
            found = _by_head().get(_plain(head), "")
            found = "" if found in taken else found
        taken.add(found)
        fields.append("" if found == LEFT_OUT else found)
    return Columns(tuple(heads), tuple(fields))


def _given(heads: Sequence[str], given: Mapping[str, str]) -> dict[int, str]:
    numbers = {_plain(head): number for number, head in reversed([*enumerate(heads)])}
    wanted = {}
    for head, name in given.items():
        if _plain(head) not in numbers:
            shown = ", ".join(shown_key(each) for each in heads[:20])
            raise Problem("problem.import_no_column", column=shown_key(head), heads=shown)
        if name not in (*_headers(), LEFT_OUT):
            known = ", ".join(_headers())
            raise Problem("problem.import_no_field", field=shown_key(name), known=known)
        wanted[numbers[_plain(head)]] = name
    return wanted


def _plain(head: str) -> str:
    return "".join(filter(str.isalnum, fold(head)))


@cache
def _headers() -> dict[str, tuple[str, ...]]:
    place = core_data("operators").joinpath("importing", "columns.toml")
    return read_shipped(place, _Heads).headers


@cache
def _by_head() -> dict[str, str]:
    return {_plain(head): name for name, heads in reversed(_headers().items()) for head in heads}

"""The user's corrections as a layer over what a source says.

A record that was imported has a base, what the source says, and fields the user edited. What
counts is the base with the edited fields as the user left them; a newer base changes the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from app.base.ids import OperatorSlug
from app.operators.record import Operator, Source

#: What no import changes and no user edits: it is who the record is.
_FIXED = frozenset({"slug", "sample"})

#: In the order of the record.
FIELDS = tuple(each.name for each in fields(Operator) if each.name not in _FIXED)

_EMPTY = Operator(OperatorSlug(""))

#: Tables, of which each entry is a field of its own: ``names.kana``.
_TABLES = tuple(name for name in FIELDS if isinstance(getattr(_EMPTY, name), dict))

_PLAIN = tuple(name for name in FIELDS if name not in _TABLES)


@dataclass(frozen=True)
class Kept:
    """A record of the user's own, with what lies under it.

    Attributes:
        record: what counts.
        origin: ``import``, or empty = the user made it.
        base: what the source said when it was last imported; None = nothing was imported.
        edited: the fields the user changed since, ``names.kana`` for an entry of a table.
    """

    record: Operator
    origin: str = ""
    base: Operator | None = None
    edited: tuple[str, ...] = ()


def changed_fields(before: Operator, after: Operator) -> tuple[str, ...]:
    """Name the fields in which two records differ; an entry of a table counts for itself."""
    found = [name for name in _PLAIN if getattr(before, name) != getattr(after, name)]
    for name in _TABLES:
        first, second = getattr(before, name), getattr(after, name)
        if first != second:
            keys = dict.fromkeys([*first, *second])
            found += [f"{name}.{key}" for key in keys if first.get(key) != second.get(key)]
    return tuple(found)


def value_of(operator: Operator, name: str) -> object:
    """Give a field by its name; None = the table has no such entry."""
    table, dot, key = name.partition(".")
    value: object = getattr(operator, table)
    return value.get(key) if dot and isinstance(value, dict) else value


def stated_fields(operator: Operator) -> tuple[str, ...]:
    """Name the fields in which a record says anything at all."""
    return changed_fields(_EMPTY, operator)


def over(base: Operator, own: Operator, edited: Iterable[str]) -> Operator:
    """Put the edited fields of ``own`` over ``base``, with the sources they name."""
    plain: dict[str, object] = {}
    tables: dict[str, dict[str, object]] = {}
    for name in edited:
        table, dot, key = name.partition(".")
        if not dot:
            plain[table] = getattr(own, table)
            continue
        changed = tables.setdefault(table, dict(getattr(base, table)))
        value = value_of(own, name)
        if value is None:
            changed.pop(key, None)
        else:
            changed[key] = value
    if not plain and not tables:
        return base
    merged = replace(base, **plain, **tables)  # type: ignore[arg-type]
    return _with_sources(merged, own.sources)


def edit(kept: Kept, record: Operator) -> Kept:
    """Take a record the user edited: what differs from before is theirs from now on.

    A field that says again what the base says is theirs no longer.
    """
    if kept.base is None:
        return replace(kept, record=record)
    changed = changed_fields(kept.record, record)
    away = {name for name in changed if value_of(record, name) == value_of(kept.base, name)}
    edited = dict.fromkeys([*kept.edited, *changed])
    return replace(kept, record=record, edited=tuple(name for name in edited if name not in away))


def _with_sources(record: Operator, known: dict[str, Source]) -> Operator:
    """Add the sources that are named by what was put over the base."""
    named = {channel.source for channel in record.channels} | {fee.source for fee in record.fees}
    named |= {record.procedure.source, *record.stated_in.values()}
    wanting = {
        key: known[key] for key in sorted(named) if key in known and key not in record.sources
    }
    return replace(record, sources={**record.sources, **wanting}) if wanting else record

"""One record changed in two places: what was typed goes over what is on file by now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from app.base.messages import Message, Value
from app.base.records import Mistake
from app.base.toml_lines import Path
from app.services.operator_draft import Unfit

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

D = TypeVar("D", bound="DataclassInstance")

#: Fields that say something only together.
Unit = tuple[str, ...]


class Meanwhile(Unfit):
    """A draft was not kept: the record changed where something was typed.

    Attributes:
        now: the draft of what is on file. A draft saved as begun from it is kept.
    """

    def __init__(self, now: object, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(mistakes)
        self.now = now


def merge(start: D, typed: D, now: D, units: tuple[Unit, ...]) -> tuple[D, tuple[Unit, ...]]:
    """Put what was typed over what is on file; what was not touched is as it is now.

    Args:
        start: what the form showed at first.
        typed: what it holds.
        now: what is on file.
        units: the fields to look at.

    Returns:
        the draft, and the units changed in both places: there it says what was typed.
    """
    values: dict[str, object] = {}
    clashes: list[Unit] = []
    for unit in units:
        was, mine, theirs = (_part(draft, unit) for draft in (start, typed, now))
        values.update(zip(unit, theirs if mine == was else mine, strict=True))
        if mine != was and theirs not in (was, mine):
            clashes.append(unit)
    return replace(typed, **values), tuple(clashes)


def clash(path: Path, value: Value) -> Mistake:
    """Say at a field what it became meanwhile; a blank ``value`` = it was emptied."""
    if not value:
        return Mistake(path, Message("meanwhile.emptied"))
    return Mistake(path, Message("meanwhile.changed", {"value": value}))


def _part(draft: DataclassInstance, unit: Unit) -> tuple[object, ...]:
    return tuple(getattr(draft, name) for name in unit)

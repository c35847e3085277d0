"""Vectors from outside: a JSON file of them, read so that one broken vector harms no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.base.errors import Problem
from app.base.ids import Law, Milestone, Right
from app.base.records import shown_key
from app.laws.compute import compute
from app.laws.deadline import Deadline, Vector

Choice = TypeVar("Choice", bound=StrEnum)

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

#: A number of more digits is no number of days.
_LONGEST = 9


@dataclass(frozen=True)
class BrokenVector:
    """A vector that could not be read, and why."""

    id: str
    error: Problem


def read_vectors(text: str, file: str) -> tuple[Vector | BrokenVector, ...]:
    """Read ``{"vectors": [...]}``; a vector that is none becomes a ``BrokenVector`` in its place.

    Raises:
        Problem: the file as a whole is not such a document.
    """
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise Problem("problem.vectors_not_json", file=file, line=error.lineno) from error
    except (RecursionError, ValueError) as error:
        # Nested a thousand deep, or a number of thousands of digits.
        raise Problem("problem.vectors_not_json", file=file, line=1) from error
    listed = document.get("vectors") if isinstance(document, dict) else None
    if not isinstance(listed, list):
        raise Problem("problem.vectors_missing", file=file)
    return tuple(read_vector(each, f"#{number}") for number, each in enumerate(listed, 1))


def read_vector(raw: object, default_id: str) -> Vector | BrokenVector:
    """Read one vector; keys it does not need are left alone."""
    if not isinstance(raw, dict):
        return BrokenVector(default_id, Problem("problem.vector_not_object"))
    given = raw.get("id")
    vector_id = str(given) if isinstance(given, str | int) and given != "" else default_id
    try:
        return _vector(vector_id, raw)
    except Problem as problem:
        return BrokenVector(vector_id, problem)


def compute_each(vectors: tuple[Vector | BrokenVector, ...]) -> Iterator[Deadline]:
    """Compute every vector; a broken one gives a deadline that carries its error."""
    for each in vectors:
        if isinstance(each, BrokenVector):
            yield Deadline(each.id, error=each.error)
        else:
            yield compute(each)


def _vector(vector_id: str, raw: Mapping[str, object]) -> Vector:
    events = raw.get("events", {})
    if not isinstance(events, dict):
        raise Problem("problem.vector_events")
    # A promise may stand beside the events or among them.
    dated = {key: value for key, value in events.items() if not key.startswith("promise_")}
    promise = {**events, **raw}
    return Vector(
        vector_id,
        _choice(raw, "law", Law),
        _choice(raw, "right", Right),
        _choice(raw, "milestone", Milestone),
        _text(raw, "calendar"),
        {str(key): _day(str(key), value) for key, value in dated.items()},
        _number(promise, "promise_days"),
        _text(promise, "promise_from"),
    )


def _choice(raw: Mapping[str, object], key: str, kind: type[Choice]) -> Choice:
    value = raw.get(key)
    if value is None:
        raise Problem("problem.vector_missing", key=key)
    known = {each.value: each for each in kind}
    if not isinstance(value, str) or value not in known:
        raise Problem("problem.vector_wrong", key=key, found=_quoted(value), known=", ".join(known))
    return known[value]


def _text(raw: Mapping[str, object], key: str) -> str:
    value = raw.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Problem("problem.vector_not_text", key=key)
    return value


def _number(raw: Mapping[str, object], key: str) -> int | None:
    value = raw.get(key)
    if value is None:
        return None
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < _LONGEST:
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Problem("problem.promise_not_number", found=_quoted(value))
    return value


def _day(event: str, value: object) -> date | None:
    if value is None:
        return None
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Problem("problem.bad_event_date", event=_quoted(event), found=_quoted(value))


def _quoted(value: object) -> str:
    return shown_key(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))

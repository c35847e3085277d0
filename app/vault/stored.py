"""How values lie in the vault: JSON text for small structures, ISO text for days and moments."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

import msgspec

T = TypeVar("T")


def to_json(value: Mapping[str, object] | Sequence[object]) -> str:
    """Write plain JSON values, keys in order."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def record_to_json(record: object) -> str:
    """Write a frozen record of the rooms."""
    return msgspec.json.encode(record).decode()


def from_json(text: str, kind: type[T]) -> T:
    """Read what ``to_json`` or ``record_to_json`` wrote; ValueError if it is no such thing."""
    return msgspec.json.decode(text, type=kind)


def moment_to_text(moment: datetime) -> str:
    """Write an aware moment in UTC."""
    return moment.astimezone(UTC).isoformat()

"""The operators of the sample workspace: plainly marked, and no part of the directory."""

from __future__ import annotations

from functools import cache

from app.base.records import read_toml
from app.base.resources import company_directory
from app.operators.record import Operator


@cache
def sample_operators() -> tuple[Operator, ...]:
    """Read the sample operators, in order of their slugs."""
    folder = company_directory().joinpath("sample", "operators")
    places = sorted(folder.iterdir(), key=lambda place: place.name)
    return tuple(
        read_toml(place.read_text(encoding="utf-8"), f"sample/operators/{place.name}", Operator)
        for place in places
        if place.name.endswith(".toml")
    )

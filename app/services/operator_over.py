"""What was typed of an operator, put over what is on file by now."""

from __future__ import annotations

from dataclasses import replace

from app.base.messages import Message, Value
from app.base.places import COUNTRIES
from app.base.records import Mistake
from app.services.meanwhile import Unit, clash, merge
from app.services.operator_draft import OperatorDraft

#: A region is one of its country, an amount one of its currency; a day belongs to its source.
_UNITS: tuple[Unit, ...] = (
    ("name",),
    ("reading",),
    ("services",),
    ("country", "region"),
    ("domains",),
    ("desk",),
    ("channels",),
    ("fee_amount", "fee_currency"),
    ("source_title", "source_address", "seen"),
)


def over(
    start: OperatorDraft, typed: OperatorDraft, now: OperatorDraft
) -> tuple[OperatorDraft, tuple[Mistake, ...]]:
    """Put what was typed over what is on file by now; what was not touched is as it is now.

    Args:
        start: what the form showed at first.
        typed: what it holds.
        now: what is on file.

    Returns:
        the draft, and a mistake for each part that was changed in both places; there the
        draft says what was typed.
    """
    start, typed, now = (_without_idle_day(draft) for draft in (start, typed, now))
    merged, clashes = merge(start, typed, now, _UNITS)
    return merged, tuple(_mistake(unit, now) for unit in clashes)


def _mistake(unit: Unit, now: OperatorDraft) -> Mistake:
    name = unit[0]
    if name == "channels":
        return Mistake(unit, Message("meanwhile.channels"))
    return clash((name,), _shown(now, name))


def _shown(now: OperatorDraft, name: str) -> Value:
    """Give what a part says in the words of a sentence."""
    if name == "country" and now.country in COUNTRIES and not now.region:
        return Message(f"country.{now.country}")
    if name == "country":
        return now.region or now.country
    if name == "fee_amount":
        return f"{now.fee_amount} {now.fee_currency}".strip()
    if name == "source_title":
        return now.source_title or now.source_address
    return " / ".join(str(getattr(now, name)).split("\n"))


def _without_idle_day(draft: OperatorDraft) -> OperatorDraft:
    """Leave out a day that stands at no source: a form proposes one, and it says nothing."""
    return draft if draft.source_title or draft.source_address else replace(draft, seen="")

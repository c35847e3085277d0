"""How sure each fact of an operator's record is: stated, concluded, looked for in vain, unknown."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.base.errors import Problem
from app.base.ids import ChannelKind, Law, Right
from app.operators.directory import Directory
from app.operators.index import falls_under
from app.operators.record import Fee, Operator, Source


class Known(StrEnum):
    """What stands behind a fact, or in its place."""

    STATED = "stated"
    #: Kaiji concluded it; the record says from what.
    CONCLUDED = "concluded"
    #: Looked for, and not there.
    NOT_STATED = "not_stated"
    #: Announced, but absent in the copy that was read.
    MISSING = "missing"
    #: Nobody has looked, or nobody wrote it down.
    UNKNOWN = "unknown"


def known(operator: Operator, key: str) -> Known:
    """Say what is known of a fact: a field of the record, ``fee`` or a kind of channel."""
    if key in operator.missing:
        return Known.MISSING
    if key in operator.not_stated:
        return Known.NOT_STATED
    if not _is_there(operator, key):
        return Known.UNKNOWN
    return Known.CONCLUDED if key in operator.inferred else Known.STATED


def kin(directory: Directory, operator: Operator) -> dict[str, str]:
    """Name the operators a record points to: slug -> name, of those that are on record."""
    found = {}
    for slug in (operator.parent, operator.successor):
        try:
            found.update({slug: directory.get(slug).shown_name} if slug else {})
        except Problem:
            # A record whose successor nobody has yet is still a record.
            continue
    return found


def absent_channels(operator: Operator) -> tuple[tuple[ChannelKind, Known], ...]:
    """Give the kinds of channel that were looked for or announced, and are not there."""
    absent = (Known.MISSING, Known.NOT_STATED)
    states = [(kind, known(operator, kind.value)) for kind in ChannelKind]
    return tuple((kind, state) for kind, state in states if state in absent)


def source_of(operator: Operator, key: str) -> Source | None:
    """Give the place where a field of the record is stated, if it is named."""
    return operator.sources.get(operator.stated_in.get(key, ""))


def looked_on(operator: Operator) -> date | None:
    """Give the last day on which somebody looked at one of the sources; None = not known."""
    return max((each.seen for each in operator.sources.values() if each.seen), default=None)


def fees_by_right(operator: Operator) -> tuple[tuple[Right, Fee], ...]:
    """Give each right a fee is stated for, with that fee, in the order of the rights."""
    return tuple((right, fee) for right in Right if (fee := operator.fee(right)) is not None)


def laws_of(operator: Operator) -> tuple[Law, ...]:
    """Give the laws its policy names or its seat brings it under."""
    return tuple(law for law in Law if falls_under(operator, law))


def _is_there(operator: Operator, key: str) -> bool:
    if key == "fee":
        return bool(operator.fees)
    if key in [*ChannelKind]:
        return operator.channel(ChannelKind(key)) is not None
    return bool(getattr(operator, key, ""))

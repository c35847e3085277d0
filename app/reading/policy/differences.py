"""What a policy says now that it did not, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.base.text import fold
from app.reading.finding import Finding
from app.reading.policy.fields import PolicyField
from app.reading.policy.stated import PolicyReading


@dataclass(frozen=True)
class Change:
    """A field in which two readings of a policy differ.

    Attributes:
        gone: what only the earlier one states; points into its text.
        new: what only the later one states; points into that.
    """

    field: PolicyField
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]


def differences(before: PolicyReading, after: PolicyReading) -> tuple[Change, ...]:
    """Give the fields in which two readings differ, in the order of ``PolicyField``."""
    return tuple(_changes(before, after))


def _changes(before: PolicyReading, after: PolicyReading) -> Iterator[Change]:
    for field in PolicyField:
        first = {_key(each): each for each in before.of(field)}
        second = {_key(each): each for each in after.of(field)}
        gone = tuple(each for key, each in first.items() if key not in second)
        new = tuple(each for key, each in second.items() if key not in first)
        if gone or new:
            yield Change(field, gone, new)


def _key(finding: Finding) -> str:
    """Give a value as it is compared: width, case and blanks are no difference."""
    return "".join(fold(str(finding.value)).split())

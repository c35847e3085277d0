"""What a rule gets, what it gives, and the small judgements rules share."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.base.messages import Message, Value
from app.base.records import shown_key
from app.base.toml_lines import Path
from app.operators.record import Operator


class Level(StrEnum):
    """How much a finding matters; only an error makes a record unfit."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Subject:
    """A record that could be read, with what the rules want to know of its file.

    Attributes:
        country: of the folder it lies in; empty = not a country's folder.
        shipped: whether Kaiji ships it.
    """

    operator: Operator
    file: str
    text: str
    country: str
    shipped: bool
    today: date


@dataclass(frozen=True)
class Fault:
    """What a rule finds, at a place in the record.

    Attributes:
        rule: id of what is wrong; its sentence is ``check.RULE``.
    """

    path: Path
    level: Level
    rule: str
    message: Message
    fix: Message


def fault(path: Path, level: Level, message: str, fix: str, **values: Value) -> Fault:
    """Make a fault of two message ids that share their values."""
    rule = message.removeprefix("check.")
    return Fault(path, level, rule, Message(message, values), Message(fix, values))


def fits(path: Path, value: str, pattern: re.Pattern[str], wanted: Message) -> Iterator[Fault]:
    """Find fault with a value that is there and has not the form of ``pattern``."""
    if value and not pattern.fullmatch(value):
        yield malformed(path, value, wanted)


def malformed(path: Path, value: str, wanted: Message) -> Fault:
    """Find fault with a value that is not what was ``wanted``."""
    message, fix = "check.malformed", "check.malformed.fix"
    return fault(path, Level.ERROR, message, fix, value=shown_key(value), wanted=wanted)


def known(path: Path, value: str, words: Iterable[str]) -> Iterator[Fault]:
    """Find fault with an id that is none of ``words``; name the nearest."""
    names = [each for each in words if each]
    if value in words:
        return
    by_lower = {each.lower(): each for each in names}
    near = difflib.get_close_matches(value[:60].lower(), by_lower, n=1)
    choices = by_lower[near[0]] if near else ", ".join(names)
    message, fix = "check.unknown_id", "check.unknown_id.fix"
    yield fault(path, Level.ERROR, message, fix, value=shown_key(value), known=choices)

"""Whether every fact says where it is stated, and whether the days of reading agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from app.base.messages import Message
from app.base.records import shown_key
from app.base.toml_lines import Path
from app.operators.record import Operator, Procedure
from app.operators.rules.fault import Fault, Level, Subject, fault, known
from app.operators.rules.words import BASES, SOURCED


def sources(subject: Subject) -> Iterator[Fault]:
    """Every fact names a source that exists, or what it was concluded from."""
    operator = subject.operator
    there = ", ".join(operator.sources)
    for path, source in _named_sources(operator):
        if source and source not in operator.sources:
            message, fix = "check.source_unknown", "check.source_unknown.fix"
            shown = shown_key(source)
            yield fault(path, Level.ERROR, message, fix, source=shown, known=there)
        elif not source:
            yield fault(path, Level.WARNING, "check.no_source", "check.no_source.fix", known=there)
    for key in SOURCED:
        based = key in operator.stated_in or key in operator.inferred
        if getattr(operator, key) and not based:
            message, fix = "check.not_sourced", "check.not_sourced.fix"
            yield fault((key,), Level.WARNING, message, fix, key=key)
    names = [each.name for each in fields(Operator)]
    for key in operator.stated_in:
        yield from known(("stated_in", key), key, names)
    names += [f"names.{kind}" for kind in operator.names]
    for key, basis in operator.inferred.items():
        yield from known(("inferred", key), key, names)
        yield from known(("inferred", key), basis, BASES)
    for key, each in operator.sources.items():
        if not each.title.strip():
            path = ("sources", key, "title")
            yield fault(path, Level.ERROR, "check.source_title", "check.source_title.fix")


def _named_sources(operator: Operator) -> Iterator[tuple[Path, str]]:
    for number, channel in enumerate(operator.channels):
        yield ("channels", number, "source"), channel.source
    for number, fee in enumerate(operator.fees):
        yield ("fees", number, "source"), fee.source
    if operator.procedure != Procedure():
        yield ("procedure", "source"), operator.procedure.source
    for key, source in operator.stated_in.items():
        yield ("stated_in", key), source


def days_seen(subject: Subject) -> Iterator[Fault]:
    """A copy was seen on a day that has been; a channel was not checked after its source."""
    operator = subject.operator
    for key, source in operator.sources.items():
        if source.seen is not None and source.seen > subject.today:
            path: Path = ("sources", key, "seen")
            yield fault(path, Level.WARNING, "check.seen_ahead", "check.seen_ahead.fix")
    for number, channel in enumerate(operator.channels):
        cited = operator.sources.get(channel.source)
        if channel.checked is None or cited is None or cited.seen is None:
            continue
        if cited.seen < channel.checked <= subject.today:
            path = ("channels", number, "checked")
            kind = Message(f"channel.{channel.kind}")
            message, fix = "check.checked_after_seen", "check.checked_after_seen.fix"
            seen, source_key = cited.seen, shown_key(channel.source)
            yield fault(
                path, Level.WARNING, message, fix, channel=kind, source=source_key, seen=seen
            )

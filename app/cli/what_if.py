"""``--what-if`` of ``kaiji-cli cases show``: how it is written, and every clock before and after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from app.base.messages import Message, Messages
from app.cases import clock_words
from app.cases.clocks import Clock, Move
from app.cases.events import draft_event, named_kind
from app.cases.imagining import Thought
from app.cli.context import Frame
from app.cli.deadlines import document as deadline_document
from app.cli.deadlines import explained
from app.services.case_file import WhatIf

#: Imagine that it did not happen.
_NOT = "none"
_ASK = "ask"


def read_thoughts(frame: Frame, written: tuple[str, ...]) -> tuple[Thought, ...]:
    """Read ``EVENT=DATE``, ``EVENT=none``, with ``:FIELD=VALUE`` and ``:ask=ID`` behind.

    Raises:
        UsageError: it is written otherwise.
        Problem: no such event, or a field that is none of its.
    """
    return tuple(_thought(frame, each) for each in written)


def _thought(frame: Frame, written: str) -> Thought:
    first, *more = written.split(":")
    name, found, day = first.partition("=")
    if not found or not name or not all("=" in each for each in more):
        raise click.UsageError(frame.messages.text("usage.what_if"))
    pairs = [each.partition("=") for each in more]
    asks = tuple(value for field, _, value in pairs if field == _ASK)
    fields = tuple(each for each in more if not each.startswith(f"{_ASK}="))
    if day.strip().casefold() == _NOT:
        if fields:
            raise click.UsageError(frame.messages.text("usage.what_if"))
        return Thought(named_kind(name), None, asks)
    try:
        on = date.fromisoformat(day)
    except ValueError as error:
        raise click.UsageError(frame.messages.text("usage.what_if")) from error
    draft = draft_event(name, on, fields)
    return Thought(draft.kind, on, asks, draft.payload)


def clock_document(clock: Clock, messages: Messages) -> dict[str, object]:
    """Give a clock as JSON, with how its date came about."""
    due, counted = clock.due, clock.due.deadline
    return {
        "law": clock.law,
        "asks": list(clock.asks),
        "milestone": due.milestone,
        "due": due.due and due.due.isoformat(),
        "certainty": due.certainty,
        "standing": clock.standing,
        "words": messages.say(due.words) if due.words else None,
        "wants": counted.wants if counted else None,
        "counted": deadline_document(counted, messages) if counted else None,
    }


def document(
    thoughts: tuple[Thought, ...], imagined: WhatIf, messages: Messages
) -> dict[str, object]:
    """Give what was imagined and every clock before and after as JSON."""
    return {
        "imagined": [
            {
                "event": each.kind,
                "on": each.on and each.on.isoformat(),
                "asks": list(each.asks),
                "fields": dict(each.payload),
            }
            for each in thoughts
        ],
        "clocks": [
            {
                "law": move.clock.law,
                "asks": list(move.clock.asks),
                "milestone": move.clock.due.milestone,
                "moved": move.moved,
                "before": move.before and clock_document(move.before, messages),
                "after": move.after and clock_document(move.after, messages),
            }
            for move in imagined.moves
        ],
    }


def lines(thoughts: tuple[Thought, ...], imagined: WhatIf, messages: Messages) -> Iterator[str]:
    """Say what is imagined, and how each clock moves and why; what moved has an asterisk."""
    for each in thoughts:
        event = Message(f"event.{each.kind}")
        if each.on is None:
            yield messages.text("cli.what_if.not", event=event)
        else:
            yield messages.text("cli.what_if.happens", event=event, on=each.on)
    several = len({ask.law for ask in imagined.before.case.asks}) > 1
    for move in imagined.moves:
        yield from _move(move, messages, several=several)


def _move(move: Move, messages: Messages, *, several: bool) -> Iterator[str]:
    title = clock_words.name(move.clock, several=several)
    after = clock_words.day(move.after)
    if not move.moved:
        yield messages.text("cli.what_if.same", title=title, day=after)
        return
    before = clock_words.day(move.before)
    yield messages.text("cli.what_if.moved", title=title, before=before, after=after)
    counted = move.after.due.deadline if move.after else None
    if counted is not None and counted.reason:
        yield from (f"    {line}" for line in explained(counted, messages))

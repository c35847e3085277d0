"""``kaiji-cli deadlines``: the dates that follow from a law, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from app.base.errors import Problem
from app.base.files import read_text
from app.base.ids import EventKind, Law, Milestone, Right, event_kind
from app.base.messages import Message, Messages
from app.base.records import shown_key
from app.cli.context import Frame, LocalCommand, common_options, option
from app.laws.compute import milestones_for
from app.laws.deadline import Deadline, Vector
from app.laws.vectors import BrokenVector, compute_each, read_vector, read_vectors
from app.laws.why import Step, cited, explain, title, with_weekday

#: Among the events, the number of days an operator promised.
_PROMISE = "promise_days"


@click.command("deadlines", cls=LocalCommand, help="cli.deadlines.help")
@common_options
@option(
    "--from", "source", type=click.Path(path_type=Path), metavar="FILE", help="cli.deadlines.from"
)
@option("--law", type=click.Choice([each.value for each in Law]), help="cli.deadlines.law")
@option("--right", type=click.Choice([each.value for each in Right]), help="cli.deadlines.right")
@option("--calendar", default="", metavar="CODE", help="cli.deadlines.calendar")
@option("--event", "events", multiple=True, metavar="NAME=DATE", help="cli.deadlines.event")
@option(
    "--milestone",
    type=click.Choice([each.value for each in Milestone]),
    help="cli.deadlines.milestone",
)
def deadlines(
    frame: Frame,
    source: Path | None,
    law: str | None,
    right: str | None,
    calendar: str,
    events: tuple[str, ...],
    milestone: str | None,
) -> None:
    """Compute and print deadlines."""
    if source is not None:
        if law or right or calendar or events or milestone:
            raise click.UsageError(frame.messages.text("usage.from_alone"))
        vectors = read_vectors(read_text(source), source.name)
    elif law and right:
        vectors = tuple(_asked(Law(law), Right(right), calendar, _events(frame, events), milestone))
    else:
        raise click.UsageError(frame.messages.text("usage.from_or_law"))
    computed = tuple(compute_each(vectors))
    frame.emit(
        [document(each, frame.messages) for each in computed],
        (line for each in computed if each.error is None for line in _lines(each, frame.messages)),
    )
    for each in computed:
        if each.error is not None:
            frame.complain(_named(each, each.error))


def _events(frame: Frame, given: tuple[str, ...]) -> dict[str, str]:
    events: dict[str, str] = {}
    for each in given:
        name, equals, day = each.partition("=")
        if not equals or not name or name in events:
            raise click.UsageError(frame.messages.text("usage.event"))
        events[name] = day
    return events


def _asked(
    law: Law, right: Right, calendar: str, events: dict[str, str], milestone: str | None
) -> Iterator[Vector | BrokenVector]:
    """Make a vector for each milestone asked for; without one, for all that follow."""
    chosen: tuple[str, ...] = (milestone,) if milestone else _following(law, right, events)
    for each in chosen:
        raw = {
            "law": law,
            "right": right,
            "milestone": each,
            "calendar": calendar,
            "events": events,
        }
        yield read_vector(raw, each)


def _following(law: Law, right: Right, events: dict[str, str]) -> tuple[Milestone, ...]:
    happened = [kind for name in events if (kind := _kind(name)) is not None]
    promised = [Milestone.OPERATOR_PROMISE] if _PROMISE in events else []
    return (*milestones_for(law, right, happened), *promised) or (Milestone.RESPONSE_DUE,)


def _kind(name: str) -> EventKind | None:
    try:
        return event_kind(name)
    except ValueError:
        return None


def _named(deadline: Deadline, error: Problem) -> Problem:
    return Problem("problem.in_vector", id=shown_key(deadline.id), told=error.message)


def document(deadline: Deadline, messages: Messages) -> dict[str, object]:
    """Give a deadline as JSON, its sentences in the language of ``messages``."""
    return {
        "id": deadline.id,
        "milestone": deadline.milestone,
        "nominal_due": _iso(deadline.nominal_due),
        "due": _iso(deadline.due),
        "statutory": deadline.statutory,
        "certainty": deadline.certainty,
        "rule": deadline.rule or None,
        "law": deadline.law,
        "right": deadline.right,
        "start": _start(deadline),
        "calendar": deadline.calendar or None,
        "verified": deadline.verified,
        "steps": [_step(each, messages) for each in deadline.reason],
        "reason": explain(deadline.reason, messages),
        "citation": cited(deadline.citation, messages),
        "non_working_days": [day.isoformat() for day in deadline.non_working_days],
        "alternatives": [
            {"date": each.day.isoformat(), "why": messages.say(each.why)}
            for each in deadline.alternatives
        ],
        "warnings": [messages.say(each) for each in deadline.warnings],
        "question": messages.say(deadline.question) if deadline.question else None,
        "error": messages.say(deadline.error.message) if deadline.error else None,
    }


def _start(deadline: Deadline) -> dict[str, object] | None:
    if deadline.start is None:
        return None
    event, day = deadline.start
    return {"event": event, "date": day.isoformat()}


def _step(step: Step, messages: Messages) -> dict[str, object]:
    return {
        "kind": step.kind,
        "date": _iso(step.day),
        "text": messages.say(step.message),
        "name": step.name.say(messages.language) if step.name else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _lines(deadline: Deadline, messages: Messages) -> Iterator[str]:
    shown = with_weekday(deadline.due) if deadline.due else Message("deadlines.no_date")
    first = deadline.reason[0].message if deadline.reason else None
    milestone = title(deadline.milestone, first) if deadline.milestone else ""
    yield messages.text("deadlines.line", id=deadline.id, milestone=milestone, date=shown)
    yield from (f"  {line}" for line in explained(deadline, messages))


def explained(deadline: Deadline, messages: Messages) -> Iterator[str]:
    """Say how a date came about, what it rests on, and what else may be held for right."""
    yield explain(deadline.reason, messages)
    if deadline.citation:
        yield cited(deadline.citation, messages)
    for each in deadline.alternatives:
        day = with_weekday(each.day)
        yield messages.text("deadlines.alternative", date=day, why=each.why)
    if not deadline.verified:
        places = cited(deadline.to_verify, messages) or deadline.rule
        yield messages.text("deadlines.to_be_verified", places=places)
    for warning in deadline.warnings:
        yield messages.say(warning)
    if deadline.question:
        yield messages.say(deadline.question)

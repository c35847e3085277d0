"""``kaiji-cli cases``: what is under way, what happened, and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from app.base.messages import Message
from app.bootstrap import Core, OpenCore
from app.cases import clock_words
from app.cases.clocks import running
from app.cases.events import draft_event
from app.cases.milestones import Due
from app.cases.timeline import Row, timeline
from app.cli import what_if
from app.cli.context import Frame, LocalGroup, common_options, iso_date, option
from app.cli.deadlines import document as deadline_document
from app.cli.deadlines import explained
from app.services.attachments import read_attachment
from app.services.requests import CaseRow


@click.group("cases", cls=LocalGroup, help="cli.cases.help")
def cases() -> None:
    """Hold the commands together."""


def _open(frame: Frame) -> OpenCore:
    return Core(frame.home, frame.clock).unlocked(frame.open_vault())


@cases.command("list", help="cli.cases.list.help")
@common_options
def list_cases(frame: Frame) -> None:
    """List all cases."""
    rows = _open(frame).requests.rows()
    _emit_rows(frame, rows)


@cases.command("due", help="cli.cases.due.help")
@common_options
@option("--within", type=click.IntRange(0, 3660), default=14, help="cli.cases.within")
def due(frame: Frame, within: int) -> None:
    """List the cases with a date near or past."""
    rows = tuple(_open(frame).requests.due(within))
    _emit_rows(frame, rows)


@cases.command("show", help="cli.cases.show.help")
@common_options
@click.argument("case")
@option("--what-if", "written", multiple=True, metavar="EVENT=DATE|none", help="cli.cases.what_if")
def show(frame: Frame, case: str, written: tuple[str, ...]) -> None:
    """Show one case: state, dates with their reasons, what happened, or would."""
    thoughts = what_if.read_thoughts(frame, written)
    core = _open(frame)
    if not thoughts:
        row = core.requests.row(case)
        frame.emit(_case_document(frame, row), _case_lines(frame, row))
        return
    imagined = core.case_files.imagine(case, thoughts)
    frame.emit(
        {
            **_case_document(frame, imagined.after),
            "what_if": what_if.document(thoughts, imagined, frame.messages),
        },
        (
            _head(frame, imagined.before),
            *what_if.lines(thoughts, imagined, frame.messages),
        ),
    )


@cases.command("record", help="cli.cases.record.help")
@common_options
@click.argument("case")
@click.argument("event")
@option("--on", callback=iso_date, required=True, metavar="DATE", help="cli.cases.on")
@option("--field", "fields", multiple=True, metavar="K=V", help="cli.cases.field")
@option("--ask", "asks", multiple=True, metavar="ID", help="cli.cases.ask")
@option(
    "--attach",
    "files",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="cli.cases.attach",
)
def record(
    frame: Frame,
    case: str,
    event: str,
    on: date,
    fields: tuple[str, ...],
    asks: tuple[str, ...],
    files: tuple[Path, ...],
) -> None:
    """Record something that happened."""
    requests = _open(frame).requests
    kept, _ = requests.record(
        requests.get(case).id,
        draft_event(event, on, fields, asks),
        tuple(read_attachment(path) for path in files),
    )
    row = requests.row(case)
    frame.emit(
        {"event": kept.id, **_case_document(frame, row)},
        [
            frame.messages.text("cli.cases.recorded", event=Message(f"event.{kept.kind}"), on=on),
            *_case_lines(frame, row),
        ],
    )


def _emit_rows(frame: Frame, rows: tuple[CaseRow, ...]) -> None:
    frame.emit(
        [_row_document(frame, row) for row in rows],
        [_head(frame, row) for row in rows] or [frame.messages.text("cli.cases.none")],
    )


def _head(frame: Frame, row: CaseRow) -> str:
    return frame.messages.text(
        "cli.cases.row",
        reference=row.case.reference,
        operator=row.case.operator_name,
        person=row.case.person_name,
        status=row.step.words,
        reason=row.step.reason,
    )


def _row_document(frame: Frame, row: CaseRow) -> dict[str, object]:
    assessed = row.assessment
    return {
        "id": row.case.id,
        "reference": row.case.reference,
        "operator": row.case.operator,
        "operator_name": row.case.operator_name,
        "person": row.case.person,
        "person_name": row.case.person_name,
        "kind": row.case.kind,
        "asks": [
            {"id": ask.id, "law": ask.law, "right": ask.right, "grounds": list(ask.grounds)}
            for ask in row.case.asks
        ],
        "stage": assessed.stage,
        "outcome": assessed.outcome,
        "late": assessed.late,
        "very_late": assessed.very_late,
        "due_soon": assessed.due_soon,
        "paused": assessed.paused,
        "next_due": assessed.next_due and _due_document(frame, assessed.next_due),
        "next_step": row.step.action,
        "other_steps": list(row.step.others),
        "reason": frame.messages.say(row.step.reason),
    }


def _due_document(frame: Frame, due: Due) -> dict[str, object]:
    words, counted = frame.messages, due.deadline
    return {
        "milestone": due.milestone,
        "due": due.due and due.due.isoformat(),
        "certainty": due.certainty,
        "state": due.state,
        "words": words.say(due.words) if due.words else None,
        "counted": deadline_document(counted, words) if counted else None,
    }


def _case_document(frame: Frame, row: CaseRow) -> dict[str, object]:
    words = frame.messages
    return {
        **_row_document(frame, row),
        "states": [
            {
                "ask": state.ask.id if state.ask else None,
                "stage": state.stage,
                "outcome": state.outcome,
                "money": state.money,
                "delivery": state.delivery,
                "late": state.late,
                "very_late": state.very_late,
                "due_soon": state.due_soon,
                "paused": state.paused,
                "ground": state.ground or None,
                "milestones": [_due_document(frame, each) for each in state.milestones],
                "notes": [words.say(each) for each in state.notes],
            }
            for state in row.assessment.asks
        ],
        "clocks": [what_if.clock_document(each, words) for each in running(row.assessment)],
        "events": [
            {
                "id": event.id,
                "kind": event.kind,
                "on": event.on.isoformat(),
                "asks": list(event.asks),
                "payload": dict(event.payload),
                "recorded": event.recorded.isoformat(),
                "device": event.device,
                "hash": event.hash,
            }
            for event in row.case.events
            if event.device
        ],
        "altered": [words.say(each) for each in row.altered],
    }


def _title(row: Row) -> Message:
    if row.law is None:
        return row.title
    return Message("clock.under", {"clock": row.title, "law": Message(f"law_short.{row.law}")})


def _case_lines(frame: Frame, row: CaseRow) -> Iterator[str]:
    words = frame.messages
    yield _head(frame, row)
    several = len({ask.law for ask in row.case.asks}) > 1
    if several:
        yield words.text("cli.cases.clocks")
        for clock in running(row.assessment):
            title = clock_words.name(clock, several=several)
            day = clock_words.day(clock)
            yield "  " + words.text("cli.cases.clock", title=title, day=day)
    for each in timeline(row.case, row.assessment):
        on = words.date_long(each.on) if each.on else words.text("cli.cases.no_day")
        yield "  " + words.text("cli.cases.entry", day=on, title=_title(each))
        if each.struck:
            yield "    " + words.text("cli.cases.struck")
        for detail in each.details:
            yield f"    {words.say(detail)}"
        if each.text:
            yield f"    {each.text}"
        # Where there is no date its details have said why already.
        if each.on and each.deadline and each.deadline.reason:
            yield from (f"    {line}" for line in explained(each.deadline, words))
    for fault in row.altered:
        yield words.say(fault)

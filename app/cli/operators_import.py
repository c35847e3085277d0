"""``kaiji-cli operators import`` and ``export``: records of others, and one's own for others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from app.base.messages import Message, Messages
from app.bootstrap import Core
from app.cli.context import Frame, LocalCommand, common_options, option
from app.operators.importing.plan import Difference, Plan, Planned, State
from app.operators.record import Channel
from app.operators.rules import Fault, Level
from app.services import sharing

#: What somebody may accept at once.
_GROUPS = {
    "all": (State.NEW, State.CHANGED),
    "new": (State.NEW,),
    "changed": (State.CHANGED,),
    "duplicate": (State.DUPLICATE,),
}

#: Fields that say where others come from.
_OF_SOURCES = ("stated_in", "inferred", "sources")

#: Longer values are cut in a line.
_LONGEST = 80

_LABELS = {"channels": "contact", "fees": "fee", "notes": "note"}


@click.command("import", cls=LocalCommand, help="cli.operators.import.help")
@common_options
@click.argument("path", type=click.Path(path_type=Path))
@option("--map", "columns", multiple=True, metavar="COLUMN=FIELD", help="cli.operators.import.map")
@option("--dry-run", is_flag=True, help="cli.operators.import.dry_run")
@option(
    "--accept",
    multiple=True,
    metavar="all|new|changed|duplicate|SLUG",
    help="cli.operators.import.accept",
)
@option("--reject", multiple=True, metavar="SLUG", help="cli.operators.import.reject")
def import_records(
    frame: Frame,
    path: Path,
    columns: tuple[str, ...],
    dry_run: bool,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
) -> None:
    """Say what an import would do; write what is accepted."""
    core = Core(frame.home, frame.clock).unlocked(frame.open_vault())
    plan = core.importing.plan(path, _columns(frame.messages, columns))
    chosen = chosen_rows(frame.messages, plan, accept, reject)
    faults = [core.importing.findings(each) for each in plan.rows]
    if chosen and not dry_run:
        core.importing.accept(chosen)
    frame.emit(
        plan_document(frame.messages, plan, faults, chosen, dry_run=dry_run),
        plan_lines(frame.messages, plan, faults, chosen, dry_run=dry_run),
    )


@click.command("export", cls=LocalCommand, help="cli.operators.export.help")
@common_options
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("slugs", nargs=-1)
@option("--with-notes", is_flag=True, help="cli.operators.export.with_notes")
def export(frame: Frame, path: Path, slugs: tuple[str, ...], with_notes: bool) -> None:
    """Write records of one's own as files to share."""
    written = sharing.export(frame.open_vault(), path, slugs, with_notes=with_notes)
    said = Message("cli.operators.exported", {"path": str(path)}, count=len(written))
    frame.emit({"path": str(path), "operators": written}, [frame.messages.say(said)])


def _columns(messages: Messages, given: tuple[str, ...]) -> dict[str, str]:
    columns = {}
    for each in given:
        column, found, name = each.rpartition("=")
        if not found:
            raise click.BadParameter(messages.text("usage.map"), param_hint="--map")
        columns[column.strip()] = name.strip()
    return columns


def chosen_rows(
    messages: Messages, plan: Plan, accept: tuple[str, ...], reject: tuple[str, ...]
) -> list[Planned]:
    """Give the rows of a plan that are accepted: by group or slug, and not rejected.

    Raises:
        BadParameter: the plan has no such slug.
    """
    slugs = {str(each.slug) for each in plan.rows if each.slug}
    for name, hint in [(each, "--accept") for each in accept if each not in _GROUPS] + [
        (each, "--reject") for each in reject
    ]:
        if name not in slugs:
            wrong = messages.text("usage.import_slug", slug=name)
            raise click.BadParameter(wrong, param_hint=hint)
    states = {state for each in accept for state in _GROUPS.get(each, ())}
    return [each for each in plan.chosen(states, accept) if each.slug not in reject]


def plan_document(
    messages: Messages,
    plan: Plan,
    faults: list[tuple[Fault, ...]],
    chosen: list[Planned],
    *,
    dry_run: bool,
) -> dict[str, object]:
    """Give a plan and what is written of it as JSON."""
    written = {id(each) for each in chosen}
    return {
        "counts": plan.counts,
        "accepted": len(chosen),
        "written": 0 if dry_run else len(chosen),
        "rows": [
            {
                "file": each.row.file,
                "line": each.row.line,
                "state": each.state,
                "slug": each.slug,
                "name": each.row.operator.shown_name if each.row.operator else "",
                "accepted": id(each) in written,
                "why": messages.say(each.row.why) if each.row.why else "",
                "duplicate_of": each.duplicate_of,
                "by": each.by,
                "over_shipped": each.over_shipped,
                "renamed_from": each.renamed_from,
                "differences": msgspec.to_builtins(each.differences),
                "findings": [
                    {
                        "level": fault.level,
                        "rule": fault.rule,
                        "message": messages.say(fault.message),
                    }
                    for fault in found
                ],
            }
            for each, found in zip(plan.rows, faults, strict=True)
        ],
    }


def plan_lines(
    messages: Messages,
    plan: Plan,
    faults: list[tuple[Fault, ...]],
    chosen: list[Planned],
    *,
    dry_run: bool,
) -> Iterator[str]:
    """Say a plan and what is written of it."""
    for each, found in zip(plan.rows, faults, strict=True):
        if each.state is not State.SAME:
            yield from _row_lines(messages, each, found)
    yield from _summary(messages, plan, faults)
    if dry_run and chosen:
        yield messages.plural("cli.operators.import.would_write", len(chosen))
    elif chosen:
        yield messages.plural("cli.operators.import.written", len(chosen))
    else:
        yield messages.text("cli.operators.import.nothing_written")


def _row_lines(messages: Messages, row: Planned, found: tuple[Fault, ...]) -> Iterator[str]:
    say = messages.text
    state = say(f"import.state.{row.state}")
    if row.row.operator is None:
        place = Message("import.place", {"file": row.row.file, "line": row.row.line})
        where = messages.say(place) if row.row.line else row.row.file
        yield say("cli.operators.import.broken", state=state, place=where, why=row.row.why or "")
        return
    name = row.row.operator.shown_name
    yield say("cli.operators.import.row", state=state, slug=row.slug, name=name)
    for remark in _remarks(row):
        yield say("cli.operators.import.remark", remark=remark)
    for fault in found:
        if fault.level is Level.ERROR:
            level = say(f"level.{fault.level}")
            yield say("cli.operators.import.finding", level=level, message=fault.message)
    for difference in row.differences:
        if difference.field.split(".")[0] not in _OF_SOURCES:
            yield _difference_line(messages, difference)


def _remarks(row: Planned) -> Iterator[Message]:
    """Say what is remarkable about a row besides its state."""
    if row.by is not None:
        by = Message(f"import.by.{row.by}")
        yield Message("import.duplicate", {"slug": row.duplicate_of, "by": by})
    if row.over_shipped:
        yield Message("import.over_shipped")
    if row.renamed_from:
        yield Message("import.renamed", {"slug": row.renamed_from, "now": row.slug})


def _difference_line(messages: Messages, difference: Difference) -> str:
    values = {
        "field": _label(messages, difference.field),
        "before": _shown(messages, difference.before),
        "after": _shown(messages, difference.after),
    }
    if difference.kept:
        return messages.text("cli.operators.import.kept", **values)
    return messages.text("cli.operators.import.difference", **values)


def _label(messages: Messages, name: str) -> str:
    message_id = f"operator.fact.{_LABELS.get(name, name)}"
    return messages.text(message_id) if messages.has(message_id) else name


def _shown(messages: Messages, value: object) -> str:
    if value is None or value in ("", ()):
        return messages.text("import.nothing")
    each = value if isinstance(value, tuple) else (value,)
    text = " / ".join(_plain(messages, item) for item in each)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _plain(messages: Messages, value: object) -> str:
    if isinstance(value, Channel):
        kind = messages.text(f"channel.{value.kind}")
        return f"{kind} {' '.join(value.value.split())}"
    if isinstance(value, str):
        return " ".join(value.split())
    return msgspec.json.encode(value).decode()


def _summary(messages: Messages, plan: Plan, faults: list[tuple[Fault, ...]]) -> Iterator[str]:
    counts = [
        messages.text("import.count", state=messages.text(f"import.state.{state}"), count=count)
        for state, count in plan.counts.items()
    ]
    yield messages.text("cli.operators.import.counts", counts=messages.listed(counts))
    doubtful = Counter(
        (fault.level, fault.rule)
        for found in faults
        for fault in {each.rule: each for each in found}.values()
        if fault.level is not Level.NOTE or fault.rule == "person_in_address"
    )
    for (level, rule), count in sorted(doubtful.items()):
        shown = messages.text(f"level.{level}")
        yield messages.plural("cli.operators.import.found", count, level=shown, rule=rule)

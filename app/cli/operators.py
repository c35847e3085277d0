"""``kaiji-cli operators``: who processes data, how to reach them, and who says so."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from app.base.errors import Problem
from app.base.ids import ChannelKind, Law
from app.base.messages import Messages
from app.cli import operators_add, operators_import, operators_update
from app.cli.context import Frame, LocalGroup, common_options, iso_date, option
from app.cli.operator_sheet import document, sheet
from app.operators.check import Finding, check_path, check_shipped
from app.operators.directory import Directory
from app.operators.index import Narrow
from app.operators.record import Operator
from app.operators.rules import Level
from app.operators.search import Hit


@click.group("operators", cls=LocalGroup, help="cli.operators.help")
def operators() -> None:
    """Hold the commands about operators together."""


@operators.command("search", help="cli.operators.search.help")
@common_options
@click.argument("text", nargs=-1, required=True)
@option("--country", default="", metavar="JP", help="cli.operators.country")
@option("--law", type=click.Choice([*Law], case_sensitive=False), help="cli.operators.law")
@option(
    "--channel",
    type=click.Choice([each.value for each in ChannelKind]),
    help="cli.operators.with_channel",
)
@option("--has-fee", is_flag=True, help="cli.operators.has_fee")
@option("--checked-since", callback=iso_date, metavar="DATE", help="cli.operators.checked_since")
@option("--limit", type=click.IntRange(min=1), metavar="N", help="cli.operators.limit")
@option("--own", is_flag=True, help="cli.operators.own")
def search(
    frame: Frame,
    text: tuple[str, ...],
    country: str,
    law: Law | None,
    channel: str | None,
    has_fee: bool,
    checked_since: date | None,
    limit: int | None,
    own: bool,
) -> None:
    """Find operators by name, service, domain or reading."""
    if country and not re.fullmatch("[A-Za-z]{2}", country):
        raise click.BadParameter(frame.messages.text("usage.country"), param_hint="--country")
    directory = _directory(frame, own=own)
    narrow = Narrow(
        country,
        law,
        checked_since=checked_since,
        channel=ChannelKind(channel) if channel else None,
        has_fee=has_fee,
    )
    hits = directory.search(" ".join(text), narrow=narrow, limit=limit)
    found = [(hit, directory.get(hit.slug)) for hit in hits]
    frame.emit(
        [_hit_document(hit, operator) for hit, operator in found],
        [_hit_line(frame.messages, hit, operator) for hit, operator in found]
        or [frame.messages.text("cli.operators.none")],
    )
    for broken in directory.broken:
        frame.complain(broken)


@operators.command("show", help="cli.operators.show.help")
@common_options
@click.argument("slug")
@option("--own", is_flag=True, help="cli.operators.own")
def show(frame: Frame, slug: str, own: bool) -> None:
    """Show everything a record says, and what it does not."""
    operator = _directory(frame, own=own).get(slug)
    today = frame.clock.today()
    frame.emit(document(frame.messages, operator, today), sheet(frame.messages, operator, today))


def _directory(frame: Frame, *, own: bool) -> Directory:
    """Give Kaiji's directory; the vault is opened only where the user's own records count too."""
    return Directory(frame.open_vault().operators) if own else Directory()


@operators.command("check", help="cli.operators.check.help")
@common_options
@click.argument("path", required=False, type=click.Path(path_type=Path))
def check(frame: Frame, path: Path | None) -> None:
    """Check records: a file, a folder, or those Kaiji ships."""
    today = frame.clock.today()
    findings = check_path(path, today) if path else check_shipped(today)
    errors = sum(finding.level is Level.ERROR for finding in findings)
    lines = [_finding_line(frame.messages, finding) for finding in findings]
    if all(finding.level is Level.NOTE for finding in findings):
        lines.append(frame.messages.text("cli.operators.in_order"))
    frame.emit([_finding_document(frame.messages, finding) for finding in findings], lines)
    if errors:
        frame.complain(Problem("problem.records_have_errors", count=errors))


def _hit_document(hit: Hit, operator: Operator) -> dict[str, object]:
    return {
        "slug": operator.slug,
        "name": operator.name,
        "services": operator.services,
        "country": operator.country,
        "matched": hit.matched,
    }


def _hit_line(messages: Messages, hit: Hit, operator: Operator) -> str:
    names = dict.fromkeys([operator.shown_name, *operator.services])
    line = "  ".join(part for part in (operator.slug, operator.country, " / ".join(names)) if part)
    if not hit.matched:
        return line
    matched = messages.text(f"matched.{hit.matched}")
    return messages.text("cli.operators.hit", line=line, matched=matched)


def _finding_document(messages: Messages, finding: Finding) -> dict[str, object]:
    return {
        "file": finding.file,
        "line": finding.line,
        "level": finding.level,
        "rule": finding.rule,
        "message": messages.say(finding.message),
        "fix": messages.say(finding.fix),
    }


def _finding_line(messages: Messages, finding: Finding) -> str:
    return messages.text(
        "cli.operators.finding",
        file=finding.file,
        line=finding.line,
        level=messages.text(f"level.{finding.level}"),
        message=finding.message,
        fix=finding.fix,
    )


operators.add_command(operators_add.add)
operators.add_command(operators_import.import_records)
operators.add_command(operators_import.export)
operators.add_command(operators_update.update)
operators.add_command(operators_update.bundle)

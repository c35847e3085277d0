"""``kaiji-cli operators``: who processes data, how to reach them, and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from app.base.errors import Problem
from app.base.ids import Law
from app.base.messages import Messages
from app.cli.context import Frame, LocalGroup, common_options, option
from app.operators.check import Finding, check_path, check_shipped
from app.operators.directory import Directory
from app.operators.freshness import freshness
from app.operators.record import Channel, Fee, Operator, Source
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
@option("--limit", type=click.IntRange(min=1), metavar="N", help="cli.operators.limit")
def search(
    frame: Frame, text: tuple[str, ...], country: str, law: Law | None, limit: int | None
) -> None:
    """Find operators by name, service, domain or reading."""
    if country and not re.fullmatch("[A-Za-z]{2}", country):
        raise click.BadParameter(frame.messages.text("usage.country"), param_hint="--country")
    directory = Directory()
    hits = directory.search(" ".join(text), country=country, law=law, limit=limit)
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
def show(frame: Frame, slug: str) -> None:
    """Show everything a record says, and what it does not."""
    operator = Directory().get(slug)
    today = frame.clock.today()
    frame.emit(_document(operator, today), _sheet(frame.messages, operator, today))


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


def _document(operator: Operator, today: date) -> dict[str, object]:
    """Give the whole record for JSON, with the freshness of each channel."""
    return {
        **asdict(operator),
        "channels": [
            {
                **asdict(channel),
                "checked": _iso(channel.checked),
                "freshness": freshness(channel, today),
            }
            for channel in operator.channels
        ],
        "sources": {
            key: {**asdict(source), "dated": _iso(source.dated), "seen": _iso(source.seen)}
            for key, source in operator.sources.items()
        },
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _sheet(messages: Messages, operator: Operator, today: date) -> Iterator[str]:
    """Word a record, one fact a line, each with the place it is stated in."""
    yield messages.text("cli.operators.title", name=operator.shown_name, slug=operator.slug)
    if operator.sample:
        yield messages.text("cli.operators.sample")
    for key, value in _facts(messages, operator):
        if value:
            yield _fact(messages, operator, key, value)
    for channel in operator.channels:
        yield from _channel_lines(messages, operator, channel, today)
    for fee in operator.fees:
        yield _labelled(messages, "fee", _fee(messages, operator, fee))
    if operator.not_stated:
        names = [_absent(messages, key) for key in operator.not_stated]
        yield messages.text("cli.operators.not_stated", facts=messages.listed(names))
    if operator.missing:
        names = [_absent(messages, key) for key in operator.missing]
        yield messages.text("cli.operators.missing", facts=messages.listed(names))
    for source in operator.sources.values():
        yield _labelled(messages, "source", _source_dates(messages, source))


def _facts(messages: Messages, operator: Operator) -> Iterator[tuple[str, str]]:
    yield "name", operator.name
    for kind, name in operator.names.items():
        yield f"names.{kind}", name
    yield "services", messages.listed([*operator.services])
    yield "country", operator.region or operator.country
    yield "domains", messages.listed([*operator.domains])
    yield "desk", operator.desk
    yield "representative", operator.representative
    yield "identity_check", _word(messages, "identity_check", operator.identity_check)
    rights = [messages.text(f"right.{right}") for right in operator.rights_named]
    yield "rights_named", messages.listed(rights)
    laws = [_word(messages, "law", law) for law in operator.laws_named]
    yield "laws_named", messages.listed(laws)
    yield "response_promise", _word(messages, "response_promise", operator.response_promise)
    forms = [_word(messages, "response_form", form) for form in operator.response_forms]
    yield "response_forms", messages.listed(forms)
    yield "language", _word(messages, "language", operator.language)
    yield "prevailing_language", _word(messages, "language", operator.prevailing_language)


def _fact(messages: Messages, operator: Operator, key: str, value: str) -> str:
    basis = operator.inferred.get(key)
    if basis:
        words = _word(messages, "basis", basis)
        value = messages.text("cli.operators.inferred", value=value, basis=words)
    return _labelled(
        messages, key, _sourced(messages, operator, operator.stated_in.get(key), value)
    )


def _channel_lines(
    messages: Messages, operator: Operator, channel: Channel, today: date
) -> Iterator[str]:
    kind = messages.text(f"channel.{channel.kind}")
    value = " > ".join([channel.value.replace("\n", ", "), *channel.steps])
    yield messages.text(
        "cli.fact", label=kind, value=_sourced(messages, operator, channel.source, value)
    )
    state = messages.text(f"freshness.{freshness(channel, today)}")
    if channel.checked:
        state = messages.text("cli.operators.checked", state=state, day=channel.checked)
    purpose = _word(messages, "purpose", channel.purpose)
    yield messages.text("cli.operators.channel", purpose=purpose, state=state)


def _fee(messages: Messages, operator: Operator, fee: Fee) -> str:
    rights = messages.listed([messages.text(f"right.{right}") for right in fee.rights])
    if fee.amount is not None:
        amount = messages.text("cli.operators.fee", amount=f"{fee.amount:,}", currency=fee.currency)
    elif fee.per == "actual_cost":
        amount = messages.text("cli.operators.fee_actual_cost")
    else:
        amount = messages.text("cli.operators.fee_without_amount")
    value = messages.text("cli.operators.fee_for", amount=amount, rights=rights)
    return _sourced(messages, operator, fee.source, value)


def _sourced(messages: Messages, operator: Operator, key: str | None, value: str) -> str:
    source = operator.sources.get(key or "")
    if source is None:
        return value
    return messages.text("cli.operators.sourced", value=value, source=_place(messages, source))


def _place(messages: Messages, source: Source) -> str:
    if not source.section:
        return source.title
    return messages.text("cli.operators.place", title=source.title, section=source.section)


def _source_dates(messages: Messages, source: Source) -> str:
    unknown = messages.text("cli.operators.unknown_day")
    return messages.text(
        "cli.operators.source",
        place=_place(messages, source),
        dated=source.dated or unknown,
        seen=source.seen or unknown,
    )


def _absent(messages: Messages, key: str) -> str:
    return _word(messages, "channel", key, _fact_name(messages, key))


def _labelled(messages: Messages, key: str, value: str) -> str:
    return messages.text("cli.fact", label=_fact_name(messages, key), value=value)


def _fact_name(messages: Messages, key: str) -> str:
    return _word(messages, "operator", f"fact.{key}", otherwise=key)


def _word(messages: Messages, group: str, key: str, otherwise: str = "") -> str:
    """Word an id of a group; one that no catalogue knows (a law in words) stays as it is."""
    message_id = f"{group}.{key}"
    return messages.text(message_id) if key and messages.has(message_id) else otherwise or key

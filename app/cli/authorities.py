"""``kaiji-cli authorities``: who watches over a law, and to whom to complain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from app.base.errors import Problem
from app.base.ids import Law
from app.base.messages import Messages
from app.cli.context import Frame, LocalGroup, common_options, option
from app.laws import calendars
from app.operators.authorities import (
    NOTES,
    SCOPES,
    SECTORS,
    SIGNATURES,
    Authority,
    shipped_authorities,
)
from app.operators.authority_check import check_authority_path, check_shipped_authorities
from app.operators.authority_finder import Candidate, Place, find
from app.operators.check import Finding
from app.operators.freshness import freshness
from app.operators.rules import Level
from app.services import authorities as service


@click.group("authorities", cls=LocalGroup, help="cli.authorities.help")
def authorities() -> None:
    """Hold the commands about authorities together."""


@authorities.command("list", help="cli.authorities.list.help")
@common_options
@option("--country", default="", metavar="DE", help="cli.authorities.country")
def list_all(frame: Frame, country: str) -> None:
    """List authorities: all, or those of a country."""
    if country and not calendars.is_place(country.upper()):
        raise click.BadParameter(frame.messages.text("usage.place"), param_hint="--country")
    found = service.every(country)
    lines = [_line(frame.messages, each) for each in found]
    frame.emit(
        [_document(each, frame.clock.today()) for each in found],
        lines or [frame.messages.text("cli.authorities.none")],
    )
    for broken in shipped_authorities().broken:
        frame.complain(broken)


@authorities.command("show", help="cli.authorities.show.help")
@common_options
@click.argument("key", metavar="ID")
def show(frame: Frame, key: str) -> None:
    """Show everything that is known of an authority, each fact with its source."""
    authority = service.get(key)
    today = frame.clock.today()
    frame.emit(_document(authority, today), _sheet(frame.messages, authority, today))


@authorities.command("find", help="cli.authorities.find.help")
@common_options
@option(
    "--law",
    required=True,
    type=click.Choice([*Law], case_sensitive=False),
    help="cli.authorities.law",
)
@option("--operator-country", default="", metavar="DE", help="cli.authorities.operator_country")
@option("--operator-region", default="", metavar="DE-BY", help="cli.authorities.operator_region")
@option("--person-country", default="", metavar="FR", help="cli.authorities.person_country")
@option("--person-region", default="", metavar="DE-BE", help="cli.authorities.person_region")
@option("--work-country", default="", metavar="LU", help="cli.authorities.work_country")
@option("--work-region", default="", metavar="DE-SL", help="cli.authorities.work_region")
@option("--sector", type=click.Choice(SECTORS), help="cli.authorities.sector")
def find_competent(
    frame: Frame,
    law: Law,
    operator_country: str,
    operator_region: str,
    person_country: str,
    person_region: str,
    work_country: str,
    work_region: str,
    sector: str | None,
) -> None:
    """Find to whom to complain, each with the reason."""
    found = find(
        Law(law),
        Place(operator_country, operator_region),
        Place(person_country, person_region),
        work=Place(work_country, work_region),
        sector=sector or "",
    )
    messages = frame.messages
    basis = service.legal_basis(Law(law), messages.language)
    lines = [
        messages.text("cli.authorities.basis", law=messages.text(f"law.{Law(law)}"), cite=basis)
    ]
    lines += [line for each in found.candidates for line in _candidate(messages, each)]
    if not found.candidates:
        lines.append(messages.text("cli.authorities.nobody"))
    lines += [messages.say(question) for question in found.questions]
    document = {
        "law": law,
        "basis": basis,
        "candidates": [
            {
                "id": each.authority.id,
                "name": each.authority.named(messages.language),
                "reason": each.reason.id,
                "said": messages.say(each.reason),
                "certain": each.certain,
                "lead": each.lead,
            }
            for each in found.candidates
        ],
        "questions": [{"id": each.id, "said": messages.say(each)} for each in found.questions],
    }
    frame.emit(document, lines)


@authorities.command("check", help="cli.authorities.check.help")
@common_options
@click.argument("path", required=False, type=click.Path(path_type=Path))
def check(frame: Frame, path: Path | None) -> None:
    """Check files of authorities: one, a folder, or those Kaiji ships."""
    today = frame.clock.today()
    findings = check_authority_path(path, today) if path else check_shipped_authorities(today)
    lines = [_finding(frame.messages, each) for each in findings]
    if all(each.level is Level.NOTE for each in findings):
        lines.append(frame.messages.text("cli.operators.in_order"))
    frame.emit(
        [
            {
                **asdict(each),
                "message": frame.messages.say(each.message),
                "fix": frame.messages.say(each.fix),
            }
            for each in findings
        ],
        lines,
    )
    errors = sum(each.level is Level.ERROR for each in findings)
    if errors:
        frame.complain(Problem("problem.records_have_errors", count=errors))


def _finding(messages: Messages, finding: Finding) -> str:
    return messages.text(
        "cli.operators.finding",
        file=finding.file,
        line=finding.line,
        level=messages.text(f"level.{finding.level}"),
        message=finding.message,
        fix=finding.fix,
    )


def _candidate(messages: Messages, each: Candidate) -> Iterator[str]:
    yield _line(messages, each.authority)
    yield messages.text("cli.authorities.reason", reason=each.reason)
    if each.lead:
        yield messages.text("cli.authorities.reason", reason=messages.text("authority.lead"))


def _line(messages: Messages, authority: Authority) -> str:
    name = authority.named(messages.language)
    own = "" if authority.own_name == name else authority.own_name
    shown = _named(messages, authority)
    parts = (authority.id, authority.region or authority.country, shown, own)
    return "  ".join(part for part in parts if part)


def _named(messages: Messages, authority: Authority) -> str:
    name = authority.named(messages.language)
    if not authority.short or authority.short in name:
        return name
    return messages.text("cli.authorities.named", name=name, short=authority.short)


def _document(authority: Authority, today: date) -> dict[str, object]:
    """Give the whole record for JSON, with the freshness of each channel."""
    return {
        **asdict(authority),
        "channels": [
            {
                "kind": channel.kind,
                "value": channel.value,
                "purpose": channel.purpose,
                "language": channel.language,
                "source": channel.source,
                "checked": _iso(channel.checked),
                "freshness": freshness(channel, today),
            }
            for channel in authority.channels
        ],
        "sources": {
            key: {**asdict(source), "dated": _iso(source.dated), "seen": _iso(source.seen)}
            for key, source in authority.sources.items()
        },
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _sheet(messages: Messages, authority: Authority, today: date) -> Iterator[str]:
    """Word a record, one fact a line, each with the place it is stated in."""
    yield messages.text("cli.operators.title", name=_named(messages, authority), slug=authority.id)
    for name in dict.fromkeys(authority.name.values()):
        yield _fact(messages, "authority.fact.name", _stated(messages, authority, "name", name))
    yield _fact(messages, "authority.fact.place", authority.region or authority.country)
    laws = messages.listed([messages.text(f"law.{law}") for law in authority.laws])
    yield _fact(messages, "authority.fact.laws", laws)
    if authority.sector:
        yield _fact(
            messages, "authority.fact.sector", messages.text(_SECTOR_WORDS[authority.sector])
        )
    if authority.scope:
        yield _stated(messages, authority, "scope", messages.text(SCOPES[authority.scope]))
    yield _fact(messages, "authority.fact.web", authority.web)
    for channel in authority.channels:
        value = _sourced(messages, authority, channel.source, channel.value.replace("\n", ", "))
        yield messages.text("cli.fact", label=messages.text(f"channel.{channel.kind}"), value=value)
        state = messages.text(f"freshness.{freshness(channel, today)}")
        takes = channel.purpose == "requests"
        told = "authority.purpose.requests" if takes else "authority.purpose.general"
        yield messages.text("cli.authorities.channel", purpose=messages.text(told), state=state)
    for form in authority.forms:
        yield _fact(
            messages,
            "authority.fact.form",
            _sourced(messages, authority, form.source, form.address),
        )
        if form.signature:
            told = messages.text(SIGNATURES[form.signature])
            yield messages.text("cli.authorities.reason", reason=told)
    if authority.complaint_languages:
        value = messages.listed([*authority.complaint_languages])
        told = _stated(messages, authority, "complaint_languages", value)
        yield _fact(messages, "authority.fact.languages", told)
    for note, key in authority.notes.items():
        yield _sourced(messages, authority, key, messages.text(NOTES[note]))
    if not authority.channels:
        yield messages.text("cli.authorities.no_channel")
    for source in authority.sources.values():
        unknown = messages.text("cli.operators.unknown_day")
        place = f"{source.title} <{source.address}>" if source.address else source.title
        days = {"dated": source.dated or unknown, "seen": source.seen or unknown}
        value = messages.text("cli.operators.source", place=place, **days)
        yield _fact(messages, "operator.fact.source", value)


_SECTOR_WORDS = {"private": "authority.sector.private", "public": "authority.sector.public"}


def _fact(messages: Messages, label: str, value: str) -> str:
    return messages.text("cli.fact", label=messages.text(label), value=value)


def _stated(messages: Messages, authority: Authority, key: str, value: str) -> str:
    return _sourced(messages, authority, authority.stated_in.get(key, ""), value)


def _sourced(messages: Messages, authority: Authority, key: str, value: str) -> str:
    source = authority.sources.get(key)
    if source is None:
        return value
    return messages.text("cli.operators.sourced", value=value, source=source.title)

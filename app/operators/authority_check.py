"""The linter for authorities: what is wrong or doubtful in their files, and how to put it right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from app.base.errors import Problem
from app.base.files import cannot_read
from app.base.ids import Law, OperatorSlug
from app.base.messages import Message
from app.base.records import BrokenRecord, line_of, shown_key
from app.laws import calendars, pack
from app.operators.authorities import (
    NOTES,
    SCOPES,
    SECTORS,
    SIGNATURES,
    Authority,
    authority_places,
    read_authorities,
    shipped_folder,
)
from app.operators.check import Finding
from app.operators.record import Operator
from app.operators.rules import Fault, Level, Subject, fault
from app.operators.rules.channels import channels
from app.operators.rules.fault import fits, known
from app.operators.rules.sources import days_seen
from app.operators.rules.whole import web

#: Facts that must say where they are stated; names and web addresses are common knowledge.
SOURCED = ("complaint_languages", "scope")

_PURPOSES = ("requests", "general")
_ID = re.compile(r"[a-z]{2}(?:-[a-z0-9]+)+")
_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True)
class _Entry:
    """An authority with its place in a file."""

    authority: Authority
    number: int
    file: str
    text: str
    today: date


def check_shipped_authorities(today: date) -> list[Finding]:
    """Check every authority Kaiji ships, and that every country of the GDPR has one."""
    places = authority_places(shipped_folder())
    return check_authority_files(
        ((name, place.read_bytes()) for name, place in places), today, whole=True
    )


def check_authority_path(path: Path, today: date) -> list[Finding]:
    """Check one file of authorities, or every ``*.toml`` in a folder.

    Raises:
        Problem: there is nothing at ``path``, no file in the folder, or it cannot be read.
    """
    files = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise Problem("problem.no_authority_files", path=str(path))
    try:
        return check_authority_files([(str(file), file.read_bytes()) for file in files], today)
    except OSError as error:
        raise cannot_read(Path(error.filename or path), error) from error


def check_authority_files(
    files: Iterable[tuple[str, bytes]], today: date, *, whole: bool = False
) -> list[Finding]:
    """Check files given as name and bytes: each authority for itself, then their ids.

    Args:
        files: each named after its country (``de.toml``) or region (``us-ca.toml``).
        today: the day by which the age of a check is told.
        whole: whether together they are all there is, so that no country may be missing.
    """
    findings: list[Finding] = []
    entries: list[_Entry] = []
    for file, data in files:
        try:
            read = read_authorities(data, file)
        except BrokenRecord as broken:
            fix, line = Message("check.broken.fix"), broken.line
            findings.append(Finding(file, line, Level.ERROR, "broken", broken.expected, fix))
            continue
        text = data.decode("utf-8-sig")
        entries += [_Entry(each, at, file, text, today) for at, each in enumerate(read)]
    for entry in entries:
        for rule in (_identity, _facts, _ways, _sources):
            findings += [_placed(entry, each) for each in rule(entry)]
    findings += _twice(entries)
    if whole:
        findings += _missing(entries)
    return sorted(findings, key=lambda finding: (finding.file, finding.line))


def _placed(entry: _Entry, found: Fault) -> Finding:
    line = line_of(entry.text, ("authorities", entry.number, *found.path))
    return Finding(entry.file, line, found.level, found.rule, found.message, found.fix)


def _identity(entry: _Entry) -> Iterator[Fault]:
    """An authority has an id of its file, names, a place and a law."""
    authority = entry.authority
    yield from fits(("id",), authority.id, _ID, Message("check.form.authority_id"))
    stem = PurePath(entry.file).stem
    place = (authority.region if "-" in stem else authority.country).lower()
    if stem != place or not authority.id.startswith(f"{stem}-"):
        values = {"stem": shown_key(stem), "place": shown_key(place)}
        message, fix = "check.authority_file", "check.authority_file.fix"
        yield fault(("id",), Level.ERROR, message, fix, **values)
    if not authority.name.get("en", "").strip():
        message, fix = "check.authority_name", "check.authority_name.fix"
        yield fault(("name",), Level.ERROR, message, fix)
    for language in authority.name:
        wanted = Message("check.form.language")
        yield from fits(("name", language), language, _LANGUAGE, wanted)
    for key in ("country", "region"):
        code = getattr(authority, key)
        inside = calendars.country_of(code) == authority.country
        if (code or key == "country") and not (calendars.is_place(code) and inside):
            wanted = Message("check.form.country" if key == "country" else "check.form.region")
            message, fix = "check.malformed", "check.malformed.fix"
            yield fault((key,), Level.ERROR, message, fix, value=shown_key(code), wanted=wanted)
    if not authority.laws:
        message, fix = "check.authority_laws", "check.authority_laws.fix"
        yield fault(("laws",), Level.ERROR, message, fix)


def _facts(entry: _Entry) -> Iterator[Fault]:
    """Words are known ones; languages and addresses have their form."""
    authority = entry.authority
    yield from known(("sector",), authority.sector, ("", *SECTORS))
    yield from known(("scope",), authority.scope, ("", *SCOPES))
    for note in authority.notes:
        yield from known(("notes", note), note, NOTES)
    language = Message("check.form.language")
    for number, each in enumerate(authority.complaint_languages):
        yield from fits(("complaint_languages", number), each, _LANGUAGE, language)
    yield from web(("web",), authority.web)
    for number, form in enumerate(authority.forms):
        yield from web(("forms", number, "address"), form.address)
        yield from known(("forms", number, "signature"), form.signature, ("", *SIGNATURES))
        for at, each in enumerate(form.languages):
            yield from fits(("forms", number, "languages", at), each, _LANGUAGE, language)
    for key, source in authority.sources.items():
        yield from web(("sources", key, "address"), source.address)
        yield from fits(("sources", key, "language"), source.language, _LANGUAGE, language)


def _ways(entry: _Entry) -> Iterator[Fault]:
    """Its channels stand the tests of an operator's."""
    authority = entry.authority
    for number, channel in enumerate(authority.channels):
        yield from known(("channels", number, "purpose"), channel.purpose, _PURPOSES)
    slug = OperatorSlug(authority.id)
    operator = Operator(slug, channels=authority.channels, sources=authority.sources)
    subject = Subject(operator, entry.file, entry.text, "", shipped=False, today=entry.today)
    for rule in (channels, days_seen):
        yield from rule(subject)
    if not authority.channels and not authority.forms:
        message, fix = "check.authority_no_way", "check.authority_no_way.fix"
        yield fault(("id",), Level.NOTE, message, fix)


def _sources(entry: _Entry) -> Iterator[Fault]:
    """Every fact names a source that exists."""
    authority = entry.authority
    there = ", ".join(authority.sources)
    for path, source in _named(authority):
        if source and source not in authority.sources:
            message, fix = "check.source_unknown", "check.source_unknown.fix"
            yield fault(path, Level.ERROR, message, fix, source=shown_key(source), known=there)
        elif not source:
            yield fault(path, Level.ERROR, "check.no_source", "check.no_source.fix", known=there)
    for key in SOURCED:
        if getattr(authority, key) and key not in authority.stated_in:
            message, fix = "check.not_sourced", "check.not_sourced.fix"
            yield fault((key,), Level.ERROR, message, fix, key=key)
    for key in authority.stated_in:
        yield from known(("stated_in", key), key, ("name", "sector", *SOURCED))
    for key, each in authority.sources.items():
        if not each.title.strip():
            path = ("sources", key, "title")
            yield fault(path, Level.ERROR, "check.source_title", "check.source_title.fix")


def _named(authority: Authority) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for number, channel in enumerate(authority.channels):
        yield ("channels", number, "source"), channel.source
    for number, form in enumerate(authority.forms):
        yield ("forms", number, "source"), form.source
    for note, source in authority.notes.items():
        yield ("notes", note), source
    for key, source in authority.stated_in.items():
        yield ("stated_in", key), source


def _twice(entries: list[_Entry]) -> Iterator[Finding]:
    """Find authorities that share an id."""
    seen: dict[str, _Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.authority.id, entry)
        if first is not entry:
            message, fix = "check.duplicate", "check.duplicate.fix"
            found = fault(("id",), Level.ERROR, message, fix, key="id", other=first.file)
            yield _placed(entry, found)


def _missing(entries: list[_Entry]) -> Iterator[Finding]:
    """Find countries of the GDPR without an authority."""
    covered = {each.authority.country for each in entries if Law.GDPR in each.authority.laws}
    for country in pack.load(Law.GDPR).territory:
        if country not in covered:
            file = f"authorities/{country.lower()}.toml"
            message, fix = "check.authority_missing", "check.authority_missing.fix"
            found = fault((), Level.ERROR, message, fix, country=country)
            yield Finding(file, 1, found.level, found.rule, found.message, found.fix)

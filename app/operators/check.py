"""The linter for operators' records: what is wrong or doubtful, where, and how to put it right.

Reading a record (``read_operator``) already refuses unknown keys, wrong types and
unknown rights; ``rules`` sees the rest, and here records are held against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from app.base.errors import Problem
from app.base.files import cannot_read
from app.base.messages import Message
from app.base.records import BrokenRecord, line_of
from app.base.resources import company_directory
from app.operators.directory import read_operator, record_places
from app.operators.rules import RULES, Fault, Level, Subject
from app.operators.rules.across import ACROSS, Shelf


@dataclass(frozen=True)
class Finding:
    """Something found in a record.

    Attributes:
        file: the file's name.
        line: 1-based; the record's first line where no better place is known.
        rule: id of what was found.
        message: what is wrong.
        fix: what to do about it.
    """

    file: str
    line: int
    level: Level
    rule: str
    message: Message
    fix: Message


def check_shipped(today: date) -> list[Finding]:
    """Check every record Kaiji ships."""
    places = record_places(company_directory().joinpath("operators"))
    return check_files(((name, place.read_bytes()) for name, place in places), today, shipped=True)


def check_path(path: Path, today: date) -> list[Finding]:
    """Check one record, or every ``*.toml`` below a folder.

    Raises:
        Problem: there is nothing at ``path``, no record in the folder, or it cannot be read.
    """
    files = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise Problem("problem.no_records", path=str(path))
    try:
        return check_files([(str(file), file.read_bytes()) for file in files], today)
    except OSError as error:
        raise cannot_read(Path(error.filename or path), error) from error


def check_files(
    files: Iterable[tuple[str, bytes]], today: date, *, shipped: bool = False
) -> list[Finding]:
    """Check records given as name and bytes: each for itself, then against each other.

    Args:
        files: where a record lies in a folder of two small letters, that is its country's.
        today: the day by which the age of a check is told.
        shipped: whether they belong to what Kaiji ships, where nothing is sample.
    """
    findings = []
    subjects = []
    for file, data in files:
        try:
            operator = read_operator(data, file)
        except BrokenRecord as broken:
            fix = Message("check.broken.fix")
            line, expected = broken.line, broken.expected
            findings.append(Finding(file, line, Level.ERROR, "broken", expected, fix))
            continue
        folder = PurePath(file).parent.name
        country = folder.upper() if re.fullmatch("[a-z]{2}", folder) else ""
        text = data.decode("utf-8-sig")
        subjects.append(Subject(operator, file, text, country, shipped, today))
    for subject in subjects:
        findings += [_placed(subject, each) for rule in RULES for each in rule(subject)]
    shelf = Shelf(subjects, _shipped_slugs())
    findings += [_placed(subject, each) for rule in ACROSS for subject, each in rule(shelf)]
    return sorted(findings, key=lambda finding: (finding.file, finding.line))


def _placed(subject: Subject, found: Fault) -> Finding:
    line = line_of(subject.text, found.path)
    return Finding(subject.file, line, found.level, found.rule, found.message, found.fix)


def _shipped_slugs() -> set[str]:
    places = record_places(company_directory().joinpath("operators"))
    return {place.name.removesuffix(".toml") for _, place in places}

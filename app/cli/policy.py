"""``kaiji-cli policy``: what a privacy policy states, each fact with its sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from app.base.errors import Problem
from app.base.files import cannot_write, write_atomically
from app.base.messages import Messages
from app.cli.context import Frame, LocalGroup, common_options, option
from app.reading.finding import Finding
from app.reading.policy.differences import Change, differences
from app.reading.policy.doubts import doubts
from app.reading.policy.fields import PolicyField
from app.reading.policy.schema import record
from app.reading.policy.stated import PolicyReading
from app.services import policies

#: A sentence is shown up to so many characters.
_SHOWN = 120


@click.group("policy", cls=LocalGroup, help="cli.policy.help")
def policy() -> None:
    """Hold the commands about policies together."""


@policy.command("read", help="cli.policy.read.help")
@common_options
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@option("--out", type=click.Path(path_type=Path), metavar="DIR", help="cli.policy.out")
def read(frame: Frame, files: tuple[Path, ...], out: Path | None) -> None:
    """Read each file; one that cannot be read is told and harms no other."""
    documents: list[dict[str, object]] = []
    lines: list[str] = []
    written: set[Path] = set()
    for file in files:
        try:
            reading = policies.read_file(file)
            document = record(reading)
            documents.append({"file": str(file), **document})
            if out is not None:
                path = _write(file, out, document, written)
                told = {"file": str(file), "path": str(path)}
                lines.append(frame.messages.text("cli.policy.written", **told))
            else:
                lines += _sheet(frame.messages, file, reading, frame.clock.today())
        except Problem as problem:
            frame.complain(problem)
            continue
        for notice in reading.document.notices:
            frame.warn(notice)
    frame.emit(documents, lines)


@policy.command("compare", help="cli.policy.compare.help")
@common_options
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
def compare(frame: Frame, before: Path, after: Path) -> None:
    """Say what a policy states now that it did not, and what it states no longer."""
    found = differences(policies.read_file(before), policies.read_file(after))
    lines = [line for each in found for line in _change(frame.messages, each)]
    document = [
        {
            "field": each.field,
            "gone": [one.value for one in each.gone],
            "new": [one.value for one in each.new],
        }
        for each in found
    ]
    frame.emit(document, lines or [frame.messages.text("cli.policy.no_difference")])


def _change(messages: Messages, change: Change) -> Iterator[str]:
    field = messages.text(f"policy.field.{change.field}")
    for each in change.gone:
        yield messages.text("policy.gone", field=field, value=value_words(messages, each))
    for each in change.new:
        yield messages.text("policy.new", field=field, value=value_words(messages, each))


def _write(file: Path, out: Path, document: dict[str, object], written: set[Path]) -> Path:
    path = out / f"{file.stem}.json"
    if path in written:
        raise Problem("problem.policy_same_name", file=str(file), path=str(path))
    data = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    try:
        out.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data.encode())
    except OSError as error:
        raise cannot_write(path, error) from error
    written.add(path)
    return path


def _sheet(messages: Messages, file: Path, reading: PolicyReading, today: date) -> Iterator[str]:
    """Word a reading, one finding a line with the words it stands on."""
    yield messages.text(
        "cli.policy.file",
        file=file.name,
        language=_word(messages, "language", reading.language),
        found=len(reading.findings),
    )
    for each in reading.findings:
        yield messages.text(
            "cli.policy.evidence",
            field=messages.text(f"policy.field.{each.field}"),
            value=value_words(messages, each),
            words=_shortened(reading.evidence(each)),
        )
    looked_for = (each for each in PolicyField if each is not PolicyField.REDACTED_CONTACT)
    absent = [field for field in looked_for if not reading.of(field)]
    if absent:
        names = [messages.text(f"policy.field.{field}") for field in absent]
        yield messages.text("cli.policy.not_stated", fields=messages.listed(names))
    if reading.others:
        values = dict.fromkeys(str(each.value).replace("\n", " ") for each in reading.others)
        yield messages.text("cli.policy.others", values=messages.listed([*values]))
    for doubt in doubts(reading, today):
        yield messages.text("cli.policy.take_care", message=doubt.message)


def value_words(messages: Messages, finding: Finding) -> str:
    """Word a finding's value: ids in the reader's language, the operator's own words as they are."""
    value = finding.value
    if isinstance(value, bool):
        return messages.text("policy.value.yes") if value else messages.text("policy.value.no")
    text = str(value)
    if finding.field == PolicyField.REQUESTS:
        return _word(messages, "right", text)
    if finding.field == PolicyField.LAWS:
        return _word(messages, "law", text if text == "my_number_act" else text.upper())
    if finding.field == PolicyField.FEE_BASIS:
        return messages.text(f"policy.fee.{text.replace(' ', '_')}")
    return text.replace("\n", " ")


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _word(messages: Messages, group: str, key: str) -> str:
    message_id = f"{group}.{key}"
    return messages.text(message_id) if messages.has(message_id) else key

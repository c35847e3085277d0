"""``kaiji-cli letters own``: letters in the user's own words, kept in the vault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.base.errors import Problem
from app.base.ids import FollowUp, Law, Right
from app.base.messages import Message
from app.bootstrap import OpenCore
from app.cli.context import (
    Frame,
    LocalGroup,
    common_options,
    common_options_but_language,
    option,
)
from app.letters.kinds import kind_name
from app.letters.own_template import FOLDER, Kind, OwnTemplate, kind_of_id

if TYPE_CHECKING:
    from app.letters.own_file import TemplateFile
    from app.letters.trial import TrialFinding
    from app.services.own_templates import OwnTemplates

#: What a file that gives no name is called while it is checked.
_NAMELESS = "file"

LAW = click.Choice([each.value for each in Law])
KIND = click.Choice([each.value for each in (*Right, *FollowUp)])

_FILE = click.Path(path_type=Path)


@click.group("own", cls=LocalGroup, help="cli.letters.own.help")
def own() -> None:
    """Hold the commands about the user's own templates together."""


@own.command("list", help="cli.letters.own.list.help")
@common_options
def list_own(frame: Frame) -> None:
    """List the user's templates."""
    kept = _kept(frame).list()
    frame.emit(
        [_document(frame, each) for each in kept],
        [_line(frame, each) for each in kept] or [frame.messages.text("cli.letters.own.none")],
    )


@own.command("add", help="cli.letters.own.add.help")
@click.argument("name")
@option("--law", type=LAW, help="cli.letters.own.law")
@option("--kind", type=KIND, help="cli.letters.own.kind")
@option("--lang", "language", metavar="LANG", help="cli.letters.own.lang")
@option("--force", is_flag=True, help="cli.letters.own.force")
@click.argument("file", type=_FILE)
@common_options_but_language
def add(
    frame: Frame,
    name: str,
    law: str | None,
    kind: str | None,
    language: str | None,
    file: Path,
    *,
    force: bool,
) -> None:
    """Check the template of a file, and keep it under a name."""
    template, first_line = _of_file(file, name, law, kind, language)
    kept = _kept(frame)
    findings = _checked(template, file, first_line)
    for each in _lines(frame, findings):
        click.echo(each, err=True)
    if not force and any(each.severity == "error" for each in findings):
        raise Problem("problem.own_template_not_kept", name=template.listed)
    added, _ = kept.add(template)
    done = frame.messages.text("cli.letters.own.added", name=added.listed)
    document = {**_document(frame, added), "findings": _findings(frame, findings)}
    frame.emit(document, [done])


@own.command("show", help="cli.letters.own.show.help")
@click.argument("name")
@common_options
def show(frame: Frame, name: str) -> None:
    """Print a template's text."""
    kept = _kept(frame).get(name)
    for message in _notices(kept):
        frame.warn(message)
    document = {**_document(frame, kept), "based_on": dict(kept.based_on), "text": kept.text}
    frame.emit(document, [kept.text])


@own.command("check", help="cli.letters.own.check.help")
@click.argument("file", type=_FILE)
@option("--law", type=LAW, help="cli.letters.own.law")
@option("--kind", type=KIND, help="cli.letters.own.kind")
@option("--lang", "language", metavar="LANG", help="cli.letters.own.lang")
@common_options_but_language
def check(
    frame: Frame, file: Path, law: str | None, kind: str | None, language: str | None
) -> None:
    """Say what is wrong with the template of a file, with its line; keep nothing."""
    template, first_line = _of_file(file, "", law, kind, language)
    findings = _checked(template, file, first_line)
    frame.failed = any(each.severity == "error" for each in findings)
    lines = [*_lines(frame, findings)] or [
        frame.messages.text("cli.letters.own.fine", file=file.name)
    ]
    frame.emit(_findings(frame, findings), lines)


@own.command("diff", help="cli.letters.own.diff.help")
@click.argument("name")
@common_options
def diff(frame: Frame, name: str) -> None:
    """Compare the letter in Kaiji's words with the same one in the user's."""
    from app.services.own_templates import difference

    kept = _kept(frame).get(name)
    for message in _notices(kept):
        frame.warn(message)
    found = difference(kept)
    frame.emit(
        [{"mark": each.mark, "text": each.text} for each in found],
        [f"{each.mark or ' '} {each.text}".rstrip() for each in found],
    )


@own.command("export", help="cli.letters.own.export.help")
@click.argument("name")
@click.argument("file", type=_FILE)
@common_options
def export(frame: Frame, name: str, file: Path) -> None:
    """Write a template to a file that ``add`` takes."""
    kept = _kept(frame)
    kept.export(name, file)
    template = kept.get(name)
    done = frame.messages.text("cli.letters.own.exported", name=template.listed, path=str(file))
    frame.emit({"name": template.listed, "file": str(file)}, [done])


@own.command("remove", help="cli.letters.own.remove.help")
@click.argument("name")
@common_options
def remove(frame: Frame, name: str) -> None:
    """Forget a template."""
    gone, _ = _kept(frame).remove(name)
    done = frame.messages.text("cli.letters.own.removed", name=gone.listed)
    frame.emit({"name": gone.listed}, [done])


def _kept(frame: Frame) -> OwnTemplates:
    return OpenCore(frame.home, frame.clock, frame.open_vault()).own_templates


def _of_file(
    file: Path, name: str, law: str | None, kind: str | None, language: str | None
) -> tuple[OwnTemplate, int]:
    """Make a template of a file; what is not given on the command line is in its head.

    Returns:
        it, and the line of the file its text begins in.

    Raises:
        Problem: it says neither, or the file is none.
    """
    from app.letters.own_file import read_file
    from app.services.own_templates import made

    found = read_file(file)
    head = found.head
    known_law = Law(law) if law else head.law
    known_kind = kind_of_id(kind) if kind else found.kind
    known_language = language or head.language
    if known_law is None or known_kind is None or not known_language:
        raise Problem("problem.own_template_of_what", file=file.name)
    based_on = head.based_on if _is_of(found, known_law, known_kind, known_language) else None
    named = name or head.name or _NAMELESS
    template = made(named, known_law, known_kind, known_language, found.text, based_on)
    return template, found.first_line


def _is_of(found: TemplateFile, law: Law, kind: Kind, language: str) -> bool:
    """Say whether what a file was based on still holds: it is for the same letter."""
    head = found.head
    return bool(head.based_on) and (head.law, found.kind, head.language) == (law, kind, language)


def _checked(template: OwnTemplate, file: Path, first_line: int) -> tuple[TrialFinding, ...]:
    """Try a template out; say of each finding where in the file it is."""
    from app.services.own_templates import check

    return tuple(_placed(each, file.name, first_line) for each in check(template))


def _placed(finding: TrialFinding, file: str, first_line: int) -> TrialFinding:
    if not finding.file.startswith(FOLDER):
        return finding
    line = finding.line and finding.line + first_line - 1
    values = dict(finding.message.values)
    if values.get("file") == finding.file:
        values |= {"file": file, **({"line": line} if "line" in values else {})}
    message = replace(finding.message, values=values)
    return replace(finding, file=file, line=line, message=message)


def _notices(template: OwnTemplate) -> tuple[Message, ...]:
    from app.services.own_templates import notices

    return notices(template)


def _document(frame: Frame, template: OwnTemplate) -> dict[str, object]:
    moments = {"created": template.created, "changed": template.changed}
    return {
        "name": template.listed,
        "law": template.law,
        "kind": template.kind,
        "language": template.language,
        **{name: moment and moment.isoformat() for name, moment in moments.items()},
        "notices": [frame.messages.say(each) for each in _notices(template)],
    }


def _line(frame: Frame, template: OwnTemplate) -> str:
    row = frame.messages.text(
        "cli.letters.row",
        law=Message(f"law.{template.law}"),
        kind=kind_name(template.kind),
        language=template.language,
        title=template.listed,
    )
    return "\n  ".join([row, *map(frame.messages.say, _notices(template))])


def _findings(frame: Frame, findings: Iterable[TrialFinding]) -> list[dict[str, object]]:
    return [
        {
            "file": each.file,
            "line": each.line or None,
            "severity": each.severity,
            "text": frame.messages.say(each.message),
            "excerpt": each.excerpt,
        }
        for each in findings
    ]


def _lines(frame: Frame, findings: Iterable[TrialFinding]) -> Iterator[str]:
    """Word findings as compilers do: file, line, sentence."""
    for each in findings:
        place = f"{each.file}:{each.line}" if each.line else each.file
        said = frame.messages.say(each.message)
        excerpt = f" [{each.excerpt.strip()}]" if each.excerpt.strip() else ""
        yield f"{place}: {frame.messages.say(_SEVERITY[each.severity])}: {said}{excerpt}"


_SEVERITY = {
    "error": Message("cli.severity.error"),
    "warning": Message("cli.severity.warning"),
}

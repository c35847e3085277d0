"""A template of one's own as a file: a head of a few lines between ``+++``, then its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.base.errors import Problem
from app.base.files import cannot_read
from app.base.ids import Law
from app.base.messages import Message
from app.base.records import BrokenRecord, read_toml, shown_key
from app.letters.own import LONGEST_TEXT, checked_text
from app.letters.own_template import Kind, OwnTemplate, kind_of_id

_MARK = "+++"
#: Bytes of a head: names of files with a hash each.
_LONGEST_HEAD = 32 * 1024


@dataclass(frozen=True)
class Head:
    """What stands above the text; empty = the file does not say."""

    name: str = ""
    law: Law | None = None
    kind: str = ""
    language: str = ""
    based_on: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TemplateFile:
    """A file that was read.

    Attributes:
        kind: of letter; None = the file does not say.
        text: of the template, without the head.
        first_line: of the file, in which the text begins.
    """

    head: Head
    kind: Kind | None
    text: str
    first_line: int = 1


def written(template: OwnTemplate) -> str:
    """Write a template as the text of a file, which ``read`` reads back."""
    return "\n".join([_MARK, *_head(template), _MARK, template.text])


def _head(template: OwnTemplate) -> Iterator[str]:
    yield f"name = {_quoted(template.name)}"
    yield f'law = "{template.law}"'
    yield f'kind = "{template.kind}"'
    yield f'language = "{template.language}"'
    if template.based_on:
        yield ""
        yield "[based_on]"
        yield from (f'{_quoted(name)} = "{kept}"' for name, kept in template.based_on.items())


def _quoted(text: str) -> str:
    """Write a TOML string; names have no control characters."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def read_file(path: Path) -> TemplateFile:
    """Read a template's file, with a head or without.

    Raises:
        Problem: there is no such file, it is not UTF-8, too long, has a character no letter can
            have, or its head is broken.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(LONGEST_TEXT + _LONGEST_HEAD + 1)
    except OSError as error:
        raise cannot_read(path, error) from error
    if len(data) > LONGEST_TEXT + _LONGEST_HEAD:
        raise Problem("problem.own_template_long", file=path.name, most=LONGEST_TEXT // 1024)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem("problem.not_utf8", path=str(path)) from error
    return read(text, path.name)


def read(text: str, file: str) -> TemplateFile:
    """Read what ``written`` wrote, or a text without a head; Problems as ``read_file``."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, *rest = text.split("\n")
    if first.strip() != _MARK:
        return TemplateFile(Head(), None, checked_text(text, file))
    end = next((at for at, line in enumerate(rest) if line.strip() == _MARK), None)
    if end is None:
        raise BrokenRecord(file, 1, Message("record.head_end"))
    # The first line stays, empty, so that lines are counted as in the file.
    toml = "\n".join(["", *rest[:end]])
    head = read_toml(toml, file, Head)
    try:
        kind = kind_of_id(head.kind) if head.kind else None
    except ValueError as error:
        raise Problem("problem.own_template_kind", file=file, kind=shown_key(head.kind)) from error
    return TemplateFile(head, kind, checked_text("\n".join(rest[end + 1 :]), file), end + 3)

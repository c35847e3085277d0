"""``kaiji-cli letters``: which letters there are."""

from __future__ import annotations

import click

from app.base.ids import Right
from app.base.messages import Message
from app.cli.context import Frame, LocalGroup, common_options
from app.letters.catalogue import Entry, catalogue


@click.group("letters", cls=LocalGroup, help="cli.letters.help")
def letters() -> None:
    """Hold the commands together."""


@letters.command("list", help="cli.letters.list.help")
@common_options
def list_letters(frame: Frame) -> None:
    """List every law, kind and language there is."""
    entries = catalogue()
    frame.emit([_document(entry) for entry in entries], [_line(frame, entry) for entry in entries])


def _document(entry: Entry) -> dict[str, object]:
    return {
        "law": entry.law,
        "kind": entry.kind,
        "language": entry.language,
        "title": entry.title,
        "tones": list(entry.tones),
    }


def _line(frame: Frame, entry: Entry) -> str:
    prefix = "right" if isinstance(entry.kind, Right) else "letter"
    return frame.messages.text(
        "cli.letters.row",
        law=Message(f"law.{entry.law}"),
        kind=Message(f"{prefix}.{entry.kind}"),
        language=entry.language,
        title=entry.title,
    )

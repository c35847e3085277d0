"""``kaiji-cli letters``: which letters there are, what they are made of, and the user's own."""

from __future__ import annotations

from dataclasses import dataclass

import click

from app.base.errors import Problem
from app.base.ids import FollowUp, Law, Right
from app.base.messages import Message
from app.cli.context import Frame, LocalGroup, common_options, option
from app.cli.own_templates import KIND, LAW, own
from app.letters import kinds
from app.letters.catalogue import Entry, catalogue, languages_of
from app.letters.kinds import kind_name


@click.group("letters", cls=LocalGroup, help="cli.letters.help")
def letters() -> None:
    """Hold the commands together."""


@letters.command("list", help="cli.letters.list.help")
@common_options
def list_letters(frame: Frame) -> None:
    """List every law, kind and language there is."""
    entries = catalogue()
    frame.emit([_document(entry) for entry in entries], [_line(frame, entry) for entry in entries])


@letters.command("show", help="cli.letters.show.help")
@click.argument("law", type=LAW, metavar="LAW")
@click.argument("kind", type=KIND, metavar="KIND")
@click.argument("language", metavar="LANG")
@option("--start", "start", is_flag=True, help="cli.letters.show.start")
@common_options
def show(frame: Frame, law: str, kind: str, language: str, *, start: bool) -> None:
    """Print a letter of Kaiji's: its templates, and its text with sample values."""
    from app.letters.own_template import kind_of_id
    from app.letters.text import to_text
    from app.services.own_templates import shipped

    _check_there_is(Law(law), kind_of_id(kind), language)
    found = shipped(Law(law), kind_of_id(kind), language)
    choices = _choices(Law(law), kind_of_id(kind))
    text = to_text(found.letter)
    if start:
        lines = [found.start]
    else:
        lines = [line for name, source in found.files.items() for line in (f"=== {name}", source)]
        if choices:
            lines.append(frame.messages.text("cli.letters.show.choices"))
            lines += [f"{each.typed}  {frame.messages.say(each.name)}" for each in choices]
            lines.append("")
        lines += [frame.messages.text("cli.letters.show.sample"), text]
    frame.emit(
        {
            "law": law,
            "kind": kind,
            "language": language,
            "files": found.files,
            "start": found.start,
            "text": text,
            "choices": [
                {
                    "option": each.option,
                    "id": each.id,
                    "takes": each.takes,
                    "usual": each.usual,
                    "name": frame.messages.say(each.name),
                }
                for each in choices
            ],
        },
        lines,
    )


letters.add_command(own)


@dataclass(frozen=True)
class _Choice:
    """Something to choose with ``draft``: an option, a way it goes, a point, a reason.

    Attributes:
        takes: what goes with it: ``text``, ``date`` or nothing.
        usual: whether it is on where nobody chooses.
    """

    option: str
    id: str
    name: Message
    takes: str = ""
    usual: bool = False

    @property
    def typed(self) -> str:
        """Write it as typed; one that is usually on is left out with ``--no-option``."""
        option = "--no-option" if self.usual and self.option == "--option" else self.option
        return f"{option} {self.id}" + (f"={self.takes.upper()}" if self.takes else "")


def _choices(law: Law, kind: Right | FollowUp) -> list[_Choice]:
    """Name what can be chosen for such a letter, whatever the earlier request asked for."""
    rights = (kind,) if isinstance(kind, Right) else ()
    follow_up = kind if isinstance(kind, FollowUp) else None
    known = kinds.kind(kind)
    found = [
        _Choice("--variant", each, Message(f"variant.{each}"), usual=not place)
        for place, each in enumerate(known.under(law))
    ]
    found += [
        _Choice("--option", each.id, Message(f"option.{each.id}"), each.text, each.default)
        for each in kinds.options((law,), rights, follow_up)
    ]
    about = rights if rights and kinds.COMPLAINTS.isdisjoint(rights) else tuple(Right)
    if known.items or about == rights:
        found += [
            _Choice("--point", each.id, Message(f"point.{each.id}"))
            for each in kinds.points(law, about)
            if not each.voluntary and (known.items or each.listed)
        ]
    if known.refusals:
        found += [
            _Choice("--refusal", each.id, Message(f"ground.{each.id}"))
            for each in kinds.refusals(law, about)
        ]
    return found


def _check_there_is(law: Law, kind: Right | FollowUp, language: str) -> None:
    """See that Kaiji has the letter.

    Raises:
        Problem: it has none, or none in that language.
    """
    known = languages_of(law, kind)
    name, under = kind_name(kind), Message(f"law.{law}")
    if not known:
        raise Problem("problem.no_letter_yet", kind=name, law=under)
    if language not in known:
        languages = ", ".join(known)
        raise Problem(
            "problem.no_letter_in_language",
            kind=name,
            law=under,
            language=language,
            known=languages,
        )


def _document(entry: Entry) -> dict[str, object]:
    return {
        "law": entry.law,
        "kind": entry.kind,
        "language": entry.language,
        "title": entry.title,
        "tones": list(entry.tones),
    }


def _line(frame: Frame, entry: Entry) -> str:
    return frame.messages.text(
        "cli.letters.list.row",
        law=entry.law.value,
        kind=entry.kind.value,
        name=kind_name(entry.kind),
        language=entry.language,
        title=entry.title,
    )

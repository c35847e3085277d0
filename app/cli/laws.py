"""``kaiji-cli laws``: the law packs, laid open so that a lawyer can check and exchange them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from app.base.ids import Law
from app.base.messages import Message, Messages
from app.cli.context import Frame, LocalGroup, common_options, iso_date, option
from app.cli.law_days import add_day, days, remove_day, reset_days
from app.cli.law_document import document, installed_document, state_document
from app.cli.law_sheet import sheet
from app.cli.suggest import suggest
from app.cli.wrap import wrapped
from app.laws import install as packs
from app.laws.differences import told
from app.laws.install import Installed, PackState
from app.laws.standing import standing

_LAW = click.Choice([each.value for each in Law], case_sensitive=False)


@click.group("laws", cls=LocalGroup, help="cli.laws.help")
def laws() -> None:
    """Hold the commands about laws together."""


@laws.command("list", help="cli.laws.list.help")
@common_options
def list_laws(frame: Frame) -> None:
    """Print the laws, how old each pack is and where it came from."""
    found = packs.states(frame.clock.today())
    frame.emit(
        [state_document(each, frame.messages) for each in found],
        (line for each in found for line in _state_lines(each, frame.messages)),
    )


@laws.command("show", help="cli.laws.show.help")
@click.argument("law", type=_LAW)
@option("--on", "day", callback=iso_date, metavar="DATE", help="cli.laws.on")
@common_options
def show(frame: Frame, law: str, day: date | None) -> None:
    """Print one pack: every right, rule, statement and citation, and what is to be verified."""
    state = packs.state(Law(law), frame.clock.today())
    shown = state.pack if day is None else standing(state.pack, day)
    frame.emit(
        document(shown, state, frame.messages, day), sheet(shown, state, frame.messages, day)
    )


@laws.command("install", help="cli.laws.install.help")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@common_options
def install(frame: Frame, file: Path) -> None:
    """Take a newer pack into use, and say what it changes."""
    done = packs.install(file, frame.clock.today())
    _tell(frame, done, Message("laws.installed", _versions(done)))


@laws.command("uninstall", help="cli.laws.uninstall.help")
@click.argument("law", type=_LAW)
@common_options
def uninstall(frame: Frame, law: str) -> None:
    """Give the shipped pack back, and say what that changes."""
    done = packs.uninstall(Law(law))
    _tell(frame, done, Message("laws.uninstalled", _versions(done)))


for _command in (suggest, days, add_day, remove_day, reset_days):
    laws.add_command(_command)


def _state_lines(state: PackState, messages: Messages) -> Iterator[str]:
    yield from wrapped(f"{state.pack.law}  {state.pack.names[messages.language]}", "", "  ")
    for message in state.remarks:
        yield from wrapped(messages.say(message), "  ")


def _versions(done: Installed) -> dict[str, Message | str]:
    law = Message(f"law.{done.after.law}")
    return {"law": law, "before": done.before.version, "version": done.after.version}


def _tell(frame: Frame, done: Installed, said: Message) -> None:
    frame.emit(installed_document(done, frame.messages), _done_lines(done, said, frame.messages))


def _done_lines(done: Installed, said: Message, messages: Messages) -> Iterator[str]:
    yield from wrapped(messages.say(said))
    if not done.differences:
        yield messages.text("laws.no_difference")
    part = None
    for each in done.differences:
        if each.part is not part:
            part = each.part
            yield from ("", messages.text(f"laws.part.{part}"))
        head, *more = told(each, messages)
        yield from wrapped(head, "  ", "    ")
        for line in more:
            yield from wrapped(line, "    ", "      ")

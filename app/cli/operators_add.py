"""``kaiji-cli operators add``: a record of one's own, made of a policy."""

from __future__ import annotations

from pathlib import Path

import click

from app.bootstrap import Core
from app.cli.context import Frame, LocalCommand, common_options, option
from app.reading.policy.doubts import doubts
from app.services import policies


@click.command("add", cls=LocalCommand, help="cli.operators.add.help")
@common_options
@option(
    "--from-policy",
    "file",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="cli.operators.from_policy",
)
@option("--slug", default="", metavar="SLUG", help="cli.operators.add.slug")
def add(frame: Frame, file: Path, slug: str) -> None:
    """Read a policy and keep what it states in the vault."""
    reading = policies.read_file(file)
    core = Core(frame.home, frame.clock).unlocked(frame.open_vault())
    operator, _ = policies.add(core.own_operators, reading, slug)
    for notice in reading.document.notices:
        frame.warn(notice)
    for doubt in doubts(reading, frame.clock.today()):
        frame.warn(doubt.message)
    name = operator.shown_name
    frame.emit(
        {"slug": operator.slug, "name": operator.name, "not_stated": operator.not_stated},
        [frame.messages.text("cli.operators.added", name=name, slug=operator.slug)],
    )

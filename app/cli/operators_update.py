"""``kaiji-cli operators update`` and ``bundle``: signed records, taken from others and given."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from app.base.messages import Message
from app.bootstrap import Core
from app.cli.context import Frame, LocalCommand, common_options, option
from app.cli.operators_import import chosen_rows, plan_document, plan_lines
from app.services import bundles


@click.command("update", cls=LocalCommand, help="cli.operators.update.help")
@common_options
@click.argument("address", required=False)
@option(
    "--file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="cli.operators.update.file",
)
@option("--key", default="", metavar="BASE64", help="cli.operators.update.key")
@option("--replace-key", is_flag=True, help="cli.operators.update.replace_key")
@option("--again", is_flag=True, help="cli.operators.update.again")
@option("--older", is_flag=True, help="cli.operators.update.older")
@option("--dry-run", is_flag=True, help="cli.operators.import.dry_run")
@option(
    "--accept",
    multiple=True,
    metavar="all|new|changed|duplicate|SLUG",
    help="cli.operators.import.accept",
)
@option("--reject", multiple=True, metavar="SLUG", help="cli.operators.import.reject")
def update(
    frame: Frame,
    address: str | None,
    file: Path | None,
    key: str,
    replace_key: bool,
    again: bool,
    older: bool,
    dry_run: bool,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
) -> None:
    """Say what signed records would change; write what is accepted."""
    if (address is None) == (file is None):
        raise click.UsageError(frame.messages.text("usage.update_from"))
    core = Core(frame.home, frame.clock).unlocked(frame.open_vault())
    service = core.directory_update
    if file is not None:
        found = service.read_file(file, key, older=older)
    else:
        fetched = service.fetch(
            address or "", key, again=again, older=older, replace_key=replace_key
        )
        if fetched is None:
            frame.emit({"new": False}, [frame.messages.text("cli.operators.update.nothing_new")])
            return
        found = fetched
    plan = found.plan
    chosen = chosen_rows(frame.messages, plan, accept, reject)
    faults = [core.importing.findings(each) for each in plan.rows]
    if accept and not dry_run:
        service.accept(found, chosen)
    said = Message(
        "cli.operators.update.from",
        {
            "publisher": found.publisher,
            "serial": str(found.manifest.serial),
            "issued": found.manifest.issued,
            "key": found.key,
        },
    )
    frame.emit(
        {
            "new": True,
            "publisher": found.publisher,
            "key": found.key,
            "manifest": msgspec.to_builtins(found.manifest),
            **plan_document(frame.messages, plan, faults, chosen, dry_run=dry_run),
        },
        [
            frame.messages.say(said),
            *plan_lines(frame.messages, plan, faults, chosen, dry_run=dry_run),
        ],
    )


@click.command("bundle", cls=LocalCommand, help="cli.operators.bundle.help")
@common_options
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("slugs", nargs=-1)
@option(
    "--key",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="cli.operators.bundle.key",
)
@option("--new-key", is_flag=True, help="cli.operators.bundle.new_key")
@option("--publisher", required=True, metavar="NAME", help="cli.operators.bundle.publisher")
@option("--serial", type=click.IntRange(min=0), metavar="N", help="cli.operators.bundle.serial")
def bundle(
    frame: Frame,
    path: Path,
    slugs: tuple[str, ...],
    key: Path,
    new_key: bool,
    publisher: str,
    serial: int | None,
) -> None:
    """Write records of one's own as a signed file to share."""
    written = bundles.write_bundle(
        frame.open_vault(),
        path,
        key,
        publisher=publisher,
        now=frame.clock.now(),
        new=new_key,
        serial=serial,
        slugs=slugs,
    )
    count = len(written.slugs)
    said = Message("cli.operators.bundle.written", {"path": str(path)}, count=count)
    frame.emit(
        {
            "path": str(path),
            "key": written.key,
            "serial": written.serial,
            "operators": written.slugs,
        },
        [
            frame.messages.say(said),
            frame.messages.text("cli.operators.bundle.public_key", key=written.key),
        ],
    )

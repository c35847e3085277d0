"""``kaiji-cli vault``: make the vault, look whether it is sound, change what opens it."""

from __future__ import annotations

from pathlib import Path

import click

from app.base.files import read_text
from app.base.messages import Message
from app.cli.context import Frame, LocalGroup, common_options, option
from app.services import samples
from app.services import vault as service


@click.group("vault", cls=LocalGroup, help="cli.vault.help")
def vault() -> None:
    """Hold the commands together."""


@vault.command("init", help="cli.vault.init")
@common_options
@option("--keystore", is_flag=True, help="cli.vault.init.keystore")
@option("--sample", is_flag=True, help="cli.vault.init.sample")
def init(frame: Frame, keystore: bool, sample: bool) -> None:
    """Make the vault and print its recovery code."""
    made, code = service.init(frame.home, passphrase=frame.passphrase(), with_keystore=keystore)
    if sample:
        samples.add(made, frame.clock)
    made.close()
    _emit_code(frame, code)


@vault.command("remove-samples", help="cli.vault.remove_samples")
@common_options
def remove_samples(frame: Frame) -> None:
    """Throw the sample people and operators away, with their requests."""
    samples.remove(frame.open_vault())
    frame.emit({}, [frame.messages.text("cli.vault.samples_gone")])


@vault.command("check", help="cli.vault.check")
@common_options
def check(frame: Frame) -> None:
    """Look whether everything in the vault is as it was written."""
    result = service.check(frame.open_vault())
    for fault in result.faults:
        frame.failed = True
        frame.warn(fault)
    document = {
        "ok": not result.faults,
        "cases": result.cases,
        "events": result.events,
        "letters": result.letters,
        "faults": [frame.messages.say(fault) for fault in result.faults],
    }
    sound = Message(
        "vault.check.sound",
        {
            "requests": Message("vault.check.requests", count=result.cases),
            "events": Message("vault.check.events", count=result.events),
            "letters": Message("vault.check.letters", count=result.letters),
        },
    )
    frame.emit(document, () if result.faults else (frame.messages.say(sound),))


@vault.command("passphrase", help="cli.vault.passphrase")
@common_options
@option(
    "--new-passphrase-file",
    "new",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="cli.vault.passphrase.new",
)
@option(
    "--recovery-code-file",
    "recovery",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="cli.vault.passphrase.recovery",
)
def passphrase(frame: Frame, new: Path, recovery: Path | None) -> None:
    """Let another passphrase open the vault."""
    chosen = read_text(new).rstrip("\r\n")
    if recovery is None:
        opened = frame.open_vault()
    else:
        opened = service.unlock(frame.home, recovery_code=read_text(recovery))
        click.get_current_context().call_on_close(opened.close)
    opened.change_passphrase(chosen)
    frame.emit({"changed": True}, (frame.messages.text("vault.passphrase.changed"),))


@vault.command("recovery-code", help="cli.vault.recovery_code")
@common_options
def recovery_code(frame: Frame) -> None:
    """Make a new recovery code and print it."""
    _emit_code(frame, frame.open_vault().new_recovery_code())


def _emit_code(frame: Frame, code: str) -> None:
    frame.emit({"recovery_code": code}, (code, frame.messages.text("vault.recovery_code.keep")))

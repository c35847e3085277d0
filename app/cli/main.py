"""The entry of kaiji-cli: its commands, and the one place where a problem becomes an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module
from io import TextIOWrapper

import click

from app.base.errors import Problem
from app.base.messages import Messages
from app.cli.context import LocalGroup, interface_language
from app.services.apart import serve_if_asked

#: Command -> the module that has it; imported when it is called, so that each starts fast.
COMMANDS = {
    "vault": "app.cli.vault",
    "people": "app.cli.people",
    "operators": "app.cli.operators",
    "authorities": "app.cli.authorities",
    "policy": "app.cli.policy",
    "deadlines": "app.cli.deadlines",
    "laws": "app.cli.laws",
    "letters": "app.cli.letters",
    "draft": "app.cli.draft",
    "cases": "app.cli.cases",
}


class LazyGroup(LocalGroup):
    """The commands of kaiji-cli, each imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of a user's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and give a command."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(import_module(module), cmd_name)
        return command


@click.command(cls=LazyGroup, help="cli.help", no_args_is_help=True)
def kaiji() -> None:
    """Hold the commands together; each does its own work."""


def main() -> None:
    """Run kaiji-cli: exit 0, 1 (a problem, one sentence on stderr) or 2 (usage)."""
    if serve_if_asked():
        return
    for stream in (sys.stdout, sys.stderr):
        # An empty environment means ASCII to Python; our output is UTF-8 everywhere.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    messages = Messages(interface_language())
    try:
        # Without its standalone mode click gives back the code of an Exit.
        sys.exit(kaiji.main(prog_name="kaiji-cli", standalone_mode=False) or 0)
    except Problem as problem:
        click.echo(messages.say(problem.message), err=True)
        sys.exit(1)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except click.UsageError as error:
        usage = error.ctx.get_usage() if error.ctx else ""
        click.echo(usage, err=True)
        click.echo(messages.text("usage.wrong", detail=error.format_message()), err=True)
        sys.exit(2)
    except click.Abort:
        click.echo(messages.text("usage.aborted"), err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output left (``| head``): nothing more to say, and not at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - the last resort: a bug of ours
        click.echo(messages.text("problem.bug", where=_where(error)), err=True)
        sys.exit(1)


def _where(error: BaseException) -> str:
    """Name a bug by its type and place; its text may hold personal data."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else "?"  # noqa: PTH119
    return f"{type(error).__name__} {place}"


if __name__ == "__main__":
    main()

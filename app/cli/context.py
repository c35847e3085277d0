"""What every command of kaiji-cli shares: options, output, problems, exit codes, help in words."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from app.base import settings
from app.base.clock import Clock, FixedClock, SystemClock
from app.base.errors import Problem
from app.base.files import read_text
from app.base.messages import LANGUAGES, Message, Messages
from app.base.paths import Home
from app.laws import shelf
from app.vault.vault import Vault


def interface_language() -> str:
    """Choose the language of messages before any option is read."""
    return settings.interface_language(settings.load(Home.default().settings))


class Frame:
    """One run of a command.

    Attributes:
        messages: words messages in the run's language.
        as_json: whether stdout takes one JSON document instead of text.
        clock: the clock, or the day given by ``--today``.
        home: where the user's files lie.
        failed: whether a problem was told; the exit code is then 1.
    """

    def __init__(
        self,
        language: str | None,
        *,
        as_json: bool,
        today: date | None,
        passphrase_file: Path | None,
    ) -> None:
        self.messages = Messages(language or interface_language())
        self.as_json = as_json
        self.clock: Clock = FixedClock(today) if today else SystemClock()
        self.home = Home.default()
        shelf.use(self.home.laws)
        self.failed = False
        self._passphrase_file = passphrase_file

    def emit(self, document: object, lines: Iterable[str] = ()) -> None:
        """Print ``document`` as JSON where ``--json`` was given, else ``lines``."""
        if self.as_json:
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        else:
            for line in lines:
                click.echo(line)

    def complain(self, problem: Problem) -> None:
        """Tell a problem in one sentence on stderr; the run goes on and will exit with 1."""
        self.failed = True
        click.echo(self.messages.say(problem.message), err=True)

    def warn(self, message: Message) -> None:
        """Say something on stderr that does not make the run fail."""
        click.echo(self.messages.say(message), err=True)

    def passphrase(self) -> str | None:
        """Give the passphrase of ``--passphrase-file``, else of ``KAIJI_PASSPHRASE``, else None.

        Raises:
            Problem: the file cannot be read.
        """
        if self._passphrase_file is not None:
            return read_text(self._passphrase_file).rstrip("\r\n")
        return os.environ.get("KAIJI_PASSPHRASE") or None

    def open_vault(self) -> Vault:
        """Open the user's vault by passphrase or key store; it closes with the command.

        Raises:
            Problem: there is none, or it cannot be opened.
        """
        from app.services import vault as vault_service

        vault = vault_service.unlock(self.home, passphrase=self.passphrase())
        click.get_current_context().call_on_close(vault.close)
        return vault


def _help(message_id: str | None) -> str:
    return Messages(interface_language()).text(message_id) if message_id else ""


class LocalOption(click.Option):
    """An option whose help is a message id."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Word the help in the language of the interface."""
        record = super().get_help_record(ctx)
        return (record[0], _help(self.help)) if record else None


def _help_option(command: click.Command, ctx: click.Context) -> click.Option | None:
    """Give the option ``--help`` with a help that is a message id."""
    found = click.Command.get_help_option(command, ctx)
    if found is not None:
        found.help = _help("cli.option.help")
    return found


def _write_usage(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=_help("cli.head.usage"))


def _write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    taken = [each for each in command.get_params(ctx) if not isinstance(each, click.Argument)]
    rows = [each.get_help_record(ctx) for each in taken]
    with formatter.section(_help("cli.head.options")):
        formatter.write_dl([each for each in rows if each is not None])


class LocalCommand(click.Command):
    """A command whose help is a message id."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give ``--help`` in the language of the interface."""
        return _help_option(self, ctx)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Word the first line in the language of the interface."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Word the options in the language of the interface."""
        _write_options(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Word the help in the language of the interface."""
        _write_help(self, formatter)

    def get_short_help_str(self, limit: int = 100) -> str:
        """Word the help for a list of commands."""
        return _help(self.help)


class LocalGroup(click.Group):
    """A group of commands whose help is a message id."""

    command_class = LocalCommand
    group_class = type

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give ``--help`` in the language of the interface."""
        return _help_option(self, ctx)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Word the first line in the language of the interface."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Word the options and the commands in the language of the interface."""
        _write_options(self, ctx, formatter)
        names = self.list_commands(ctx)
        found = [(name, self.get_command(ctx, name)) for name in names]
        with formatter.section(_help("cli.head.commands")):
            formatter.write_dl(
                [(name, each.get_short_help_str()) for name, each in found if each is not None]
            )

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Word the help in the language of the interface."""
        _write_help(self, formatter)

    def get_short_help_str(self, limit: int = 100) -> str:
        """Word the help for a list of commands."""
        return _help(self.help)


def _write_help(command: click.Command, formatter: click.HelpFormatter) -> None:
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(_help(command.help))


def option(
    *names: str,
    **attributes: Any,  # noqa: ANN401 - handed to click as they are
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare an option; ``help`` is a message id."""
    return click.option(*names, cls=LocalOption, **attributes)


def iso_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """Read an ISO date given as an option (click callback)."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(_help("usage.iso_date")) from error


def common_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add ``--json --lang --today --passphrase-file`` and pass a ``Frame`` as first argument."""
    language = option(
        "--lang", "interface_lang", type=click.Choice(LANGUAGES), help="cli.option.lang"
    )
    return language(common_options_but_language(function))


def common_options_but_language(function: Callable[..., None]) -> Callable[..., None]:
    """Add the common options but ``--lang``, which in ``draft`` is the letter's language."""

    @wraps(function)
    def run(
        *args: object,
        as_json: bool,
        today: date | None,
        passphrase_file: Path | None,
        interface_lang: str | None = None,
        **kwargs: object,
    ) -> None:
        frame = Frame(interface_lang, as_json=as_json, today=today, passphrase_file=passphrase_file)
        try:
            function(frame, *args, **kwargs)
        except Problem as problem:
            frame.complain(problem)
        if frame.failed:
            raise click.exceptions.Exit(1)

    for declare in (
        option("--json", "as_json", is_flag=True, help="cli.option.json"),
        option("--today", callback=iso_date, metavar="DATE", help="cli.option.today"),
        option(
            "--passphrase-file",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="cli.option.passphrase_file",
        ),
    ):
        declare(run)
    return run

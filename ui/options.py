"""How the window is asked to start: the settings, and the options of the command line."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace

from app.base.messages import LANGUAGES, Messages
from app.base.settings import Settings


@dataclass(frozen=True)
class Options:
    """What the window starts with."""

    settings: Settings
    language: str
    theme: str
    #: Say "painted" after the first paint and end: for the benchmark of the start.
    bench_painted: bool = False


def read_options(arguments: list[str], options: Options) -> Options:
    """Let the command line change ``options``; a wrong one ends the process with status 2."""
    text = Messages(options.language).text
    parser = argparse.ArgumentParser(prog="kaiji", description=text("ui.option.about"))
    themes = ("system", "light", "dark", "contrast")
    parser.add_argument("--theme", choices=themes, help=text("ui.option.theme"))
    parser.add_argument("--lang", choices=LANGUAGES, help=text("ui.option.lang"))
    parser.add_argument("--bench-painted", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    return replace(
        options,
        language=given.lang or options.language,
        theme=given.theme or options.theme,
        bench_painted=given.bench_painted,
    )

"""Running kaiji-cli as a user does, in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli import main as cli
from app.vault.keys import Argon


@dataclass(frozen=True)
class Run:
    """What a run of kaiji-cli gave."""

    code: int
    out: str
    err: str


Cli = Callable[..., Run]

PERSON = """
name = "見本 花子"
name_latin = "Hanako Mihon (sample)"
email = "hanako@example.jp"
country = "JP"
postal_code = "100-0000"
address = ["東京都見本区見本1-2-3"]
birth_date = 1990-01-01
"""


@pytest.fixture
def kaiji(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run kaiji-cli in an empty home, in English unless told otherwise."""
    monkeypatch.setenv("KAIJI_LANG", "en")
    monkeypatch.setattr("app.vault.vault.Argon", lambda: Argon(memory_kib=8, passes=1, lanes=1))

    def run(*words: object) -> Run:
        monkeypatch.setattr(sys, "argv", ["kaiji-cli", *map(str, words)])
        capsys.readouterr()
        code = 0
        try:
            cli.main()
        except SystemExit as leave:
            code = int(leave.code or 0)
        told = capsys.readouterr()
        return Run(code, told.out, told.err)

    return run


@pytest.fixture
def person(tmp_path: Path) -> Path:
    """Give a sample person's file."""
    file = tmp_path / "p.toml"
    file.write_text(PERSON, encoding="utf-8")
    return file

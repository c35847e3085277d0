from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.base.paths import Home
from app.cli.letters import letters
from app.vault.keys import Argon
from app.vault.vault import Vault

GOOD = "I rely on {{ first('access') }} and {{ cite('copy') }}.\n"
OF = ("--law", "GDPR", "--kind", "access", "--lang", "en")


@pytest.fixture(autouse=True)
def _vault(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cheap = Argon(memory_kib=64, passes=1, lanes=1)
    vault, _ = Vault.create(Home(home), passphrase="sample", argon=cheap)
    vault.close()
    monkeypatch.setenv("KAIJI_PASSPHRASE", "sample")
    monkeypatch.setenv("KAIJI_LANG", "en")


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(letters, [*map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def file(folder: Path, text: str | bytes) -> Path:
    path = folder / "mine.md.j2"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_template_is_added_listed_shown_compared_exported_and_removed(tmp_path: Path) -> None:
    path = file(tmp_path, GOOD)
    added = json.loads(run("own", "add", "My letter", *OF, path, "--json").stdout)
    assert (added["name"], added["law"], added["kind"]) == ("own/My letter", "GDPR", "access")
    (row,) = json.loads(run("own", "list", "--json").stdout)
    assert row == {key: value for key, value in added.items() if key != "findings"}
    shown = json.loads(run("own", "show", "my letter", "--json").stdout)
    assert shown["text"] == GOOD
    diff = json.loads(run("own", "diff", "My letter", "--json").stdout)
    assert {each["mark"] for each in diff} == {"", "-", "+"}
    assert "\n+ I rely on Article" in run("own", "diff", "My letter").stdout
    out = tmp_path / "out.md.j2"
    assert run("own", "export", "My letter", out).exit_code == 0
    assert json.loads(run("own", "check", out, "--json").stdout) == []
    assert run("own", "remove", "My letter").exit_code == 0
    assert "no templates yet" in run("own", "list").stdout
    assert run("own", "add", "Again", out).exit_code == 0
    assert "own/Again" in run("own", "list", "--lang", "ja").stdout


def test_the_catalogue_has_no_own_letters(tmp_path: Path) -> None:
    before = run("list", "--json").stdout
    run("own", "add", "Mine", *OF, file(tmp_path, GOOD))
    assert run("list", "--json").stdout == before


def test_an_error_is_told_with_file_and_line_and_keeps_nothing(tmp_path: Path) -> None:
    path = file(tmp_path, "a\n{{ nmae }}\n")
    checked = run("own", "check", *OF, path)
    assert checked.exit_code == 1
    assert checked.stdout.startswith("mine.md.j2:2: error: mine.md.j2, line 2, ")
    added = run("own", "add", "Mine", *OF, path)
    assert added.exit_code == 1
    assert "mine.md.j2:2: error:" in added.stderr
    assert json.loads(run("own", "list", "--json").stdout) == []
    assert run("own", "add", "Mine", *OF, path, "--force").exit_code == 0


def test_lines_are_counted_in_the_file_with_its_head(tmp_path: Path) -> None:
    head = '+++\nlaw = "GDPR"\nkind = "access"\nlanguage = "en"\n+++\n'
    checked = run("own", "check", file(tmp_path, head + "a\n{{ nmae }}"), "--json")
    (found,) = json.loads(checked.stdout)
    assert (found["file"], found["line"], found["severity"]) == ("mine.md.j2", 7, "error")


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        (b"caf\xe9", OF, "not UTF-8"),
        (b"a\x07", OF, "mine.md.j2, line 1"),
        (GOOD, (), "--law"),
        (GOOD, (*OF[:-1], "xx"), '"xx"'),
    ],
)
def test_a_file_that_cannot_be_kept_is_one_sentence(
    tmp_path: Path, text: str | bytes, words: tuple[str, ...], said: str
) -> None:
    result = run("own", "add", "Mine", *words, file(tmp_path, text))
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_letter_of_kaijis_is_laid_open_and_can_be_started_from(tmp_path: Path) -> None:
    shown = json.loads(run("show", "GDPR", "access", "en", "--json").stdout)
    assert next(iter(shown["files"])) == "en/GDPR/access.md.j2"
    assert "Robin Sample" in shown["text"]
    assert "=== en/letter.md.j2" in run("show", "GDPR", "access", "en").stdout
    start = run("show", "GDPR", "access", "en", "--start").stdout
    assert run("own", "check", *OF, file(tmp_path, start)).exit_code == 0
    assert run("show", "GDPR", "access", "xx").exit_code == 1

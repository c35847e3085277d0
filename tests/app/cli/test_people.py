from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.base.paths import Home
from app.cli.people import people
from app.vault.keys import Argon
from app.vault.vault import Vault

PASSPHRASE = "sample passphrase"


@pytest.fixture(autouse=True)
def _vault(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cheap = Argon(memory_kib=64, passes=1, lanes=1)
    vault, _ = Vault.create(Home(home), passphrase=PASSPHRASE, argon=cheap)
    vault.close()
    monkeypatch.setenv("KAIJI_PASSPHRASE", PASSPHRASE)


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(people, [*arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def written(folder: Path, text: str) -> str:
    path = folder / "p.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_who_is_added_is_listed_and_shown(tmp_path: Path) -> None:
    file = written(tmp_path, 'name = "見本  花子"\nbirth_date = 1990-02-03\n[accounts]\nid = "7"\n')
    added = json.loads(run("add", file, "--json").stdout)
    assert added["name"] == "見本  花子"
    listed = json.loads(run("list", "--json").stdout)
    assert listed == [added]
    shown = json.loads(run("show", added["id"], "--json").stdout)
    assert shown == added
    assert (shown["birth_date"], shown["accounts"]) == ("1990-02-03", {"id": "7"})
    sheet = run("show", added["id"], "--lang", "ja").stdout
    assert "氏名：見本  花子" in sheet
    assert "1990年2月3日" in sheet


def test_an_empty_list_says_what_to_do() -> None:
    assert json.loads(run("list", "--json").stdout) == []
    assert "people add FILE.toml" in run("list", "--lang", "en").stdout


@pytest.mark.parametrize("text", ['nmae = "x"', "name = ", 'name = " "', 'name = "x"\nemail = "x"'])
def test_a_bad_file_is_one_sentence_and_keeps_nobody(tmp_path: Path, text: str) -> None:
    result = run("add", written(tmp_path, text), "--lang", "en")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("p.toml, line ")
    assert json.loads(run("list", "--json").stdout) == []


@pytest.mark.parametrize("name", ["gone.toml", "."])
def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path, name: str) -> None:
    assert run("add", str(tmp_path / name)).exit_code == 1


def test_nobody_has_an_unknown_id() -> None:
    assert run("show", "nobody").exit_code == 1

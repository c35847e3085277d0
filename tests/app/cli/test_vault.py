from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.base.paths import Home
from app.vault.lock import Lock
from tests.app.cli.conftest import Cli


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase.txt"
    file.write_text("見本 passphrase\n", encoding="utf-8")
    return file


def test_init_prints_the_code_and_a_sentence(kaiji: Cli, passphrase: Path, home: Path) -> None:
    made = kaiji("vault", "init", "--passphrase-file", passphrase)
    assert (made.code, made.err) == (0, "")
    code, sentence = made.out.splitlines()
    assert len(code.split("-")) == 8
    assert "recovery code" in sentence
    assert sorted(path.name for path in home.iterdir()) == ["vault.db", "vault.keys", "vault.lock"]
    sound = kaiji("vault", "check", "--passphrase-file", passphrase)
    assert (sound.code, sound.out) == (0, "The vault is sound: 0 requests, 0 events, 0 letters.\n")


def test_as_json_stdout_is_one_document(kaiji: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIJI_PASSPHRASE", "x")
    document = json.loads(kaiji("vault", "init", "--json").out)
    assert list(document) == ["recovery_code"]
    assert json.loads(kaiji("vault", "check", "--json").out) == {
        "ok": True,
        "cases": 0,
        "events": 0,
        "letters": 0,
        "faults": [],
    }


def test_init_without_a_lock_and_twice_is_one_sentence(kaiji: Cli, passphrase: Path) -> None:
    bare = kaiji("vault", "init")
    assert (bare.code, bare.out, bare.err.count("\n")) == (1, "", 1)
    assert "--passphrase-file" in bare.err
    kaiji("vault", "init", "--passphrase-file", passphrase)
    again = kaiji("vault", "init", "--passphrase-file", passphrase, "--lang", "ja")
    assert (again.code, again.out, again.err.count("\n")) == (1, "", 1)
    assert "すでにあります" in again.err


def test_what_does_not_open_is_one_sentence(kaiji: Cli, passphrase: Path, home: Path) -> None:
    told = [kaiji("vault", "check")]
    kaiji("vault", "init", "--passphrase-file", passphrase)
    told.append(kaiji("vault", "check"))
    told.append(kaiji("vault", "check", "--passphrase-file", home / "nothing"))
    passphrase.write_text("wrong", encoding="utf-8")
    told.append(kaiji("vault", "check", "--passphrase-file", passphrase))
    (home / "vault.keys").write_text("{}", encoding="utf-8")
    told.append(kaiji("vault", "check", "--passphrase-file", passphrase))
    for each in told:
        assert (each.code, each.out, each.err.count("\n")) == (1, "", 1)
    assert len({each.err for each in told}) == 5


def test_a_fault_is_told_and_fails(kaiji: Cli, passphrase: Path, home: Path) -> None:
    kaiji("vault", "init", "--passphrase-file", passphrase)
    data = bytearray((home / "vault.db").read_bytes())
    data[-2000] ^= 1
    (home / "vault.db").write_bytes(data)
    found = kaiji("vault", "check", "--passphrase-file", passphrase, "--json")
    assert found.code == 1
    assert found.err.count("\n") == 1
    assert "damaged" in found.err


def test_a_lost_passphrase_is_replaced_by_the_code(
    kaiji: Cli, passphrase: Path, tmp_path: Path, home: Path
) -> None:
    made = kaiji("vault", "init", "--passphrase-file", passphrase)
    code, new = tmp_path / "code.txt", tmp_path / "new.txt"
    code.write_text(made.out.splitlines()[0].lower(), encoding="utf-8")
    new.write_text("another", encoding="utf-8")
    changed = kaiji(
        "vault", "passphrase", "--recovery-code-file", code, "--new-passphrase-file", new
    )
    assert (changed.code, changed.err) == (0, "")
    assert kaiji("vault", "check", "--passphrase-file", passphrase).code == 1
    assert kaiji("vault", "check", "--passphrase-file", new).code == 0


def test_a_new_code_takes_the_place_of_the_old(
    kaiji: Cli, passphrase: Path, tmp_path: Path
) -> None:
    old = kaiji("vault", "init", "--passphrase-file", passphrase).out.splitlines()[0]
    new = kaiji("vault", "recovery-code", "--passphrase-file", passphrase).out.splitlines()[0]
    outcome = {}
    for name, code in (("old", old), ("new", new)):
        file = tmp_path / name
        file.write_text(code, encoding="utf-8")
        change = ("--recovery-code-file", file, "--new-passphrase-file", passphrase)
        outcome[name] = kaiji("vault", "passphrase", *change).code
    assert outcome == {"old": 1, "new": 0}


def test_the_vault_is_closed_when_the_command_ends(
    kaiji: Cli, passphrase: Path, home: Path
) -> None:
    for command in ("init", "check", "recovery-code"):
        kaiji("vault", command, "--passphrase-file", passphrase)
        Lock.take(Home(home).lock).release()

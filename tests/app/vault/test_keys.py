from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.vault import keys
from app.vault.keys import Argon, KeyFile
from app.vault.recovery import new_code
from tests.fakes import CHEAP

KEY = bytes(range(32))
CODE = new_code()


def made(passphrase: str | None = "open sesame") -> KeyFile:
    return KeyFile.make(KEY, passphrase=passphrase, code=CODE, keystore=False, argon=CHEAP)


def test_the_key_comes_back_by_passphrase_and_by_code(tmp_path: Path) -> None:
    keys.write(tmp_path / "vault.keys", made())
    file = keys.read(tmp_path / "vault.keys")
    assert file.key_by_passphrase("open sesame") == KEY
    assert file.key_by_recovery_code(CODE.lower()) == KEY
    assert file.fits(KEY)
    assert not file.fits(bytes(32))


def test_the_file_is_the_owners_and_does_not_hold_the_key(tmp_path: Path) -> None:
    path = tmp_path / "vault.keys"
    keys.write(path, made())
    assert path.stat().st_mode & 0o777 == 0o600
    text = path.read_bytes()
    assert KEY.hex().encode() not in text
    assert KEY not in text
    assert CODE.encode() not in text
    assert [each.name for each in tmp_path.iterdir()] == ["vault.keys"]


def test_a_passphrase_is_the_same_however_the_keyboard_composes_it() -> None:
    file = made("Ｐａｓｓ が é")
    assert file.key_by_passphrase(unicodedata.normalize("NFD", "Pass が é")) == KEY


@pytest.mark.parametrize(
    "passphrase", ["", " ", "Open sesame", "open sesame ", "\0", "x" * 1_000_000]
)
def test_a_wrong_passphrase_is_told(passphrase: str) -> None:
    with pytest.raises(Problem, match=r"problem\.wrong_passphrase"):
        made().key_by_passphrase(passphrase)


def test_half_a_character_is_a_wrong_passphrase() -> None:
    with pytest.raises(Problem, match=r"problem\.wrong_passphrase"):
        made().key_by_passphrase("\udc80")


def test_the_code_of_another_vault_is_told() -> None:
    with pytest.raises(Problem, match=r"problem\.wrong_recovery_code"):
        made().key_by_recovery_code(new_code())


def test_a_vault_without_passphrase_says_so() -> None:
    with pytest.raises(Problem, match=r"problem\.vault_without_passphrase"):
        made(None).key_by_passphrase("x")


@pytest.mark.parametrize("passphrase", ["", " ", "\n\t　"])
def test_an_empty_passphrase_is_refused(passphrase: str) -> None:
    with pytest.raises(Problem, match=r"problem\.passphrase_empty"):
        made(passphrase)


def test_a_new_passphrase_takes_the_place_of_the_old() -> None:
    file = made().with_passphrase(KEY, "another", CHEAP)
    assert file.key_by_passphrase("another") == KEY
    assert file.key_by_recovery_code(CODE) == KEY
    with pytest.raises(Problem, match=r"problem\.wrong_passphrase"):
        file.key_by_passphrase("open sesame")


def test_a_new_code_takes_the_place_of_the_old() -> None:
    newer = new_code()
    file = made().with_recovery_code(KEY, newer, CHEAP)
    assert file.key_by_recovery_code(newer) == KEY
    assert file.key_by_passphrase("open sesame") == KEY
    with pytest.raises(Problem, match=r"problem\.wrong_recovery_code"):
        file.key_by_recovery_code(CODE)


def test_the_copies_cannot_be_exchanged() -> None:
    file = made()
    other = replace(made(), passphrase=file.passphrase)
    with pytest.raises(Problem, match=r"problem\.wrong_passphrase"):
        other.key_by_passphrase("open sesame")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"null",
        b"\xff\xfe",
        b"[" * 60_000,
        b" " * 100_000,
        b'{"version": "1"}',
        b'{"version": 1}',
        b'{"version": 1' + b"0" * 5000 + b"}",
        b"SQLite format 3\0" * 10,
    ],
    ids=range(10),
)
def test_a_damaged_file_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "vault.keys"
    path.write_bytes(data)
    with pytest.raises(Problem, match=r"problem\.keys_damaged"):
        keys.read(path)
    assert path.read_bytes() == data


def test_any_changed_byte_is_damage_and_not_a_wrong_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "vault.keys"
    keys.write(path, made())
    data = path.read_bytes()
    for at in range(len(data) - 1):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises(Problem, match=r"problem\.(keys_damaged|vault_newer)"):
            keys.read(path)
    for end in range(0, len(data) - 2, 50):
        path.write_bytes(data[:end])
        with pytest.raises(Problem, match=r"problem\.keys_damaged"):
            keys.read(path)


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vault.keys"
    path.write_bytes(b'{"version": 2, "something": "else"}')
    with pytest.raises(Problem, match=r"problem\.vault_newer"):
        keys.read(path)


def test_missing_and_unreadable_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"problem\.keys_missing"):
        keys.read(tmp_path / "vault.keys")
    with pytest.raises(Problem, match=r"problem\.cannot_read"):
        keys.read(tmp_path)


@pytest.mark.parametrize(
    "argon",
    [
        Argon(memory_kib=2**31),
        Argon(memory_kib=-1),
        Argon(passes=2**31),
        Argon(passes=0),
        Argon(lanes=10_000),
        Argon(lanes=0),
        Argon(memory_kib=8, lanes=4),
    ],
    ids=str,
)
def test_absurd_costs_are_refused_before_any_memory_is_taken(tmp_path: Path, argon: Argon) -> None:
    path = tmp_path / "vault.keys"
    file = made()
    assert file.passphrase is not None
    hostile = replace(file, passphrase=replace(file.passphrase, argon=argon))
    keys.write(path, hostile)
    with pytest.raises(Problem, match=r"problem\.keys_absurd"):
        keys.read(path)


def test_the_usual_cost_is_that_of_the_design() -> None:
    assert Argon() == Argon(memory_kib=65536, passes=3, lanes=4)
    assert not Argon().absurd

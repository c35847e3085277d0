from __future__ import annotations

import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.base.ids import EventKind
from app.base.messages import LANGUAGES, Message, Messages
from app.base.paths import Home
from app.cases.case import Event
from app.vault import keys
from app.vault.database import Database
from app.vault.migrations import STEPS
from app.vault.vault import Vault, exists
from tests.app.vault.conftest import HANAKO, NOW, PASSPHRASE, AddCase, Limit, content
from tests.fakes import CHEAP, MemoryKeyStore


def opened(place: Home, **with_what: object) -> None:
    Vault.open(place, **with_what).close()  # type: ignore[arg-type]


def refused(code: str, place: Home, **with_what: object) -> None:
    """Expect one problem with a sentence in both languages, and no file changed."""
    before = content(place.folder) if place.folder.is_dir() else {}
    with pytest.raises(Problem) as told:
        opened(place, **(with_what or {"passphrase": PASSPHRASE}))
    assert told.value.code == code
    for language in LANGUAGES:
        sentence = Messages(language).say(told.value.message)
        assert sentence != code
        assert "{" not in sentence
    assert (content(place.folder) if place.folder.is_dir() else {}) == before


def refuses_init(code: str, place: Home) -> None:
    before = content(place.folder)
    with pytest.raises(Problem) as told:
        Vault.create(place, passphrase=PASSPHRASE, argon=CHEAP)
    assert told.value.code == code
    assert content(place.folder) == before


def test_a_vault_opens_by_passphrase_and_by_code(place: Home) -> None:
    vault, code = Vault.create(place, passphrase=PASSPHRASE, argon=CHEAP)
    person = vault.people.add(HANAKO)
    vault.close()
    for passphrase, recovery_code in ((PASSPHRASE, None), (None, code)):
        vault = Vault.open(place, passphrase=passphrase, recovery_code=recovery_code)
        assert vault.people.get(person) == HANAKO
        vault.close()
        vault.close()


def test_a_vault_opens_by_the_key_store(place: Home) -> None:
    keystore = MemoryKeyStore()
    vault, code = Vault.create(place, keystore=keystore, argon=CHEAP)
    vault.close()
    assert keys.read(place.keys).keystore
    opened(place, keystore=keystore)
    opened(place, recovery_code=code)
    refused("problem.vault_without_passphrase", place, passphrase="x")


def test_two_homes_in_one_key_store_do_not_collide(tmp_path: Path) -> None:
    keystore = MemoryKeyStore()
    homes = [Home(tmp_path / "one"), Home(tmp_path / "two")]
    for home in homes:
        Vault.create(home, keystore=keystore, argon=CHEAP)[0].close()
    for home in homes:
        opened(home, keystore=keystore)


def test_a_key_store_that_does_not_help_is_told(place: Home) -> None:
    keystore = MemoryKeyStore()
    Vault.create(place, keystore=keystore, argon=CHEAP)[0].close()
    refused("problem.keystore_without_key", place, keystore=MemoryKeyStore())
    keystore.locked = True
    refused("problem.keystore_locked", place, keystore=keystore)
    keystore.locked = False
    keystore.set(keys.read(place.keys).vault, secrets.token_bytes(32))
    refused("problem.keystore_without_key", place, keystore=keystore)


def test_a_locked_key_store_makes_no_vault(place: Home) -> None:
    keystore = MemoryKeyStore()
    keystore.locked = True
    with pytest.raises(Problem, match=r"problem\.keystore_locked"):
        Vault.create(place, keystore=keystore, argon=CHEAP)
    assert not exists(place)
    keystore.locked = False
    Vault.create(place, keystore=keystore, argon=CHEAP)[0].close()


def test_at_least_one_lock_is_wanted(place: Home) -> None:
    with pytest.raises(Problem, match=r"problem\.passphrase_or_keystore"):
        Vault.create(place, argon=CHEAP)
    with pytest.raises(Problem, match=r"problem\.passphrase_empty"):
        Vault.create(place, passphrase="", argon=CHEAP)
    assert not exists(place)


def test_wrong_passphrase_and_code_are_told(place: Home, vault: Vault) -> None:
    vault.close()
    refused("problem.wrong_passphrase", place, passphrase="wrong")
    refused("problem.recovery_code_mistyped", place, recovery_code="wrong")
    refused("problem.passphrase_needed", place, passphrase=None)


def test_init_never_overwrites(place: Home, vault: Vault) -> None:
    vault.people.add(HANAKO)
    with pytest.raises(Problem, match=r"problem\.vault_in_use"):
        Vault.create(place, passphrase="x", argon=CHEAP)
    vault.close()
    refuses_init("problem.vault_exists", place)


def test_no_vault_is_told_and_nothing_made(place: Home) -> None:
    assert not exists(place)
    refused("problem.no_vault", place)
    assert not place.folder.exists()


def test_missing_halves_are_told(place: Home, vault: Vault, tmp_path: Path) -> None:
    vault.close()
    place.keys.rename(tmp_path / "keys")
    assert exists(place)
    refused("problem.keys_missing", place)
    refuses_init("problem.keys_missing", place)
    (tmp_path / "keys").rename(place.keys)
    place.vault.unlink()
    assert exists(place)
    refused("problem.vault_missing", place)
    refuses_init("problem.vault_missing", place)


def test_an_init_interrupted_before_the_keys_begins_anew(place: Home) -> None:
    place.folder.mkdir()
    unfinished = place.folder / "vault.db.new"
    Database.create(unfinished, secrets.token_bytes(32)).close()
    refused("problem.no_vault", place)
    Vault.create(place, passphrase=PASSPHRASE, argon=CHEAP)[0].close()
    opened(place, passphrase=PASSPHRASE)
    assert not unfinished.exists()


@pytest.fixture
def interrupted(place: Home) -> Home:
    """Give a home as a kill between the keys and the database's last step leaves it."""
    Vault.create(place, passphrase=PASSPHRASE, argon=CHEAP)[0].close()
    place.vault.rename(place.folder / "vault.db.new")
    return place


def test_open_finishes_an_interrupted_init(interrupted: Home) -> None:
    refused("problem.wrong_passphrase", interrupted, passphrase="wrong")
    opened(interrupted, passphrase=PASSPHRASE)
    assert interrupted.vault.exists()
    assert not (interrupted.folder / "vault.db.new").exists()


def test_init_finishes_an_interrupted_init_with_a_new_code(interrupted: Home) -> None:
    vault, code = Vault.create(interrupted, passphrase=PASSPHRASE, argon=CHEAP)
    vault.close()
    opened(interrupted, recovery_code=code)
    refuses_init("problem.vault_exists", interrupted)


def test_a_foreign_unfinished_database_is_not_taken_for_the_vault(
    interrupted: Home, tmp_path: Path
) -> None:
    unfinished = interrupted.folder / "vault.db.new"
    unfinished.unlink()
    Database.create(unfinished, secrets.token_bytes(32)).close()
    refused("problem.vault_missing", interrupted)


def test_what_another_database_left_is_set_aside(place: Home) -> None:
    place.folder.mkdir()
    left = place.folder / "vault.db-wal"
    left.write_bytes(b"left behind")
    Vault.create(place, passphrase=PASSPHRASE, argon=CHEAP)[0].close()
    opened(place, passphrase=PASSPHRASE)
    assert (place.folder / "vault.db-wal.old").read_bytes() == b"left behind"


@pytest.mark.parametrize(
    "data", [b"", b"Dear diary", b"SQLite format 3\0" + bytes(4080), b"\1" * 8192]
)
def test_a_file_that_is_no_vault_is_told(place: Home, vault: Vault, data: bytes) -> None:
    vault.close()
    place.vault.write_bytes(data)
    refused("problem.not_a_vault", place)
    refuses_init("problem.vault_exists", place)


def test_the_keys_of_another_vault_are_told(place: Home, vault: Vault, tmp_path: Path) -> None:
    vault.close()
    other = Home(tmp_path / "other")
    Vault.create(other, passphrase=PASSPHRASE, argon=CHEAP)[0].close()
    shutil.copy(other.keys, place.keys)
    refused("problem.not_a_vault", place)


def test_a_newer_vault_is_told(place: Home, vault: Vault) -> None:
    vault._database.run("PRAGMA user_version = 99")
    vault.close()
    refused("problem.vault_newer", place)


def test_damaged_keys_are_told(place: Home, vault: Vault) -> None:
    vault.close()
    place.keys.write_bytes(place.keys.read_bytes()[:-40])
    refused("problem.keys_damaged", place)


def test_a_file_in_place_of_the_home_is_told(tmp_path: Path) -> None:
    home = Home(tmp_path / "file")
    home.folder.write_text("not a folder")
    with pytest.raises(Problem, match=r"problem\.cannot_write"):
        Vault.create(home, passphrase=PASSPHRASE, argon=CHEAP)
    with pytest.raises(Problem, match=r"problem\.no_vault"):
        Vault.open(home, passphrase=PASSPHRASE)


def test_a_read_only_place_is_told(read_only: tuple[Home, AbstractContextManager[None]]) -> None:
    home, closed = read_only
    Vault.create(home, passphrase=PASSPHRASE, argon=CHEAP)[0].close()
    before = content(home.folder)
    with closed, pytest.raises(Problem, match=r"problem\.cannot_write"):
        Vault.open(home, passphrase=PASSPHRASE)
    home.keys.chmod(0o644)
    assert content(home.folder) == before


def test_a_read_only_file_is_told(read_only: tuple[Home, AbstractContextManager[None]]) -> None:
    home, closed = read_only
    Vault.create(home, passphrase=PASSPHRASE, argon=CHEAP)[0].close()
    key_file = keys.read(home.keys)
    key = key_file.key_by_passphrase(PASSPHRASE)
    with closed, pytest.raises(Problem, match=r"problem\.vault_read_only"):
        Database.open(home.vault, key).run("CREATE TABLE a (b TEXT) STRICT")


@pytest.mark.parametrize("size", [100, 5_000, 50_000])
def test_a_full_disk_makes_no_vault_and_init_can_be_repeated(
    place: Home, full_disk: Limit, size: int
) -> None:
    with full_disk(size), pytest.raises(Problem):
        Vault.create(place, passphrase=PASSPHRASE, argon=CHEAP)
    assert not exists(place)
    vault, _ = Vault.create(place, passphrase=PASSPHRASE, argon=CHEAP)
    vault.close()


def test_a_full_disk_loses_nothing_recorded(
    place: Home, vault: Vault, full_disk: Limit, add_case: AddCase
) -> None:
    case = add_case(vault)
    recorded: list[Event] = []

    def record() -> None:
        payload = {"text": "x" * 9000}
        recorded.append(
            vault.cases.append(case, EventKind.NOTE, NOW.date(), recorded=NOW, payload=payload)
        )

    with full_disk(300_000), pytest.raises(Problem, match=r"problem\.disk_full"):
        repeat(record)
    assert recorded
    assert vault.cases.get(case).events == tuple(recorded)
    vault.close()
    vault = Vault.open(place, passphrase=PASSPHRASE)
    assert vault.cases.get(case).events == tuple(recorded)
    assert vault.check().faults == ()
    vault.close()


def repeat(work: Callable[[], None]) -> None:
    while True:
        work()


def test_two_owners_are_refused(place: Home, vault: Vault) -> None:
    program = (
        "import sys; from pathlib import Path; from app.base.errors import Problem;"
        "from app.base.paths import Home; from app.vault.vault import Vault\n"
        "try: Vault.open(Home(Path(sys.argv[1])), passphrase=sys.argv[2])\n"
        "except Problem as problem: print(problem)"
    )
    command = [sys.executable, "-c", program, str(place.folder), PASSPHRASE]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert said.stdout == "problem.vault_in_use\n"
    vault.people.add(HANAKO)


def test_a_failed_opening_lets_go_of_the_lock(place: Home, vault: Vault) -> None:
    vault.close()
    refused("problem.wrong_passphrase", place, passphrase="wrong")
    opened(place, passphrase=PASSPHRASE)


def test_transactions_join_the_repositories(vault: Vault, add_case: AddCase) -> None:
    def stumble() -> None:
        with vault.transaction():
            case = add_case(vault)
            vault.cases.append(case, EventKind.NOTE, NOW.date(), recorded=NOW)
            raise KeyError

    with pytest.raises(KeyError):
        stumble()
    assert vault.cases.counts() == (0, 0)
    assert vault.people.list() == {}


def test_the_passphrase_changes_and_the_code_stays(place: Home) -> None:
    vault, code = Vault.create(place, passphrase=PASSPHRASE, argon=CHEAP)
    vault.change_passphrase("another", CHEAP)
    vault.close()
    refused("problem.wrong_passphrase", place)
    opened(place, passphrase="another")
    opened(place, recovery_code=code)


def test_the_code_changes_and_the_passphrase_stays(place: Home) -> None:
    vault, code = Vault.create(place, passphrase=PASSPHRASE, argon=CHEAP)
    newer = vault.new_recovery_code(CHEAP)
    vault.close()
    refused("problem.wrong_recovery_code", place, recovery_code=code)
    opened(place, recovery_code=newer)
    opened(place, passphrase=PASSPHRASE)


def test_without_room_the_former_passphrase_still_opens(
    place: Home, vault: Vault, full_disk: Limit
) -> None:
    with full_disk(10), pytest.raises(Problem, match=r"problem\.(cannot_write|disk_full)"):
        vault.change_passphrase("another", CHEAP)
    vault.close()
    opened(place, passphrase=PASSPHRASE)


def test_check_counts_and_finds_nothing_wrong(vault: Vault, add_case: AddCase) -> None:
    case = add_case(vault)
    vault.cases.append(case, EventKind.DRAFTED, NOW.date(), recorded=NOW)
    result = vault.check()
    assert (result.cases, result.events, result.letters, result.faults) == (1, 1, 0, ())


@pytest.mark.parametrize("part", [0.001, 0.2, 0.4, 0.6, 0.8, 0.99])
def test_one_flipped_bit_is_one_sentence(
    place: Home, vault: Vault, add_case: AddCase, part: float
) -> None:
    case = add_case(vault)
    with vault.transaction():
        for _ in range(300):
            vault.cases.append(case, EventKind.NOTE, NOW.date(), recorded=NOW)
    vault.close()
    data = bytearray(place.vault.read_bytes())
    data[int(len(data) * part)] ^= 0x10
    place.vault.write_bytes(data)
    faults: tuple[Message, ...]
    try:
        vault = Vault.open(place, passphrase=PASSPHRASE)
    except Problem as problem:
        faults = (problem.message,)
    else:
        faults = vault.check().faults
        vault.close()
    assert [fault.id for fault in faults] in (["problem.not_a_vault"], ["problem.vault_damaged"])


def test_an_older_vault_is_copied_before_it_is_changed(
    place: Home, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.people.add(HANAKO)
    vault.close()
    newer = (*STEPS, ("CREATE TABLE more (a TEXT) STRICT",))
    monkeypatch.setattr("app.vault.migrations.migrate.__defaults__", (newer,))
    opened(place, passphrase=PASSPHRASE)
    copy = place.folder / f"vault.db.v{len(STEPS)}"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert HANAKO.name.encode() not in copy.read_bytes()
    copy.replace(place.vault)
    monkeypatch.undo()
    vault = Vault.open(Home(place.folder), passphrase=PASSPHRASE)
    assert list(vault.people.list().values()) == [HANAKO]
    vault.close()

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from app.base.errors import Problem
from app.vault.database import Database, discard
from tests.app.vault.conftest import Limit, content

KEY = bytes(range(32))
SECRET = "見本 花子 lives at 東京都千代田区"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    folder = tmp_path / "db"
    folder.mkdir()
    database = Database.create(folder / "vault.db", KEY)
    database.run("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
    yield database
    database.close()


def notes(database: Database) -> list[str]:
    return [row[0] for row in database.rows("SELECT text FROM note ORDER BY id")]


def test_nothing_stands_in_the_files_in_plain(database: Database) -> None:
    with database.transaction():
        database.run_many("INSERT INTO note (text) VALUES (?)", [(SECRET,)] * 500)
    for name, data in content(database.path.parent).items():
        assert not data.startswith(b"SQLite format 3"), name
        assert SECRET.encode() not in data
        assert b"CREATE TABLE" not in data


def test_the_connection_is_set_up_for_safety(database: Database) -> None:
    said = {
        name: database.row(f"PRAGMA {name}")
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store")
    }
    assert said == {
        "journal_mode": ("wal",),
        "synchronous": (2,),
        "foreign_keys": (1,),
        "secure_delete": (1,),
        "temp_store": (2,),
    }


def test_the_file_is_the_owners(database: Database) -> None:
    for path in database.path.parent.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name


def test_what_was_written_is_there_again(database: Database) -> None:
    database.run("INSERT INTO note (text) VALUES (?)", (SECRET,))
    database.close()
    again = Database.open(database.path, KEY)
    assert notes(again) == [SECRET]
    again.close()


def test_a_file_that_came_out_plain_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.vault.database._unlock", lambda _connection, _key: None)
    with pytest.raises(Problem, match=r"problem\.not_encrypted"):
        Database.create(tmp_path / "vault.db", KEY)
    assert not list(tmp_path.iterdir())


def test_creating_never_overwrites(database: Database) -> None:
    before = content(database.path.parent)
    with pytest.raises(Problem, match=r"problem\.vault_exists"):
        Database.create(database.path, KEY)
    assert content(database.path.parent) == before


def test_a_transaction_keeps_all_or_nothing(database: Database) -> None:
    def stumble(text: str) -> None:
        with database.transaction():
            database.run("INSERT INTO note (text) VALUES (?)", (text,))
            raise KeyError

    with pytest.raises(KeyError):
        stumble("lost")
    with database.transaction():
        database.run("INSERT INTO note (text) VALUES ('kept')")
        with pytest.raises(KeyError):
            stumble("lost inside")
    assert notes(database) == ["kept"]


def test_a_wrong_key_is_told(database: Database) -> None:
    database.close()
    before = content(database.path.parent)
    with pytest.raises(Problem, match=r"problem\.not_a_vault"):
        Database.open(database.path, bytes(32))
    assert content(database.path.parent) == before


def plain_sqlite(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE a (b)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_text("Dear diary"),
        lambda path: path.write_text("Dear diary, " * 1000),
        lambda path: path.write_bytes(b"\0" * 4096),
        lambda path: path.mkdir(),
        plain_sqlite,
    ],
    ids=["empty", "short text", "long text", "zeros", "folder", "plain SQLite"],
)
def test_what_is_no_vault_is_told_and_unharmed(tmp_path: Path, make: object) -> None:
    folder = tmp_path / "db"
    folder.mkdir()
    assert callable(make)
    make(folder / "vault.db")
    before = content(folder)
    with pytest.raises(Problem, match=r"problem\.not_a_vault"):
        Database.open(folder / "vault.db", KEY)
    assert content(folder) == before


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"problem\.vault_missing"):
        Database.open(tmp_path / "vault.db", KEY)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("left", [100, 4096, 6000, 8192])
def test_a_truncated_file_is_told_and_unharmed(database: Database, left: int) -> None:
    database.run("INSERT INTO note (text) VALUES (?)", ("x" * 50_000,))
    database.close()
    data = database.path.read_bytes()[:left]
    database.path.write_bytes(data)
    with pytest.raises(Problem, match=r"problem\.(not_a_vault|vault_damaged)"):
        Database.open(database.path, KEY)
    assert database.path.read_bytes() == data


@pytest.mark.parametrize("part", [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_one_flipped_bit_is_noticed(database: Database, part: float) -> None:
    database.run_many("INSERT INTO note (text) VALUES (?)", [("x" * 3000,)] * 20)
    database.close()
    data = bytearray(database.path.read_bytes())
    data[int(len(data) * part)] ^= 1
    database.path.write_bytes(data)
    with pytest.raises(Problem, match=r"problem\.(not_a_vault|vault_damaged)"):
        faults_of(database.path)
    assert database.path.read_bytes() == bytes(data)


def faults_of(path: Path) -> None:
    database = Database.open(path, KEY)
    try:
        if database.faults():
            raise Problem("problem.vault_damaged", path=str(path))
    finally:
        database.close()


@pytest.mark.parametrize("size", [6_000, 20_000, 120_000])
def test_a_full_disk_keeps_what_was_there(database: Database, full_disk: Limit, size: int) -> None:
    database.run("INSERT INTO note (text) VALUES ('before')")
    with full_disk(size), pytest.raises(Problem, match=r"problem\.disk_full"):
        fill(database)
    kept = notes(database)
    assert kept[0] == "before"
    assert len(kept) % 2 == 1, "half a transaction was kept"
    database.run("INSERT INTO note (text) VALUES ('after')")
    assert len(notes(database)) == len(kept) + 1
    assert database.faults() == ()


def fill(database: Database) -> None:
    for _ in range(1000):
        with database.transaction():
            database.run("INSERT INTO note (text) VALUES (?)", ("x" * 3000,))
            database.run("INSERT INTO note (text) VALUES (?)", ("y" * 3000,))


def test_a_database_that_may_not_grow_is_a_full_disk(database: Database) -> None:
    database.run("PRAGMA max_page_count = 4")
    with pytest.raises(Problem, match=r"problem\.disk_full"):
        database.run("INSERT INTO note (text) VALUES (?)", ("x" * 50_000,))


def test_a_copy_is_sound_and_encrypted(database: Database) -> None:
    database.run("INSERT INTO note (text) VALUES (?)", (SECRET,))
    target = database.path.with_name("copy.db")
    target.write_text("an older copy")
    database.copy_to(target, KEY)
    assert SECRET.encode() not in target.read_bytes()
    assert target.stat().st_mode & 0o777 == 0o600
    copy = Database.open(target, KEY)
    assert notes(copy) == [SECRET]
    copy.close()
    assert not list(target.parent.glob("*.part*"))


def test_a_copy_without_room_leaves_the_older_one(database: Database, full_disk: Limit) -> None:
    database.run("INSERT INTO note (text) VALUES (?)", ("x" * 100_000,))
    target = database.path.with_name("copy.db")
    target.write_text("an older copy")
    with full_disk(50_000), pytest.raises(Problem, match=r"problem\.disk_full"):
        database.copy_to(target, KEY)
    assert target.read_text() == "an older copy"
    assert not list(target.parent.glob("*.part*"))


def test_half_a_character_is_told_without_its_text(database: Database) -> None:
    with pytest.raises(Problem, match=r"problem\.text_not_unicode") as told:
        database.run("INSERT INTO note (text) VALUES (?)", ("Hanako \ud800",))
    assert told.value.__suppress_context__


def test_a_mistake_of_ours_stays_one(database: Database) -> None:
    with pytest.raises(apsw.SQLError):
        database.run("SELEKT")
    with pytest.raises(apsw.ConstraintError):
        database.run("INSERT INTO note (text) VALUES (NULL)")


def test_discarding_takes_all_files_of_a_database(tmp_path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        (tmp_path / f"a.db{suffix}").touch()
    discard(tmp_path / "a.db")
    assert not list(tmp_path.iterdir())

from __future__ import annotations

import ast
import inspect
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import apsw
import pytest

from app.base.errors import Problem
from app.base.ids import EventKind, OperatorSlug
from app.vault import migrations
from app.vault.cases import Cases
from app.vault.database import Database
from app.vault.documents import Documents
from app.vault.letters import Letters
from app.vault.migrations import STEPS, Step, migrate
from app.vault.operators import Operators
from app.vault.outlooks import Outlooks
from app.vault.people import People
from app.vault.preferences import Preferences
from app.vault.templates import Templates
from tests.app.vault.conftest import Limit
from tests.golden.db.make import FOLDER, KEY

NEXT: tuple[Step, ...] = (
    *STEPS,
    ("CREATE TABLE more (a TEXT) STRICT", "INSERT INTO more VALUES (1)"),
)
BROKEN: tuple[Step, ...] = (
    *STEPS,
    ("CREATE TABLE more (a TEXT) STRICT", "INSERT INTO none VALUES (1)"),
)


@pytest.fixture
def golden(tmp_path: Path) -> Iterator[Database]:
    """Open a copy of the golden vault of version 1."""
    shutil.copy(FOLDER / "v1.db", tmp_path / "vault.db")
    database = Database.open(tmp_path / "vault.db", KEY)
    yield database
    database.close()


def test_migration_1(golden: Database) -> None:
    """What a vault of version 1 holds is read by the Kaiji of today."""
    migrate(golden, lambda _found: None)
    assert golden.version() == len(STEPS)
    (person,) = People(golden).list().values()
    assert (person.name, person.email, person.sample) == ("見本 花子", "hanako@example.jp", True)
    (operator,) = Operators(golden).list()
    assert operator.name == "見本株式会社"
    assert Preferences(golden).get("home_country", str) == "JP"
    (case,) = Cases(golden, "another device").list()
    assert [event.kind for event in case.events] == [EventKind.DRAFTED, EventKind.SENT]
    assert Cases(golden, "another device").verify_chain(case.id) == ()
    (letter,) = Letters(golden).of_case(case.id)
    assert list(letter.files.values()) == ["開示の請求\n".encode()]
    documents = Documents(golden)
    assert [each.name for each in documents.of_case(case.id)] == ["drafted.txt", "sent.txt"]
    assert (Letters(golden).changed(), documents.changed()) == ((), ())
    assert golden.faults() == ()


def test_migration_2(tmp_path: Path) -> None:
    """Every case of a vault has an outlook: an older one's is to be derived."""
    for version in (1, 2):
        path = tmp_path / f"v{version}.db"
        shutil.copy(FOLDER / path.name, path)
        database = Database.open(path, KEY)
        migrate(database, lambda _found: None)
        cases = [case.id for case in Cases(database, "d").list()]
        assert list(Outlooks(database).outdated(date(2026, 11, 21), None, 10)) == cases != []
        database.close()


def test_migration_3(tmp_path: Path) -> None:
    """A vault has room for letters in the user's own words."""
    for version, names in ((1, []), (2, []), (3, ["own/My letter"])):
        path = tmp_path / f"v{version}.db"
        shutil.copy(FOLDER / path.name, path)
        database = Database.open(path, KEY)
        migrate(database, lambda _found: None)
        assert [each.listed for each in Templates(database).list()] == names
        database.close()


def test_migration_4(tmp_path: Path) -> None:
    """What a user typed in an older vault is the user's own; an import is told from its edits."""
    for version in (1, 2, 3, 4):
        path = tmp_path / f"v{version}.db"
        shutil.copy(FOLDER / path.name, path)
        database = Database.open(path, KEY)
        migrate(database, lambda _found: None)
        records = {kept.record.slug: kept for kept in Operators(database).all_kept()}
        typed = records.pop(OperatorSlug("sample"))
        assert (typed.origin, typed.base, typed.edited) == ("", None, ())
        for kept in records.values():
            assert (kept.origin, kept.edited, kept.record.desk) == ("import", ("desk",), "My desk")
            assert kept.base is not None
            assert kept.base.desk == "Sample desk"
        assert len(records) == (version == 4)
        database.close()


def test_each_migration_has_a_test_and_a_golden_vault() -> None:
    for number in range(1, len(STEPS) + 1):
        assert f"test_migration_{number}" in globals()
        assert (FOLDER / f"v{number}.db").is_file()


def test_a_migration_knows_only_the_database() -> None:
    tree = ast.parse(inspect.getsource(migrations))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {
        name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }
    assert {str(name) for name in imported if str(name).startswith("app")} == {
        "app.base.errors",
        "app.vault.database",
    }


def test_a_new_vault_needs_no_copy(tmp_path: Path) -> None:
    database = Database.create(tmp_path / "vault.db", KEY)
    asked: list[int] = []
    migrate(database, asked.append)
    assert asked == []
    assert database.version() == len(STEPS)
    migrate(database, asked.append)
    assert asked == []
    database.close()


def test_before_a_step_a_copy_is_made(golden: Database, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"

    def keep_copy(found: int) -> None:
        assert found == 1
        assert golden.row("SELECT 1 FROM sqlite_schema WHERE name = 'more'") is None
        golden.copy_to(copy, KEY)

    migrate(golden, keep_copy, NEXT)
    assert golden.version() == len(NEXT)
    assert golden.row("SELECT a FROM more") == ("1",)
    kept = Database.open(copy, KEY)
    assert kept.version() == 1
    assert len(Cases(kept, "d").list()) == 1
    kept.close()


def test_a_step_is_made_whole_or_not_at_all(golden: Database) -> None:
    with pytest.raises(apsw.SQLError):
        migrate(golden, lambda _found: None, BROKEN)
    assert golden.version() == len(STEPS)
    assert golden.row("SELECT 1 FROM sqlite_schema WHERE name = 'more'") is None


def test_without_room_for_the_copy_nothing_is_changed(
    golden: Database, tmp_path: Path, full_disk: Limit
) -> None:
    with full_disk(30_000), pytest.raises(Problem, match=r"problem\.disk_full"):
        migrate(golden, lambda _found: golden.copy_to(tmp_path / "copy.db", KEY), NEXT)
    assert golden.version() == 1
    assert not list(tmp_path.glob("copy*"))


def test_a_newer_vault_is_refused(golden: Database) -> None:
    golden.run("PRAGMA user_version = 99")
    with pytest.raises(Problem, match=r"problem\.vault_newer"):
        migrate(golden, lambda _found: None)
    assert golden.version() == 99

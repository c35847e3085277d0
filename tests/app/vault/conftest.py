"""A vault of sample data, and ways to make the world fail."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import pytest

from app.base.ids import CaseId, Law, OperatorSlug, PersonId, Reference, Right
from app.base.paths import Home
from app.cases.case import Ask, Case
from app.people.person import Person
from app.vault.vault import Vault
from tests.fakes import CHEAP

NOW = datetime(2026, 11, 21, 3, 4, 5, 678901, tzinfo=UTC)
PASSPHRASE = "見本の passphrase"
HANAKO = Person(
    name="見本 花子",
    name_kana="みほん はなこ",
    email="hanako@example.jp",
    country="JP",
    postal_code="100-0001",
    address=("東京都千代田区見本町1-2-3", "見本ハイツ101"),
    accounts={"member": "12345"},
    sample=True,
)


@pytest.fixture
def place(home: Path) -> Home:
    """Give the test's empty home."""
    return Home(home)


@pytest.fixture
def vault(place: Home) -> Iterator[Vault]:
    """Give an open, empty vault with a passphrase."""
    vault, _ = Vault.create(place, passphrase=PASSPHRASE, argon=CHEAP)
    yield vault
    vault.close()


class AddCase(Protocol):
    def __call__(self, vault: Vault, operator: str = "sample-operator") -> CaseId: ...


@pytest.fixture
def add_case() -> AddCase:
    """Give a function that begins a case of the sample person."""

    def add(vault: Vault, operator: str = "sample-operator") -> CaseId:
        people = vault.people.list()
        person = next(iter(people), None) or vault.people.add(HANAKO)
        case = sample_case(vault.cases.new_id(), person, operator)
        vault.cases.add(case)
        return case.id

    return add


def sample_case(case: CaseId, person: PersonId, operator: str = "sample-operator") -> Case:
    return Case(
        id=case,
        reference=Reference("KJ-7F3K-92"),
        person=person,
        person_name=HANAKO.name,
        operator=OperatorSlug(operator),
        operator_name="見本株式会社",
        country="JP",
        asks=(
            Ask("a1", Law.APPI, Right.ACCESS),
            Ask("a2", Law.APPI, Right.ERASURE, ("no_need", "harm")),
        ),
        pack_versions={"APPI": "2026.1"},
    )


def content(folder: Path) -> dict[str, bytes]:
    """Read every file of a home but the lock, to see that nothing was changed."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name != "vault.lock"
    }


class Limit(Protocol):
    def __call__(self, size: int) -> AbstractContextManager[None]: ...


@pytest.fixture
def full_disk() -> Limit:
    """Give a context in which no file grows beyond a size: to SQLite, a full disk."""
    if sys.platform == "win32":
        pytest.skip("this system cannot limit the size of files")
    import resource

    @contextmanager
    def limit(size: int) -> Iterator[None]:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return limit


@pytest.fixture
def read_only() -> Iterator[tuple[Home, AbstractContextManager[None]]]:
    """Give a home and a context in which nothing can be written there, also not by root."""
    if sys.platform == "win32":
        pytest.skip("folders of this system have no such mode")

    @contextmanager
    def closed(folder: Path) -> Iterator[None]:
        for path in (folder, *folder.iterdir()):
            path.chmod(0o555 if path.is_dir() else 0o444)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)

    # Not under tmp_path, whose parents another user may not enter.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield Home(folder), closed(folder)

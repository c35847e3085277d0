"""Kill -9 in the middle of recording: nothing acknowledged is lost, nothing stands in plain."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from app.base.ids import CaseId
from app.base.paths import Home
from app.vault.vault import Vault, exists
from tests.app.vault.conftest import HANAKO, PASSPHRASE, AddCase, content
from tests.fakes import CHEAP

ROUNDS = 20
RECORDER = Path(__file__).with_name("recorder.py")
KILLED_INIT = Path(__file__).with_name("killed_init.py")
WORDS = (HANAKO.name, HANAKO.email, *HANAKO.address)


def test_kill_9_loses_nothing_acknowledged(place: Home, vault: Vault, add_case: AddCase) -> None:
    case = add_case(vault)
    vault.close()
    chance = random.Random(20261121)
    acknowledged: list[str] = []
    beside: set[str] = set()
    for _ in range(ROUNDS):
        acknowledged += record_and_kill(place, case, chance.randint(1, 60))
        beside |= set(content(place.folder))
        assert in_plain(place.folder, WORDS) == []
        vault = Vault.open(place, passphrase=PASSPHRASE)
        recorded = [event.id for event in vault.cases.get(case).events]
        assert [event for event in acknowledged if event not in recorded] == []
        assert vault.cases.verify_chain(case) == ()
        vault.close()
    # Not one kill came while nothing was going on: the log was there to be recovered.
    assert "vault.db-wal" in beside
    vault = Vault.open(place, passphrase=PASSPHRASE)
    assert vault.check().faults == ()
    vault.close()
    assert in_plain(place.folder, WORDS) == []


def record_and_kill(place: Home, case: CaseId, after: int) -> list[str]:
    """Kill the recorder once it has acknowledged ``after`` events; give all it acknowledged."""
    command = [sys.executable, str(RECORDER), str(place.folder), PASSPHRASE, case, " ".join(WORDS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(after)]
        child.kill()
        said += child.stdout.readlines()
    return [line.strip() for line in said if line.endswith("\n")]


def in_plain(folder: Path, words: Iterable[str]) -> list[tuple[str, str]]:
    """Name the files in which one of the words can be read."""
    return [
        (path.name, word)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for word in words
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "shift_jis")
        if word.encode(encoding) in path.read_bytes()
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="this system cannot fork")
def test_init_killed_at_any_step_can_be_gone_on_with(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(KILLED_INIT), str(tmp_path), PASSPHRASE], check=True)
    homes = [Home(folder) for folder in tmp_path.iterdir()]
    assert len(homes) > 10
    found = set()
    for place in homes:
        if not exists(place):
            found.add("nothing")
            Vault.create(place, passphrase=PASSPHRASE, argon=CHEAP)[0].close()
            continue
        found.add("keys and database" if place.vault.exists() else "keys alone")
        Vault.open(copy_of(place), passphrase=PASSPHRASE).close()
        if not place.vault.exists():
            vault, code = Vault.create(place, passphrase=PASSPHRASE, argon=CHEAP)
            vault.close()
            Vault.open(place, recovery_code=code).close()
    assert found == {"nothing", "keys alone", "keys and database"}


def copy_of(place: Home) -> Home:
    copy = place.folder.with_name(f"{place.folder.name} copy")
    shutil.copytree(place.folder, copy)
    return Home(copy)


def test_what_stands_in_plain_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(f"to {HANAKO.name}", encoding="utf-16")
    assert in_plain(tmp_path, WORDS) == [("a", HANAKO.name)]

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.vault.lock import Lock


def test_a_second_taker_is_told_and_the_first_can_let_go(tmp_path: Path) -> None:
    path = tmp_path / "vault.lock"
    first = Lock.take(path)
    with pytest.raises(Problem, match=r"problem\.vault_in_use"):
        Lock.take(path)
    first.release()
    first.release()
    Lock.take(path).release()


def test_another_process_is_told_and_kill_9_frees_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "vault.lock"
    program = (
        "import sys; from pathlib import Path; from app.vault.lock import Lock;"
        f"lock = Lock.take(Path({str(path)!r})); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"held\n"
        with pytest.raises(Problem, match=r"problem\.vault_in_use"):
            Lock.take(path)
        child.kill()
        child.wait()
    Lock.take(path).release()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"problem\.cannot_write"):
        Lock.take(tmp_path / "missing" / "vault.lock")
    with pytest.raises(Problem, match=r"problem\.cannot_write"):
        Lock.take(tmp_path)

"""The window's scenes once more, on a real window of a real X server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

pytestmark = pytest.mark.real


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """Start an X server of its own; it chooses a free number and says which."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed (packaging/linux/real.txt)")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as said:
        number = said.readline().strip()
    if not number:
        server.wait()
        pytest.skip("Xvfb does not start on this machine")
    yield f":{number}"
    server.terminate()
    server.wait()


def run(display: str, home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "KAIJI_HOME": str(home),
    }
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def test_the_program_opens_its_window(display: str, tmp_path: Path) -> None:
    opened = run(display, tmp_path, "-m", "ui", "--bench-painted")
    assert opened.returncode == 0, opened.stderr
    assert opened.stdout == "painted\n"


def test_the_scenes_work_on_a_real_window(display: str, tmp_path: Path) -> None:
    tried = run(display, tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider",
                "tests/ui/test_scenes.py")  # fmt: skip
    assert tried.returncode == 0, tried.stdout[-3000:]

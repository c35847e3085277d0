from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.base.messages import LANGUAGES, Messages
from ui import screen

ROOT = Path(__file__).resolve().parents[2]

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have one")


def start(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the window in an environment that holds nothing else."""
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "ui"],
        cwd=ROOT,
        env={**kept, "KAIJI_HOME": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@linux
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_screen_there_is_one_sentence_and_the_other_way(
    tmp_path: Path, language: str
) -> None:
    ended = start(tmp_path, KAIJI_LANG=language)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr == Messages(language).text("problem.no_screen") + "\n"
    assert "kaiji-cli" in ended.stderr


@linux
def test_a_screen_that_does_not_answer_is_named(tmp_path: Path) -> None:
    ended = start(tmp_path, DISPLAY=":4711", KAIJI_LANG="en")
    assert ended.returncode == 1
    assert ":4711" in ended.stderr
    assert ended.stderr.count("\n") == 1


@linux
def test_a_display_that_is_no_name_at_all_is_refused(tmp_path: Path) -> None:
    ended = start(tmp_path, DISPLAY="開示\udcff", KAIJI_LANG="en")
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1


@linux
def test_a_wayland_name_without_a_socket_is_no_screen(tmp_path: Path) -> None:
    environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    problem = screen.screen_problem(environment)
    assert problem is not None
    assert problem.code == "problem.no_screen"


@linux
def test_a_wayland_socket_is_a_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("wayland-0")
        environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
        problem = screen.screen_problem(environment)
    # Where the library is absent, that is said; it is not said that there is no screen.
    assert problem is None or problem.code == "problem.missing_libraries"


@linux
def test_missing_libraries_are_named_by_package(monkeypatch: pytest.MonkeyPatch) -> None:
    real = ctypes.CDLL

    def load(name: str) -> ctypes.CDLL:
        if name in ("libxcb-cursor.so.0", "libxcb-icccm.so.4"):
            raise OSError(name)
        return real(name)

    monkeypatch.setattr(ctypes, "CDLL", load)
    problem = screen.screen_problem({"DISPLAY": ":4711"})
    assert isinstance(problem, Problem)
    assert problem.code == "problem.missing_libraries"
    assert "libxcb-cursor0" in Messages("en").say(problem.message)
    assert "libxcb-icccm4" in Messages("ja").say(problem.message)


@linux
def test_offscreen_needs_no_screen() -> None:
    assert screen.screen_problem({"QT_QPA_PLATFORM": "offscreen"}) is None
    assert screen.screen_problem({"QT_QPA_PLATFORM": "minimal:x=1"}) is None


@linux
def test_wayland_asked_for_is_not_answered_by_x11() -> None:
    problem = screen.screen_problem({"QT_QPA_PLATFORM": "wayland", "DISPLAY": ":0"})
    assert problem is not None
    assert problem.code == "problem.no_screen"


def test_elsewhere_there_is_always_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert screen.screen_problem({}) is None


def test_the_window_says_painted_and_ends(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KAIJI_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-m", "ui", "--bench-painted", "--lang", "ja", "--theme", "dark"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "painted\n"), ended.stderr


def test_the_start_imports_nothing_heavy(tmp_path: Path) -> None:
    """Until the window is painted, the letters, the vault and the key store are not loaded."""
    code = (
        "import sys, ui.__main__\n"
        "sys.argv = ['kaiji', '--bench-painted']\n"
        "assert ui.__main__.main() == 0\n"
        "print(*sorted(sys.modules))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "KAIJI_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    loaded = set(ended.stdout.split())
    heavy = {"keyring", "typst", "jinja2", "docx", "cryptography", "markdown_it", "apsw", "msgspec"}
    assert loaded & heavy == set()

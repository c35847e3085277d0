"""The key store of a real desktop: gnome-keyring in a D-Bus session of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.real
def test_the_secret_service_keeps_the_key(tmp_path: Path) -> None:
    for program in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed (packaging/linux/real.txt)")
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    left_out = ("DISPLAY", "WAYLAND_DISPLAY", "PYTHON_KEYRING_BACKEND", "GNOME_KEYRING_CONTROL")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        environment[name] = str(runtime)
    session = [sys.executable, str(HERE / "keyring_session.py")]
    # keyring leaves its socket open where the collection is locked.
    lenient = ["-W", "ignore:unclosed:ResourceWarning"]
    tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *lenient]
    ran = subprocess.run(
        ["dbus-run-session", "--", *session, *tests, str(HERE / "in_keyring_session.py")],
        cwd=HERE.parent.parent,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr

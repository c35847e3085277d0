"""What every test stands on: a home of its own, no user's settings, the shared material."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.laws import shelf

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty home of Kaiji, also in the environment."""
    folder = tmp_path / "home"
    monkeypatch.setenv("KAIJI_HOME", str(folder))
    monkeypatch.delenv("KAIJI_PASSPHRASE", raising=False)
    monkeypatch.delenv("KAIJI_LANG", raising=False)
    return folder


@pytest.fixture(autouse=True)
def no_law_data_of_others() -> Iterator[None]:
    """Let no test count with the law data of another one's home."""
    yield
    shelf.use(None)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of shared test material, or skip where it is absent."""
    folder = Path(os.environ.get("KAIJI_SHARED", ROOT.parent / "shared"))
    if not (folder / "DESIGN.md").is_file():
        pytest.skip("the shared test material is not on this machine")
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the expected letters be written anew, to be reviewed as a difference."""
    parser.addoption("--update-golden", action="store_true", help="write expected files anew")

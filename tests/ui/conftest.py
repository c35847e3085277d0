from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.base.clock import FixedClock
from app.base.paths import Home
from app.bootstrap import Core, OpenCore
from app.services import vault as vault_service
from tests.fakes import CHEAP
from ui.appearance import Appearance
from ui.widgets.theme import LIGHT
from ui.wording import Words

DAY = date(2026, 11, 21)


@pytest.fixture
def words(qapp: QApplication) -> Words:
    """Give the words of an English window."""
    return Words("en")


@pytest.fixture(params=["en", "ja"])
def each_words(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Words]:
    """Give the words of a light window, once in each language."""
    words = Words(request.param)
    made = Appearance(qapp, words, "light")
    yield words
    qapp.styleHints().colorSchemeChanged.disconnect(made.follow)
    made.deleteLater()


@pytest.fixture
def core(tmp_path: Path) -> Iterator[OpenCore]:
    """Give the core of an empty vault, on a fixed day."""
    home = Home(tmp_path / "home")
    vault, _ = vault_service.init(home, passphrase="a sample passphrase", argon=CHEAP)
    opened = Core(home, FixedClock(DAY)).unlocked(vault)
    yield opened
    opened.close()


@pytest.fixture
def appearance(qapp: QApplication, words: Words) -> Iterator[Appearance]:
    """Give the look of a light window, which follows ``words``."""
    made = Appearance(qapp, words, "light")
    made.show_tokens(LIGHT)
    yield made
    qapp.styleHints().colorSchemeChanged.disconnect(made.follow)
    made.deleteLater()

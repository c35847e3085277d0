from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.appearance import Appearance
from ui.widgets.theme import LIGHT
from ui.wording import Words


@pytest.fixture
def words(qapp: QApplication) -> Words:
    """Give the words of an English window."""
    return Words("en")


@pytest.fixture
def appearance(qapp: QApplication, words: Words) -> Iterator[Appearance]:
    """Give the look of a light window, which follows ``words``."""
    made = Appearance(qapp, words, "light")
    made.show_tokens(LIGHT)
    yield made
    qapp.styleHints().colorSchemeChanged.disconnect(made.follow)
    made.deleteLater()

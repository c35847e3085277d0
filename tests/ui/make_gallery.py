"""Pictures of every page from the sample workspace, in both languages and themes: ``make gallery``.

usage: python -m tests.ui.make_gallery FOLDER [LANGUAGE-THEME ...]
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.base.paths import Home
from tests.fakes import MemoryKeyStore
from tests.ui.shots import settle
from tests.ui.workspace import DAY, PAGES, make_samples, open_window, rest
from ui.appearance import Appearance
from ui.widgets.theme import THEMES
from ui.wiring import Window, build_window
from ui.wording import Words

LANGUAGES = ("en", "ja")
SHOWN_THEMES = ("light", "dark")

#: Pictures of the visual language that also exist in high contrast.
_CONTRAST = ("02-today", "04-case")


class Painter:
    """Takes the pictures of one language and theme."""

    def __init__(self, folder: Path, built: Window, name: str) -> None:
        self._folder, self._built, self._name = folder, built, name

    def take(self, page: str) -> None:
        """Write what the window shows now."""
        rest(self._built)
        path = self._folder / f"{page}-{self._name}.png"
        assert self._built.window.grab().save(str(path), "PNG", 0)

    def all(self) -> None:
        """Go through the pages of an open vault."""
        for page, show in PAGES.items():
            show(self._built)
            self.take(page)


def _open(application: QApplication, home: Home, language: str, theme: str) -> Window:
    words = Words(language)
    appearance = Appearance(application, words, "light")
    appearance.show_tokens(THEMES[theme])
    return open_window(application, home, words, appearance)


def _first_start(application: QApplication, folder: Path, language: str, theme: str) -> None:
    """The pages before there is anything: the welcome, and Today without requests."""
    words = Words(language)
    appearance = Appearance(application, words, "light")
    appearance.show_tokens(THEMES[theme])
    with tempfile.TemporaryDirectory() as empty:
        home = Home(Path(empty))
        built = build_window(words, appearance, home, find_keystore=MemoryKeyStore)
        built.window.resize(1280, 800)
        built.window.show()
        rest(built, 500)
        Painter(folder, built, f"{language}-{theme}").take("01-welcome")
        built.window.hide()
        built.end()
    settle()


def main(folder: Path, wanted: list[str]) -> None:
    """Write the pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Nobody's own folder stands in a picture.
    os.environ["HOME"] = "/home/sample"
    application = QApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        for language in LANGUAGES:
            for theme in (*SHOWN_THEMES, "contrast"):
                name = f"{language}-{theme}"
                if wanted and name not in wanted:
                    continue
                home = make_samples(Path(place) / name)
                built = _open(application, home, language, theme)
                painter = Painter(folder, built, name)
                if theme == "contrast":
                    for page in _CONTRAST:
                        PAGES[page](built)
                        painter.take(page)
                else:
                    painter.all()
                built.window.hide()
                built.end()
                if theme != "contrast":
                    _first_start(application, folder, language, theme)
                sys.stdout.write(f"{name}: pictures of {DAY:%Y-%m-%d} in {folder}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

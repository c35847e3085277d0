"""Language and theme, changed at once and remembered in ``settings.toml``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from app.base import settings
from app.base.errors import Problem
from app.base.messages import LANGUAGES
from ui.appearance import CHOICES, Appearance
from ui.problems import Problems
from ui.widgets.card import Card
from ui.widgets.field import Reason
from ui.widgets.heading import PageHeading
from ui.widgets.page import Page
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class SettingsPage(Page):
    """Two choices so far; each takes effect while the window is open."""

    def __init__(
        self,
        words: Words,
        appearance: Appearance,
        problems: Problems,
        file: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._appearance, self._problems = words, appearance, problems
        self._file = file
        self._heading = PageHeading()
        self.header.addWidget(self._heading, 1)
        self._language_label = Text("", Role.LABEL)
        self._theme_label = Text("", Role.LABEL)
        self._language = QComboBox()
        self._language.setObjectName("language")
        self._theme = QComboBox()
        self._theme.setObjectName("theme")
        self._language.activated.connect(self._choose_language)
        self._theme.activated.connect(self._choose_theme)
        self._reason = Reason()
        card = Card()
        grid = QGridLayout()
        grid.setSpacing(12)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self._language_label, 0, 0)
        grid.addWidget(self._language, 0, 1)
        grid.addWidget(self._theme_label, 1, 0)
        grid.addWidget(self._theme, 1, 1)
        card.body.addLayout(grid)
        card.body.addWidget(self._reason)
        self.content.addWidget(card)
        self.content.addStretch(1)
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def _choose_language(self, row: int) -> None:
        language = self._language.itemData(row)
        self._words.set_language(language)
        self._keep(language=language)

    def _choose_theme(self, row: int) -> None:
        theme = self._theme.itemData(row)
        self._appearance.choose(theme)
        self._keep(theme=theme)

    def _keep(self, **changes: str) -> None:
        kept = replace(settings.load(self._file), **changes)  # type: ignore[arg-type]
        try:
            settings.save(self._file, kept)
        except Problem as problem:
            self._problems.tell(problem)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._heading.set_words(text("settings.title"))
        self._language_label.set_text(text("settings.language"))
        self._theme_label.set_text(text("settings.theme"))
        self._reason.say(text("settings.reason"))
        self._language.setAccessibleName(text("settings.language"))
        self._theme.setAccessibleName(text("settings.theme"))
        self._language.clear()
        for language in LANGUAGES:
            self._language.addItem(text(f"settings.language.{language}"), language)
        self._language.setCurrentIndex(LANGUAGES.index(self._words.language))
        self._theme.clear()
        for theme in CHOICES:
            self._theme.addItem(text(f"settings.theme.{theme}"), theme)
        self._theme.setCurrentIndex(max(0, self._theme.findData(self._appearance.choice)))

"""Language, theme, text size, motion: changed at once, without a restart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.base import settings
from app.base.errors import Problem
from app.base.messages import LANGUAGES
from app.services.preferences import Personal
from ui.appearance import CHOICES, TEXT_SIZES, Appearance
from ui.problems import Problems
from ui.settings.section import Row, Section, fill
from ui.wording import Words


class Looks(Section):
    """How the window speaks and looks; all but motion is kept in ``settings.toml``.

    Signals:
        changed: personal choices by their names.
    """

    changed = Signal(dict)

    def __init__(
        self,
        words: Words,
        appearance: Appearance,
        problems: Problems,
        file: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("section_looks", parent)
        self._words, self._appearance, self._problems = words, appearance, problems
        self._file = file
        self._language, self._theme, self._size = QComboBox(), QComboBox(), QComboBox()
        boxes = {"language": self._language, "theme": self._theme, "text_size": self._size}
        for name, box in boxes.items():
            box.setObjectName(name)
        self._still = QCheckBox()
        self._still.setObjectName("less_motion")
        self._language.activated.connect(self._choose_language)
        self._theme.activated.connect(self._choose_theme)
        self._size.activated.connect(self._choose_size)
        self._still.clicked.connect(lambda on: self.changed.emit({"less_motion": on}))
        controls = (self._language, self._theme, self._size, self._still)
        self._rows = [Row(control) for control in controls]
        self.add_rows(self._rows)

    def show_personal(self, personal: Personal) -> None:
        """Show what was chosen."""
        self._still.setChecked(personal.less_motion)

    def _choose_language(self, row: int) -> None:
        language = self._language.itemData(row)
        self._keep(language=language)
        self._words.set_language(language)

    def _choose_theme(self, row: int) -> None:
        theme = self._theme.itemData(row)
        self._appearance.choose(theme)
        self._keep(theme=theme)

    def _choose_size(self, row: int) -> None:
        size = self._size.itemData(row)
        self._appearance.choose_text_size(size)
        self._keep(text_size=size)

    def _keep(self, **changes: str | int) -> None:
        kept = replace(settings.load(self._file), **changes)  # type: ignore[arg-type]
        try:
            settings.save(self._file, kept)
        except Problem as problem:
            self._problems.tell(problem)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self.set_heading(text("settings.looks"))
        language, theme, size, still = self._rows
        language.set_words(text("settings.language"), text("gate.language_reason"))
        theme.set_words(text("settings.theme"))
        size.set_words(text("settings.text_size"))
        still.set_words(text("settings.less_motion"), text("settings.less_motion_reason"))
        names = [(text(f"settings.language.{each}"), each) for each in LANGUAGES]
        fill(self._language, names, self._words.language)
        themes = [(text(f"settings.theme.{each}"), each) for each in CHOICES]
        fill(self._theme, themes, self._appearance.choice)
        sizes = [
            (
                text("settings.percent", percent=each) if each else text("settings.theme.system"),
                each,
            )
            for each in TEXT_SIZES
        ]
        fill(self._size, sizes, self._appearance.text_size)

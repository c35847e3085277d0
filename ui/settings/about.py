"""What Kaiji is, under which licence, and whose work it carries."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.settings.section import Section
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.emblem import Emblem
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_LINES = 12


class AboutSection(Section):
    """Version, licence, notices."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("section_about", parent)
        self._words = words
        self._name = Text("", Role.STRONG)
        self._licence = Text("", Role.LABEL, "text2")
        self._advice = Text("", Role.LABEL, "text2")
        self._open = Button("", Kind.LINK, icon="file-text")
        self._open.setObjectName("show_notices")
        self._open.clicked.connect(self._toggle)
        self._notices = Paragraph(read_only=True)
        self._notices.setObjectName("notices")
        self._notices.hide()
        column = QVBoxLayout()
        column.setSpacing(2)
        for text in (self._name, self._licence, self._advice):
            column.addWidget(text)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Emblem())
        row.addLayout(column, 1)
        self.body.addLayout(row)
        self.body.addWidget(self._open)
        self.body.addWidget(self._notices)

    def close_notices(self) -> bool:
        """Close the notices; say whether they were open."""
        was_open = not self._notices.isHidden()
        if was_open:
            self._toggle()
        return was_open

    def _toggle(self) -> None:
        if not self._notices.toPlainText():
            self._notices.setPlainText(_notices())
        self._notices.setFixedHeight(_LINES * look.type_().line(Role.BODY))
        self._notices.setVisible(self._notices.isHidden())
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self.set_heading(text("settings.about"))
        self._name.set_text(text("settings.version", version=_version()))
        self._licence.set_text(text("settings.licence"))
        self._advice.set_text(text("settings.advice"))
        shown = not self._notices.isHidden()
        self._open.set_words(text("settings.notices_hide" if shown else "settings.notices_show"))
        self._notices.setAccessibleName(text("settings.notices"))


def _version() -> str:
    try:
        return version("kaiji")
    except PackageNotFoundError:
        # Run from a copy that was never installed.
        return ""


def _notices() -> str:
    """Give the notices of what is shipped within Kaiji itself: its icons."""
    return files("ui").joinpath("icons", "LICENSE-lucide.txt").read_text(encoding="utf-8")

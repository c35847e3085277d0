"""Where you live and how letters usually leave."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from app.base.ids import ChannelKind
from app.services.preferences import Personal
from ui.home_place import HomePlace
from ui.settings.section import Row, Section, fill
from ui.widgets.buttons import Button, Kind
from ui.wording import Words


class HomeSection(Section):
    """Country and region, channel, folder; kept in the vault.

    Signals:
        changed: personal choices by their names.
    """

    changed = Signal(dict)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("section_home", parent)
        self._words = words
        self._personal = Personal()
        self._place = HomePlace(words)
        self._place.chosen.connect(
            lambda country, region: self.changed.emit(
                {"home_country": country, "home_region": region}
            )
        )
        self._channel = QComboBox()
        self._channel.setObjectName("default_channel")
        self._channel.activated.connect(
            lambda row: self.changed.emit({"default_channel": self._channel.itemData(row)})
        )
        self._choose = Button("", Kind.SECONDARY, icon="folder-open")
        self._choose.setObjectName("choose_folder")
        self._choose.clicked.connect(self._choose_folder)
        self._usual = Button("", Kind.QUIET, icon="undo-2")
        self._usual.setObjectName("usual_folder")
        self._usual.clicked.connect(lambda: self.changed.emit({"letters_folder": ""}))
        self._rows = [Row(self._place), Row(self._channel), Row(self._choose, self._usual)]
        self.add_rows(self._rows)

    def show_personal(self, personal: Personal) -> None:
        """Show what was chosen."""
        self._personal = personal
        self._place.show_place(personal.home_country, personal.home_region)
        self.retranslate()

    def _folder(self) -> str:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return self._personal.letters_folder or QStandardPaths.writableLocation(documents)

    def _choose_folder(self) -> None:
        title = self._words.text("settings.folder")
        chosen = QFileDialog.getExistingDirectory(self.window(), title, self._folder())
        if chosen:
            self.changed.emit({"letters_folder": str(Path(chosen))})

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self.set_heading(text("settings.home"))
        place, channel, folder = self._rows
        place.set_words(text("gate.home"), text("settings.home_reason"), name=False)
        channel.set_words(text("settings.channel"), text("settings.channel_reason"))
        folder.set_words(text("settings.folder"), self._folder(), name=False)
        channels: list[tuple[str, object]] = [(text("settings.channel_any"), None)]
        channels += [(text(f"channel.{each}"), each) for each in ChannelKind]
        fill(self._channel, channels, self._personal.default_channel)
        self._choose.set_words(text("settings.choose_folder"))
        self._usual.set_words("", name=text("settings.usual_folder"))
        self._usual.setVisible(bool(self._personal.letters_folder))

"""Where the user wants letters: a file or a folder, asked for as the desktop does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services.preferences import Personal
from ui.wording import Words


class Where:
    """Asks where a letter goes, beginning where the user keeps letters."""

    def __init__(self, words: Words, personal: Callable[[], Personal], over: QWidget) -> None:
        self._words, self._personal, self._over = words, personal, over

    def file(self, name: str) -> Path | None:
        """Ask for a file, with a name suggested; None = rather not."""
        title = self._words.text("request.save_as")
        path, _ = QFileDialog.getSaveFileName(self._over, title, str(self._usual() / name))
        return Path(path) if path else None

    def folder(self) -> Path | None:
        """Ask for a folder; None = rather not."""
        title = self._words.text("request.folder")
        path = QFileDialog.getExistingDirectory(self._over, title, str(self._usual()))
        return Path(path) if path else None

    def _usual(self) -> Path:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        chosen = self._personal().letters_folder
        folder = Path(chosen or QStandardPaths.writableLocation(documents))
        # A dialog asked for a folder that is not there begins wherever the program was started.
        return folder if folder.is_dir() else Path.home()

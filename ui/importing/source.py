"""What is brought in: a file or a folder, chosen or dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_PATTERNS = "*.zip *.jsonl.gz *.jsonl *.ndjson *.json *.toml *.csv *.tsv *.txt"


class ImportSource(QWidget):
    """Two buttons and a place to drop.

    Signals:
        given: the path of a file or folder.
    """

    given = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setAcceptDrops(True)
        self._title = Text("", Role.HEADING)
        self._kinds = Text("", Role.LABEL, "text2")
        self._promise = Text("", Role.SMALL, "text2")
        self._file = Button("", Kind.PRIMARY, icon="file-text")
        self._file.setObjectName("import_file")
        self._folder = Button("", Kind.SECONDARY, icon="folder-open")
        self._folder.setObjectName("import_folder")
        self._file.clicked.connect(self._choose_file)
        self._folder.clicked.connect(self._choose_folder)
        card = Card()
        card.body.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._file)
        row.addWidget(self._folder)
        row.addStretch(1)
        card.body.addWidget(self._title)
        card.body.addWidget(self._kinds)
        card.body.addLayout(row)
        card.body.addWidget(self._promise)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)

    def press(self) -> None:
        """Ask for a file."""
        self._file.click()

    def say_busy(self, busy: str) -> None:
        """Refuse other files, with the reason; empty = they are welcome."""
        self._file.refuse(busy)
        self._folder.refuse(busy)
        self.setAcceptDrops(not busy)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._title.set_text(text("importing.what"))
        self._kinds.set_text(text("importing.kinds"))
        self._promise.set_text(text("importing.promise"))
        self._file.set_words(text("importing.choose_file"))
        self._folder.set_words(text("importing.choose_folder"))

    def _choose_file(self) -> None:
        kinds = self._words.text("importing.files", patterns=_PATTERNS)
        title = self._words.text("importing.choose_file")
        path, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if path:
            self.given.emit(Path(path))

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self._words.text("importing.choose_folder"))
        if path:
            self.given.emit(Path(path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.given.emit(paths[0])

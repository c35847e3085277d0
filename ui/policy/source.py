"""Where a policy comes from: pasted words, a file, or the address of a page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_LINES = 12


class SourceForm(QWidget):
    """Three ways to a policy's text, each with its own button.

    Signals:
        text_given: words that were pasted or typed.
        file_given: the path of a file, chosen or dropped.
        page_given: the address of a page; only then is anything fetched.
        stop_asked: leave what is being fetched.
    """

    text_given = Signal(str)
    file_given = Signal(object)
    page_given = Signal(str)
    stop_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setAcceptDrops(True)
        self.text = Field("policy_paste", lines=_LINES)
        self.address = Field("policy_address")
        self._read = self._button("policy_read", Kind.PRIMARY, "scan-text")
        self._open = self._button("policy_open", Kind.SECONDARY, "file-text")
        self._fetch = self._button("policy_fetch", Kind.SECONDARY, "download")
        self._stop = self._button("policy_stop", Kind.QUIET, "x")
        self._why = Text("", Role.SMALL, "text2")
        self._fetch_why = Text("", Role.SMALL, "text2")
        self._read.clicked.connect(lambda: self.text_given.emit(self.text.value()))
        self._open.clicked.connect(self._choose)
        self._fetch.clicked.connect(lambda: self.page_given.emit(self.address.value().strip()))
        self._stop.clicked.connect(self.stop_asked)
        self.text.edited.connect(self._free)
        self.address.edited.connect(self._free)
        self._lay_out()
        self.say_busy(busy=False)

    def _button(self, name: str, kind: Kind, icon: str) -> Button:
        button = Button("", kind, icon=icon)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        paste, page = Card(), Card()
        first = paste.body
        first.setSpacing(10)
        first.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._read)
        row.addWidget(self._open)
        row.addStretch(1)
        first.addLayout(row)
        first.addWidget(self._why)
        second = page.body
        second.setSpacing(10)
        second.addWidget(self.address)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._fetch)
        row.addWidget(self._stop)
        row.addStretch(1)
        second.addLayout(row)
        second.addWidget(self._fetch_why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(paste)
        column.addWidget(page)

    def say_busy(self, *, busy: bool) -> None:
        """Say that something is being read, which can be left; or that nothing is."""
        self._busy = busy
        self._stop.setVisible(busy)
        self._free()

    def press(self) -> None:
        """Do what is ready: read the words, else fetch the page."""
        for button in (self._read, self._fetch):
            if button.isEnabled():
                button.click()
                return

    def _free(self, *_what: object) -> None:
        text = self._words.text
        busy = text("policy.busy") if self._busy else ""
        self._read.refuse(busy or ("" if self.text.value().strip() else text("policy.paste_first")))
        self._open.refuse(busy)
        empty = "" if self.address.value().strip() else text("policy.address_first")
        self._fetch.refuse(busy or empty)

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was typed stays."""
        text = self._words.text
        self.text.set_words(text("policy.paste"), placeholder=text("policy.paste_here"))
        self.address.set_words(text("policy.address"), placeholder="https://")
        self._read.set_words(text("policy.read"))
        self._open.set_words(text("policy.open"))
        self._fetch.set_words(text("policy.fetch"))
        self._stop.set_words(text("policy.stop"))
        self._why.set_text(text("policy.kinds"))
        self._fetch_why.set_text(text("policy.fetch_why"))
        self._free()

    def _choose(self) -> None:
        kinds = self._words.text("policy.files", patterns="*.txt *.html *.htm *.pdf *.docx *.md")
        title = self._words.text("policy.open")
        path, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if path:
            self.file_given.emit(Path(path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.file_given.emit(paths[0])

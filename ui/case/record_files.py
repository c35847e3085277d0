"""The files that go with what is being recorded: chosen or dropped, read when it is recorded."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.flow import Flow
from ui.widgets.tip import plain_tip
from ui.wording import Words

_NAME = 40


class RecordFiles(QWidget):
    """A button to attach files, and one to leave each of them out again.

    Signals:
        changed: files were added or left out.
    """

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._paths: list[Path] = []
        self._attach = Button("", Kind.SECONDARY, icon="paperclip", size=Size.SMALL)
        self._attach.setObjectName("attach_file")
        self._attach.clicked.connect(self.choose)
        self._files = QWidget()
        self._flow = Flow(self._files, gap=6)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._attach, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._files, 1)
        row.addStretch()
        self._files.hide()
        self.retranslate()

    def paths(self) -> tuple[Path, ...]:
        """Give the files, in the order they were added."""
        return tuple(self._paths)

    def add(self, paths: Iterable[Path]) -> None:
        """Add files; one that is there already stays once."""
        for path in paths:
            if path not in self._paths:
                self._paths.append(path)
        self._show()
        self.changed.emit()

    def clear(self) -> None:
        """Leave all of them out."""
        self._paths = []
        self._show()

    def choose(self) -> None:
        """Let the user choose files."""
        title = self._words.text("case.choose_files")
        names, _ = QFileDialog.getOpenFileNames(self, title)
        if names:
            self.add(Path(name) for name in names)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._attach.set_words(self._words.text("case.record.attach"))
        self._show()

    def _show(self) -> None:
        self._flow.clear()
        for path in self._paths:
            name = path.name if len(path.name) <= _NAME else path.name[: _NAME - 1] + "…"
            button = Button(name, Kind.TONAL, icon="x", size=Size.SMALL)
            button.setAccessibleName(self._words.text("case.record.drop_file", name=path.name))
            button.setToolTip(plain_tip(str(path)))
            button.clicked.connect(lambda _checked=False, path=path: self._leave_out(path))
            self._flow.addWidget(button)
            button.show()
        self._files.setVisible(bool(self._paths))

    def _leave_out(self, path: Path) -> None:
        self._paths.remove(path)
        self._show()
        self.changed.emit()

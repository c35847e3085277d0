"""Failures on screen: a foreseeable one is a sentence, any other one a report."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.base.errors import Cancelled, Problem
from ui.widgets.buttons import Button, Kind
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


def report(error: BaseException) -> str:
    """Describe a bug without a word of the user's: kinds and places, no values.

    The messages of exceptions are left out; they may quote what was typed.
    """
    lines = [
        f"Python {sys.version.split()[0]}, PySide {PySide6.__version__}, {sys.platform}",
        "",
    ]
    chain: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in chain:
        chain.append(each)
        each = each.__cause__ or each.__context__
    for link in reversed(chain):
        for frame in traceback.extract_tb(link.__traceback__):
            place = "/".join(Path(frame.filename).parts[-3:])
            lines.append(f"{place}:{frame.lineno} {frame.name}")
        lines.append(type(link).__name__)
        lines.append("")
    return "\n".join(lines).rstrip()


class Problems(QObject):
    """Tells what went wrong, in the language of the moment.

    Signals:
        told: the sentence of a foreseeable failure, for the banner.
        broke: the report of a bug, for the report window.
    """

    told = Signal(str)
    broke = Signal(str)

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    @Slot(Exception)
    def tell(self, error: BaseException) -> None:
        """Tell of a failure; connect a task's ``failed`` to it. Being cancelled is none."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, Problem):
            self.told.emit(self._words.say(error.message))
            return
        import logging

        text = report(error)
        logging.getLogger("kaiji").error("a fault of Kaiji\n%s", text)
        self.broke.emit(text)

    def install_hook(self) -> None:
        """Catch, as a last resort, what no task and no service caught."""
        sys.excepthook = self._hook

    def _hook(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self.tell(error)


class Report(QObject):
    """Shows reports in one window, made when it is first needed."""

    def __init__(self, words: Words, over: QWidget) -> None:
        super().__init__(over)
        self._words = words
        self._over = over
        self._window: ReportWindow | None = None

    @Slot(str)
    def show(self, text: str) -> None:
        """Show a report; a second one replaces the first."""
        if self._window is None:
            self._window = ReportWindow(self._words, self._over)
        self._window.show_report(text)

    def hide(self) -> None:
        """Hide the window of reports: what it tells may be personal."""
        if self._window is not None:
            self._window.hide()


class ReportWindow(QDialog):
    """The report of a bug, with a button that copies it; it blocks nothing."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._title = Text("", Role.TITLE)
        self._line = Text("", Role.BODY, "text2")
        self._text = Paragraph(read_only=True)
        self._copied = Text("", Role.SMALL, "done", single=True).stretch()
        self._copy = Button("", Kind.SECONDARY, icon="copy")
        self._close = Button("", Kind.PRIMARY)
        self._close.setDefault(True)
        self._copy.clicked.connect(self._on_copy)
        self._close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self._copied, 1)
        foot.addWidget(self._copy)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        for widget in (self._title, self._line):
            column.addWidget(widget)
        column.addWidget(self._text, 1)
        column.addLayout(foot)
        self.resize(560, 420)
        words.language_changed.connect(self._say)
        self._say()

    def show_report(self, text: str) -> None:
        """Show a report; a second one replaces the first."""
        self._text.setPlainText(text)
        self._copied.set_text("")
        self.show()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copied.set_text(self._words.text("ui.report.copied"))

    def _say(self) -> None:
        title = self._words.text("ui.report.title")
        self.setWindowTitle(title)
        self._title.set_text(title)
        self._line.set_text(self._words.text("ui.report.line"))
        self._text.setAccessibleName(title)
        self._copy.set_words(self._words.text("ui.copy"))
        self._close.set_words(self._words.text("ui.close"))

"""The recovery code, shown once: to print, to copy, and to be forgotten here."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.keys import sheet as paper
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.field import Reason
from ui.widgets.paint import CARD, ring
from ui.widgets.paint import sheet as paint_sheet
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_COLUMNS = 4


class CodeGroups(QWidget):
    """A code in groups, as it is read aloud and written down; one stop for the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recovery_code")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._code = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setVerticalSpacing(8)
        self._groups: list[Text] = []

    def text(self) -> str:
        """Give the code."""
        return self._code

    def show_code(self, code: str) -> None:
        """Show another code; "" shows none."""
        self._code = code
        for each in self._groups:
            each.hide()
            each.deleteLater()
        self._groups = [Text(group, Role.TITLE) for group in code.split("-") if group]
        for number, each in enumerate(self._groups):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._grid.addWidget(each, number // _COLUMNS, number % _COLUMNS)
        self.setAccessibleDescription(code)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look.tokens()
        painter = QPainter(self)
        fill, line = tokens.colour("sunken"), tokens.colour("line2")
        paint_sheet(painter, self.rect(), fill, line, radius=CARD)
        if self.hasFocus():
            ring(painter, self.rect(), tokens.colour("focus"), radius=CARD)


class RecoveryCode(Card):
    """The code with what it is for.

    Signals:
        kept: the user says it is written down; it is forgotten here and on the clipboard.
    """

    kept = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._made, self._vault = date.min, ""
        self._title = Text("", Role.HEADING)
        self._reason = Text("", Role.LABEL, "text2")
        self._groups = CodeGroups()
        self._where = Reason()
        self._print = Button("", Kind.SECONDARY, icon="printer")
        self._print.setObjectName("print_code")
        self._print.clicked.connect(lambda: paper.print_sheet(self.sheet(), self.window()))
        self._copy = Button("", Kind.SECONDARY, icon="copy")
        self._copy.setObjectName("copy_code")
        self._copy.clicked.connect(self._put_on_clipboard)
        self._kept = Button("", Kind.PRIMARY, icon="check")
        self._kept.setObjectName("code_kept")
        self._kept.clicked.connect(self.keep)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._print)
        row.addWidget(self._copy)
        row.addStretch(1)
        row.addWidget(self._kept)
        self.body.setSpacing(12)
        for widget in (self._title, self._reason, self._groups, self._where):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.setFocusProxy(self._print)
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def show_code(self, code: str, made: date, vault: str) -> None:
        """Show a new code of the vault that lies at ``vault``."""
        self._made, self._vault = made, vault
        self._groups.show_code(code)
        self.retranslate()

    def _put_on_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self.code())
        self._copy.set_words(self._words.text("gate.copied"))

    def code(self) -> str:
        """Give the code shown; "" once it was kept."""
        return self._groups.text()

    def sheet(self) -> paper.CodeSheet:
        """Give what would be printed."""
        return paper.CodeSheet(self.code(), self._made, self._vault, self._words.language)

    def keep(self) -> None:
        """Take it that the code is written down."""
        self.forget()
        self.kept.emit()

    def forget(self) -> None:
        """Show the code no more, and take it off the clipboard."""
        clipboard = QGuiApplication.clipboard()
        if self.code() and clipboard.text() == self.code():
            clipboard.clear()
        self._groups.show_code("")

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._title.set_text(text("gate.code_title"))
        self._reason.set_text(text("gate.code_reason"))
        self._groups.setAccessibleName(text("gate.recovery_code"))
        self._where.say(text("gate.code_where", path=self._vault))
        self._print.set_words(text("gate.print"))
        self._copy.set_words(text("gate.copy"))
        self._kept.set_words(text("gate.kept"))

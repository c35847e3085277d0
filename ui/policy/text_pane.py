"""The text of a policy with what was read in it marked; whoever clicks a mark chooses it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from app.reading.finding import Finding
from ui.widgets import look
from ui.widgets.type import Role

_LINE = 25


class TextPane(QTextEdit):
    """A text that is read only, with findings, one chosen, and other people's contacts marked.

    Signals:
        chosen: the field of the finding that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("policy_text")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._findings: tuple[Finding, ...] = ()
        self._others: tuple[Finding, ...] = ()
        self._field = ""
        #: Qt counts in UTF-16: what lies outside the basic plane takes two of its places.
        self._wide: list[int] = []

    def show_text(self, text: str) -> None:
        """Show another text, from its start."""
        self.setPlainText(text)
        self._wide = [place for place, each in enumerate(text) if ord(each) > 0xFFFF]
        document = self.document()
        document.setDocumentMargin(20)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        height = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        height.setLineHeight(look.type_().px(_LINE), fixed)
        height.setBottomMargin(look.type_().px(4))
        cursor.mergeBlockFormat(height)
        self.setFont(look.type_().font(Role.READING))

    def mark(self, findings: tuple[Finding, ...], others: tuple[Finding, ...], field: str) -> None:
        """Mark what was read; what belongs to ``field`` is the chosen one and comes into view."""
        self._findings = tuple(each for each in findings if each.end > each.start)
        self._others = others
        moved = field != self._field
        self._field = field
        self._paint_marks()
        if moved and field:
            self._show_field()

    def _paint_marks(self) -> None:
        tokens = look.tokens()
        plain, chosen, foreign = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        plain.setBackground(tokens.colour("hl"))
        plain.setForeground(tokens.colour("text"))
        chosen.setBackground(tokens.colour("hl2"))
        chosen.setForeground(tokens.colour("text"))
        chosen.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        chosen.setUnderlineColor(tokens.colour("hl2_line"))
        foreign.setForeground(tokens.colour("text2"))
        foreign.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        marks = [(each, foreign) for each in self._others]
        marks += [(each, plain) for each in self._findings if each.field != self._field]
        # The chosen one comes last: it lies over what it shares words with.
        marks += [(each, chosen) for each in self._findings if each.field == self._field]
        self.setExtraSelections([self._selection(*mark) for mark in marks])

    def _selection(self, finding: Finding, look_: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(finding)
        selection.format = look_
        return selection

    def _cursor(self, finding: Finding) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._place(finding.start))
        cursor.setPosition(self._place(finding.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _place(self, offset: int) -> int:
        wide = sum(1 for place in self._wide if place < offset)
        return min(offset + wide, self.document().characterCount() - 1)

    def _show_field(self) -> None:
        first = next((each for each in self._findings if each.field == self._field), None)
        if first is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._place(first.start))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.textCursor().hasSelection():
            return
        place = self.cursorForPosition(event.position().toPoint()).position()
        for each in self._findings:
            if self._place(each.start) <= place <= self._place(each.end):
                self.chosen.emit(each.field)
                return

    def repaint_marks(self) -> None:
        """Take the colours of the moment."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.tokens().colour("surface"))
        self._paint_marks()

"""Empty states: they teach what to do first, and never apologise."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.widgets import look
from ui.widgets.buttons import Button
from ui.widgets.text import Text
from ui.widgets.type import Role

_WIDTH = 440


class _Drawing(QWidget):
    """A letter on its way, in three strokes."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, 136)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(tokens.colour("control"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(tokens.colour("surface"))
        painter.drawRoundedRect(QRectF(50, 28, 100, 70), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([QPointF(52, 32), QPointF(100, 68), QPointF(148, 32)])
        desk = QPainterPath(QPointF(10, 116))
        desk.cubicTo(QPointF(60, 106), QPointF(130, 126), QPointF(190, 112))
        pen.setColor(tokens.colour("accent"))
        painter.setPen(pen)
        painter.drawPath(desk)


class EmptyState(QWidget):
    """A drawing, one sentence, one line, and what to do."""

    def __init__(self, *actions: Button, parent: QWidget | None = None) -> None:
        """Make an empty state with at most three buttons below its words."""
        super().__init__(parent)
        self._sentence = Text("", Role.DISPLAY)
        self._line = Text("", Role.BODY, "text2")
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(_Drawing(), 0, centre)
        column.addSpacing(8)
        for text in (self._sentence, self._line):
            text.setAlignment(centre)
            column.addWidget(text, 0, centre)
        column.addSpacing(8)
        for action in actions:
            column.addWidget(action, 0, centre)
        column.addStretch(3)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        for text in (self._sentence, self._line):
            text.setFixedWidth(look.type_().px(_WIDTH))

    def set_words(self, sentence: str, line: str) -> None:
        """Set the sentence and the line below it."""
        self._sentence.set_text(sentence)
        self._line.set_text(line)

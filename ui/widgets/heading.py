"""Headings: a page's title with a line below, and the numbered steps of a form."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets import look
from ui.widgets.paint import sheet
from ui.widgets.text import Text
from ui.widgets.type import Role


class PageHeading(QWidget):
    """A page's title and the line below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text("", Role.TITLE, single=True).stretch()
        self._line = Text("", Role.LABEL, "text2", single=True).stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._line)

    def set_words(self, title: str, line: str = "") -> None:
        """Set the title and the line below."""
        self._title.set_text(title)
        self._line.set_text(line)
        self._line.setVisible(bool(line))


class _Number(QWidget):
    """A number in a filled circle."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_number(self, number: int) -> None:
        self._number = str(number)
        self.update()

    def sizeHint(self) -> QSize:
        side = look.type_().px(20)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, type_ = look.tokens(), look.type_()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        sheet(painter, rect, tokens.colour("text2"), radius=rect.height() / 2)
        font = type_.font(Role.SMALL_STRONG)
        width = QFontMetricsF(font).horizontalAdvance(self._number)
        drop = (rect.height() - type_.line(Role.SMALL_STRONG)) / 2
        painter.setFont(font)
        painter.setPen(tokens.colour("surface"))
        at = QPointF((rect.width() - width) / 2, drop + type_.baseline(Role.SMALL_STRONG))
        painter.drawText(at, self._number)


class StepHeading(QWidget):
    """A step of a form: its number in a circle, what it asks, a remark at the right."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._circle = _Number(number)
        self._heading = Text("", Role.HEADING, single=True)
        self._remark = Text("", Role.LABEL, "text2", single=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._circle)
        row.addWidget(self._heading)
        row.addStretch(1)
        row.addWidget(self._remark)

    def set_number(self, number: int) -> None:
        """Make it another step; its words are to be set after."""
        self._number = number
        self._circle.show_number(number)

    def set_words(self, heading: str, remark: str = "") -> None:
        """Set the heading and the remark at the right edge."""
        self._heading.set_text(heading)
        self._heading.setAccessibleName(f"{self._number}. {heading}")
        self._remark.set_text(remark)
        self._remark.setVisible(bool(remark))

"""The letter as it will be: its pages, always dark on light, or its plain text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QStackedLayout,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.widgets import look
from ui.widgets.paint import sheet
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Text
from ui.widgets.type import Role

_SHADOW = 4
_GAP = 16
_PAPER_RADIUS = 2
#: A page is never shown larger than this, in pixels.
_WIDEST = 720
#: Height of an A4 page by its width, for the blank sheet before the first letter.
_A4 = 297 / 210


class _Pages(QWidget):
    """Pages below each other, scaled to the width there is.

    Signals:
        width_changed: a page is shown this wide now, in pixels of the screen.
    """

    width_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[QPixmap] = []
        self._scaled: list[QPixmap] = []

    def set_pages(self, pages: list[QPixmap]) -> None:
        self._pages = pages
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
            self.width_changed.emit(round(self._page_width() * self.devicePixelRatioF()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look.tokens()
        painter = QPainter(self)
        top = _SHADOW
        for index, height in enumerate(self._heights()):
            rect = QRect(self._left(), top, self._page_width(), height)
            _shadow(painter, rect, dark=tokens.is_dark)
            sheet(painter, rect, tokens.colour("paper"), radius=_PAPER_RADIUS)
            if self._scaled:
                # The page comes in black on white; the paper may be softer than white.
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.drawPixmap(rect.topLeft(), self._scaled[index])
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            top += height + _GAP

    def _page_width(self) -> int:
        return max(80, min(_WIDEST, self.width() - 2 * _SHADOW))

    def _left(self) -> int:
        return (self.width() - self._page_width()) // 2

    def _heights(self) -> list[int]:
        width = self._page_width()
        if not self._pages:
            return [round(width * _A4)]
        return [round(width * page.height() / max(1, page.width())) for page in self._pages]

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        self._scaled = []
        for page, height in zip(self._pages, self._heights(), strict=False):
            size = QSize(round(self._page_width() * ratio), round(height * ratio))
            # Drawn for this width it is a pixel off at most, and sharper as it is.
            fits = abs(page.width() - size.width()) <= 1
            scaled = (
                QPixmap(page)
                if fits
                else page.scaled(
                    size,
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
            scaled.setDevicePixelRatio(ratio)
            self._scaled.append(scaled)
        heights = self._heights()
        self.setMinimumHeight(sum(heights) + _GAP * (len(heights) - 1) + 2 * _SHADOW)
        self.update()


def _shadow(painter: QPainter, rect: QRect, *, dark: bool) -> None:
    """Lay the soft shadow of a sheet of paper, the only one in the window."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(_SHADOW, 0, -1):
        strength = (26 if dark else 10) * (_SHADOW + 1 - spread) // _SHADOW
        painter.setBrush(QColor(0, 0, 0, strength))
        around = rect.adjusted(-spread, 1 - spread, spread, 1 + spread)
        painter.drawRoundedRect(around, _PAPER_RADIUS + spread, _PAPER_RADIUS + spread)
    painter.restore()


class LetterView(QWidget):
    """Shows pages, a plain text to read and copy, or a sentence why there is no letter yet.

    Signals:
        width_changed: a page is shown this wide now, in pixels of the screen.
    """

    width_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = _Pages()
        self._pages.width_changed.connect(self.width_changed)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._pages)
        self._scroll.viewport().setAutoFillBackground(False)
        self._pages.setAutoFillBackground(False)
        self._plain = Paragraph(read_only=True)
        self._note = Text("", Role.BODY, "text2")
        note = QWidget()
        column = QVBoxLayout(note)
        column.setContentsMargins(24, 48, 24, 24)
        column.addWidget(self._note)
        column.addStretch(1)
        self._stack = QStackedLayout(self)
        for each in (self._scroll, self._plain, note):
            self._stack.addWidget(each)

    def set_words(self, name: str) -> None:
        """Set what a screen reader calls the letter."""
        self._scroll.setAccessibleName(name)
        self._plain.setAccessibleName(name)

    def show_pages(self, pages: Sequence[bytes | QImage], text: str = "") -> None:
        """Show the pages of a letter.

        Args:
            pages: each a picture or a PNG, black on white, as wide as shown or wider.
            text: the whole letter in words, for screen readers.
        """
        images = (page if isinstance(page, QImage) else QImage.fromData(page) for page in pages)
        self._pages.set_pages([QPixmap.fromImage(image) for image in images])
        self._scroll.setAccessibleDescription(text)
        self._stack.setCurrentIndex(0)

    def show_text(self, text: str, marked: str = "") -> None:
        """Show plain text: a mail, or the letter's text; ``marked`` words are brought into view."""
        self._plain.setFont(look.type_().font(Role.READING))
        if text != self._plain.toPlainText():
            self._plain.setPlainText(text)
        self._stack.setCurrentIndex(1)
        self._mark(marked)

    def marked(self) -> str:
        """Give the words that are marked in the text."""
        return "".join(each.cursor.selectedText() for each in self._plain.extraSelections())

    def _mark(self, words: str) -> None:
        found = self._plain.document().find(words) if words else None
        if found is None or found.isNull():
            self._plain.setExtraSelections([])
            return
        selection = QTextEdit.ExtraSelection()
        style = QTextCharFormat()
        style.setBackground(look.tokens().colour("hl"))
        style.setForeground(look.tokens().colour("text"))
        selection.cursor, selection.format = found, style
        self._plain.setExtraSelections([selection])
        at = self._plain.textCursor()
        at.setPosition(found.selectionStart())
        self._plain.setTextCursor(at)
        self._plain.ensureCursorVisible()

    def show_note(self, sentence: str) -> None:
        """Say why there is no letter yet."""
        self._note.set_text(sentence)
        self._stack.setCurrentIndex(2)

"""The letter as it will be: its pages, always dark on light, or its plain text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
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
#: A page that fits the width there is is never shown larger than this, in pixels.
_WIDEST = 720
#: The width of an A4 page true to size, at 96 pixels an inch.
_TRUE = 210 / 25.4 * 96
#: The sizes to choose from, by the page's own.
_ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
#: Height of an A4 page by its width, for the blank sheet before the first letter.
_A4 = 297 / 210


class _Pages(QWidget):
    """Pages below each other, scaled to the width there is, or to a size chosen.

    Signals:
        width_changed: a page is shown this wide now, in pixels of the screen.
    """

    width_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._zoom: float | None = None
        self._pages: list[QPixmap] = []
        self._scaled: list[QPixmap] = []

    def set_pages(self, pages: list[QPixmap]) -> None:
        self._pages = pages
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
            self._tell_width()

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

    def set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self.setMinimumWidth(0 if zoom is None else self._page_width() + 2 * _SHADOW)
        self._fit()
        self._tell_width()

    def zoom(self) -> float:
        return self._page_width() / _TRUE

    def _tell_width(self) -> None:
        self.width_changed.emit(round(self._page_width() * self.devicePixelRatioF()))

    def _page_width(self) -> int:
        if self._zoom is not None:
            return round(_TRUE * self._zoom)
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
        zoom_changed: pages are shown in another size.
    """

    width_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = _Pages()
        self._pages.width_changed.connect(self.width_changed)
        self._pages.width_changed.connect(lambda _width: self.zoom_changed.emit())
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

    def zoom(self) -> float:
        """Give the size of the pages as they are shown, by their own; 1 = true to size."""
        return self._pages.zoom()

    def set_zoom(self, zoom: float | None) -> None:
        """Show the pages in this size; None = as wide as there is room. The place read stays."""
        bar = self._scroll.verticalScrollBar()
        share = (bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep())
        self._pages.set_zoom(zoom)
        QCoreApplication.sendPostedEvents(self._pages, QEvent.Type.LayoutRequest)
        bar.setValue(round(share * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def step(self, step: int) -> None:
        """Show the pages in the next size: ``1`` larger, ``-1`` smaller."""
        now = self.zoom()
        larger = [each for each in _ZOOMS if each > now + 0.01]
        smaller = [each for each in _ZOOMS if each < now - 0.01]
        if step > 0 and larger:
            self.set_zoom(larger[0])
        elif step < 0 and smaller:
            self.set_zoom(smaller[-1])

    def show_text(self, text: str, marked: tuple[int, int] | None = None) -> None:
        """Show plain text: a mail, or the letter's text.

        Args:
            text: what it says.
            marked: start and end of words to mark and to bring into view.
        """
        self._plain.setFont(look.type_().font(Role.READING))
        if text != self._plain.toPlainText():
            self._plain.setPlainText(text)
        self._stack.setCurrentIndex(1)
        self._mark(text, marked)

    def marked(self) -> str:
        """Give the words that are marked in the text."""
        return "".join(each.cursor.selectedText() for each in self._plain.extraSelections())

    def _mark(self, text: str, span: tuple[int, int] | None) -> None:
        if span is None:
            self._plain.setExtraSelections([])
            return
        found = QTextCursor(self._plain.document())
        found.setPosition(_units(text[: span[0]]))
        found.setPosition(_units(text[: span[1]]), QTextCursor.MoveMode.KeepAnchor)
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


def _units(text: str) -> int:
    """Count a text as Qt's documents do, in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

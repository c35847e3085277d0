"""An icon or a mark as a widget of its own, for layouts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets import look
from ui.widgets.icons import draw_icon
from ui.widgets.marks import Mark, certainty_mark, freshness_mark, status_mark

_Draw = Callable[[QPainter, QRectF], None]


class Glyph(QWidget):
    """A square picture of a fixed size. It says nothing to a screen reader: words stand beside it."""

    def __init__(self, draw: _Draw, pixels: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self._pixels = pixels
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @classmethod
    def icon(cls, name: str, token: str = "text2", pixels: int = 16) -> Glyph:  # noqa: S107
        """Show an icon of ``ui/icons.txt`` in the colour ``token``."""
        return cls(_icon(name, token), pixels)

    @classmethod
    def status(cls, mark: Mark, pixels: int = 20) -> Glyph:
        """Show a status mark."""
        return cls(_status(mark), pixels)

    @classmethod
    def certainty(cls, certainty: str, token: str = "text2", pixels: int = 14) -> Glyph:  # noqa: S107
        """Show how sure a date is: ``statutory``, ``promise``, ``convention``, ``happened``."""
        return cls(_certainty(certainty, token), pixels)

    @classmethod
    def freshness(cls, freshness: str, pixels: int = 16) -> Glyph:
        """Show how old a check is: ``fresh``, ``ageing``, ``stale``, ``unknown``."""
        return cls(_freshness(freshness), pixels)

    def show_icon(self, name: str, token: str = "text2") -> None:  # noqa: S107
        """Show another icon."""
        self._draw = _icon(name, token)
        self.update()

    def show_freshness(self, freshness: str) -> None:
        """Show another age of a check."""
        self._draw = _freshness(freshness)
        self.update()

    def show_status(self, mark: Mark) -> None:
        """Show another status mark."""
        self._draw = _status(mark)
        self.update()

    def show_certainty(self, certainty: str, token: str = "text2") -> None:  # noqa: S107
        """Show how sure another date is."""
        self._draw = _certainty(certainty, token)
        self.update()

    def sizeHint(self) -> QSize:
        side = look.type_().px(self._pixels)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._draw(QPainter(self), QRectF(self.rect()))


def _icon(name: str, token: str) -> _Draw:
    def draw(painter: QPainter, rect: QRectF) -> None:
        draw_icon(painter, rect, name, look.tokens().colour(token))

    return draw


def _certainty(certainty: str, token: str) -> _Draw:
    def draw(painter: QPainter, rect: QRectF) -> None:
        certainty_mark(painter, rect, certainty, look.tokens().colour(token))

    return draw


def _status(mark: Mark) -> _Draw:
    def draw(painter: QPainter, rect: QRectF) -> None:
        status_mark(painter, rect, mark, look.tokens())

    return draw


def _freshness(freshness: str) -> _Draw:
    def draw(painter: QPainter, rect: QRectF) -> None:
        freshness_mark(painter, rect, freshness, look.tokens())

    return draw

"""Sheets on the desk: cards and panels."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import look
from ui.widgets.paint import CARD, sheet


class Sheet(StrEnum):
    """What a sheet is made of."""

    #: White with a hairline.
    PLAIN = "plain"
    #: Tinted: the next step, something that waits for the user.
    NEXT = "next"


_SHEETS = {Sheet.PLAIN: ("surface", "line"), Sheet.NEXT: ("accent_tint", "accent_line")}


class Card(QFrame):
    """A sheet with rounded corners; lay widgets out in ``body``."""

    def __init__(
        self,
        made_of: Sheet = Sheet.PLAIN,
        *,
        padding: int = 16,
        horizontal: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a card.

        Args:
            made_of: its fill and border.
            padding: between border and contents; 12 where it is dense.
            horizontal: whether ``body`` runs from left to right.
            parent: the widget it lies in.
        """
        super().__init__(parent)
        self._made_of = made_of
        self.body: QVBoxLayout | QHBoxLayout = (
            QHBoxLayout(self) if horizontal else QVBoxLayout(self)
        )
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(12 if horizontal else 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look.tokens()
        fill, border = _SHEETS[self._made_of]
        painter = QPainter(self)
        sheet(painter, self.rect(), tokens.colour(fill), tokens.colour(border), radius=CARD)


class Panel(QWidget):
    """A plain area in one token, with a hairline on one edge if wanted: bars, side panels."""

    def __init__(
        self, token: str, edge: Qt.Edge | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._token = token
        self._edge = edge

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.colour(self._token))
        if self._edge is not None:
            painter.fillRect(_strip(self, self._edge), tokens.colour("line"))


class Rule(QWidget):
    """A hairline between two things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), look.tokens().colour("line"))


def parted(rows: Iterable[QWidget]) -> list[QWidget]:
    """Put a hairline between two rows each."""
    shown: list[QWidget] = []
    for row in rows:
        shown += [Rule(), row] if shown else [row]
    return shown


def refill(
    body: QBoxLayout, before: QWidget | None, rows: Iterable[QWidget], *, above: int = 0
) -> QWidget:
    """Put rows at the end of ``body``, in place of those put there ``before``.

    Args:
        body: the layout of a card.
        before: what the last call gave; None = there are none yet.
        rows: from top to bottom.
        above: room above them, in pixels.
    """
    if before is not None:
        body.removeWidget(before)
        before.hide()
        before.deleteLater()
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, above, 0, 0)
    column.setSpacing(0)
    for row in rows:
        column.addWidget(row)
    body.addWidget(made)
    # At once, not with the next turn of the event loop: nothing flickers.
    made.show()
    return made


def _strip(widget: QWidget, edge: Qt.Edge) -> QRect:
    rect = widget.rect()
    return {
        Qt.Edge.LeftEdge: QRect(0, 0, 1, rect.height()),
        Qt.Edge.RightEdge: QRect(rect.width() - 1, 0, 1, rect.height()),
        Qt.Edge.TopEdge: QRect(0, 0, rect.width(), 1),
        Qt.Edge.BottomEdge: QRect(0, rect.height() - 1, rect.width(), 1),
    }[edge]

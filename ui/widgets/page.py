"""The frame of every page: header, content that scrolls, side panel, bottom bar."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets import look
from ui.widgets.card import Panel
from ui.widgets.tab_order import order, stops

MARGIN = 24
BAR = 64
#: Qt's own "no maximum".
_ANY_WIDTH = 16_777_215


class Page(QWidget):
    """A page of the window. Lay its widgets out in ``header`` and ``content``.

    The content lies in a scroll area, so a page never makes the window taller than the screen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side: QWidget | None = None
        self._stops: list[QWidget] = []
        self._tabs = QTimer(self)
        self._tabs.setSingleShot(True)
        self._tabs.timeout.connect(self._order_tabs)
        self._side_width = 0
        self._bar: QWidget | None = None
        self._top = Panel("window")
        #: The line with the page's title; it does not scroll.
        self.header = QHBoxLayout(self._top)
        self.header.setContentsMargins(MARGIN, 16, MARGIN, 8)
        self.header.setSpacing(8)
        self._inner = Panel("window")
        self._inner.setObjectName("content")
        # What scrolls asks nobody above it for room, so it is heard here.
        self._inner.installEventFilter(self)
        #: What the page is about; scrolls. A stretch at its end is the page's own affair.
        self.content = QVBoxLayout(self._inner)
        self.content.setContentsMargins(MARGIN, 4, MARGIN - 4, MARGIN)
        self.content.setSpacing(12)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        self._main = QVBoxLayout()
        self._main.setSpacing(0)
        self._main.addWidget(self._top)
        self._main.addWidget(self._scroll, 1)
        self._folded = False
        self._upper = QHBoxLayout()
        self._upper.setSpacing(0)
        self._upper.addLayout(self._main, 1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(self._upper, 1)

    def set_side(self, width: int) -> QVBoxLayout:
        """Add a side panel of a fixed width and give the layout to fill."""
        self._side = Panel("sunken", Qt.Edge.LeftEdge)
        self._side_width = width
        column = QVBoxLayout(self._side)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(12)
        self._upper.addWidget(self._side)
        self._measure()
        return column

    def fold_side(self, *, folded: bool, shown: bool) -> None:
        """Put the side panel in the content's place, where there is no room beside it.

        Args:
            folded: whether it takes the content's place; else it stands beside, always shown.
            shown: whether the folded panel is in front, and the content behind it.
        """
        if self._side is None:
            return
        if folded != self._folded:
            self._folded = folded
            old, new = (self._upper, self._main) if folded else (self._main, self._upper)
            old.removeWidget(self._side)
            new.addWidget(self._side, 1 if folded else 0)
            self._measure()
        self._side.setVisible(shown or not folded)
        self._scroll.setVisible(not (folded and shown))

    def set_bar(self) -> QHBoxLayout:
        """Add a bar at the foot and give the layout to fill."""
        self._bar = Panel("surface", Qt.Edge.TopEdge)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(MARGIN, 8, MARGIN, 8)
        row.setSpacing(10)
        self._whole.addWidget(self._bar)
        self._measure()
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # Something came or went: once all of it has, Tab follows the new order.
            self._tabs.start()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tabs.start()

    def _order_tabs(self) -> None:
        # Only what is laid out has a place to be read at.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        parts = (self._top, self._inner, self._side, self._bar)
        found = [each for part in parts if part is not None for each in stops(part)]
        if found != self._stops:
            self._stops = found
            order(found)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        """Fit what has a size of its own to the text size of the moment."""
        if self._side is not None:
            width = look.type_().px(self._side_width)
            self._side.setMinimumWidth(0 if self._folded else width)
            self._side.setMaximumWidth(_ANY_WIDTH if self._folded else width)
        if self._bar is not None:
            self._bar.setMinimumHeight(look.type_().px(BAR))

    def regions(self) -> list[QWidget]:
        """Give the parts that F6 walks through, in reading order."""
        parts = (self._top, self._inner, self._side, self._bar)
        return [part for part in parts if part is not None and part.isVisible()]

    def reveal(self, widget: QWidget) -> None:
        """Scroll until ``widget`` is seen."""
        self._scroll.ensureWidgetVisible(widget)

    def close_innermost(self) -> bool:
        """Close the innermost open panel of the page, for Escape; say whether there was one."""
        return False

    def press_primary(self) -> None:
        """Do the page's primary action, for Ctrl+Enter."""

    def focus_search(self) -> None:
        """Put the keyboard into the page's own search, for Ctrl+F."""

    def entered(self) -> None:
        """Hear that the page is now in front."""

    def unfinished(self) -> Mapping[str, object] | None:
        """Give what was typed and not finished, in JSON values; None = nothing.

        Asked when the vault locks itself or the window closes, and kept in the vault.
        """
        return None

    def put_away(self) -> None:
        """Forget what must not stay in sight or on the clipboard: the vault closes."""

    def restore(self, values: Mapping[str, object]) -> None:
        """Show again what ``unfinished`` gave, perhaps by an older Kaiji; what does not fit is left."""

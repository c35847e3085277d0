"""A sheet over the window that closes with Escape, a click beside it, or its own doing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui.widgets import look
from ui.widgets.paint import NEW_REQUEST, sheet

_EDGE = 12


class Overlay(QFrame):
    """A sheet in the upper middle of its parent; not modal: nothing is asked, nothing is lost.

    Signals:
        closed: it is gone, and the keyboard is back where it was.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, width: int) -> None:
        """Make a hidden sheet, ``width`` wide for the 14 px body."""
        super().__init__(parent)
        self._over = parent
        self._wanted = width
        self._before: QWidget | None = None
        #: Lay the sheet out here.
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self.hide()

    def open(self, first: QWidget) -> None:
        """Show the sheet and give the keyboard to ``first``."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
            self._over.installEventFilter(self)
            _application().installEventFilter(self)
        self.show()
        self.raise_()
        self.place()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_sheet(self) -> None:
        """Hide the sheet and give the keyboard back."""
        if self.isHidden():
            return
        _application().removeEventFilter(self)
        self._over.removeEventFilter(self)
        within = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if within and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def place(self) -> None:
        """Lie in the upper middle, no larger than the parent."""
        parent = self._over
        width = min(look.type_().px(self._wanted), parent.width() - 2 * _EDGE)
        # Words that wrap need another height at another width.
        height = self.body.totalHeightForWidth(width)
        if not self.body.hasHeightForWidth():
            height = self.body.totalSizeHint().height()
        height = min(height, parent.height() - 2 * _EDGE)
        top = min(look.type_().px(64), max(_EDGE, parent.height() - height - _EDGE))
        self.setGeometry(QRect(QPoint((parent.width() - width) // 2, top), self.size()))
        self.resize(width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.place()
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            at = self.mapFromGlobal(event.globalPosition().toPoint())
            if isinstance(watched, QWidget) and not self.rect().contains(at):
                self.close_sheet()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look.tokens()
        sheet(
            QPainter(self),
            self.rect(),
            tokens.colour("surface"),
            tokens.colour("control"),
            radius=NEW_REQUEST,
        )


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None  # noqa: S101 - there are widgets
    return application

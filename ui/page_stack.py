"""The pages behind one another; only the one in front says how much room is needed."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

#: The window's least width, 900, without the rail: by then every page has folded what can fold.
_LEAST = 812


class PageStack(QStackedWidget):
    """A stack as small as the page in front once it is folded, which it does when it is resized."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        if page is None:
            return super().minimumSizeHint()
        return page.minimumSizeHint().boundedTo(QSize(_LEAST, page.minimumSizeHint().height()))

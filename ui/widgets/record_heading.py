"""The head of one record of a list: a name, a line, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Text
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role

_WIDTH, _LEAST = 400, 340


class RecordHeading(QWidget):
    """Name and line at the left, buttons at the right, for a record or for its form.

    Signals:
        back_asked: the list, where list and record are two pages.
        request_asked: a request with this record.
        save_asked: what was typed shall be kept.
        discard_asked: what was typed shall go.
    """

    back_asked = Signal()
    request_asked = Signal()
    save_asked = Signal()
    discard_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Text("", Role.DISPLAY, single=True).stretch()
        self._line = Text("", Role.LABEL, "text2", single=True).stretch()
        self._back = Button("", Kind.QUIET, icon="arrow-left")
        self._request = Button("", Kind.PRIMARY, icon="plus")
        self._discard = Button("", Kind.SECONDARY)
        self._save = Button("", Kind.PRIMARY, icon="check")
        for button, signal in (
            (self._back, self.back_asked),
            (self._request, self.request_asked),
            (self._save, self.save_asked),
            (self._discard, self.discard_asked),
        ):
            button.clicked.connect(signal)

    def fit(self) -> None:
        """Word the buttons as far as there is room."""
        raise NotImplementedError

    def show_back(self, shown: bool) -> None:
        """Offer the way back to the list, or not."""
        self._back.setVisible(shown)

    def free(self, *, saving: bool) -> None:
        """Let the form be saved, unless it is being saved."""
        self._save.setEnabled(not saving)

    def focus_primary(self) -> None:
        """Put the keyboard on the page's primary action."""
        button = self._save if self._request.isHidden() else self._request
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(look.type_().px(_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        # The buttons grow short where there is no room: they never hold the window wide.
        return QSize(look.type_().px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def lay_out(self, chips: Sequence[QWidget], buttons: Sequence[Button]) -> None:
        """Put the chips before the line and the buttons at the right."""
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        second = QHBoxLayout()
        second.setSpacing(10)
        for chip in chips:
            second.addWidget(chip)
        second.addWidget(self._line, 1)
        names.addLayout(second)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self._back)
        across.addLayout(names, 1)
        for button in buttons:
            across.addWidget(button)


def elided(name: str, width: int) -> str:
    """Give a name as far as it goes into ``width`` of a button, for the usual text size."""
    metrics = QFontMetricsF(look.type_().font(Role.LABEL_STRONG))
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, look.type_().px(width))


def word(button: Button, shown: str, whole: str) -> None:
    """Say ``shown`` on a button; who asks hears ``whole``."""
    button.set_words(shown, name=whole)
    button.setToolTip(plain_tip(whole) if shown != whole else "")

"""How large the pages are shown: smaller, larger, true to size, as wide as there is room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.letter import LetterView
from ui.wording import Words

#: Sizes to choose from at once, beside the steps.
_SIZES = (50, 75, 100, 125, 150, 200)


class ZoomBar(QWidget):
    """Buttons for the size of the pages of ``view``, and their keys while the panel has the keyboard."""

    def __init__(self, words: Words, view: LetterView, panel: QWidget) -> None:
        """Make the bar; the keys are those of ``panel``."""
        super().__init__(panel)
        self._words, self._view = words, view
        self._out = self._button("zoom_out", lambda: view.step(-1))
        self._in = self._button("zoom_in", lambda: view.step(1))
        self._now = self._button("zoom_now", self._open)
        self._menu = QMenu(self)
        self._fit = self._act("zoom_fit", None)
        self._sizes = {size: self._act(f"zoom_{size}", size / 100) for size in _SIZES}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self._out, self._now, self._in):
            row.addWidget(widget)
        view.zoom_changed.connect(self.retranslate)
        self._key(panel, ("Ctrl++", "Ctrl+="), self._in.click)
        self._key(panel, ("Ctrl+-",), self._out.click)
        self._key(panel, ("Ctrl+0",), self._fit.trigger)

    def _button(self, name: str, act: Callable[[], object]) -> Button:
        button = Button("", Kind.QUIET, size=Size.SMALL)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def _act(self, name: str, zoom: float | None) -> QAction:
        act = self._menu.addAction("")
        act.setObjectName(name)
        act.triggered.connect(partial(self._view.set_zoom, zoom))
        return act

    def _key(self, panel: QWidget, keys: tuple[str, ...], act: Callable[[], object]) -> None:
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), panel)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _open(self) -> None:
        self._menu.popup(self._now.mapToGlobal(self._now.rect().bottomLeft()))

    def retranslate(self) -> None:
        """Say everything in the language of the moment, and how large the pages are."""
        text = self._words.text
        now = text("request.zoom_now", percent=round(self._view.zoom() * 100))
        self._now.set_words(now, name=text("request.zoom_is", percent=now))
        self._out.set_words("−", name=text("request.zoom_out"))
        self._in.set_words("+", name=text("request.zoom_in"))
        self._fit.setText(text("request.zoom_fit"))
        for size, act in self._sizes.items():
            act.setText(text("request.zoom_now", percent=size))

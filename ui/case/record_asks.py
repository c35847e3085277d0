"""Which of several things asked for an event concerns."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.cases.case import Ask
from ui.asks import asked
from ui.widgets.flow import Flow
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class RecordAsks(QWidget):
    """A box for each ask; hidden where there is only one.

    Signals:
        changed: the user ticked another one.
    """

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._label = Text("", Role.SMALL, "text2")
        place = QWidget()
        self._flow = Flow(place, gap=12)
        self._boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._label)
        column.addWidget(place)
        self.hide()

    def offer(self, asks: tuple[Ask, ...], ticked: Iterable[str] | None = None) -> None:
        """Offer these asks; all are ticked unless said otherwise."""
        chosen = {ask.id for ask in asks} if ticked is None else set(ticked)
        self._label.set_text(self._words.text("case.record.asks"))
        self._flow.clear()
        self._boxes = {}
        for ask in asks if len(asks) > 1 else ():
            (name,) = asked(asks, self._words.messages, (ask.id,))
            box = QCheckBox(name.replace("&", "&&"))
            box.setObjectName(f"ask_{ask.id}")
            box.setChecked(ask.id in chosen)
            box.clicked.connect(self.changed)
            self._boxes[ask.id] = box
            self._flow.addWidget(box)
            box.show()
        self.setVisible(bool(self._boxes))

    def ticked(self) -> list[str]:
        """Give the ids of the asks ticked; none where there is nothing to choose."""
        return [ask for ask, box in self._boxes.items() if box.isChecked()]

    def is_complete(self) -> bool:
        """Say whether at least one is ticked, where there is something to choose."""
        return not self._boxes or bool(self.ticked())

    def chosen(self) -> tuple[str, ...]:
        """Give the asks as an event names them: none for all of them."""
        ticked = self.ticked()
        return () if len(ticked) == len(self._boxes) else tuple(ticked)

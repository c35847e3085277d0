"""Which requests did not take an event that was recorded for many, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.bulk import Recorded
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: More than these are only counted: the list below must stay in sight.
_SHOWN = 4


class Refused(Card):
    """One line a request, by its reference, until it is closed."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, parent=parent)
        self._words = words
        self._each: tuple[Recorded, ...] = ()
        self._title = Text("", Role.LABEL_STRONG)
        self._lines = Text("", Role.SMALL, "text2")
        self._lines.setObjectName("bulk_refused")
        self._close = Button("", Kind.QUIET, icon="x", size=Size.SMALL)
        self._close.setObjectName("close_refused")
        self._close.clicked.connect(self.hide)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._title)
        said.addWidget(self._lines)
        row = QHBoxLayout()
        row.addLayout(said, 1)
        row.addWidget(self._close)
        self.body.addLayout(row)
        self.hide()
        self.retranslate()

    def show_refused(self, each: tuple[Recorded, ...]) -> None:
        """Tell of these; of none, nothing is shown."""
        self._each = each
        self.retranslate()
        self.setVisible(bool(each))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        words = self._words
        self._title.set_text(words.text("requests.bulk.problems"))
        self._close.set_words("", name=words.text("ui.close"))
        lines = [
            words.text(
                "requests.bulk.problem", reference=one.reference, problem=one.problem.message
            )
            for one in self._each[:_SHOWN]
            if one.problem is not None
        ]
        more = len(self._each) - _SHOWN
        if more > 0:
            lines.append(words.plural("requests.bulk.more", more, number=f"{more:,}"))
        self._lines.set_text("\n".join(lines))

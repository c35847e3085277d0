"""A second law the letter can also rest on, where Kaiji suggests one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.base.ids import Law
from app.services.new_request import Proposal
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class AlsoLaw(QWidget):
    """A box to tick, with why the law fits; hidden where there is no second law.

    Signals:
        wanted: the user wants to rely on this law too, or no longer.
    """

    wanted = Signal(object, bool)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._law: Law | None = None
        self._box = QCheckBox()
        self._box.setObjectName("also_law")
        self._box.clicked.connect(lambda on: self.wanted.emit(self._law, on))
        self._may = Chip("")
        self._reason = Text("", Role.SMALL, "text2")
        self._reason.setObjectName("also_law_reason")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._box)
        head.addWidget(self._may)
        head.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(40, 8, 8, 0)
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addWidget(self._reason)
        self.hide()

    def show_proposal(self, proposal: Proposal) -> None:
        """Offer the second law there is."""
        second = proposal.second
        self.setVisible(second is not None)
        self._law = second.law if second else None
        if second is None:
            return
        text = self._words.text
        reason = self._words.say(second.reason)
        self._box.setText(text("request.also_law", law=text(f"law.{second.law}")))
        self._box.setAccessibleDescription(reason)
        self._box.setChecked(proposal.also is second.law)
        self._may.setVisible(not second.certain)
        self._may.set_words(text("request.may_apply"))
        self._reason.set_text(reason)

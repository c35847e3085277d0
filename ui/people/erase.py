"""Deleting a person: the button at the foot, why it is refused, and the question before."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.people.presenter import Listed
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import Reason
from ui.widgets.question import Question
from ui.widgets.type import Role
from ui.wording import Words

#: What a name may take of the question; a longer one ends in "…".
_TITLE = 600


class Erase(QWidget):
    """The button, with why it cannot be pressed beside it.

    Signals:
        confirmed: the user wants the person deleted; carries the ``PersonId``.
    """

    confirmed = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._listed: Listed | None = None
        self._button = Button("", Kind.DANGER, icon="trash")
        self._button.setObjectName("person_delete")
        self._why = Reason()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._button)
        row.addWidget(self._why, 1, Qt.AlignmentFlag.AlignVCenter)
        self._button.clicked.connect(self._ask)

    def show_person(self, listed: Listed) -> None:
        """Say of whom it is, and whether it is allowed."""
        self._listed = listed
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        if self._listed is None:
            return
        name = self._listed.person.name
        whole = self._words.text("people.delete", name=name)
        self._button.set_words(self._words.text("people.delete_short"), name=whole)
        refused = self._words.text("people.delete_refused") if self._listed.requests else ""
        self._button.refuse(refused)
        self._why.say(refused)
        self._why.setVisible(bool(refused))

    def _ask(self) -> None:
        if self._listed is None:
            return
        text, person = self._words.text, self._listed.id
        metrics = QFontMetricsF(look.type_().font(Role.TITLE))
        name = metrics.elidedText(
            self._listed.person.name, Qt.TextElideMode.ElideRight, look.type_().px(_TITLE)
        )
        question = Question(
            text("people.delete_question", name=name),
            text("people.delete_line"),
            text("people.delete_do"),
            text("people.delete_keep"),
            self,
        )
        question.accepted.connect(lambda: self.confirmed.emit(person))
        question.ask()

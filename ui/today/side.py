"""Beside the list: the next four weeks, and what is quiet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.base.ids import Certainty
from app.services.overview import Glance
from ui.today.calendar import Calendar
from ui.today.quiet import Quiet
from ui.today.weeks import days_of
from ui.widgets import look
from ui.widgets.card import Card, Rule
from ui.widgets.legend import Legend
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_WIDTH = 328
#: Where it stands alone it need not be as wide as the window.
_MOST = 640


class Side(QScrollArea):
    """The cards beside the list; they scroll where the window is low."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._glance: Glance | None = None
        self._alone = False
        self._title = Text("", Role.HEADING, single=True)
        self.calendar = Calendar()
        self._legend = Legend(tuple(certainty.value for certainty in Certainty), words)
        self.quiet = Quiet(words)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self._measure()

    def _lay_out(self) -> None:
        weeks = Card()
        weeks.body.setContentsMargins(16, 12, 16, 12)
        weeks.body.setSpacing(6)
        weeks.body.addWidget(self._title)
        weeks.body.addWidget(self.calendar)
        weeks.body.addWidget(Rule())
        weeks.body.addWidget(self._legend)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(16)
        column.addWidget(weeks)
        column.addWidget(self.quiet)
        column.addStretch(1)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def stand_alone(self, *, alone: bool) -> None:
        """Take the list's place instead of standing beside it."""
        self._alone = alone
        self._measure()

    def _measure(self) -> None:
        type_ = look.type_()
        self.setMinimumWidth(0 if self._alone else type_.px(_WIDTH))
        self.setMaximumWidth(type_.px(_MOST if self._alone else _WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def show_glance(self, glance: Glance) -> None:
        """Show what Today knows."""
        self._glance = glance
        self.quiet.show_glance(glance)
        self.calendar.show_days(days_of(glance, self._words.messages), self._words.messages)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._title.set_text(text("today.weeks"))
        self.calendar.setAccessibleName(text("today.weeks"))
        self.calendar.setAccessibleDescription(text("today.weeks_keys"))
        self.quiet.retranslate()
        if self._glance is not None:
            self.show_glance(self._glance)

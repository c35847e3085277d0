"""The head of Today: the day, the way to search, and whose requests are shown."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QSizePolicy, QWidget

from app.base.ids import PersonId
from ui.widgets import look
from ui.widgets.heading import PageHeading
from ui.widgets.icons import icon
from ui.widgets.search_trigger import SearchTrigger
from ui.widgets.tip import plain_tip
from ui.wording import Words

_PERSON, _PERSON_LEAST = 200, 110
#: In a narrower head search and people stand below the title.
_ONE_LINE = 560


class TodayHead(QWidget):
    """Title and date at the left, search and people at the right.

    Signals:
        search_asked: everything is to be searched.
        person_chosen: a ``PersonId``, or None for everyone.
    """

    search_asked = Signal()
    person_chosen = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._people: Mapping[PersonId, str] = {}
        self._heading = PageHeading()
        self._search = SearchTrigger("Ctrl+K")
        self._person = QComboBox()
        self._person.setObjectName("today_person")
        # A name of 300 characters would make the page as wide as itself.
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._person.setSizeAdjustPolicy(policy)
        self._person.setMinimumContentsLength(9)
        self._person.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._person.hide()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._rows.addWidget(self._heading, 1)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self._search)
        tools.addWidget(self._person)
        tools.addStretch(0)
        self._rows.addLayout(tools)
        self._search.clicked.connect(self.search_asked)
        self._person.activated.connect(self._choose)
        self._measure()

    def set_line(self, line: str) -> None:
        """Say something below the title: the date, or how far a long reading is."""
        self._heading.set_words(self._words.text("today.title"), line)

    def show_people(self, people: Mapping[PersonId, str], chosen: PersonId | None) -> None:
        """Offer these people; one alone is no choice."""
        if people != self._people:
            self._people = dict(people)
            self._fill()
        self._person.setCurrentIndex(max(0, self._person.findData(chosen or "")))
        self._person.setVisible(len(people) > 1)

    def retranslate(self) -> None:
        """Say everything in the language of the moment, but the line below the title."""
        text = self._words.text
        self._search.set_words(text("today.search"))
        self._person.setAccessibleName(text("today.whose"))
        self._person.setToolTip(plain_tip(text("today.whose")))
        self._fill()

    def _fill(self) -> None:
        chosen = self._person.currentData()
        with QSignalBlocker(self._person):
            self._person.clear()
            self._person.addItem(icon("users", "text2"), self._words.text("today.everyone"), "")
            for key, name in self._people.items():
                self._person.addItem(icon("user", "text2"), name, key)
            self._person.setCurrentIndex(max(0, self._person.findData(chosen or "")))

    def _choose(self, number: int) -> None:
        key = self._person.itemData(number)
        self.person_chosen.emit(PersonId(key) if key else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        type_ = look.type_()
        directions = QBoxLayout.Direction
        narrow = self.width() < type_.px(_ONE_LINE)
        self._rows.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._person.setMinimumWidth(type_.px(_PERSON_LEAST))
        self._person.setMaximumWidth(type_.px(_PERSON))

"""The head of the right side: whose record it is, and what can be done with it."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.people.person import Person
from ui.people.row import line_of
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: What a name may take of a button; a longer one ends in "…".
_NAME = 96
#: Below these widths the buttons say less.
_ROOM, _LITTLE = 720, 520
_LEAST = 340


class State(Enum):
    """What the head is of."""

    KEPT = auto()
    CHANGED = auto()
    NEW = auto()


class Heading(QWidget):
    """Name and line at the left, buttons at the right.

    Signals:
        back_asked: the list, where list and record are two pages.
        request_asked: a request of this person.
        requests_asked: the requests there are.
        save_asked: what was typed shall be kept.
        discard_asked: what was typed shall go.
    """

    back_asked = Signal()
    request_asked = Signal()
    requests_asked = Signal()
    save_asked = Signal()
    discard_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._person: Person | None = None
        self._requests = 0
        self._state = State.KEPT
        self._name = Text("", Role.DISPLAY, single=True).stretch()
        self._line = Text("", Role.LABEL, "text2", single=True).stretch()
        self._sample = Chip("", "flask-conical", accent=True)
        self._unsaved = Chip("", "pencil-line")
        self._back = Button("", Kind.QUIET, icon="arrow-left")
        self._list = Button("", Kind.SECONDARY)
        self._request = Button("", Kind.PRIMARY, icon="plus")
        self._discard = Button("", Kind.SECONDARY)
        self._save = Button("", Kind.PRIMARY, icon="check")
        buttons = {
            "people_back": (self._back, self.back_asked),
            "person_requests": (self._list, self.requests_asked),
            "person_request": (self._request, self.request_asked),
            "person_discard": (self._discard, self.discard_asked),
            "person_save": (self._save, self.save_asked),
        }
        for name, (button, signal) in buttons.items():
            button.setObjectName(name)
            button.clicked.connect(signal)
        self._lay_out()

    def show_person(self, person: Person, requests: int, *, changed: bool) -> None:
        """Show somebody's name, and whether something typed is not saved."""
        self._person, self._requests = person, requests
        self._show(State.CHANGED if changed else State.KEPT)

    def show_new(self) -> None:
        """Show that somebody is added."""
        self._person, self._requests = None, 0
        self._show(State.NEW)

    def show_back(self, shown: bool) -> None:
        """Offer the way back to the list, or not."""
        self._back.setVisible(shown)

    def free(self, *, saving: bool) -> None:
        """Let the form be saved, unless it is being saved."""
        self._save.setEnabled(not saving)

    def focus_primary(self) -> None:
        """Put the keyboard on the page's primary action."""
        button = self._request if self._state is State.KEPT else self._save
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._back.set_words("", name=self._words.text("directory.back"))
        self._sample.set_words(self._words.text("directory.sample"))
        self._unsaved.set_words(self._words.text("people.unsaved"))
        self._show(self._state)

    def sizeHint(self) -> QSize:
        return QSize(look.type_().px(400), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        # The buttons grow short where there is no room: they never hold the window wide.
        return QSize(look.type_().px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _show(self, state: State) -> None:
        self._state = state
        text = self._words.text
        shown: tuple[Button, ...] = (self._discard, self._save)
        if state is State.KEPT:
            shown = (self._list, self._request)
        # Hidden before anything is shown: both sets of buttons at once would widen the window.
        for button in (self._list, self._request, self._discard, self._save):
            if button not in shown:
                button.hide()
        if self._person is None:
            self._name.set_text(text("people.new_title"))
            self._line.set_text(text("people.new_line"))
        else:
            self._name.set_text(self._person.name)
            self._line.set_text(line_of(self._words, self._person))
        self._sample.setVisible(self._person is not None and self._person.sample)
        self._unsaved.setVisible(state is State.CHANGED)
        self._discard.set_words(text("people.cancel" if state is State.NEW else "people.discard"))
        self._save.set_words(text("person.new" if state is State.NEW else "people.save"))
        self._fit()
        for button in shown:
            button.setVisible(button is not self._list or self._requests > 0)

    def _fit(self) -> None:
        """Name the person on the buttons as far as there is room."""
        type_, text = look.type_(), self._words.text
        name = self._person.name if self._person else ""
        metrics = QFontMetricsF(type_.font(Role.LABEL_STRONG))
        short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, type_.px(_NAME))
        request, requests = (
            text("people.request_for", name=name),
            text("people.requests_of", name=name),
        )
        width = self.width()
        shown = text("people.request_for", name=short)
        if width < type_.px(_LITTLE):
            shown = text("ui.rail.new_request")
        listed = text("people.requests_of", name=short)
        if width < type_.px(_ROOM):
            listed = text("people.requests_short")
        for button, words, whole in (
            (self._request, shown, request),
            (self._list, listed, requests),
        ):
            button.set_words(words, name=whole)
            button.setToolTip(whole if words != whole else "")

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        second = QHBoxLayout()
        second.setSpacing(10)
        second.addWidget(self._sample)
        second.addWidget(self._unsaved)
        second.addWidget(self._line, 1)
        names.addLayout(second)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self._back)
        across.addLayout(names, 1)
        for button in (self._list, self._request, self._discard, self._save):
            across.addWidget(button)

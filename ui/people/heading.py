"""The head of the right side: whose record it is, and what can be done with it."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.people.person import Person
from ui.people.row import line_of
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.pill import Chip
from ui.widgets.record_heading import RecordHeading, elided, word
from ui.wording import Words

#: What a name may take of a button; a longer one ends in "…".
_NAME = 96
#: Below these widths the buttons say less.
_ROOM, _LITTLE = 720, 520


class State(Enum):
    """What the head is of."""

    KEPT = auto()
    CHANGED = auto()
    NEW = auto()


class Heading(RecordHeading):
    """The head of a person.

    Signals:
        requests_asked: the requests there are of this person.
    """

    requests_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._person: Person | None = None
        self._requests = 0
        self._state = State.KEPT
        self._sample = Chip("", "flask-conical", accent=True)
        self._unsaved = Chip("", "pencil-line")
        self._list = Button("", Kind.SECONDARY)
        self._list.clicked.connect(self.requests_asked)
        buttons = {
            "people_back": self._back,
            "person_requests": self._list,
            "person_request": self._request,
            "person_discard": self._discard,
            "person_save": self._save,
        }
        for name, button in buttons.items():
            button.setObjectName(name)
        self.lay_out(
            (self._sample, self._unsaved), (self._list, self._request, self._discard, self._save)
        )

    def show_person(self, person: Person, requests: int, *, changed: bool) -> None:
        """Show somebody's name, and whether something typed is not saved."""
        self._person, self._requests = person, requests
        self._show(State.CHANGED if changed else State.KEPT)

    def show_new(self) -> None:
        """Show that somebody is added."""
        self._person, self._requests = None, 0
        self._show(State.NEW)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._back.set_words("", name=self._words.text("directory.back"))
        self._sample.set_words(self._words.text("directory.sample"))
        self._unsaved.set_words(self._words.text("people.unsaved"))
        self._show(self._state)

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
        self.fit()
        for button in shown:
            button.setVisible(button is not self._list or self._requests > 0)

    def fit(self) -> None:
        """Name the person on the buttons as far as there is room."""
        text, width, px = self._words.text, self.width(), look.type_().px
        name = self._person.name if self._person else ""
        short = elided(name, _NAME)
        shown = text("people.request_for", name=short)
        if width < px(_LITTLE):
            shown = text("ui.rail.new_request")
        listed = text("people.requests_of", name=short)
        if width < px(_ROOM):
            listed = text("people.requests_short")
        word(self._request, shown, text("people.request_for", name=name))
        word(self._list, listed, text("people.requests_of", name=name))

"""The page's head: its title, when the draft was kept, whose request it is, and the way out."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.base.ids import PersonId
from app.people.person import Person
from ui.widgets.buttons import Button, Kind
from ui.widgets.heading import PageHeading
from ui.widgets.icons import icon
from ui.widgets.text import Text
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role
from ui.wording import Words

_NEW_PERSON = "+"


class RequestHeader(QWidget):
    """The head of the New request page.

    Signals:
        person_chosen: the request is this person's.
        new_person_asked: of somebody who is not on file yet.
        letter_toggled: the letter is wanted in front of the form, or behind it.
        close_asked: the user is done here.
    """

    person_chosen = Signal(object)
    new_person_asked = Signal()
    letter_toggled = Signal(bool)
    close_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._people: dict[PersonId, Person] = {}
        self._person: PersonId | None = None
        self._kept: datetime | None = None
        self._about: tuple[str, str] | None = None
        self._heading = PageHeading()
        self._label = Text("", Role.LABEL, "text2", single=True)
        self._for = QComboBox()
        self._for.setObjectName("person")
        self._for.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._for.setMinimumContentsLength(16)
        self._for.activated.connect(self._choose)
        self._letter = Button("", Kind.SECONDARY, icon="file-text")
        self._letter.setObjectName("letter_in_front")
        self._letter.setCheckable(True)
        self._letter.hide()
        self._letter.toggled.connect(self.letter_toggled)
        self._close = Button("", Kind.QUIET)
        self._close.setObjectName("close_request")
        self._close.clicked.connect(self.close_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._heading, 1)
        for widget in (self._label, self._for, self._letter, self._close):
            row.addWidget(widget)
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def show_people(self, people: dict[PersonId, Person], chosen: PersonId | None) -> None:
        """Offer these people; nobody = there is nothing to choose yet."""
        self._people, self._person = people, chosen
        self._for.clear()
        for key, person in people.items():
            label = person.name
            if person.sample:
                label = self._words.text("person.sample_name", name=label)
            self._for.addItem(icon("user", "text2"), label, key)
            self._for.setItemData(
                self._for.count() - 1, plain_tip(label), Qt.ItemDataRole.ToolTipRole
            )
        self._for.addItem(icon("plus", "text2"), self._words.text("person.new"), _NEW_PERSON)
        self._show_person()
        if chosen is not None:
            self._for.setCurrentIndex(self._for.findData(chosen))

    def show_about(self, about: tuple[str, str] | None) -> None:
        """Say what letter it is and what it is about; None = it is a new request."""
        self._about = about
        self.show_kept(None)
        self._show_person()

    def show_kept(self, moment: datetime | None) -> None:
        """Say when the draft was kept; None = it is not yet."""
        self._kept = moment.astimezone() if moment else None
        text = self._words.text
        kept = "" if self._kept is None else text("request.kept_at", time=f"{self._kept:%H:%M}")
        if self._about is None:
            self._heading.set_words(text("request.title"), kept or text("request.line"))
            return
        title, line = self._about
        both = text("later.line_kept", line=line, kept=kept) if kept else line
        self._heading.set_words(title, both)

    def _show_person(self) -> None:
        # Of a letter about an earlier request the person is settled.
        shown = bool(self._people) and self._about is None
        self._for.setVisible(shown)
        self._label.setVisible(shown)

    def offer_letter(self, offered: bool) -> None:
        """Offer to bring the letter in front, where there is no room beside the form."""
        self._letter.setVisible(offered)

    def letter_in_front(self) -> bool:
        """Say whether the letter is wanted in front of the form."""
        return self._letter.isChecked()

    def is_about(self) -> bool:
        """Say whether it is a letter about an earlier request that is shown."""
        return self._about is not None

    def bring_letter(self) -> None:
        """Show the letter in front, where it does not stand beside the form."""
        if not self._letter.isHidden():
            self._letter.setChecked(True)

    def put_letter_back(self) -> None:
        """Show the form again."""
        self._letter.setChecked(False)

    def _choose(self, row: int) -> None:
        chosen = self._for.itemData(row)
        if chosen == _NEW_PERSON:
            self.new_person_asked.emit()
        else:
            self.person_chosen.emit(PersonId(chosen))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._label.set_text(text("request.for"))
        self._for.setAccessibleName(text("request.for"))
        self._letter.set_words(text("request.view.letter"), name=text("request.letter_in_front"))
        self._close.set_words(text("request.close"))
        self.show_kept(self._kept)
        self.show_people(self._people, self._person)

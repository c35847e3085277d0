"""The first start: language, where you live, how to lock the vault."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.base.messages import LANGUAGES
from ui.home_place import HomePlace, likely_country
from ui.keys.passphrase import NewPassphrase
from ui.welcome.door import NewVault
from ui.welcome.head import WIDTH, Head
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.choice import Choices
from ui.widgets.column import Column
from ui.widgets.field import Reason
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_KEYSTORE, _PASSPHRASE = "lock_keystore", "lock_passphrase"


class _Question(QWidget):
    """A numbered question, why it is asked, and room for the answer in ``body``."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._heading = Text("", Role.HEADING)
        self._why = Text("", Role.SMALL, "text2")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Text(str(number), Role.HEADING, single=True))
        head.addWidget(self._heading, 1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self.body.addLayout(head)
        self.body.addWidget(self._why)

    def set_words(self, heading: str, why: str) -> None:
        self._heading.set_text(heading)
        self._heading.setAccessibleName(f"{self._number}. {heading}")
        self._why.set_text(why)


class Questions(Column):
    """Three questions and Start.

    Signals:
        language_chosen: the user wants the window in this language.
        wanted: a ``NewVault``; every answer fits.
    """

    language_chosen = Signal(str)
    wanted = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self._words = words
        self._keystore: str | None = None
        self._problem = Reason()
        self._problem.hide()
        self._head = Head()
        self._languages = Choices(LANGUAGES, plain=True)
        self._languages.setObjectName("gate_language")
        self._languages.choose(words.language)
        self._languages.chosen.connect(self.language_chosen)
        self._place = HomePlace(words)
        country = likely_country(words.language)
        if country is not None:
            self._place.show_place(country)
        self._locks = Choices((_KEYSTORE, _PASSPHRASE))
        self._locks.setObjectName("gate_lock")
        self._locks.chosen.connect(self._choose_lock)
        self._why_not = Reason()
        self._why_not.hide()
        self._passphrase = NewPassphrase(words, "passphrase")
        self._passphrase.submitted.connect(self.submit)
        self._passphrase.hide()
        self._print = QCheckBox()
        self._print.setObjectName("want_code")
        self._print.setChecked(True)
        self._print.toggled.connect(self.retranslate)
        self._without = Reason()
        self._try = Button("", Kind.LINK, icon="flask-conical")
        self._try.setObjectName("try_sample")
        self._try.clicked.connect(lambda: self._submit(sample=True))
        self._start = Button("", Kind.PRIMARY, size=Size.LARGE)
        self._start.setObjectName("open_vault")
        self._start.clicked.connect(self.submit)
        self._lay_out()
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def _lay_out(self) -> None:
        answers: tuple[tuple[QWidget, ...], ...] = (
            (self._languages,),
            (self._place,),
            (
                self._locks,
                self._why_not,
                self._passphrase,
                self._problem,
                self._print,
                self._without,
            ),
        )
        self._questions = [_Question(number) for number in range(1, len(answers) + 1)]
        self.body.addWidget(self._head)
        self.body.addSpacing(20)
        for question, widgets in zip(self._questions, answers, strict=True):
            for widget in widgets:
                question.body.addWidget(widget)
            self.body.addWidget(question)
            self.body.addSpacing(16)
        row = QHBoxLayout()
        row.addWidget(self._try, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._start)
        self.body.addLayout(row)

    def wants_code(self) -> bool:
        """Say whether the user wants to see the recovery code."""
        return self._print.isChecked()

    def offer_keystore(self, name: str) -> None:
        """Offer the key store ``name``; "" = there is none. What was chosen before stays."""
        self._keystore = name
        if not name or not self._locks.choice():
            self._locks.choose(_KEYSTORE if name else _PASSPHRASE)
        self._show_lock()
        self.retranslate()

    def submit(self) -> None:
        """Start, unless an answer is missing; then say which."""
        self._submit(sample=False)

    def set_busy(self, busy: bool) -> None:
        """Let nothing be started twice."""
        self._start.setEnabled(not busy)
        self._try.setEnabled(not busy)

    def complain(self, sentence: str) -> None:
        """Say why no vault could be made."""
        self._problem.say(sentence, "circle-alert", "late")
        self._problem.show()

    def begin(self) -> None:
        """Put the keyboard where the first answer is."""
        self._languages.card(self._words.language).setFocus()

    def forget(self) -> None:
        """Forget the passphrase."""
        self._passphrase.clear()

    def _submit(self, *, sample: bool) -> None:
        self._problem.hide()
        by_keystore = self._locks.choice() == _KEYSTORE
        passphrase = None if by_keystore else self._passphrase.value()
        if passphrase is None and not by_keystore:
            if not self._locks.choice():
                # The key store has not answered yet; a passphrase can be had without it.
                self._locks.choose(_PASSPHRASE)
                self._show_lock()
            return
        place = self._place
        self.wanted.emit(NewVault(passphrase, place.country(), place.region(), sample))

    def _choose_lock(self, name: str) -> None:
        self._show_lock()
        if name == _PASSPHRASE:
            self._passphrase.setFocus()

    def _show_lock(self) -> None:
        self._problem.hide()
        self._passphrase.setVisible(self._locks.choice() == _PASSPHRASE)
        self._why_not.setVisible(self._keystore == "")

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._head.set_words(text("gate.title_new"), text("gate.line_new"))
        language, home, lock = self._questions
        language.set_words(text("gate.language"), text("gate.language_reason"))
        home.set_words(text("gate.home"), text("gate.home_reason"))
        lock.set_words(text("gate.lock"), text("gate.lock_reason"))
        for each in LANGUAGES:
            self._languages.card(each).set_words(text(f"settings.language.{each}"))
        self._languages.setAccessibleName(text("gate.language"))
        self._languages.choose(self._words.language)
        self._locks.setAccessibleName(text("gate.lock"))
        missing = self._keystore == ""
        why_not = text("gate.keystore_none") if missing else ""
        if self._keystore is None:
            why_not = text("gate.keystore_looking")
        self._locks.card(_KEYSTORE).set_words(
            text("gate.by_keystore"), text("gate.by_keystore_line"), why_not=why_not
        )
        self._locks.card(_PASSPHRASE).set_words(
            text("gate.by_passphrase"), text("gate.by_passphrase_line")
        )
        self._why_not.say(text("gate.keystore_none"))
        self._print.setText(text("gate.want_code"))
        self._without.say(text("gate.without_code"))
        self._without.setVisible(not self._print.isChecked())
        self._try.set_words(text("gate.try_sample"))
        self._start.set_words(text("gate.start"))

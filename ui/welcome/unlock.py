"""Opening the vault there is: by passphrase, recovery code or key store."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from app.base.messages import LANGUAGES
from ui.welcome.head import WIDTH, Head
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card
from ui.widgets.column import Column
from ui.widgets.field import Reason
from ui.widgets.segmented import Segmented
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class Unlock(Column):
    """One secret and Open.

    Signals:
        language_chosen: the user wants the window in this language.
        given: passphrase and recovery code; one of them is None, both for the key store.
    """

    language_chosen = Signal(str)
    given = Signal(object, object)

    def __init__(self, words: Words, *, locked: str = "", parent: QWidget | None = None) -> None:
        """Make the face; ``locked`` is the id of what is said about a vault that was open."""
        super().__init__(WIDTH, parent)
        self._words = words
        self._locked = locked
        self._problem = ""
        self._head = Head()
        self._languages = Segmented(LANGUAGES)
        self._languages.setObjectName("gate_language")
        self._languages.chosen.connect(self.language_chosen)
        self._note = Reason("", "lock")
        # Shown before it lies in the face it would be a window of its own for a moment.
        if not locked:
            self._note.hide()
        self._label = Text("", Role.LABEL_STRONG)
        self._secret = QLineEdit()
        self._secret.setObjectName("passphrase")
        self._secret.returnPressed.connect(self.submit)
        self._secret.textEdited.connect(self._take_back)
        self._reason = Reason()
        self._by_code = QCheckBox()
        self._by_code.setObjectName("use_recovery_code")
        self._by_code.toggled.connect(self._take_back)
        self._keystore = Button("", Kind.SECONDARY, icon="key-round", size=Size.LARGE)
        self._keystore.setObjectName("use_keystore")
        self._keystore.clicked.connect(lambda: self.given.emit(None, None))
        self._keystore.hide()
        self._open = Button("", Kind.PRIMARY, size=Size.LARGE)
        self._open.setObjectName("open_vault")
        self._open.clicked.connect(self.submit)
        row = QHBoxLayout()
        row.addWidget(self._languages, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._keystore)
        row.addWidget(self._open)
        card = Card()
        card.body.setSpacing(8)
        for widget in (self._note, self._label, self._secret, self._reason, self._by_code):
            card.body.addWidget(widget)
        self.body.addWidget(self._head)
        self.body.addSpacing(20)
        self.body.addWidget(card)
        self.body.addSpacing(16)
        self.body.addLayout(row)
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def offer_keystore(self, offered: bool) -> None:
        """Offer to open by the key store, or do not."""
        self._keystore.setVisible(offered)

    def submit(self) -> None:
        """Open by what was typed."""
        secret = self._secret.text()
        if self._by_code.isChecked():
            self.given.emit(None, secret)
        else:
            self.given.emit(secret, None)

    def set_busy(self, busy: bool) -> None:
        """Let nothing be opened twice."""
        self._open.setEnabled(not busy)
        self._keystore.setEnabled(not busy)

    def complain(self, sentence: str) -> None:
        """Say why it did not open."""
        self._problem = sentence
        self._say_reason()
        self._secret.setFocus()

    def begin(self) -> None:
        """Put the keyboard into the field."""
        self._secret.setFocus()

    def forget(self) -> None:
        """Forget the secret."""
        self._secret.clear()

    def _take_back(self, _changed: object) -> None:
        self._problem = ""
        self.retranslate()

    def _say_reason(self) -> None:
        wrong = bool(self._problem)
        usual = "gate.reason_code" if self._by_code.isChecked() else "gate.reason_open"
        sentence = self._problem or self._words.text(usual)
        self._reason.say(
            sentence, "circle-alert" if wrong else "info", "late" if wrong else "text2"
        )
        self._secret.setProperty("kinvalid", wrong)
        self._secret.setAccessibleDescription(sentence)
        self._secret.update()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._head.set_words(text("gate.title_open"), text("gate.line_open"))
        self._languages.set_words(
            {each: text(f"settings.language.{each}") for each in LANGUAGES},
            name=text("settings.language"),
        )
        self._languages.choose(self._words.language)
        if self._locked:
            self._note.say(text(self._locked), "lock")
        by_code = self._by_code.isChecked()
        label = text("gate.recovery_code" if by_code else "gate.passphrase")
        self._label.set_text(label)
        self._secret.setAccessibleName(label)
        self._secret.setPlaceholderText(label)
        # A code is copied from paper; hidden letters would only be in the way.
        echo = QLineEdit.EchoMode
        self._secret.setEchoMode(echo.Normal if by_code else echo.Password)
        self._by_code.setText(text("gate.use_code"))
        self._keystore.set_words(text("gate.keystore_open"))
        self._open.set_words(text("gate.open"))
        self._say_reason()

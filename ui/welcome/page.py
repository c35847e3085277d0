"""Making or opening the vault: a passphrase, and once the recovery code to write down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.messages import LANGUAGES
from ui.problems import Problems
from ui.tasks import TaskRunner
from ui.welcome.door import Door, Made
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.field import Reason
from ui.widgets.page import Page
from ui.widgets.segmented import Segmented
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_WIDTH = 560
#: Shorter passphrases can be tried out by a machine in days.
_SHORT = 12


class GatePage(Page):
    """Stands before every other page until a vault is open.

    Signals:
        opened: the core with the open vault.
        language_chosen: the user wants the window in this language.
    """

    opened = Signal(object)
    language_chosen = Signal(str)

    def __init__(
        self,
        door: Door,
        runner: TaskRunner,
        words: Words,
        problems: Problems,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._door = door
        self._runner, self._words, self._problems = runner, words, problems
        self._is_new = door.is_new
        self._ready: object = None
        self._build()
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def _build(self) -> None:
        self._languages = Segmented(LANGUAGES)
        self._languages.setObjectName("gate_language")
        self._languages.chosen.connect(self.language_chosen)
        self._title = Text("", Role.DISPLAY)
        self._line = Text("", Role.BODY, "text2")
        self._ask = Card()
        self._label = Text("", Role.LABEL_STRONG)
        self._passphrase = self._secret("passphrase")
        self._again = self._secret("passphrase_again")
        self._again.setVisible(self._is_new)
        self._reason = Reason()
        self._sample = QCheckBox()
        self._sample.setObjectName("sample")
        self._sample.setVisible(self._is_new)
        self._code_instead = QCheckBox()
        self._code_instead.setObjectName("use_recovery_code")
        self._code_instead.setVisible(not self._is_new)
        self._code_instead.toggled.connect(self.retranslate)
        self._keystore = Button("", Kind.SECONDARY, icon="lock")
        self._keystore.setObjectName("use_keystore")
        self._keystore.clicked.connect(self._with_keystore)
        self._go = Button("", Kind.PRIMARY, icon="check")
        self._go.setObjectName("open_vault")
        self._go.clicked.connect(self._submit)
        row = QHBoxLayout()
        row.addWidget(self._keystore)
        row.addStretch(1)
        row.addWidget(self._go)
        for widget in (
            self._label,
            self._passphrase,
            self._again,
            self._reason,
            self._sample,
            self._code_instead,
        ):
            self._ask.body.addWidget(widget)
        self._ask.body.addLayout(row)
        self._code_card = self._make_code_card()
        self._promise = Text("", Role.SMALL, "text3")
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self._languages, 0, Qt.AlignmentFlag.AlignLeft)
        for item in (self._title, self._line, self._ask, self._code_card, self._promise):
            column.addWidget(item)
        column.addStretch(2)
        box = QWidget()
        box.setFixedWidth(_WIDTH)
        box.setLayout(column)
        self.content.addWidget(box, 1, Qt.AlignmentFlag.AlignHCenter)

    def _secret(self, name: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(name)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.returnPressed.connect(self._submit)
        edit.textEdited.connect(self._hint)
        return edit

    def _make_code_card(self) -> Card:
        card = Card()
        self._code_title = Text("", Role.HEADING)
        self._code = QLineEdit()
        self._code.setObjectName("recovery_code")
        self._code.setReadOnly(True)
        self._code_reason = Reason()
        self._copy = Button("", Kind.SECONDARY, icon="copy")
        self._copy.setObjectName("copy_code")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._code.text()))
        self._kept = Button("", Kind.PRIMARY, icon="check")
        self._kept.setObjectName("code_kept")
        self._kept.clicked.connect(self._enter)
        row = QHBoxLayout()
        row.addWidget(self._copy)
        row.addStretch(1)
        row.addWidget(self._kept)
        card.body.addWidget(self._code_title)
        card.body.addWidget(self._code)
        card.body.addWidget(self._code_reason)
        card.body.addLayout(row)
        card.hide()
        return card

    def entered(self) -> None:
        """Open without asking where the key store can, once the window is painted."""
        self._passphrase.setFocus()
        if not self._is_new:
            QTimer.singleShot(0, self, lambda: self._run(self._door.try_keystore, self._finish))

    def press_primary(self) -> None:
        """Do what Enter does."""
        self._submit()

    def _submit(self) -> None:
        if self._ready is not None:
            self._enter()
        elif not self._is_new:
            self._open(self._passphrase.text())
        elif not self._passphrase.text():
            self._say_wrong("gate.passphrase_empty")
        elif self._passphrase.text() != self._again.text():
            self._say_wrong("gate.passphrase_differs")
        else:
            self._make(self._passphrase.text())

    def _with_keystore(self) -> None:
        if self._is_new:
            self._make(None)
        else:
            self._open()

    def _make(self, passphrase: str | None) -> None:
        sample = self._sample.isChecked()
        self._run(lambda: self._door.make(passphrase, sample=sample), self._show_code)

    def _open(self, secret: str | None = None) -> None:
        by_code = secret is not None and self._code_instead.isChecked()
        given = {"recovery_code" if by_code else "passphrase": secret}
        self._run(lambda: self._door.unlock(**given), self._finish)

    def _run(self, work: Callable[[], object], then: Callable[..., object]) -> None:
        if not self._go.isEnabled():
            return
        self._go.setEnabled(False)
        task = self._runner.store(lambda _progress: work())
        task.succeeded.connect(then)
        task.failed.connect(self._complain)
        task.finished.connect(self._free)

    def _free(self) -> None:
        self._go.setEnabled(True)

    def _complain(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self._reason.say(self._words.say(error.message), "circle-alert", "late")
            self._passphrase.setFocus()
        else:
            self._problems.tell(error)

    def _say_wrong(self, message_id: str) -> None:
        self._reason.say(self._words.text(message_id), "circle-alert", "late")

    def _hint(self, _text: str) -> None:
        short = self._is_new and len(self._passphrase.text()) < _SHORT
        self._reason.say(self._words.text("gate.short" if short else self._reason_id()))

    def _reason_id(self) -> str:
        if self._is_new:
            return "gate.reason_new"
        return "gate.reason_code" if self._code_instead.isChecked() else "gate.reason_open"

    def _show_code(self, made: Made) -> None:
        self._ready, code = made.core, made.code
        if made.problem is not None:
            self._problems.tell(made.problem)
        self._code.setText(code)
        self._ask.hide()
        self._code_card.show()
        self._kept.setFocus()

    def _enter(self) -> None:
        if self._ready is not None:
            clipboard = QGuiApplication.clipboard()
            if clipboard.text() == self._code.text():
                clipboard.clear()
            self._code.clear()
            self._finish(self._ready)

    def _finish(self, core: object) -> None:
        if core is None:
            # The key store has no copy: the passphrase is asked for.
            return
        for edit in (self._passphrase, self._again):
            edit.clear()
        self.opened.emit(core)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._languages.set_words(
            {each: text(f"settings.language.{each}") for each in LANGUAGES},
            name=text("settings.language"),
        )
        self._languages.choose(self._words.language)
        new = self._is_new
        by_code = self._code_instead.isChecked()
        self._title.set_text(text("gate.title_new" if new else "gate.title_open"))
        self._line.set_text(text("gate.line_new" if new else "gate.line_open"))
        label = text("gate.recovery_code" if by_code else "gate.passphrase")
        self._label.set_text(label)
        self._passphrase.setAccessibleName(label)
        self._passphrase.setPlaceholderText(label)
        # A code is copied from paper; hidden letters would only be in the way.
        echo = QLineEdit.EchoMode
        self._passphrase.setEchoMode(echo.Normal if by_code else echo.Password)
        self._again.setAccessibleName(text("gate.passphrase_again"))
        self._again.setPlaceholderText(text("gate.passphrase_again"))
        self._reason.say(text(self._reason_id()))
        self._sample.setText(text("gate.sample"))
        self._code_instead.setText(text("gate.use_code"))
        self._keystore.set_words(text("gate.keystore_new" if new else "gate.keystore_open"))
        self._go.set_words(text("gate.start" if new else "gate.open"))
        self._code_title.set_text(text("gate.code_title"))
        self._code.setAccessibleName(text("gate.recovery_code"))
        self._code_reason.say(text("gate.code_reason"))
        self._copy.set_words(text("gate.copy"))
        self._kept.set_words(text("gate.kept"))
        self._promise.set_text(text("gate.promise"))

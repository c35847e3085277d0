"""What locks and opens the vault."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.services.preferences import LOCK_CHOICES, Personal
from app.services.upkeep import State
from ui.keys.passphrase import NewPassphrase
from ui.settings.section import Row, Section, fill
from ui.widgets.buttons import Button, Kind
from ui.widgets.tip import plain_tip
from ui.wording import Words


class LockSection(Section):
    """Lock now and by itself; passphrase, recovery code, key store.

    Signals:
        lock_asked: lock the vault now.
        changed: personal choices by their names.
        passphrase_wanted: a new passphrase.
        code_wanted: a new recovery code shall be made.
        keystore_wanted: whether the key store shall open the vault.
    """

    lock_asked = Signal()
    changed = Signal(dict)
    passphrase_wanted = Signal(str)
    code_wanted = Signal()
    keystore_wanted = Signal(bool)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("section_lock", parent)
        self._words = words
        self._state: State | None = None
        self._minutes = Personal().lock_after_minutes
        self._now = self._button("lock_now", "lock")
        self._now.clicked.connect(self.lock_asked)
        self._after = QComboBox()
        self._after.setObjectName("lock_after")
        self._after.activated.connect(
            lambda row: self.changed.emit({"lock_after_minutes": self._after.itemData(row)})
        )
        self._change = self._button("change_passphrase", "key-round")
        self._change.clicked.connect(self._open_fields)
        self._code = self._button("new_code", "file-text")
        self._code.clicked.connect(self._want_code)
        self._keystore = QCheckBox()
        self._keystore.setObjectName("keystore")
        self._keystore.clicked.connect(self.keystore_wanted)
        controls = (self._now, self._after, self._change, self._code, self._keystore)
        self._rows = [Row(control) for control in controls]
        self._fields = self._make_fields()
        self._code_place = QVBoxLayout()
        self._code_card: QWidget | None = None
        self.add_rows(self._rows[:3])
        self.body.addWidget(self._fields)
        self.add_rows(self._rows[3:4])
        self.body.addLayout(self._code_place)
        self.add_rows(self._rows[4:])

    def show_state(self, personal: Personal, state: State) -> None:
        """Show what was chosen and what opens the vault."""
        self._minutes, self._state = personal.lock_after_minutes, state
        self.retranslate()

    def show_code(self, code: str, made: date, vault: str) -> None:
        """Show a new recovery code, once."""
        # Printing is loaded with it.
        from ui.keys.recovery import RecoveryCode

        self.forget_code()
        card = RecoveryCode(self._words)
        card.show_code(code, made, vault)
        card.kept.connect(self.forget_code)
        self._code_card = card
        self._code_place.addWidget(card)
        card.show()
        self._code.hide()
        card.setFocus()

    def forget_code(self) -> None:
        """Show the recovery code no more."""
        from ui.keys.recovery import RecoveryCode

        card, self._code_card = self._code_card, None
        if isinstance(card, RecoveryCode):
            card.forget()
            card.hide()
            card.deleteLater()
        self._code.show()

    def close_fields(self) -> bool:
        """Close the fields for a new passphrase, and forget what is in them; say if it was open."""
        was_open = not self._fields.isHidden()
        self._passphrase.clear()
        self._fields.hide()
        self._change.show()
        if was_open:
            self._change.setFocus()
        return was_open

    def _button(self, name: str, icon: str) -> Button:
        button = Button("", Kind.SECONDARY, icon=icon)
        button.setObjectName(name)
        return button

    def _make_fields(self) -> QWidget:
        self._passphrase = NewPassphrase(self._words, "new_passphrase")
        self._passphrase.submitted.connect(self._submit)
        self._keep = Button("", Kind.TONAL, icon="check")
        self._keep.setObjectName("keep_passphrase")
        self._keep.clicked.connect(self._submit)
        self._leave = Button("", Kind.QUIET)
        self._leave.setObjectName("leave_passphrase")
        self._leave.clicked.connect(self.close_fields)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._leave)
        row.addWidget(self._keep)
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._passphrase)
        column.addLayout(row)
        fields.hide()
        return fields

    def _open_fields(self) -> None:
        self._fields.show()
        self._change.hide()
        self._passphrase.setFocus()

    def _submit(self) -> None:
        passphrase = self._passphrase.value()
        if passphrase is not None:
            self.close_fields()
            self.passphrase_wanted.emit(passphrase)

    def _want_code(self) -> None:
        # Twice would make the first one worthless before it was seen.
        self._code.setEnabled(False)
        self.code_wanted.emit()

    def free(self) -> None:
        """Let a code be made again; the former attempt has ended."""
        self._code.setEnabled(True)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text, state = self._words.text, self._state
        self.set_heading(text("settings.lock"))
        now, after, passphrase, code, keystore = self._rows
        now.set_words(text("settings.lock_now"), text("settings.lock_now_reason"), name=False)
        after.set_words(text("settings.lock_after"), text("settings.lock_after_reason"))
        has = state is None or state.passphrase
        passphrase.set_words(
            text("gate.passphrase"),
            text("settings.passphrase_reason" if has else "settings.passphrase_none"),
            name=False,
        )
        code.set_words(text("gate.recovery_code"), text("settings.code_reason"), name=False)
        self._say_keystore(keystore)
        self._now.set_words(text("settings.lock_now_button"))
        self._change.set_words(
            text("settings.change_passphrase" if has else "settings.set_passphrase")
        )
        self._keep.set_words(text("settings.keep_passphrase"))
        self._leave.set_words(text("settings.cancel"))
        self._code.set_words(text("settings.new_code"))
        waits: list[tuple[str, object]] = [
            (self._words.plural("settings.minutes", each), each)
            if each
            else (text("settings.never"), 0)
            for each in LOCK_CHOICES
        ]
        fill(self._after, waits, self._minutes)

    def _say_keystore(self, row: Row) -> None:
        text, state = self._words.text, self._state
        reason = text("gate.keystore_looking")
        possible = False
        if state is not None:
            self._keystore.setChecked(state.keystore)
            only_way = state.keystore and not state.passphrase
            possible = bool(state.keystore or state.keystore_name) and not only_way
            if only_way:
                reason = text("settings.keystore_only_way")
            elif state.keystore_name:
                reason = text("settings.keystore_reason", keystore=state.keystore_name)
            else:
                reason = text("settings.keystore_none")
        row.set_words(text("settings.keystore"), reason)
        self._keystore.setEnabled(possible)
        self._keystore.setToolTip(plain_tip("" if possible else reason))

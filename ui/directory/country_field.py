"""A country: chosen by name, or given by its code where Kaiji has no word for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from app.base.places import COUNTRIES
from ui.widgets import look
from ui.widgets.field import LABEL_WIDTH, Reason
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: The item after which a code is asked for.
_ANOTHER = "?"


class CountryField(QWidget):
    """A labelled choice of countries.

    Signals:
        edited: the user chose or typed another.
    """

    edited = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("own_country")
        self._words = words
        self._label = Text("", Role.LABEL, single=True)
        self._box = QComboBox()
        self._box.setObjectName("own_country_choice")
        self._code = QLineEdit()
        self._code.setObjectName("own_country_code")
        self._code.setMaxLength(8)
        self._code.hide()
        self._reason = Reason()
        self._reason.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(self._box, 0, 1)
        grid.addWidget(self._code, 0, 2)
        grid.addWidget(self._reason, 1, 1, 1, 3)
        grid.setColumnStretch(3, 1)
        self.setFocusProxy(self._box)
        self._box.activated.connect(self._choose)
        self._code.textEdited.connect(lambda _text: self.edited.emit())
        self._measure()
        self.retranslate()

    def value(self) -> str:
        """Give the code of the country; empty = not known."""
        chosen = str(self._box.currentData() or "")
        return self._code.text().strip().upper() if chosen == _ANOTHER else chosen

    def set_value(self, code: str) -> None:
        """Choose a country; ``edited`` stays silent."""
        row = self._box.findData(code)
        self._box.setCurrentIndex(row if row >= 0 else self._box.findData(_ANOTHER))
        self._code.setText(code if row < 0 else "")
        self._code.setVisible(row < 0)

    def complain(self, sentence: str) -> None:
        """Say what is wrong with it; empty = nothing."""
        self._reason.say(sentence, "circle-alert", "late")
        self._reason.setVisible(bool(sentence))
        self._code.setProperty("kinvalid", bool(sentence))
        self._code.setAccessibleDescription(sentence)
        self._code.update()

    def controls(self) -> tuple[QWidget, ...]:
        """Give what Tab walks through, in order."""
        return self._box, self._code

    def has_error(self) -> bool:
        """Say whether something is wrong with it."""
        return not self._reason.isHidden()

    def retranslate(self) -> None:
        """Name the countries in the language of the moment, in the order of their names."""
        text = self._words.text
        chosen, typed = self.value(), self._box.currentData() == _ANOTHER
        named = [(text(f"country.{code}"), code) for code in COUNTRIES]
        if self._words.language == "en":
            named.sort()
        self._box.clear()
        self._box.addItem(text("directory.not_known"), "")
        for name, code in named:
            self._box.addItem(name, code)
        self._box.addItem(text("own.other_country"), _ANOTHER)
        self._label.set_text(text("own.country"))
        self._box.setAccessibleName(text("own.country"))
        self._code.setAccessibleName(text("own.country_code"))
        self._code.setPlaceholderText(text("own.country_code"))
        if typed:
            self._box.setCurrentIndex(self._box.findData(_ANOTHER))
        else:
            self._box.setCurrentIndex(max(0, self._box.findData(chosen)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        type_ = look.type_()
        self._label.setFixedWidth(type_.px(LABEL_WIDTH))
        self._code.setFixedWidth(type_.px(160))

    def _choose(self, _row: int) -> None:
        another = self._box.currentData() == _ANOTHER
        self._code.setVisible(another)
        if another:
            self._code.setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

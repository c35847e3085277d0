"""A fact about the person, and why the letter needs it.

A switch says whether it is given, the field what it is, and the line below
why: "Needed because ...", "Not needed: ...", or what is wrong with it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets import look
from ui.widgets.glyph import Glyph
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Text
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role

#: The column of switches and labels, so that the fields of a form begin on one line.
LABEL_WIDTH = 154


class Reason(QWidget):
    """One small line below a field, a tile, a card: an icon and why."""

    def __init__(self, text: str = "", icon: str = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph.icon(icon, "text2", 14)
        self._text = Text(text, Role.SMALL, "text2").stretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 0, 0)
        row.setSpacing(6)
        # The icon keeps to the first line of a reason that wraps.
        icon_place = QVBoxLayout()
        icon_place.setContentsMargins(0, 2, 0, 0)
        icon_place.addWidget(self._glyph)
        icon_place.addStretch()
        row.addLayout(icon_place)
        row.addWidget(self._text, 1)

    def text(self) -> str:
        """Give what it says."""
        return self._text.text()

    def say(self, text: str, icon: str = "info", token: str = "text2") -> None:  # noqa: S107
        """Say something else, with an icon and in a colour."""
        self._glyph.show_icon(icon, token)
        self._text.set_token(token)
        if text != self._text.text():
            self._text.set_text(text)


class _Line(QLineEdit):
    focused = Signal(bool)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)


class Field(QWidget):
    """A labelled field with its reason.

    Signals:
        edited: the user changed the value (not the program); carries it.
        given_changed: the user switched the fact on or off.
        focus_changed: the field gained or lost the keyboard.
    """

    edited = Signal(str)
    given_changed = Signal(bool)
    focus_changed = Signal(bool)

    def __init__(
        self,
        name: str,
        *,
        switch: bool = False,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        """Make a field.

        Args:
            name: its object name, by which tests and presenters know it.
            switch: whether the fact can be left out with a check box before the label.
            lines: how many lines are seen; more than one makes it a paragraph.
            parent: the widget it lies in.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._value = ""
        self._not_given = ""
        self._switch = QCheckBox() if switch else None
        self._label = Text("", Role.LABEL, single=True)
        self._edit: _Line | Paragraph = _Line() if lines == 1 else Paragraph()
        self._reason = Reason()
        self._reason.hide()
        self._lay_out(lines)
        if isinstance(self._edit, _Line):
            self._edit.textEdited.connect(self._on_edited)
        else:
            self._edit.textChanged.connect(self._on_paragraph)
        self._edit.focused.connect(self.focus_changed)
        if self._switch is not None:
            self._switch.toggled.connect(self._on_switched)

    def set_words(self, label: str, *, not_given: str = "", placeholder: str = "") -> None:
        """Set the label, the words of a fact that is not given, and of an empty field."""
        self._label.set_text(label)
        self._not_given = not_given
        self._placeholder = placeholder
        self._edit.setAccessibleName(label)
        if self._switch is not None:
            self._switch.setAccessibleName(label)
        self._show_value()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the switch, else to the field itself.

        Not by a focus proxy: Tab would stop at the proxy's owner too, and Qt cannot order those.
        """
        usable = self._switch if self._switch is not None and self._switch.isEnabled() else None
        (usable or self._edit).setFocus(reason)

    def value(self) -> str:
        """Give the value, also while it is switched off."""
        return self._value

    def set_value(self, value: str) -> None:
        """Fill the field; ``edited`` stays silent and the cursor where it is if nothing changes."""
        if value == self._value and value == self._shown():
            return
        self._value = value
        self._show_value()

    def is_given(self) -> bool:
        """Say whether the fact is given; always without a switch."""
        return self._switch is None or self._switch.isChecked()

    def set_given(self, given: bool) -> None:
        """Switch the fact on or off; ``given_changed`` stays silent."""
        if self._switch is None or self._switch.isChecked() == given:
            return
        self._switch.blockSignals(True)
        self._switch.setChecked(given)
        self._switch.blockSignals(False)
        self._show_value()

    def explain(self, reason: str, *, needed: bool = True) -> None:
        """Say why the fact is needed, or why not; takes back an error."""
        self._tell(reason, "info" if needed else "eye-off", "text2", invalid=False)

    def warn(self, sentence: str) -> None:
        """Say what to be careful about, in the reason's place; the value stands."""
        self._tell(sentence, "circle-alert", "soon", invalid=False)

    def hold(self, why: str) -> None:
        """Keep the fact given: its switch is on, cannot be moved, and says why."""
        if self._switch is not None:
            self.set_given(True)
            self._switch.setEnabled(False)
            self._switch.setToolTip(plain_tip(why))
            self._switch.setAccessibleDescription(why)

    def complain(self, sentence: str) -> None:
        """Say what is wrong, in the reason's place, so that nothing moves."""
        self._tell(sentence, "circle-alert", "late", invalid=True)

    def has_error(self) -> bool:
        """Say whether the field shows an error."""
        return bool(self._edit.property("kinvalid"))

    def edit(self) -> QLineEdit | QPlainTextEdit:
        """Give the editor itself, for validators, completers and tests."""
        return self._edit

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _lay_out(self, lines: int) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        self._head, self._lines = QWidget(), lines
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if self._switch is not None:
            self._switch.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(self._switch)
        row.addWidget(self._label.stretch(), 1)
        grid.addWidget(self._head, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._edit, 0, 1)
        grid.addWidget(self._reason, 1, 1)
        grid.setColumnStretch(1, 1)
        self._placeholder = ""
        self._measure()

    def _measure(self) -> None:
        type_ = look.type_()
        self._head.setFixedWidth(type_.px(LABEL_WIDTH))
        self._head.setFixedHeight(type_.px(36))
        self._fit_lines()

    def _fit_lines(self) -> None:
        """Give a paragraph its lines; a fact that is not given says so on a single one."""
        if isinstance(self._edit, Paragraph):
            type_ = look.type_()
            lines, around = (self._lines, 20) if self.is_given() else (1, 15)
            self._edit.setFixedHeight(lines * type_.line(Role.BODY) + type_.px(around))
            policy = Qt.ScrollBarPolicy
            self._edit.setVerticalScrollBarPolicy(
                policy.ScrollBarAsNeeded if lines > 1 else policy.ScrollBarAlwaysOff
            )

    def _shown(self) -> str:
        if isinstance(self._edit, _Line):
            return self._edit.text()
        return self._edit.toPlainText()

    def _show_value(self) -> None:
        given = self.is_given()
        self._edit.setEnabled(given)
        self._fit_lines()
        shown = self._value if given else ""
        self._edit.setPlaceholderText(self._placeholder if given else self._not_given)
        if shown == self._shown():
            return
        if isinstance(self._edit, _Line):
            self._edit.setText(shown)
        else:
            self._edit.blockSignals(True)
            self._edit.setPlainText(shown)
            self._edit.blockSignals(False)

    def _tell(self, sentence: str, icon: str, token: str, *, invalid: bool) -> None:
        self._reason.say(sentence, icon, token)
        self._reason.setVisible(bool(sentence))
        self._edit.setAccessibleDescription(sentence)
        if bool(self._edit.property("kinvalid")) != invalid:
            self._edit.setProperty("kinvalid", invalid)
            self._edit.update()

    def _on_edited(self, value: str) -> None:
        self._value = value
        self.edited.emit(value)

    def _on_paragraph(self) -> None:
        self._on_edited(self._shown())

    def _on_switched(self, given: bool) -> None:
        self._show_value()
        self.given_changed.emit(given)
        if given:
            # After the signal: a presenter may fill the field first.
            QTimer.singleShot(0, self._edit, self._edit.setFocus)

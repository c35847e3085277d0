"""The record a policy makes: one row a field, with its number in the text, right or wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets import look
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.paint import ring, sheet
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_NAME_WIDTH = 112


class _Number(QWidget):
    """The number of a field in the text; a dotted ring where it is not stated."""

    def __init__(self) -> None:
        super().__init__()
        self._number = ""
        self._chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_number(self, number: str, *, chosen: bool) -> None:
        self._number, self._chosen = number, chosen
        self.update()

    def sizeHint(self) -> QSize:
        side = look.type_().px(24)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, type_ = look.tokens(), look.type_()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._number:
            pen = QPen(tokens.colour("text2"), 1.5, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawEllipse(QRectF(self.rect()).adjusted(4, 4, -4, -4))
            return
        fill, line = ("hl2", "hl2_line") if self._chosen else ("hl", "hl_line")
        painter.setPen(QPen(tokens.colour(line), 1))
        painter.setBrush(tokens.colour(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(tokens.colour("text"))
        painter.setFont(type_.font(Role.LABEL_STRONG))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._number)


class FieldRow(QWidget):
    """One field: what was read, whether it is right, and where to fill in what is not stated.

    Signals:
        chosen: the user looks at this field.
        confirmed: what was read is right.
        refused: what was read is wrong.
        filled: the words the user filled in.
    """

    chosen = Signal()
    confirmed = Signal()
    refused = Signal()
    filled = Signal(str)

    def __init__(self, field: str, words: Words) -> None:
        super().__init__()
        self._field, self._words = field, words
        self._chosen = self._stated = self._confirmed = False
        self.setObjectName(f"policy_row_{field}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._number = _Number()
        self._name = Text("", Role.LABEL, "text2", single=True)
        self._value = Text("", Role.BODY)
        self._wrong = self._button("policy_wrong")
        self._right = self._button("policy_right")
        self._fill = self._button("policy_fill")
        self._edit = QLineEdit()
        self._edit.setObjectName("policy_value")
        self._edit.hide()
        self._wrong.clicked.connect(self.refused)
        self._right.clicked.connect(self.confirmed)
        self._fill.clicked.connect(self._open)
        self._edit.returnPressed.connect(self._take)
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        self._name.setFixedWidth(look.type_().px(_NAME_WIDTH))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._number, 0, top)
        row.addWidget(self._name, 0, top)
        row.addWidget(self._value, 1)
        for button in (self._wrong, self._right, self._fill):
            row.addWidget(button, 0, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._edit)

    def _button(self, name: str) -> Button:
        button = Button("", Kind.QUIET, size=Size.SMALL)
        button.setObjectName(name)
        return button

    def show_field(
        self, number: str, value: str, *, chosen: bool, confirmed: bool, fillable: bool
    ) -> None:
        """Show what is known of the field.

        Args:
            number: its number in the text; empty = not stated, or filled in by the user.
            value: its value in words; empty = not stated.
            chosen: whether the user looks at it.
            confirmed: whether the user said it is right, or filled it in.
            fillable: whether a line of words can fill it in.
        """
        text = self._words.text
        self._chosen, self._stated, self._confirmed = chosen, bool(value), confirmed
        name = text(f"policy.field.{self._field}")
        self._number.show_number(number, chosen=chosen)
        self._name.set_text(name)
        self._value.set_text(value or text("policy.not_stated"))
        self._value.set_token("text" if value else "text2")
        self._wrong.set_words(text("policy.wrong"), name=text("policy.wrong_of", field=name))
        self._right.set_words(text("policy.right"), name=text("policy.right_of", field=name))
        fill = text("policy.change") if value else text("policy.fill_in")
        self._fill.set_words(fill, name=text("policy.fill_in_of", field=name))
        self._wrong.setVisible(bool(value) and chosen)
        self._right.setVisible(bool(value) and chosen and not confirmed)
        self._fill.setVisible(fillable and (not value or (chosen and confirmed)))
        self._edit.setAccessibleName(name)
        said = value or text("policy.not_stated")
        state = text("policy.confirmed") if confirmed and value else ""
        self.setAccessibleName(" ".join(part for part in (name, said, state) if part))
        self.update()

    def typed(self) -> str | None:
        """Give the words half filled in; None while none are asked for."""
        return None if self._edit.isHidden() else self._edit.text()

    def take_up(self, typed: str) -> None:
        """Go on with words half filled in."""
        self._edit.setText(typed)
        self._edit.show()

    def close_edit(self) -> bool:
        """Leave the line to fill in; False where there was none."""
        was = not self._edit.isHidden()
        self._edit.hide()
        return was

    def _open(self) -> None:
        self.chosen.emit()
        self._edit.setText(self._value.text() if self._stated else "")
        self._edit.show()
        self._edit.setFocus()

    def _take(self) -> None:
        words = self._edit.text().strip()
        self._edit.hide()
        self.setFocus()
        if words:
            self.filled.emit(words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._name.setFixedWidth(look.type_().px(_NAME_WIDTH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), look.tokens()
        if self._chosen:
            select, line = tokens.colour("select"), tokens.colour("select_line")
            sheet(painter, self.rect(), select, line)
        if self.hasFocus():
            ring(painter, self.rect(), tokens.colour("focus"))

"""Cards of which exactly one is chosen: plain words first, what they mean below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from ui.widgets import look
from ui.widgets.column import SideBySide
from ui.widgets.paint import CARD, ring, sheet
from ui.widgets.text import Text
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role

_LEFT = 44
_LEAST = 520


class Choice(QAbstractButton):
    """A card with a radio button. Signals: ``clicked`` and ``toggled`` of QAbstractButton."""

    def __init__(self, name: str, *, plain: bool = False, parent: QWidget | None = None) -> None:
        """Make a card called ``name``; a ``plain`` one has a single line in body type."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._title = Text("", Role.BODY if plain else Role.STRONG)
        self._line = Text("", Role.SMALL, "text2")
        self._column = column = QVBoxLayout(self)
        column.setSpacing(1)
        self._measure()
        for text in (self._title, self._line):
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(text)

    def set_words(self, title: str, line: str = "", *, why_not: str = "") -> None:
        """Set the words; ``why_not`` disables the card and is its tooltip and description."""
        self._title.set_text(title)
        self._line.set_text(line)
        self._line.setVisible(bool(line))
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(why_not or line)
        self.setToolTip(plain_tip(why_not))
        self.setEnabled(not why_not)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        self._column.setContentsMargins(look.type_().px(_LEFT), 11, 12, 11)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, type_ = look.tokens(), look.type_()
        option = QStyleOptionButton()
        option.initFrom(self)
        chosen, hovered = self.isChecked(), option.state & QStyle.StateFlag.State_MouseOver
        pressed = self.isDown() or (hovered and self.isEnabled())
        fill = "select" if chosen else "hover" if pressed else "surface"
        border = tokens.colour("select_line" if chosen else "line2")
        painter = QPainter(self)
        width = 2 if chosen else 1
        sheet(painter, self.rect(), tokens.colour(fill), border, radius=CARD, width=width)
        keyboard = QStyle.StateFlag.State_KeyboardFocusChange
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & keyboard:
            inner = self.rect().adjusted(3, 3, -3, -3) if chosen else self.rect()
            ring(painter, inner, tokens.colour("focus"), radius=CARD - (3 if chosen else 0))
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if chosen:
            option.state |= QStyle.StateFlag.State_On
        side = type_.px(22)
        option.rect = QRect(type_.px(12), (self.height() - side) // 2, side, side)
        radio = QStyle.PrimitiveElement.PE_IndicatorRadioButton
        self.style().drawPrimitive(radio, option, painter, self)


class Choices(SideBySide):
    """Cards side by side, one of them chosen; arrow keys move the choice.

    Signals:
        chosen: the user chose the card with this name.
    """

    chosen = Signal(str)

    def __init__(self, names: tuple[str, ...], *, plain: bool = False) -> None:
        """Make a card for each name; none is chosen."""
        super().__init__(_LEAST)
        self._cards = {name: Choice(name, plain=plain) for name in names}
        # An exclusive group gives arrow keys, and makes Tab stop at the chosen card only.
        self._group = QButtonGroup(self)
        for card in self._cards.values():
            self._group.addButton(card)
            self.add(card)
        self._group.buttonClicked.connect(lambda card: self.chosen.emit(card.objectName()))

    def card(self, name: str) -> Choice:
        """Give the card of a name."""
        return self._cards[name]

    def choice(self) -> str:
        """Give the name of the chosen card; empty while there is none."""
        return next((name for name, each in self._cards.items() if each.isChecked()), "")

    def choose(self, name: str) -> None:
        """Choose a card; ``chosen`` stays silent."""
        self._cards[name].setChecked(True)

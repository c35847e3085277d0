"""What needs nobody now, counted; each count leads to the requests it counts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from app.services.overview import Glance, Group
from ui.widgets import look
from ui.widgets.card import Card
from ui.widgets.marks import Mark, status_mark
from ui.widgets.paint import CONTROL, ring, sheet
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_ROW, _MARK, _GAP = 30, 18, 10
#: The plate of a row reaches beyond its words, which stay on the card's edge.
_REACH = 6

_MARKS = {
    Group.WAITING: Mark.WAITING,
    Group.PAUSED: Mark.PAUSED,
    Group.DRAFTS: Mark.DRAFT,
    Group.CLOSED: Mark.ANSWERED,
}


class _Count(QAbstractButton):
    """A mark, words, and a number at the right."""

    def __init__(self, name: str, mark: Mark) -> None:
        super().__init__()
        self._mark, self._number = mark, ""
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str, count: int) -> None:
        """Say what is counted and how many there are."""
        self._number = str(count)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(f"{words}, {count}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look.type_().px(200), look.type_().px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.type_().px(80), look.type_().px(_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, type_ = look.tokens(), look.type_()
        option = QStyleOptionButton()
        option.initFrom(self)
        painter = QPainter(self)
        if self.isDown() or option.state & QStyle.StateFlag.State_MouseOver:
            fill = tokens.colour("press" if self.isDown() else "hover")
            sheet(painter, self.rect(), fill, radius=CONTROL)
        side, middle = type_.px(_MARK), self.height() / 2
        status_mark(painter, QRectF(_REACH, middle - side / 2, side, side), self._mark, tokens)
        strong = type_.font(Role.STRONG)
        number = QFontMetricsF(strong).horizontalAdvance(self._number)
        right = self.width() - _REACH - number
        left = _REACH + side + type_.px(_GAP)
        base = middle - type_.line(Role.BODY) / 2 + type_.baseline(Role.BODY)
        painter.setPen(tokens.colour("text"))
        painter.setFont(strong)
        painter.drawText(QPointF(right, base), self._number)
        font = type_.font(Role.BODY)
        words = QFontMetricsF(font).elidedText(
            self.text().replace("&&", "&"),
            Qt.TextElideMode.ElideRight,
            max(0.0, right - left - 8),
        )
        painter.setFont(font)
        painter.drawText(QPointF(left, base), words)
        keyboard = QStyle.StateFlag.State_KeyboardFocusChange
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & keyboard:
            ring(painter, self.rect(), tokens.colour("focus"))


class Quiet(Card):
    """The counts.

    Signals:
        asked: the requests of a ``Group`` are to be shown.
    """

    asked = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._glance: Glance | None = None
        self._title = Text("", Role.HEADING, single=True)
        self._counts = {group: _Count(f"quiet_{group}", mark) for group, mark in _MARKS.items()}
        self.body.setContentsMargins(16 - _REACH, 12, 16 - _REACH, 8)
        self.body.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(_REACH, 0, _REACH, 0)
        head.addWidget(self._title.stretch())
        self.body.addLayout(head)
        self.body.addSpacing(4)
        for group, count in self._counts.items():
            self.body.addWidget(count)
            count.clicked.connect(lambda _on=False, group=group: self.asked.emit(group))

    def show_glance(self, glance: Glance) -> None:
        """Show these counts."""
        self._glance = glance
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._title.set_text(self._words.text("today.quiet"))
        for group, count in self._counts.items():
            number = 0
            if self._glance is not None:
                closed = group is Group.CLOSED
                number = self._glance.closed_this_month if closed else self._glance.counts[group]
            count.say(self._words.text(f"today.quiet.{group}"), number)

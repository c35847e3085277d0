"""The names of the columns above the list; a click on one sorts by it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.services.overview import Sort
from ui.cases.columns import COLUMNS, Column, Place, places
from ui.widgets import look
from ui.widgets.icons import draw_icon
from ui.widgets.paint import CONTROL, ring, sheet
from ui.widgets.type import Role
from ui.wording import Words

_HEIGHT = 32
_ICON = 12


class _Name(QAbstractButton):
    """The name of one column, with an arrow where the list is sorted by it."""

    def __init__(self, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = column
        self.direction = 0
        self.setObjectName(f"column_{column.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # The sort box does the same for the keyboard, in one stop.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEnabled(column.sort is not None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, type_ = look.tokens(), look.type_()
        painter = QPainter(self)
        if self.underMouse() and self.isEnabled():
            over = QRectF(self.rect()).adjusted(0, 3, 0, -3)
            sheet(painter, over, tokens.colour("hover"), radius=CONTROL)
        role = Role.SMALL_STRONG if self.direction else Role.SMALL
        font = type_.font(role)
        metrics = QFontMetricsF(font)
        side = type_.px(_ICON) if self.direction else 0
        text = self.text().replace("&&", "&")
        room = self.width() - side - (type_.px(4) if side else 0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
        painter.setFont(font)
        painter.setPen(tokens.colour("text" if self.direction else "text2"))
        base = (self.height() - type_.line(role)) / 2 + type_.baseline(role)
        painter.drawText(QPointF(0, base), shown)
        if side:
            left = metrics.horizontalAdvance(shown) + type_.px(4)
            place = QRectF(left, (self.height() - side) / 2, side, side)
            arrow(painter, place, down=self.direction < 0)
        if self.hasFocus():
            ring(painter, self.rect(), tokens.colour("focus"))


def arrow(painter: QPainter, place: QRectF, *, down: bool) -> None:
    """Draw the direction of a sort: up = the first or earliest on top."""
    painter.save()
    if not down:
        painter.translate(place.center())
        painter.rotate(180)
        painter.translate(-place.center())
    draw_icon(painter, place, "chevron-down", look.tokens().colour("text2"))
    painter.restore()


class HeaderRow(QWidget):
    """The row of names, laid out as the rows of the list are.

    Signals:
        sort_asked: a ``Sort`` whose column was clicked.
    """

    sort_asked = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._inset = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._names = {column.name: _Name(column, self) for column in COLUMNS}
        for name in self._names.values():
            name.clicked.connect(lambda _checked=False, name=name: self._click(name.column))

    def sizeHint(self) -> QSize:
        return QSize(320, look.type_().px(_HEIGHT))

    def leave_room(self, inset: int) -> None:
        """Leave room at the right where the list has its scroll bar."""
        if inset != self._inset:
            self._inset = inset
            self._place()

    def show_sort(self, sort: Sort, *, descending: bool) -> None:
        """Show what the list is sorted by."""
        for name in self._names.values():
            own = name.column.sort is sort
            name.direction = 0 if not own else -1 if descending else 1
            name.update()

    def retranslate(self) -> None:
        """Say the names in the language of the moment."""
        for name in self._names.values():
            words = self._words.text(f"requests.column.{name.column.name}")
            name.setText(words.replace("&", "&&"))
            name.setAccessibleName(words)
            name.setToolTip(words if name.column.sort is None else self._tip(words))
        self.update()

    def _tip(self, words: str) -> str:
        return self._words.text("requests.sort_by", column=words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(look.tokens().colour("line2"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _place(self) -> None:
        laid: tuple[Place, ...] = places(self.width() - self._inset, look.type_().body / 14)
        shown = {place.column.name: place for place in laid}
        for key, name in self._names.items():
            place = shown.get(key)
            name.setVisible(place is not None)
            if place is not None:
                name.setGeometry(place.left, 0, place.width, self.height() - 1)

    def _click(self, column: Column) -> None:
        if column.sort is not None:
            self.sort_asked.emit(column.sort)

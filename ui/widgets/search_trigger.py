"""A button that looks like a field: it opens the search of everything, and names its key."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.widgets import look
from ui.widgets.icons import draw_icon
from ui.widgets.paint import ring, sheet
from ui.widgets.type import Role

_WIDTH, _LEAST, _HEIGHT = 220, 120, 36
_EDGE, _ICON, _GAP = 10, 16, 8
_KEY, _KEY_PADDING = 20, 6


class SearchTrigger(QAbstractButton):
    """The way to the search of everything. Signals: ``clicked`` of QAbstractButton."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        """Make a trigger that shows ``keys``, such as ``Ctrl+K``, as the platform writes them."""
        super().__init__(parent)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self._keys = shown.replace("+", " ")
        self.setObjectName("search_trigger")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str) -> None:
        """Set the words that stand where a field has its placeholder."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(self._keys)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        type_ = look.type_()
        words = QFontMetricsF(type_.font(Role.LABEL)).horizontalAdvance(self._words())
        around = type_.px(2 * _EDGE + _ICON + 2 * _GAP) + self._key_width()
        return QSize(max(type_.px(_WIDTH), round(words + 0.5) + around), type_.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.type_().px(_LEAST), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, type_ = look.tokens(), look.type_()
        option = QStyleOptionButton()
        option.initFrom(self)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter = QPainter(self)
        fill = "press" if self.isDown() else "hover" if hovered else "surface"
        sheet(painter, self.rect(), tokens.colour(fill), tokens.colour("control"))
        middle = self.height() / 2
        left, side = type_.px(_EDGE), type_.px(_ICON)
        icon = QRectF(left, middle - side / 2, side, side)
        draw_icon(painter, icon, "search", tokens.colour("text2"))
        left += side + type_.px(_GAP)
        right = self.width() - self._key_width() - type_.px(8)
        self._paint_key(painter, right)
        font = type_.font(Role.LABEL)
        room = max(0, right - type_.px(_GAP) - left + 1)
        words = QFontMetricsF(font).elidedText(self._words(), Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(tokens.colour("text3"))
        drop = middle - type_.line(Role.LABEL) / 2 + type_.baseline(Role.LABEL)
        painter.drawText(QPointF(left, drop), words)
        keyboard = QStyle.StateFlag.State_KeyboardFocusChange
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & keyboard:
            ring(painter, self.rect(), tokens.colour("focus"))

    def _paint_key(self, painter: QPainter, left: float) -> None:
        tokens, type_ = look.tokens(), look.type_()
        height = type_.px(_KEY)
        top = (self.height() - height) / 2
        cap = QRectF(left, top, self._key_width(), height)
        sheet(painter, cap, tokens.colour("sunken"), tokens.colour("line2"), radius=4)
        painter.setFont(type_.font(Role.SMALL))
        painter.setPen(tokens.colour("text2"))
        drop = (height - type_.line(Role.SMALL)) / 2 + type_.baseline(Role.SMALL)
        painter.drawText(QPointF(left + type_.px(_KEY_PADDING), top + drop), self._keys)

    def _key_width(self) -> int:
        type_ = look.type_()
        width = QFontMetricsF(type_.font(Role.SMALL)).horizontalAdvance(self._keys)
        return round(width + 0.5) + 2 * type_.px(_KEY_PADDING)

    def _words(self) -> str:
        return self.text().replace("&&", "&")

"""A filter: it looks like a chip, and shows a tick while it is on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.widgets import look
from ui.widgets.icons import draw_icon
from ui.widgets.paint import CONTROL, ring, sheet
from ui.widgets.type import Role

_HEIGHT = 26
_PADDING = 8
_ICON = 14
_GAP = 4


class FilterChip(QAbstractButton):
    """A checkable button of a list's filters.

    Signals: ``toggled`` and ``clicked`` of QAbstractButton.
    """

    def __init__(
        self, name: str, *, opens_menu: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make a filter that is off.

        Args:
            name: its object name.
            opens_menu: whether a click offers choices; a small arrow says so.
            parent: the widget it lies in.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._opens_menu = opens_menu
        self.toggled.connect(lambda _on: self.updateGeometry())

    def set_words(self, text: str, *, name: str = "") -> None:
        """Set the words; ``name`` is what a screen reader says where it must say more."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(name or text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        type_ = look.type_()
        # The bolder words of a filter that is on fit too: nothing moves but the tick.
        words = QFontMetricsF(type_.font(Role.SMALL_STRONG)).horizontalAdvance(self._words())
        icons = type_.px(_ICON + _GAP) * (int(self.isChecked()) + int(self._opens_menu))
        return QSize(round(words + 0.5) + icons + 2 * type_.px(_PADDING), type_.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(look.type_().px(56), self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, type_ = look.tokens(), look.type_()
        option = QStyleOptionButton()
        option.initFrom(self)
        on = self.isChecked()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        fill, border, ink = (
            ("accent_tint", "accent_line", "accent_text")
            if on
            else (
                "hover" if hovered else "sunken",
                "control" if hovered else "line2",
                "text2",
            )
        )
        painter = QPainter(self)
        rect = QRectF(self.rect())
        sheet(painter, rect, tokens.colour(fill), tokens.colour(border), radius=CONTROL)
        side, gap = type_.px(_ICON), type_.px(_GAP)
        left, right = rect.left() + type_.px(_PADDING), rect.right() - type_.px(_PADDING)
        top = rect.center().y() - side / 2
        if on:
            draw_icon(painter, QRectF(left, top, side, side), "check", tokens.colour(ink))
            left += side + gap
        if self._opens_menu:
            right -= side
            place = QRectF(right, top, side, side)
            draw_icon(painter, place, "chevron-down", tokens.colour(ink))
            right -= gap
        role = Role.SMALL_STRONG if on else Role.SMALL
        font = type_.font(role)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(self._words(), Qt.TextElideMode.ElideRight, right - left + 1)
        painter.setFont(font)
        painter.setPen(tokens.colour(ink))
        drop = (rect.height() - type_.line(role)) / 2 + type_.baseline(role)
        painter.drawText(QPointF(left, drop), shown)
        keyboard = QStyle.StateFlag.State_KeyboardFocusChange
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & keyboard:
            ring(painter, rect, tokens.colour("focus"))

    def _words(self) -> str:
        return self.text().replace("&&", "&")

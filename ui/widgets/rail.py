"""The rail at the left: New request, the pages there are, and whether Kaiji is offline."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
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
from ui.widgets.card import Panel, Rule
from ui.widgets.icons import draw_icon
from ui.widgets.paint import CARD, NEW_REQUEST, ring, sheet
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role
from ui.wording import Words

WIDTH = 88
_ITEM = 60
_TILE = 44
_ICON = 22
#: Between icon and label, above and below, where there is no room for more, pixels.
_TIGHT = 10


class _RailButton(QAbstractButton):
    """What everything on the rail shares: an icon over a small label."""

    def __init__(self, name: str, icon: str, height: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # With large text on a low screen the room around icon and label goes first.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._icon = icon
        self._height = height

    def set_words(self, text: str) -> None:
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text if self._label_width(text) > self.width() else ""))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look.type_().px(WIDTH), look.type_().px(self._height))

    def minimumSizeHint(self) -> QSize:
        type_ = look.type_()
        return QSize(type_.px(WIDTH), type_.px(_ICON) + type_.line(Role.RAIL) + _TIGHT)

    def _label_width(self, text: str) -> float:
        return QFontMetricsF(look.type_().font(Role.RAIL)).horizontalAdvance(text)

    def _paint_label(self, painter: QPainter, top: float, token: str) -> None:
        type_ = look.type_()
        font = type_.font(Role.RAIL)
        metrics = QFontMetricsF(font)
        words = self.text().replace("&&", "&")
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 4)
        painter.setFont(font)
        painter.setPen(look.tokens().colour(token))
        left = (self.width() - metrics.horizontalAdvance(shown)) / 2
        painter.drawText(QPointF(left, top + type_.baseline(Role.RAIL)), shown)

    def _state(self) -> QStyle.StateFlag:
        option = QStyleOptionButton()
        option.initFrom(self)
        return option.state

    def _is_hovered(self) -> bool:
        return bool(self._state() & QStyle.StateFlag.State_MouseOver)

    def _shows_focus(self) -> bool:
        state = self._state()
        keyboard = QStyle.StateFlag.State_KeyboardFocusChange
        return bool(state & QStyle.StateFlag.State_HasFocus and state & keyboard)


class _NewRequest(_RailButton):
    """The accent tile."""

    def minimumSizeHint(self) -> QSize:
        type_ = look.type_()
        return QSize(type_.px(WIDTH), type_.px(_TILE + 13) + type_.line(Role.RAIL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, type_ = look.tokens(), look.type_()
        painter = QPainter(self)
        side = type_.px(_TILE)
        tile = QRectF((self.width() - side) / 2, type_.px(8), side, side)
        token = (
            "accent_press" if self.isDown() else "accent_hover" if self._is_hovered() else "accent"
        )
        sheet(painter, tile, tokens.colour(token), radius=NEW_REQUEST)
        icon = type_.px(_ICON)
        place = QRectF(tile.center().x() - icon / 2, tile.center().y() - icon / 2, icon, icon)
        draw_icon(painter, place, self._icon, tokens.colour("on_accent"), strong=True)
        if self._shows_focus():
            inner = tile.adjusted(3, 3, -3, -3)
            on_accent = tokens.colour("on_accent")
            sheet(painter, inner, None, on_accent, radius=NEW_REQUEST - 3, width=1.5)
        self._paint_label(painter, tile.bottom() + type_.px(5), "text")


class _Item(_RailButton):
    """A page; chosen, it is a plate with an accent bar at the window's edge."""

    def __init__(self, name: str, icon: str) -> None:
        super().__init__(name, icon, _ITEM)
        self.setCheckable(True)
        self.badge = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, type_ = look.tokens(), look.type_()
        painter = QPainter(self)
        plate = QRectF(self.rect()).adjusted(8, 2, -9, -2)
        chosen = self.isChecked()
        if chosen:
            sheet(painter, plate, tokens.colour("surface"), tokens.colour("line"), radius=CARD)
            bar = QRectF(0, (self.height() - 24) / 2, 3, 24)
            painter.fillRect(bar, tokens.colour("accent"))
        elif self._is_hovered():
            sheet(painter, plate, tokens.colour("press"), radius=CARD)
        if self._shows_focus():
            ring(painter, plate, tokens.colour("focus"), radius=CARD)
        side, line = type_.px(_ICON), type_.line(Role.RAIL)
        top = (self.height() - side - 4 - line) / 2
        place = QRectF((self.width() - side) / 2, top, side, side)
        ink = "accent" if chosen else "text2"
        draw_icon(painter, place, self._icon, tokens.colour(ink), strong=chosen)
        self._paint_label(painter, top + side + 4, "text" if chosen else "text2")
        if self.badge:
            self._paint_badge(painter, place)

    def _paint_badge(self, painter: QPainter, icon: QRectF) -> None:
        tokens, type_ = look.tokens(), look.type_()
        words = str(self.badge) if self.badge < 100 else "99+"
        font = type_.font(Role.SMALL_STRONG)
        wide = QFontMetricsF(font).horizontalAdvance(words)
        height = type_.px(18)
        disc = QRectF(icon.right() - 1, icon.top() - 7, max(height, wide + 10), height)
        sheet(painter, disc, tokens.colour("accent"), radius=height / 2)
        painter.setFont(font)
        painter.setPen(tokens.colour("on_accent"))
        drop = (height - type_.line(Role.SMALL_STRONG)) / 2 + type_.baseline(Role.SMALL_STRONG)
        painter.drawText(QPointF(disc.center().x() - wide / 2, disc.top() + drop), words)


class _Lamp(_RailButton):
    """Says at every moment whether Kaiji is connected."""

    def minimumSizeHint(self) -> QSize:
        type_ = look.type_()
        return QSize(type_.px(WIDTH), type_.px(22) + type_.line(Role.RAIL) + 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, type_ = look.tokens(), look.type_()
        painter = QPainter(self)
        side = type_.px(16)
        place = QRectF((self.width() - side) / 2, type_.px(6), side, side)
        draw_icon(painter, place, self._icon, tokens.colour("done"))
        self._paint_label(painter, place.bottom() + 3, "text2")
        if self._shows_focus():
            area = QRectF(self.rect()).adjusted(8, 1, -9, -1)
            ring(painter, area, tokens.colour("focus"), radius=CARD)


class Rail(Panel):
    """The way between pages. Only pages that exist have an item.

    Signals:
        page_asked: the user wants the page with this name.
        lamp_asked: the user wants to know what was sent and fetched.
    """

    page_asked = Signal(str)
    lamp_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("rail", Qt.Edge.RightEdge, parent)
        self._words = words
        self._items: dict[str, tuple[_RailButton, str]] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._lamp = _Lamp("lamp", "shield-check", 46)
        self._lamp.clicked.connect(self.lamp_asked)
        self._tile = QVBoxLayout()
        self._upper = QVBoxLayout()
        self._upper.setSpacing(4)
        self._lower = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(0)
        column.addLayout(self._tile)
        column.addSpacing(16)
        column.addLayout(self._upper)
        column.addStretch(1)
        column.addLayout(self._lower)
        rule = QVBoxLayout()
        rule.setContentsMargins(20, 4, 20, 2)
        rule.addWidget(Rule())
        column.addLayout(rule)
        column.addWidget(self._lamp)
        self._measure()
        words.language_changed.connect(self._say)
        self._say()

    def add_tile(self, name: str, icon: str, message_id: str) -> None:
        """Add the accent tile at the top."""
        self._add(_NewRequest(name, icon, 80), message_id, self._tile)

    def add_item(self, name: str, icon: str, message_id: str, *, foot: bool = False) -> None:
        """Add a page, at the foot of the rail if wanted."""
        item = _Item(name, icon)
        self._group.addButton(item)
        self._add(item, message_id, self._lower if foot else self._upper)

    def choose(self, name: str) -> None:
        """Show which page is in front; one without an item chooses none."""
        button, _ = self._items.get(name, (None, ""))
        self._group.setExclusive(False)
        for each in self._group.buttons():
            each.setChecked(each is button)
        self._group.setExclusive(True)

    def set_badge(self, name: str, count: int) -> None:
        """Show how many rows of a page need the user; 0 shows nothing."""
        item, _ = self._items[name]
        if isinstance(item, _Item) and item.badge != count:
            item.badge = count
            self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        buttons = [button for button, _ in self._items.values()] + [self._lamp]
        here = next((i for i, each in enumerate(buttons) if each.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        buttons[(here + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _measure(self) -> None:
        self.setFixedWidth(look.type_().px(WIDTH))

    def _add(self, button: _RailButton, message_id: str, layout: QVBoxLayout) -> None:
        self._items[button.objectName()] = (button, message_id)
        layout.addWidget(button)
        button.clicked.connect(self._on_clicked)
        self._say()

    def _on_clicked(self) -> None:
        self.page_asked.emit(self.sender().objectName())

    def _say(self) -> None:
        self.setAccessibleName(self._words.text("ui.rail.name"))
        for button, message_id in self._items.values():
            label = self._words.text(message_id)
            button.set_words(label)
            if isinstance(button, _Item) and button.badge:
                name = self._words.plural("ui.rail.badge", button.badge, page=label)
                button.setAccessibleName(name)
        self._lamp.set_words(self._words.text("ui.offline"))
        reason = self._words.text("ui.offline.reason")
        self._lamp.setToolTip(plain_tip(reason))
        self._lamp.setAccessibleDescription(reason)

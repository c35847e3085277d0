"""Tiles: the rights to choose from, plain words first, the article second."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from ui.widgets import look
from ui.widgets.icons import draw_icon
from ui.widgets.paint import CARD, ring, sheet
from ui.widgets.style import KaijiStyle
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role

_HEIGHT = 56
#: Below this width a grid of three columns becomes one of two.
_TWO_COLUMNS = 620
_TEXT_LEFT = 44
_BOX = 22


class Tile(QAbstractButton):
    """One thing to want; several may be chosen.

    Signals: ``toggled(bool)``, and ``clicked`` for the user's own doing, of QAbstractButton.
    """

    def __init__(self, name: str, icon: str, parent: QWidget | None = None) -> None:
        """Make a tile called ``name`` (its object name) with an icon of ``ui/icons.txt``."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon = icon
        self._title = ""
        self._article = ""

    def set_words(self, title: str, article: str, *, why_not: str = "") -> None:
        """Set the plain words and the article below them.

        ``why_not`` disables the tile and is its tooltip and description.
        """
        self._title, self._article = title, article
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(f"{title}, {article}" if article else title)
        self.setAccessibleDescription(why_not)
        self.setToolTip(plain_tip(why_not))
        self.setEnabled(not why_not)
        self.update()

    def title(self) -> str:
        """Give the plain words."""
        return self._title

    def article(self) -> str:
        """Give the second line."""
        return self._article

    def sizeHint(self) -> QSize:
        type_ = look.type_()
        lines = type_.line(Role.STRONG) + type_.line(Role.SMALL)
        return QSize(type_.px(200), max(type_.px(_HEIGHT), lines + 14))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.type_().px(150), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, type_ = look.tokens(), look.type_()
        option = QStyleOptionButton()
        option.initFrom(self)
        state = option.state
        chosen, enabled = self.isChecked(), self.isEnabled()
        fill = (
            "select"
            if chosen
            else "press"
            if self.isDown()
            else "hover"
            if enabled and state & QStyle.StateFlag.State_MouseOver
            else "surface"
        )
        painter = QPainter(self)
        border = tokens.colour("select_line" if chosen else "line2")
        width = 1.5 if chosen else 1
        sheet(painter, self.rect(), tokens.colour(fill), border, radius=CARD, width=width)
        if _shows_focus(state):
            ring(painter, self.rect(), tokens.colour("focus"), radius=CARD)
        ink = "accent" if chosen else "text2"
        icon = QRectF(type_.px(14), (self.height() - type_.px(20)) / 2, type_.px(20), type_.px(20))
        draw_icon(painter, icon, self._icon, tokens.colour(ink if enabled else "disabled"))
        self._paint_words(painter)
        box = QRect(self.width() - type_.px(6) - _BOX, type_.px(7), _BOX, _BOX)
        shown = state & ~QStyle.StateFlag.State_HasFocus
        if chosen:
            shown |= QStyle.StateFlag.State_On
        style = self.style()
        if isinstance(style, KaijiStyle):
            style.draw_check_box(painter, box, shown)

    def _paint_words(self, painter: QPainter) -> None:
        tokens, type_ = look.tokens(), look.type_()
        left = type_.px(_TEXT_LEFT)
        lines = type_.line(Role.STRONG) + (type_.line(Role.SMALL) if self._article else 0)
        top = (self.height() - lines) / 2
        for role, token, words, right in (
            (Role.STRONG, "text", self._title, type_.px(8) + _BOX),
            (Role.SMALL, "text2", self._article, type_.px(10)),
        ):
            font = type_.font(role)
            room = self.width() - left - right
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.setFont(font)
            painter.setPen(tokens.colour(token if self.isEnabled() else "disabled"))
            painter.drawText(QPointF(left, top + type_.baseline(role)), shown)
            top += type_.line(role)


def _shows_focus(state: QStyle.StateFlag) -> bool:
    return bool(
        state & QStyle.StateFlag.State_HasFocus
        and state & QStyle.StateFlag.State_KeyboardFocusChange
    )


class TileGrid(QWidget):
    """Tiles in three columns, two where it is narrow."""

    def __init__(self, tiles: list[Tile] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: list[Tile] = []
        self._columns = 3
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.set_tiles(tiles or [])

    def tiles(self) -> list[Tile]:
        """Give the tiles in reading order."""
        return list(self._tiles)

    def set_tiles(self, tiles: list[Tile]) -> None:
        """Show these tiles; those shown before and no longer wanted are deleted."""
        for tile in self._tiles:
            if tile not in tiles:
                self._grid.removeWidget(tile)
                tile.deleteLater()
        self._tiles = list(tiles)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() < look.type_().px(_TWO_COLUMNS) else 3
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        before: QWidget | None = None
        for index, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, index // self._columns, index % self._columns)
            if before is not None:
                self.setTabOrder(before, tile)
            before = tile

"""Pills say a state, chips say a fact; neither can be clicked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets import look
from ui.widgets.icons import draw_icon
from ui.widgets.marks import MARK_TOKENS, Mark, status_mark
from ui.widgets.paint import CONTROL, sheet
from ui.widgets.theme import Tokens
from ui.widgets.type import Role, Type

_HEIGHT = 24
_PICTURE = 14
_GAP = 6


def pill_size(words: str, type_: Type, *, has_mark: bool = True) -> QSize:
    """Give the size of a pill."""
    width = QFontMetricsF(type_.font(Role.SMALL_STRONG)).horizontalAdvance(words)
    picture = type_.px(_PICTURE + _GAP) if has_mark else 0
    return QSize(round(width + 0.5) + picture + 2 * type_.px(8), type_.px(_HEIGHT))


def draw_pill(
    painter: QPainter,
    rect: QRectF,
    mark: Mark | None,
    words: str,
    tokens: Tokens,
    type_: Type,
) -> None:
    """Draw a pill into ``rect``: a mark and its words, or words alone; delegates use it too."""
    token = MARK_TOKENS[mark] if mark is not None else "text2"
    is_plain = token == "text2"  # noqa: S105 (a colour token, no password)
    fill = tokens.colour("sunken" if is_plain else f"{token}_tint")
    border = tokens.colour("line2" if is_plain else f"{token}_line")
    ink = tokens.colour("accent_text" if token == "accent" else token)  # noqa: S105
    sheet(painter, rect, fill, border, radius=rect.height() / 2)
    left = rect.left() + type_.px(8)
    if mark is not None:
        side = type_.px(_PICTURE)
        status_mark(painter, QRectF(left, rect.center().y() - side / 2, side, side), mark, tokens)
        left += side + type_.px(_GAP)
    _draw_words(painter, QPointF(left, rect.top()), words, Role.SMALL_STRONG, ink, type_)


def _draw_words(
    painter: QPainter, at: QPointF, words: str, role: Role, ink: QColor, type_: Type
) -> None:
    """Write on the baseline of a badge whose top is ``at``."""
    drop = (type_.px(_HEIGHT) - type_.line(role)) / 2 + type_.baseline(role)
    painter.setFont(type_.font(role))
    painter.setPen(ink)
    painter.drawText(at + QPointF(0, drop), words)


class _Badge(QLabel):
    """What pill and chip share: fixed height, plain words, accessible as a label."""

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Change the words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Pill(_Badge):
    """A state: its mark and words, fully rounded."""

    def __init__(
        self, text: str = "", mark: Mark | None = None, parent: QWidget | None = None
    ) -> None:
        self._mark = mark
        super().__init__(text, parent)

    def sizeHint(self) -> QSize:
        return pill_size(self.text(), look.type_(), has_mark=self._mark is not None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_pill(
            QPainter(self),
            QRectF(self.rect()),
            self._mark,
            self.text(),
            look.tokens(),
            look.type_(),
        )


class Chip(_Badge):
    """A fact: an icon and words. ``accent`` marks a suggestion of Kaiji's."""

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        *,
        accent: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._icon = icon
        self._accent = accent
        super().__init__(text, parent)

    def set_icon(self, icon: str) -> None:
        """Change the icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        type_ = look.type_()
        width = QFontMetricsF(type_.font(Role.SMALL)).horizontalAdvance(self.text())
        picture = type_.px(_PICTURE + _GAP) if self._icon else 0
        return QSize(round(width + 0.5) + picture + 2 * type_.px(8), type_.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, type_ = look.tokens(), look.type_()
        fill, border, ink = (
            ("accent_tint", "accent_line", "accent_text")
            if self._accent
            else ("sunken", "line", "text2")
        )
        painter = QPainter(self)
        rect = QRectF(self.rect())
        sheet(painter, rect, tokens.colour(fill), tokens.colour(border), radius=CONTROL)
        left = rect.left() + type_.px(8)
        if self._icon:
            side = type_.px(_PICTURE)
            place = QRectF(left, rect.center().y() - side / 2, side, side)
            draw_icon(painter, place, self._icon, tokens.colour(ink))
            left += side + type_.px(_GAP)
        at = QPointF(left, rect.top())
        _draw_words(painter, at, self.text(), Role.SMALL, tokens.colour(ink), type_)

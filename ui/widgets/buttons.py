"""Push buttons: six kinds, drawn the same in a form and in a list's row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.widgets import look
from ui.widgets.icons import draw_icon
from ui.widgets.paint import CONTROL, ring, sheet
from ui.widgets.theme import Tokens
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role, Type


class Kind(StrEnum):
    """How prominent a button is; ``primary`` at most once on a page."""

    PRIMARY = "primary"
    TONAL = "tonal"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"
    #: Quiet without padding, for the left edge of a page.
    LINK = "link"


class Size(StrEnum):
    """How tall a button is."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"


#: How a letter is marked behind Japanese words.
_MNEMONIC = re.compile(r"\s*\(&[^&)]\)")

_HEIGHT = {Size.SMALL: 28, Size.NORMAL: 36, Size.LARGE: 40}
_PADDING = 12
_ICON = 16
_GAP = 6


@dataclass(frozen=True)
class ButtonLook:
    """Everything a button's picture depends on."""

    text: str
    kind: Kind = Kind.SECONDARY
    size: Size = Size.NORMAL
    icon: str = ""
    enabled: bool = True
    hovered: bool = False
    pressed: bool = False
    focused: bool = False
    #: The button stands on a chosen row: a tonal one would vanish there.
    on_selection: bool = False


def button_size(shown: ButtonLook, type_: Type) -> QSize:
    """Give the size a button wants."""
    text = QFontMetricsF(type_.font(Role.LABEL_STRONG)).horizontalAdvance(shown.text)
    icon = type_.px(_ICON) if shown.icon else 0
    gap = type_.px(_GAP) if shown.icon and shown.text else 0
    padding = 0 if shown.kind is Kind.LINK else type_.px(_PADDING if shown.text else 6)
    return QSize(round(text + 0.5) + icon + gap + 2 * padding, type_.px(_HEIGHT[shown.size]))


def draw_button(
    painter: QPainter, rect: QRect, shown: ButtonLook, tokens: Tokens, type_: Type
) -> None:
    """Draw a button into ``rect``; used by the style and by delegates alike."""
    fill, border, ink = _colours(shown, tokens)
    if fill is not None or border is not None:
        sheet(painter, rect, fill, border)
    _draw_label(painter, rect, shown, ink, type_)
    if shown.focused and shown.kind is not Kind.LINK:
        ring(painter, rect, tokens.colour("focus"))
        if shown.kind is Kind.PRIMARY:
            inner = QRectF(rect).adjusted(2, 2, -2, -2)
            sheet(painter, inner, None, tokens.colour("on_accent"), radius=CONTROL - 2, width=1.5)


def _colours(shown: ButtonLook, tokens: Tokens) -> tuple[QColor | None, QColor | None, QColor]:
    """Choose fill, border and ink; None = not drawn."""
    fill: str | None
    border: str | None
    if not shown.enabled:
        fill, border, ink = {
            Kind.PRIMARY: ("line2", None, "text3"),
            Kind.QUIET: (None, None, "disabled"),
            Kind.LINK: (None, None, "disabled"),
            Kind.SECONDARY: (None, "line", "disabled"),
        }.get(shown.kind, ("sunken", "line2", "disabled"))
        if tokens.is_contrast and shown.kind is Kind.PRIMARY:
            fill, border, ink = ("surface", "line", "disabled")
    else:
        rest, hovered, pressed, ink = _ENABLED[shown.kind]
        if shown.on_selection and shown.kind is Kind.TONAL:
            rest = ("surface", "select_line")
        if tokens.is_contrast and shown.kind is Kind.TONAL:
            pressed = ("press", "accent_line")
        fill, border = pressed if shown.pressed else hovered if shown.hovered else rest
    return (
        tokens.colour(fill) if fill else None,
        tokens.colour(border) if border else None,
        tokens.colour(ink),
    )


_State = tuple[str | None, str | None]

#: Kind: fill and border at rest, under the pointer, pressed; ink.
_ENABLED: dict[Kind, tuple[_State, _State, _State, str]] = {
    Kind.PRIMARY: (("accent", None), ("accent_hover", None), ("accent_press", None), "on_accent"),
    Kind.TONAL: (
        ("accent_tint", "accent_line"),
        ("accent_tint", "select_line"),
        ("accent_line", "accent_line"),
        "accent_text",
    ),
    Kind.SECONDARY: (("surface", "line2"), ("hover", "control"), ("press", "line2"), "text"),
    Kind.QUIET: ((None, None), ("hover", None), ("press", None), "accent_text"),
    Kind.DANGER: (
        ("surface", "late_line"),
        ("late_tint", "late_line"),
        ("late_tint", "late"),
        "late",
    ),
    Kind.LINK: ((None, None), (None, None), (None, None), "accent_text"),
}


def _draw_label(
    painter: QPainter, rect: QRect, shown: ButtonLook, ink: QColor, type_: Type
) -> None:
    font = type_.font(Role.LABEL_STRONG)
    metrics = QFontMetricsF(font)
    icon = type_.px(_ICON) if shown.icon else 0
    gap = type_.px(_GAP) if shown.icon and shown.text else 0
    padding = 0 if shown.kind is Kind.LINK else type_.px(6)
    room = max(0.0, rect.width() - icon - gap - 2 * padding)
    words = metrics.elidedText(shown.text, Qt.TextElideMode.ElideRight, room + 1)
    width = icon + gap + metrics.horizontalAdvance(words)
    left = rect.left() if shown.kind is Kind.LINK else rect.left() + (rect.width() - width) / 2
    painter.save()
    if shown.icon:
        top = rect.top() + (rect.height() - icon) / 2
        draw_icon(painter, QRectF(left, top, icon, icon), shown.icon, ink)
    painter.setFont(font)
    painter.setPen(ink)
    line = type_.line(Role.LABEL_STRONG)
    baseline = rect.top() + (rect.height() - line) / 2 + type_.baseline(Role.LABEL_STRONG)
    painter.drawText(QPointF(left + icon + gap, baseline), words)
    if shown.kind is Kind.LINK and shown.enabled and (shown.hovered or shown.focused):
        # Without padding a ring would run through the words: the link is underlined instead.
        painter.setPen(QPen(ink, 2 if shown.focused else 1))
        below = baseline + 3
        painter.drawLine(QPointF(left + icon + gap, below), QPointF(left + width, below))
    painter.restore()


class Button(QPushButton):
    """A push button; its words are shown as they are, "&" included.

    Signals: ``clicked`` of QAbstractButton.
    """

    def __init__(
        self,
        text: str = "",
        kind: Kind = Kind.SECONDARY,
        *,
        icon: str = "",
        size: Size = Size.NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            text: its words, a verb first.
            kind: how prominent it is.
            icon: an icon of ``ui/icons.txt`` before the words; alone where there are none
                (then give it an accessible name with ``set_words``).
            size: its height.
            parent: the widget it lies in.
        """
        super().__init__(parent)
        # Read back by the style; "size" itself is a property of QWidget.
        self.setProperty("kind", kind.value)
        self.setProperty("ksize", size.value)
        self.setProperty("kicon", icon)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if kind is Kind.LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(text)

    def set_words(self, text: str, *, name: str = "") -> None:
        """Set the words; ``name`` is what a screen reader says where it must say more."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(name or text)
        if name and not text:
            self.setToolTip(plain_tip(name))
        self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        """Change the icon."""
        self.setProperty("kicon", icon)
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Change how prominent it is."""
        self.setProperty("kind", kind.value)
        self.updateGeometry()
        self.update()

    def refuse(self, reason: str) -> None:
        """Disable the button and say why; an empty reason enables it again."""
        self.setEnabled(not reason)
        self.setToolTip(plain_tip(reason))
        self.setAccessibleDescription(reason)

    def shown(self) -> ButtonLook:
        """Give the look at rest, for sizes."""
        return look_of(self)

    def sizeHint(self) -> QSize:
        return button_size(self.shown(), look.type_())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def look_of(button: QWidget | None) -> ButtonLook:
    """Read a button's kind, size, icon and words from its properties."""
    if button is None:
        return ButtonLook("")
    text = _without_mnemonic(str(button.property("text") or ""))
    return ButtonLook(
        text,
        Kind(button.property("kind") or Kind.SECONDARY),
        Size(button.property("ksize") or Size.NORMAL),
        str(button.property("kicon") or ""),
    )


def _without_mnemonic(text: str) -> str:
    """Give a button's words; Qt's own dialogs mark a letter: ``&Save``, ``保存(&S)``."""
    parts = _MNEMONIC.sub("", text).split("&&")
    return "&".join(part.replace("&", "") for part in parts)

"""Type: fonts and line heights by role, for the language that is shown.

Japanese is never left to chance: a Japanese family is named in both languages,
or fontconfig may answer with a Chinese one and its forms of 直 and 骨.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication


class Role(StrEnum):
    """What a text is for; decides its size, weight and line height."""

    DISPLAY = "display"
    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    STRONG = "strong"
    LABEL = "label"
    LABEL_STRONG = "label_strong"
    SMALL = "small"
    SMALL_STRONG = "small_strong"
    READING = "reading"
    RAIL = "rail"


#: The body size, in pixels, that the numbers below and all heights are given for.
#: It is also the smallest body: "small" would fall under 12 px with any less.
BODY_PIXELS = 14
POINTS_PER_INCH = 72

#: Role: size, weight, line height in English, in Japanese.
_ROLES = {
    Role.DISPLAY: (26, 600, 34, 40),
    Role.TITLE: (20, 600, 28, 32),
    Role.HEADING: (15, 600, 22, 26),
    Role.BODY: (14, 400, 21, 24),
    Role.STRONG: (14, 600, 21, 24),
    Role.LABEL: (13, 400, 20, 22),
    Role.LABEL_STRONG: (13, 600, 20, 22),
    Role.SMALL: (12, 400, 18, 20),
    Role.SMALL_STRONG: (12, 600, 18, 20),
    Role.READING: (15, 400, 25, 26),
    Role.RAIL: (12, 500, 16, 16),
}

_JAPANESE = {
    "win32": ("Yu Gothic UI", "Meiryo UI", "MS UI Gothic"),
    "darwin": ("Hiragino Sans",),
    "linux": ("Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic", "IPAGothic"),
}


#: What a screen without a desktop calls its font: not a family, whatever happens to be there.
_GENERIC = {"Sans Serif", "Sans", "sans-serif", "System"}


def families(desktop: list[str], language: str, platform: str = sys.platform) -> list[str]:
    """List the font families to ask for, in order.

    Args:
        desktop: the families of the platform's own interface font.
        language: of the window, ``en`` or ``ja``.
        platform: as ``sys.platform``.
    """
    japanese = _JAPANESE.get(platform, _JAPANESE["linux"])
    desktop = [name for name in desktop if name not in _GENERIC]
    # A Japanese window takes Latin from the Japanese family too: beside another one it
    # would look lighter, above all light on dark, where Qt darkens OpenType outlines only.
    first = [*japanese[:1], *desktop] if language == "ja" and platform != "darwin" else desktop
    return list(dict.fromkeys([*first, *japanese, "Noto Sans CJK JP", "Noto Sans JP"]))


@dataclass(frozen=True)
class Type:
    """The fonts of one language at one text size, the system's or a chosen one.

    Attributes:
        language: ``en`` or ``ja``; Japanese has taller lines.
        body: the body size in device-independent pixels.
        names: the families asked for, in order.
    """

    language: str = "en"
    body: float = BODY_PIXELS
    names: tuple[str, ...] = ()
    _fonts: dict[Role, QFont] = field(default_factory=dict, repr=False, compare=False)
    _metrics: dict[Role, QFontMetricsF] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of_system(cls, language: str, percent: int = 0) -> Type:
        """Take the platform's interface font, and its size unless one is chosen.

        Args:
            language: of the window, ``en`` or ``ja``.
            percent: of ``BODY_PIXELS``; 0 = the system's size.
        """
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        if percent > 0:
            body = max(BODY_PIXELS, BODY_PIXELS * percent / 100)
            return cls(language, body, tuple(families(system.families(), language)))
        # QFontInfo would know the pixels too, but it loads the font: 8 ms of the start.
        pixels: float = system.pixelSize()
        screen = QGuiApplication.primaryScreen()
        if pixels <= 0 and screen is not None:
            pixels = system.pointSizeF() * screen.logicalDotsPerInchY() / POINTS_PER_INCH
        pixels = max(BODY_PIXELS, pixels)
        return cls(language, pixels, tuple(families(system.families(), language)))

    def px(self, pixels: float) -> int:
        """Scale a length given for the 14 px body to the text size."""
        return round(pixels * self.body / BODY_PIXELS)

    def font(self, role: Role) -> QFont:
        """Give the font of ``role``."""
        if role not in self._fonts:
            pixels, weight, _, _ = _ROLES[role]
            font = QFont()
            if self.names:
                font.setFamilies(list(self.names))
            font.setPixelSize(self.px(pixels))
            font.setWeight(QFont.Weight(weight))
            # Unhinted: better kanji at 12 to 14 px, and the same on every platform plugin.
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
            self._fonts[role] = font
        return self._fonts[role]

    def metrics(self, role: Role) -> QFontMetricsF:
        """Give the measures of the font of ``role``."""
        if role not in self._metrics:
            self._metrics[role] = QFontMetricsF(self.font(role))
        return self._metrics[role]

    def line(self, role: Role) -> int:
        """Give the height of a line of ``role`` in pixels."""
        _, _, english, japanese = _ROLES[role]
        return self.px(japanese if self.language == "ja" else english)

    def baseline(self, role: Role) -> float:
        """Give the distance from a line's top to its baseline.

        It comes from the first family alone, so that a Japanese word in an
        English line moves nothing.
        """
        metrics = self.metrics(role)
        return (self.line(role) - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()

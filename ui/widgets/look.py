"""The look of the moment: where a widget finds its tokens and its type.

Both hang on the application's style, Qt's own place for how things look; a
widget holds neither, so a change of theme or language reaches every one.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QProxyStyle

from ui.widgets.theme import LIGHT, Tokens
from ui.widgets.type import Type


class Look(QProxyStyle):
    """A Fusion style that carries the tokens and the type."""

    def __init__(self, tokens: Tokens, type_: Type) -> None:
        super().__init__("Fusion")
        self.tokens = tokens
        self.type = type_
        #: Nothing slides or fades; a widget that would asks the style for its duration.
        self.less_motion = False


_PLAIN = Type()


def tokens() -> Tokens:
    """Give the tokens of the theme that is shown."""
    style = QApplication.style()
    return style.tokens if isinstance(style, Look) else LIGHT


def type_() -> Type:
    """Give the type of the language that is shown."""
    style = QApplication.style()
    return style.type if isinstance(style, Look) else _PLAIN

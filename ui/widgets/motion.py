"""How long movement takes: nothing at all where movement is not wanted."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

SLIDE = 160
FADE = 120
HIGHLIGHT = 1200


def duration(milliseconds: int) -> int:
    """Give ``milliseconds``, or 0 where the desktop wants no animation or nobody sees it."""
    if QGuiApplication.platformName() == "offscreen":
        return 0
    wanted = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
    return milliseconds if wanted else 0

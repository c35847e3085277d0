"""Screenshots for eyes: a widget at a size, with everything laid out, as a PNG."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget


def settle() -> None:
    """Let layouts, posted events and deferred deletions happen."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def grab(widget: QWidget, path: Path, *, width: int = 1280, height: int = 800) -> Path:
    """Show ``widget`` and write what it looks like."""
    widget.resize(width, height)
    widget.show()
    settle()
    path.parent.mkdir(parents=True, exist_ok=True)
    assert widget.grab().save(str(path))
    return path

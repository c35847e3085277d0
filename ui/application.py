"""The application: look, language, window, and an orderly end."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.appearance import Appearance
from ui.options import Options
from ui.wiring import build_window
from ui.wording import Words


class _FirstPaint(QObject):
    """Does what can wait until the window is painted.

    Signals:
        painted: the window has been painted for the first time.
    """

    painted = Signal()

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False


def _say_painted() -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    QGuiApplication.quit()


def _settle() -> None:
    """Collect garbage again, and let Ctrl+C in a terminal end the program.

    What was acknowledged is on disk, so an abrupt end loses nothing.
    """
    import signal

    gc.enable()
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def create(language: str, theme: str, text_size: int = 0) -> tuple[QApplication, Words, Appearance]:
    """Make the application with its language and its look."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("kaiji")
    application.setApplicationDisplayName("Kaiji")
    application.setDesktopFileName("kaiji")
    words = Words(language, application)
    return application, words, Appearance(application, words, theme, text_size)


def run(options: Options) -> int:
    """Open the window and stay until it is closed; give the exit status."""
    application, words, appearance = create(
        options.language, options.theme, options.settings.text_size
    )
    built = build_window(words, appearance)
    appearance.watch(built.window)
    application.aboutToQuit.connect(built.end)
    built.window.resize(options.settings.width, options.settings.height)
    first = _FirstPaint(built.window)
    first.painted.connect(_say_painted if options.bench_painted else _settle)
    if options.settings.maximized:
        built.window.setWindowState(Qt.WindowState.WindowMaximized)
    built.window.show()
    return application.exec()

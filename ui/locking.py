"""Locking the vault when nobody is there."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
    QEvent.Type.InputMethod,
}
_SECONDS = 60
#: How soon to look again whether a dialog is still open, in seconds.
_SOON = 1.0


class IdleWatcher(QObject):
    """Notices that for some minutes nobody has pressed a key or moved the mouse.

    It hears the windows that have the keyboard, where all input arrives first: a filter on the
    application would see every event of every widget.

    Signals:
        lock_asked: the time is over; nothing is told again before ``start``.
    """

    lock_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seconds = 0.0
        self._last = 0.0
        self._runs = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.watch)
            # Timers stand still while the machine sleeps.
            application.applicationStateChanged.connect(self._wake)
            self.watch(application.focusWindow())

    def set_minutes(self, minutes: float) -> None:
        """Wait so many minutes from the last input; 0 = never ask."""
        self._seconds = minutes * _SECONDS
        if self._runs:
            self._arm(self._seconds)

    def start(self) -> None:
        """Begin to watch: a vault was opened."""
        self._runs = True
        self._last = _now()
        self._arm(self._seconds)

    def stop(self) -> None:
        """Watch no more: there is nothing open to lock."""
        self._runs = False
        self._timer.stop()

    def watch(self, window: QWindow | None) -> None:
        """Hear the input of a window, too."""
        if window is not None:
            # Qt keeps a filter once, however often it is installed.
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            if self._runs and 0 < self._seconds <= _now() - self._last:
                # The machine slept, and the timer with it: this input comes too late.
                self._look()
            else:
                self._last = _now()
        return False

    def _wake(self, _state: Qt.ApplicationState) -> None:
        if self._runs and self._seconds > 0:
            self._look()

    def _arm(self, seconds: float) -> None:
        if self._seconds > 0:
            self._timer.start(max(1, round(seconds * 1000)))
        else:
            self._timer.stop()

    def _look(self) -> None:
        rest = self._last + self._seconds - _now()
        if rest > 0:
            self._arm(rest)
        elif QApplication.activeModalWidget() is not None:
            # Beneath a Save or Print dialog the pages must not go away.
            self._arm(_SOON)
        else:
            self.stop()
            self.lock_asked.emit()


def _now() -> float:
    """Give seconds that go on while the machine sleeps, where the system counts them."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()

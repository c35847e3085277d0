"""The one place that tells every open screen what has changed in the vault."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes


class ChangesHub(QObject):
    """Passes the outcome of services on; nobody pokes another screen.

    Signals:
        changed: a ``Changes``; a screen reads again if it looks at one of the topics.
    """

    changed = Signal(object)

    def publish(self, changes: object) -> None:
        """Tell what a service changed; a result that is no ``Changes`` tells nothing."""
        if isinstance(changes, Changes) and changes.topics:
            self.changed.emit(changes)

"""Progress of long work, and the one way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from app.base.errors import Cancelled


class Progress:
    """Told by long work how far it is; raises ``Cancelled`` when asked to stop."""

    def __init__(
        self,
        report: Callable[[int, int, str], object] = lambda _done, _total, _what: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._report = report
        self._stopped = stopped

    def step(self, done: int, total: int, what: str = "") -> None:
        """Report ``done`` of ``total``; ``what`` is a name or an id, not a sentence.

        Raises:
            Cancelled: the user asked to stop; nothing done so far is lost.
        """
        if self._stopped():
            raise Cancelled
        self._report(done, total, what)

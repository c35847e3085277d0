"""Saving what was typed in a form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.base.errors import Cancelled, Problem
from app.base.records import Mistake
from app.services.operator_draft import Unfit
from ui.tasks import TaskRunner


def mistakes_of(error: Exception) -> tuple[Mistake, ...]:
    """Give what a form can show at its fields of why it was not kept; empty = nothing."""
    if isinstance(error, Unfit):
        return error.mistakes
    return (error,) if isinstance(error, Mistake) else ()


def is_foreseen(error: Exception) -> bool:
    """Say whether a sheet that is not in front any more may be refused so without a word.

    It is offered back, and says it when it is saved again.
    """
    return isinstance(error, Problem | Mistake | Cancelled)


class SheetSaver:
    """Saves sheets, each once at a time; every filling of a form is a sheet of its own number."""

    def __init__(self, runner: TaskRunner, asker: QObject) -> None:
        self._runner, self._asker = runner, asker
        self._saving: set[int] = set()

    def save(
        self,
        sheet: int,
        work: Callable[[], object],
        then: Callable[..., object],
        refuse: Callable[[Exception], object],
    ) -> None:
        """Save a sheet, unless it is being saved.

        Args:
            sheet: its number.
            work: what keeps it, on the store's thread.
            then: hears what ``work`` gave.
            refuse: hears why it was not kept; ``Cancelled``, where the work was stopped.
        """
        if sheet in self._saving:
            return
        self._saving.add(sheet)

        def done(result: object) -> None:
            self._saving.discard(sheet)
            then(result)

        def failed(error: Exception) -> None:
            self._saving.discard(sheet)
            refuse(error)

        task = self._runner.ask(self._asker, work, done, failed)
        task.cancelled.connect(lambda: failed(Cancelled()))

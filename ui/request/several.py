"""Letters to several operators: how far they are, and what became of each."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.services.request_form import Begun
from app.services.several import Written
from ui.tasks import Task
from ui.widgets.banner import Banner
from ui.widgets.marks import Mark
from ui.widgets.progress import ProgressRow
from ui.wording import Words


class SeveralLetters(QObject):
    """Watches the writing of several letters.

    Signals:
        done: every letter was written; of what.
    """

    done = Signal(object)

    def __init__(
        self, words: Words, banner: Banner, progress: ProgressRow, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._words, self._banner, self._progress = words, banner, progress
        self._task: Task | None = None
        progress.stop_asked.connect(self._stop)

    def watch(self, task: Task, count: int) -> None:
        """Show how far the writing of ``count`` letters is."""
        self._task = task
        self._progress.begin(self._words.plural("request.writing", count))
        task.progressed.connect(self._step)
        task.finished.connect(self._progress.end)

    def _step(self, done: int, total: int, what: str) -> None:
        words = self._words.text("request.writing_one", done=done, total=total, name=what)
        self._progress.step(done, total, words)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def tell(self, written: tuple[Written, ...], begun: Begun) -> None:
        """Say what became of the letters, and of what they were written."""
        good = [each for each in written if each.problem is None]
        bad = [each for each in written if each.problem is not None]
        if not written:
            self._banner.tell(self._words.text("request.stopped"), Mark.PROBLEM)
            return
        sentence = self._words.plural("request.written", len(good))
        if bad:
            names = self._words.messages.listed([each.shown_name for each in bad])
            why = bad[0].problem
            sentence = self._words.text(
                "request.written_but",
                written=sentence,
                names=names,
                why=why.message if why else None,
            )
        self._banner.tell(sentence, Mark.PROBLEM if bad else Mark.ANSWERED)
        if not bad:
            self.done.emit(begun)

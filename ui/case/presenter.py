"""The case page's way to the services."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes, Topic
from app.base.errors import Problem
from app.base.ids import CaseId, EventId
from app.cases.case import Event
from app.cases.clocks import Move
from app.cases.events import EventDraft
from app.cases.imagining import Thought
from app.services.attachments import read_attachment
from app.services.case_file import CaseFile, CaseFiles, Paper
from app.services.requests import Requests
from ui.changes_hub import ChangesHub
from ui.tasks import TaskRunner

_WATCHED = frozenset({Topic.CASES, Topic.PEOPLE, Topic.LETTERS})


class CasePresenter(QObject):
    """Reads one request whenever it may have changed, and records what the user tells.

    Signals:
        read: the request (``CaseFile``).
        missing: the request asked for last, which cannot be read, and why.
        recorded: case and event, for Undo.
        refused: case, and what stood against recording in it.
        taken_back: case and the event that no longer counts.
        imagined: case, what was imagined, and how the clocks move then.
        not_imagined: case, what was imagined, and why it cannot have happened.
        letter_read: a ``Paper`` and the letter's text.
        saved: where a paper was written to.
        failed: any other failure.
    """

    read = Signal(object)
    missing = Signal(object, Exception)
    recorded = Signal(object, object)
    refused = Signal(object, Exception)
    taken_back = Signal(object, object)
    imagined = Signal(object, object, object)
    not_imagined = Signal(object, object, Exception)
    letter_read = Signal(object, str)
    saved = Signal(object)
    failed = Signal(Exception)

    def __init__(
        self,
        requests: Requests,
        files: CaseFiles,
        runner: TaskRunner,
        hub: ChangesHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._requests, self._files = requests, files
        self._runner, self._hub = runner, hub
        self._case: CaseId | None = None
        self._recording: set[CaseId] = set()
        hub.changed.connect(self._changed)

    def show_case(self, case: CaseId) -> None:
        """Read a request, and again whenever it changes."""
        self._case = case
        self.reload()

    def reload(self) -> None:
        """Read the request again."""
        case = self._case
        if case is None:
            return

        def missing(error: Exception) -> None:
            # Another request may have been asked for meanwhile.
            if case == self._case:
                self._case = None if isinstance(error, Problem) else case
                self.missing.emit(case, error)

        self._runner.ask(self, lambda: self._files.read(case), self._tell_read, missing)

    def _tell_read(self, shown: CaseFile) -> None:
        # Another request may have been asked for meanwhile.
        if self._case in (shown.row.case.id, shown.row.case.reference):
            self.read.emit(shown)

    def _changed(self, changes: Changes) -> None:
        if changes.topics & _WATCHED:
            self.reload()

    def record(self, case: CaseId, event: EventDraft, paths: tuple[Path, ...] = ()) -> bool:
        """Record something that happened, with the files that belong to it.

        Returns:
            False where something else is being recorded in this request: then this is not.
        """
        if case in self._recording:
            return False

        def work() -> tuple[Event, Changes]:
            attachments = [read_attachment(path) for path in paths]
            return self._requests.record(case, event, attachments)

        def done(result: tuple[Event, Changes]) -> None:
            self.recorded.emit(case, result[0])
            self._hub.publish(result[1])

        self._recording.add(case)
        task = self._runner.ask(self, work, done, lambda error: self.refused.emit(case, error))
        task.finished.connect(lambda: self._recording.discard(case))
        return True

    def take_back(self, case: CaseId, event: Event) -> None:
        """Record that an event no longer counts."""

        def done(changes: Changes) -> None:
            self.taken_back.emit(case, event)
            self._hub.publish(changes)

        self._runner.ask(self, lambda: self._requests.retract(case, event.id), done, self.failed)

    def undo_recording(self, case: CaseId, event: EventId) -> None:
        """Take back what was just recorded."""
        work = self._requests.retract
        self._runner.ask(self, lambda: work(case, event), self._hub.publish, self.failed)

    def record_again(self, case: CaseId, event: EventId) -> None:
        """Record anew what was just taken back."""

        def done(result: tuple[Event, Changes]) -> None:
            self._hub.publish(result[1])

        self._runner.ask(self, lambda: self._files.record_again(case, event), done, self.failed)

    def imagine(self, case: CaseId, thoughts: tuple[Thought, ...]) -> None:
        """Show how the dates would stand if this were so; nothing is recorded."""

        def done(found: tuple[Move, ...]) -> None:
            self.imagined.emit(case, thoughts, found)

        def refused(error: Exception) -> None:
            if isinstance(error, Problem):
                self.not_imagined.emit(case, thoughts, error)
            else:
                self.failed.emit(error)

        self._runner.ask(self, lambda: self._files.imagine(case, thoughts).moves, done, refused)

    def read_letter(self, paper: Paper) -> None:
        """Give a letter's text."""
        case = self._case

        def done(text: str) -> None:
            if case == self._case:
                self.letter_read.emit(paper, text)

        self._runner.ask(self, lambda: self._files.letter_text(paper), done, self.failed)

    def save(self, paper: Paper, path: Path) -> None:
        """Write a paper where the user said."""

        def done(_none: object) -> None:
            self.saved.emit(path)

        self._runner.ask(self, lambda: self._files.save(paper, path), done, self.failed)

"""The ways out: the letter leaves by the user's hand and is recorded; Kaiji itself sends nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes, Topic
from app.base.files import write_atomically
from app.base.ids import CaseId, ChannelKind, EventId, LetterFormat
from app.base.progress import Progress
from app.bootstrap import OpenCore
from app.cases.case import Event
from app.services import preview, several, ways_out
from app.services.drafting import Draft, to_bytes
from ui.changes_hub import ChangesHub
from ui.request.presenter import RequestPresenter
from ui.tasks import Task, TaskRunner


@dataclass(frozen=True)
class Taken:
    """A way out was taken: the case it is recorded in, and how the letter goes."""

    case: CaseId
    changes: Changes
    channel: ChannelKind | None
    day: date
    link: str = ""
    file: Path | None = None
    pages: tuple[bytes, ...] = ()


class Leaving(QObject):
    """Writes the letter that is shown, records it, and asks nothing of the page.

    Signals:
        taken: the letter left Kaiji by the user's hand and is recorded as drafted.
        sent: it was recorded as sent; case and event, for Undo.
        failed: a problem, for the page's banner.
        writing: letters to several operators are being written; the task to watch.
        written: what became of each.
    """

    taken = Signal(object)
    sent = Signal(object, object)
    failed = Signal(Exception)
    writing = Signal(object)
    written = Signal(object)

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, request: RequestPresenter
    ) -> None:
        super().__init__(request)
        self._core, self._runner, self._hub = core, runner, hub
        self._request = request
        self._case: CaseId | None = None
        request.picked.connect(self._forget_case)

    def _forget_case(self, _operators: object) -> None:
        # A letter to somebody else is another case.
        self._case = None

    def save(self, form: LetterFormat, path: Path) -> None:
        """Write the letter to a file the user chose."""

        def write(draft: Draft) -> Taken:
            data = to_bytes(draft.letter, form, draft.order.person.email)
            write_atomically(path, data)
            return self._record(draft, {form: data}, file=path)

        self._take_way(write)

    def to_mail_program(self, folder: Path) -> None:
        """Hand the letter to the mail program: a short one as a link, a longer one as a draft.

        ``folder`` is a private temporary one; the draft in it goes when Kaiji is closed.
        """

        def write(draft: Draft) -> Taken:
            data = to_bytes(draft.letter, LetterFormat.EML, draft.order.person.email)
            link = ways_out.mailto(draft.letter)
            if link is not None:
                return self._record(draft, {LetterFormat.EML: data}, link=link)
            path = folder / ways_out.file_name(draft.letter, LetterFormat.EML)
            write_atomically(path, data)
            return self._record(draft, {LetterFormat.EML: data}, file=path)

        self._take_way(write)

    def to_printer(self) -> None:
        """Prepare the pages for the printer; the page prints them."""

        def write(draft: Draft) -> Taken:
            pages = preview.printable(draft.letter)
            data = to_bytes(draft.letter, LetterFormat.PDF)
            return self._record(draft, {LetterFormat.PDF: data}, pages=pages)

        self._take_way(write)

    def in_pieces(self) -> None:
        """Record that the text was copied in pieces."""

        def write(draft: Draft) -> Taken:
            data = to_bytes(draft.letter, LetterFormat.TEXT)
            return self._record(draft, {LetterFormat.TEXT: data})

        self._take_way(write)

    def pieces(self) -> tuple[str, ...]:
        """Give the pieces of the letter shown, in order."""
        letter = self._request.letter()
        return ways_out.pieces(letter) if letter else ()

    def suggested_name(self, form: LetterFormat) -> str:
        """Suggest a name for the letter's file."""
        letter = self._request.letter()
        return ways_out.file_name(letter, form) if letter else ""

    def _take_way(self, write: Callable[[Draft], Taken]) -> None:
        draft = self._request.draft()
        if draft is not None and not draft.errors:
            self._ask(lambda: write(draft), self._took)

    def _record(
        self,
        draft: Draft,
        files: dict[LetterFormat, bytes],
        *,
        link: str = "",
        file: Path | None = None,
        pages: tuple[bytes, ...] = (),
    ) -> Taken:
        """Record the letter; runs on the store's thread."""
        person, working = self._request.person, draft.order.person
        if person is not None and self._request.people().get(person) != working:
            self._core.people.save(person, working)
        case, changes = self._core.requests.record_draft(draft, person, self._case, files)
        return Taken(case, changes, draft.letter.channel, draft.letter.day, link, file, pages)

    def _took(self, taken: Taken) -> None:
        self._case = taken.case
        self._hub.publish(taken.changes)
        self.taken.emit(taken)

    def record_sent(self, on: date, channel: ChannelKind, proof: str) -> None:
        """Record that the letter was really sent."""
        case = self._case
        if case is None:
            return

        def sent(result: tuple[Event, Changes]) -> None:
            self._hub.publish(result[1])
            self.sent.emit(case, result[0].id)

        self._ask(lambda: self._core.requests.sent(case, on, channel, proof), sent)

    def take_back(self, case: CaseId, event: EventId) -> None:
        """Undo what was recorded."""
        self._ask(lambda: self._core.requests.retract(case, event), self._hub.publish)

    # Several operators

    def write_to_all(self, folder: Path) -> None:
        """Write one letter to each chosen operator into a folder."""
        person = self._request.person
        operators, form, working = self._request.chosen()
        if person is None or working is None:
            return

        def write(progress: Progress) -> object:
            today = self._core.today(working)
            return several.write_several(
                self._core.requests,
                operators,
                (person, working),
                form,
                folder,
                (today, today),
                progress,
            )

        task = self._runner.store(write)
        task.succeeded.connect(self._wrote)
        task.failed.connect(self.failed)
        task.cancelled.connect(self._stopped)
        self.writing.emit(task)

    def _wrote(self, result: tuple[object, object]) -> None:
        self._hub.publish(result[1])
        self.written.emit(result[0])

    def _stopped(self) -> None:
        # What was written before the stop stays, with its cases.
        self._hub.publish(Changes.of(Topic.CASES, Topic.LETTERS))
        self.written.emit(())

    def _ask(self, work: Callable[[], object], then: Callable[..., object]) -> Task:
        task = self._runner.store(lambda _progress: work())
        task.succeeded.connect(then)
        task.failed.connect(self.failed)
        return task

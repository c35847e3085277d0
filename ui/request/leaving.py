"""The ways out: the letter leaves by the user's hand and is recorded; Kaiji itself sends nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes, Topic
from app.base.ids import CaseId, ChannelKind, EventId, LetterFormat, PersonId, Reference
from app.base.progress import Progress
from app.bootstrap import OpenCore
from app.cases.case import Event
from app.letters.document import plain
from app.services import preview, several, ways_out
from app.services.drafting import Draft, to_bytes
from app.services.later import Later, sent_event
from app.services.request_form import Begun
from ui.changes_hub import ChangesHub
from ui.request.presenter import RequestPresenter
from ui.tasks import Task, TaskRunner


@dataclass(frozen=True)
class Taken:
    """A way out was taken: the case it is recorded in, and how the letter goes.

    Attributes:
        begun: what the letter was written of.
        attach: what the letter says goes with it, for the user to add.
    """

    begun: Begun
    case: CaseId
    reference: Reference
    changes: Changes
    channel: ChannelKind | None
    day: date
    link: str = ""
    file: Path | None = None
    pages: tuple[bytes, ...] = ()
    attach: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Ready:
    """A letter to be written out, with whose it is and the case it has already, if any."""

    begun: Begun
    draft: Draft
    person: PersonId
    case: CaseId | None
    #: What is recorded with a letter that leaves with mistakes; empty = it has none.
    note: str = ""


_Write = Callable[[_Ready], Taken]


@dataclass(frozen=True)
class _Waiting:
    """A way out that is taken as soon as the letter of the same request is written."""

    write: _Write
    turn: object


class Leaving(QObject):
    """Writes the letter that is shown, records it, and asks nothing of the page.

    Signals:
        taken: the letter left Kaiji by the user's hand and is recorded as drafted.
        sent: it was recorded as sent; case and event, for Undo.
        failed: a problem, for the page's banner.
        writing: letters to several operators are being written; the task to watch.
        written: what became of each, and of what they were written.
    """

    taken = Signal(object)
    sent = Signal(object, object)
    failed = Signal(Exception)
    writing = Signal(object)
    written = Signal(object, object)

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, request: RequestPresenter
    ) -> None:
        super().__init__(request)
        self._core, self._runner, self._hub = core, runner, hub
        self._request = request
        #: The case of each reference; a letter written anew for the same wish keeps both.
        self._cases: dict[Reference, CaseId] = {}
        self._case: CaseId | None = None
        #: What the letter is, where it is about an earlier request.
        self._later: Later | None = None
        self._waiting: _Waiting | None = None
        #: Something is being recorded: pressed again meanwhile, it is not recorded twice.
        self._busy = False
        request.shown.connect(self._go_on)

    def save(self, form: LetterFormat, path: Path, note: str = "") -> None:
        """Write the letter to a file the user chose.

        Of every way: a letter with mistakes leaves only with a ``note``, which is recorded.
        """
        self._take_way(lambda shown: self._record(shown, form, path=path), note)

    def to_mail_program(self, folder: Path, note: str = "") -> None:
        """Hand the letter to the mail program: a short one as a link, a longer one as a draft.

        ``folder`` is Kaiji's own and private; what lies in it goes when Kaiji is closed.
        """

        def write(shown: _Ready) -> Taken:
            making = shown.begun.form.making
            link = None if making.with_pdf else ways_out.mailto(shown.draft.letter)
            if link is not None:
                return self._record(shown, LetterFormat.EML, link=link)
            path = folder / ways_out.file_name(shown.draft.letter, LetterFormat.EML)
            return self._record(shown, LetterFormat.EML, path=path)

        self._take_way(write, note)

    def to_printer(self, note: str = "") -> None:
        """Prepare the pages for the printer; the page prints them."""

        def write(shown: _Ready) -> Taken:
            pages = preview.printable(shown.draft.letter)
            return self._record(shown, LetterFormat.PDF, pages=pages)

        self._take_way(write, note)

    def in_pieces(self, note: str = "") -> None:
        """Record that the text was copied in pieces."""
        self._take_way(lambda shown: self._record(shown, LetterFormat.TEXT), note)

    def pieces(self) -> tuple[str, ...]:
        """Give the pieces of the letter shown, in order."""
        letter = self._request.letter()
        length = self._request.begun().form.making.length
        return ways_out.pieces(letter, length) if letter else ()

    def suggested_name(self, form: LetterFormat) -> str:
        """Suggest a name for the letter's file."""
        letter = self._request.letter()
        return ways_out.file_name(letter, form) if letter else ""

    def _take_way(self, write: _Write, note: str = "") -> None:
        """Write the letter of the form as it is now: at once, or as soon as it is written."""
        shown, begun = self._request.current(), self._request.begun()
        if shown is None:
            self._waiting = _Waiting(write, self._request.turn)
            return
        draft = shown.proposal.draft
        if self._busy or draft is None or shown.problem is not None:
            return
        if draft.errors and not note:
            return
        later = begun.form.later
        case = later.case if later else self._cases.get(draft.order.reference)
        ready = _Ready(begun, draft, shown.person, case, note if draft.errors else "")
        self._do(lambda: write(ready), self._took)

    def _go_on(self) -> None:
        """Take the way out that waits, if its letter is written and nothing else is recorded.

        No other letter leaves in its place.
        """
        waiting = self._waiting
        if waiting is None or self._busy or self._request.current() is None:
            return
        self._waiting = None
        if waiting.turn == self._request.turn:
            self._take_way(waiting.write)

    def _record(
        self,
        ready: _Ready,
        form: LetterFormat,
        *,
        link: str = "",
        path: Path | None = None,
        pages: tuple[bytes, ...] = (),
    ) -> Taken:
        """Record the letter and write it; runs on the store's thread, on what it is given."""
        draft = ready.draft
        files = {form: to_bytes(draft, form, ready.begun.form.making)}
        case, changes = self._core.requests.record_draft(
            draft, ready.person, ready.case, files, path, ready.note
        )
        letter = draft.letter
        attach = tuple(plain(line) for line in letter.enclosures)
        way = letter.channel, letter.day, link, path, pages, attach
        return Taken(ready.begun, case, letter.reference, changes, *way)

    def _took(self, taken: Taken) -> None:
        self._case = self._cases[taken.reference] = taken.case
        self._later = taken.begun.form.later
        self._hub.publish(taken.changes)
        self.taken.emit(taken)

    def record_sent(self, on: date, channel: ChannelKind, proof: str, said: str = "") -> None:
        """Record that the letter was really sent.

        ``said`` is the note for a letter whose leaving is no event of its own.
        """
        case, later, requests = self._case, self._later, self._core.requests
        if case is None or self._busy:
            return

        def send() -> tuple[Event, Changes]:
            if later is None:
                return requests.sent(case, on, channel, proof)
            return requests.record(case, sent_event(later, requests.row(case), on, said))

        def sent(result: tuple[Event, Changes]) -> None:
            self._hub.publish(result[1])
            self.sent.emit(case, result[0].id)

        self._do(send, sent)

    def take_back(self, case: CaseId, event: EventId) -> None:
        """Undo what was recorded."""
        task = self._runner.store(lambda _progress: self._core.requests.retract(case, event))
        task.succeeded.connect(self._hub.publish)
        task.failed.connect(self.failed)

    # Several operators

    def write_to_all(self, folder: Path) -> None:
        """Write one letter to each chosen operator into a folder."""
        person = self._request.person
        operators, form, working = self._request.chosen()
        if person is None or working is None or self._busy:
            return
        begun = self._request.begun()

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

        def wrote(result: tuple[object, object]) -> None:
            self._hub.publish(result[1])
            self.written.emit(result[0], begun)

        def stopped() -> None:
            # What was written before the stop stays, with its cases.
            self._hub.publish(Changes.of(Topic.CASES, Topic.LETTERS))
            self.written.emit((), begun)

        task = self._runner.store(write)
        task.cancelled.connect(stopped)
        self._hear(task, wrote)
        self.writing.emit(task)

    def _do(self, work: Callable[[], object], then: Callable[..., object]) -> None:
        self._hear(self._runner.store(lambda _progress: work()), then)

    def _hear(self, task: Task, then: Callable[..., object]) -> None:
        """Be busy until the task is done, however it ends."""
        self._busy = True
        task.succeeded.connect(then)
        task.failed.connect(self.failed)
        task.finished.connect(self._rest)

    def _rest(self) -> None:
        self._busy = False
        self._go_on()

"""One request in full: what its page shows, read in one go, and its documents one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.base.changes import Changes
from app.base.errors import Problem
from app.base.files import write_atomically
from app.base.ids import CaseId, EventId, LetterFormat, LetterId
from app.base.messages import Message, Words
from app.cases.assess import AskState
from app.cases.case import Ask, Case, Event
from app.cases.clocks import Clock, Move, clocks, moves
from app.cases.events import EventDraft, effective
from app.cases.fields import text_of
from app.cases.imagining import Thought
from app.cases.timeline import Row, timeline
from app.laws import pack
from app.laws.events import QUESTIONS
from app.operators.directory import Directory
from app.operators.record import Operator
from app.services.attachments import Attachment
from app.services.counting import Counting, countings
from app.services.requests import CaseRow, Requests
from app.services.ways_out import ENDINGS
from app.vault.vault import Vault


@dataclass(frozen=True)
class Paper:
    """Something that can be read or saved: a letter as it was given out, or a document kept.

    Attributes:
        id: of the letter or of the document.
        event: what it was recorded with.
        on: the day of that event.
        name: the name it came with; for a letter the name its file is suggested.
        size: bytes.
        format: of a letter's file; None for a document.
    """

    id: str
    event: EventId | None
    on: date | None
    name: str
    size: int
    format: LetterFormat | None = None


@dataclass(frozen=True)
class Pause:
    """A time in which the operator waited for the person.

    Attributes:
        end: None while it still does.
    """

    start: date
    end: date | None


@dataclass(frozen=True)
class WhatIf:
    """A request as it is and as it would be; nothing of it is recorded."""

    before: CaseRow
    after: CaseRow

    @property
    def moves(self) -> tuple[Move, ...]:
        """Every clock before and after, the nearest as it would be first."""
        return moves(self.before.assessment, self.after.assessment)


@dataclass(frozen=True)
class CaseFile:
    """A request with everything its page shows.

    Attributes:
        timeline: what happened and what is to come, oldest first.
        events: the recorded events by id, those taken back too.
        altered: what shows that recorded events are not as they were; empty = unaltered.
        clocks: every clock, first those that run, the nearest first.
        citations: by ask id, the places of law it rests on.
        papers: letters and documents, newest last.
    """

    row: CaseRow
    timeline: tuple[Row, ...]
    events: dict[EventId, Event]
    altered: tuple[Message, ...]
    clocks: tuple[Clock, ...]
    citations: dict[str, tuple[Message, ...]]
    countings: tuple[Counting, ...]
    pauses: tuple[Pause, ...]
    papers: tuple[Paper, ...]


class CaseFiles:
    """The requests of an open vault, each in full."""

    def __init__(self, vault: Vault, requests: Requests, directory: Directory) -> None:
        self._vault = vault
        self._requests = requests
        self._directory = directory

    def read(self, case: str) -> CaseFile:
        """Read a request by its id or reference.

        Raises:
            Problem: there is no such request.
        """
        row = self._requests.row(case)
        kept = row.case
        return CaseFile(
            row=row,
            timeline=timeline(kept, row.assessment),
            events={event.id: event for event in kept.events},
            altered=row.altered,
            clocks=clocks(row.assessment),
            citations={
                state.ask.id: _citations(state.ask, state)
                for state in row.assessment.asks
                if state.ask is not None
            },
            countings=countings(kept, self._operator(kept), row.person, row.assessment.today),
            pauses=pauses(kept),
            papers=self._papers(kept),
        )

    def imagine(self, case: str, thoughts: Sequence[Thought]) -> WhatIf:
        """Give the clocks a request has and would have if ``thoughts`` were so; records nothing.

        Raises:
            Problem: there is no such request, or what is imagined cannot have happened.
        """
        return WhatIf(self._requests.row(case), self._requests.row(case, thoughts))

    def _operator(self, case: Case) -> Operator | None:
        try:
            return self._directory.get(case.operator)
        except Problem:
            # Its record may be gone, or broken; the request stays readable.
            return None

    def letter_text(self, paper: Paper) -> str:
        """Give a letter's text, for reading without a viewer.

        Raises:
            Problem: there is no such letter.
        """
        return self._vault.letters.get(LetterId(paper.id)).text

    def save(self, paper: Paper, path: Path) -> None:
        """Write a letter's file or a document, byte for byte, where the user says.

        Raises:
            Problem: it is not there, or cannot be written; nothing was changed then.
        """
        write_atomically(path, self._bytes(paper))

    def record_again(self, case: CaseId, event: EventId) -> tuple[Event, Changes]:
        """Record anew what was taken back, with copies of its documents.

        Raises:
            Problem: there is no such event, or it can no longer have happened.
        """
        with self._vault.transaction():
            kept = next((e for e in self._requests.get(case).events if e.id == event), None)
            if kept is None:
                raise Problem("problem.retract_unknown", event=event)
            draft = EventDraft(kept.kind, kept.on, kept.asks, kept.payload)
            documents = [
                Attachment(each.name, self._vault.documents.data(each.id))
                for each in self._vault.documents.of_case(case)
                if each.event == event
            ]
            return self._requests.record(case, draft, documents)

    def _bytes(self, paper: Paper) -> bytes:
        if paper.format is None:
            return self._vault.documents.data(paper.id)
        files = self._vault.letters.get(LetterId(paper.id)).files
        if paper.format not in files:
            raise Problem("problem.no_letter", id=paper.id)
        return files[paper.format]

    def _papers(self, case: Case) -> tuple[Paper, ...]:
        drafted = {text_of(event.payload, "letter"): event for event in case.events}
        papers = []
        for file in self._vault.letters.files_of_case(case.id):
            event = drafted.get(file.letter)
            name = f"{case.reference}.{ENDINGS[file.format]}"
            papers.append(_paper(file.letter, event, name, file.size, file.format))
        by_id = {event.id: event for event in case.events}
        for document in self._vault.documents.of_case(case.id):
            event = by_id.get(document.event)
            papers.append(_paper(document.id, event, document.name, document.size))
        return tuple(papers)


def _paper(
    key: str, event: Event | None, name: str, size: int, form: LetterFormat | None = None
) -> Paper:
    on = event.on if event else None
    return Paper(key, event.id if event else None, on, name, size, form)


def pauses(case: Case) -> tuple[Pause, ...]:
    """Give the times in which a count stood still for the person's answer to a question."""
    found: list[Pause] = []
    laws = [pack.load(ask.law).stops(ask.right) for ask in case.asks]
    for asked, given in QUESTIONS.items():
        if not any(asked in stops for stops in laws):
            continue
        since: date | None = None
        for event in effective(case.events):
            if event.kind is asked and since is None:
                since = event.on
            elif event.kind is given and since is not None:
                found.append(Pause(since, event.on))
                since = None
        if since is not None:
            found.append(Pause(since, None))
    return tuple(sorted(found, key=lambda pause: pause.start))


def _citations(ask: Ask, state: AskState) -> tuple[Message, ...]:
    """Name the places an ask rests on, in the state of the law on the day it arrived or left."""
    rules = pack.load(ask.law)
    day = state.arrival.on if state.arrival else state.sent_on or state.drafted_for
    rule = rules.rule(ask.right, day) or rules.rule(ask.right)
    if rule is None:
        return ()
    # Where a ground was named, its article says more than the right's own.
    meanings = dict.fromkeys(rules.grounds[g].cite for g in ask.grounds if g in rules.grounds)
    places = [rules.citations[meaning] for meaning in meanings or (rule.cite,)]
    law = Words(rules.short)
    return tuple(
        Message("cite.whole", {"article": Words(place.text)})
        if place.whole
        else Message("cite.article", {"law": law, "article": Words(place.text)})
        for place in places
    )

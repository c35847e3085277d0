"""Requests: beginning a case, recording what happens, and what each case needs now.

Every mutating call is one transaction and returns what changed. An undo is an
event of its own: nothing recorded is ever taken out of a case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.base.changes import Changes, Topic
from app.base.clock import Clock
from app.base.errors import Problem
from app.base.files import write_atomically
from app.base.ids import (
    CaseId,
    ChannelKind,
    EventId,
    EventKind,
    FollowUp,
    LetterFormat,
    PersonId,
    Reference,
)
from app.base.messages import Message
from app.cases.assess import Assessment, assess
from app.cases.case import Ask, Case, Event
from app.cases.disclosures import write_given
from app.cases.events import EventDraft, check_new
from app.cases.imagining import Thought, imagine
from app.cases.ledger import verify
from app.cases.next_steps import NextStep, next_step
from app.laws import pack
from app.laws.calendars import zone_of
from app.letters.kinds import COMPLAINTS
from app.letters.order import LetterOrder
from app.letters.text import to_text
from app.people.person import Person, check
from app.services.attachments import Attachment
from app.services.drafting import Draft
from app.services.letter_facts import fields_of, value_of
from app.services.seat import seat
from app.services.wish import rights_under
from app.vault.letters import FrozenLetter
from app.vault.vault import Vault

_REQUEST = "request"
#: A request for what only the operator's policy grants: it asks for nothing by law.
_PROMISE = "promise"
_TOUCHED = Changes.of(Topic.CASES, Topic.LETTERS)


@dataclass(frozen=True)
class CaseRow:
    """A case with everything derived from it on one day.

    Attributes:
        person: whose it is; None if forgotten since.
        step: what to do now.
    """

    case: Case
    person: Person | None
    assessment: Assessment
    step: NextStep

    @property
    def altered(self) -> tuple[Message, ...]:
        """What shows that recorded events are not as they were; empty = unaltered."""
        # An event that is only imagined was recorded by no device.
        events = tuple(event for event in self.case.events if event.device)
        return verify(replace(self.case, events=events))


class Requests:
    """The cases of an open vault."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def record_draft(
        self,
        drafted: Draft,
        person: PersonId | None,
        case: CaseId | None,
        files: Mapping[LetterFormat, bytes],
        path: Path | None = None,
        note: str = "",
    ) -> tuple[CaseId, Changes]:
        """Freeze a letter as it was written, in its case or in a new one, and write it out.

        All of it in one transaction, the file last: a letter that cannot be written leaves no
        case behind, and one that cannot be recorded no file.

        Args:
            drafted: the letter and what it was written from.
            person: whose it is; None = the one in the letter, kept with the case if unknown.
                What the letter says otherwise of a known person is kept too.
            case: the case it belongs to; None = the one under the letter's reference, else a new one.
            files: the exact bytes, by format.
            path: where the user wants the (only) file, if anywhere.
            note: what is to be kept with the letter, as that it left with mistakes.

        Raises:
            Problem: no such case, one of somebody else, a reference of another request, or it
                cannot be recorded or written.
        """
        check(drafted.order.person)
        with self._vault.transaction():
            topics = _TOUCHED
            if case is None:
                begun = self._begun(drafted, person)
                person = begun.person if begun else person
                person, touched = self._keep_person(drafted.order.person, person)
                topics |= touched
                case = begun.id if begun else self._begin(drafted, person)
            else:
                self.check_belongs(self._vault.cases.get(case), drafted, person)
            self._freeze(drafted, case, files, note)
            if path is not None:
                write_atomically(path, *files.values())
        return case, topics

    def _begun(self, drafted: Draft, person: PersonId | None) -> Case | None:
        """Give the case there is under the letter's reference: a letter recorded twice is of one."""
        reference = drafted.order.reference
        for case in self._vault.cases.by_reference(reference):
            if not _is_about(case, drafted, person):
                raise Problem(
                    "problem.reference_taken",
                    reference=reference,
                    operator=case.operator_name,
                    person=case.person_name,
                )
            return case
        return None

    def check_belongs(self, case: Case, drafted: Draft, person: PersonId | None) -> None:
        """Refuse a letter to another operator, or of another person, than the case is about.

        Raises:
            Problem: it does not belong there.
        """
        if not _is_about(case, drafted, person):
            raise Problem(
                "problem.case_of_another",
                reference=case.reference,
                operator=case.operator_name,
                person=case.person_name,
            )

    def _keep_person(self, person: Person, known: PersonId | None) -> tuple[PersonId, Changes]:
        if known is None:
            known = self._known(person) or self._vault.people.add(person)
        elif self._vault.people.get(known) != person:
            self._vault.people.save(known, person)
        else:
            return known, Changes()
        return known, Changes.of(Topic.PEOPLE)

    def _freeze(
        self, drafted: Draft, case: CaseId, files: Mapping[LetterFormat, bytes], note: str
    ) -> None:
        letter = drafted.letter
        frozen = self._vault.letters.new_id()
        payload: dict[str, str | int | bool | None] = {"letter": frozen}
        if letter.channel is not None:
            payload["channel"] = letter.channel.value
        payload["given"] = write_given(_given(drafted.order))
        later = [each for each in letter.kind if each in COMPLAINTS or isinstance(each, FollowUp)]
        if later:
            payload["kind"] = later[0].value
        if note:
            payload["text"] = note
        self._append(case, EventDraft(EventKind.DRAFTED, drafted.order.day, payload=payload))
        self._vault.letters.add(
            FrozenLetter(
                id=frozen,
                case=case,
                language=letter.language,
                text=to_text(letter),
                files=dict(files),
                created=self._clock.now(),
                pack_versions=letter.pack_versions,
            )
        )

    def _known(self, person: Person) -> PersonId | None:
        return next(
            (key for key, kept in self._vault.people.list().items() if kept == person), None
        )

    def _begin(self, drafted: Draft, person: PersonId) -> CaseId:
        order = drafted.order
        asks = tuple(_asks(order))
        case = Case(
            id=self._vault.cases.new_id(),
            reference=order.reference,
            person=person,
            person_name=order.person.name,
            operator=order.operator.slug,
            operator_name=order.operator.shown_name,
            country=seat(order.law, order.operator, order.person).place,
            asks=asks,
            pack_versions=dict(drafted.letter.pack_versions),
            kind=str(order.follow_up or (_REQUEST if asks else _PROMISE)),
        )
        self._vault.cases.add(case)
        return case.id

    def sent(
        self, case: CaseId, on: date, channel: ChannelKind, proof: str = ""
    ) -> tuple[Event, Changes]:
        """Record that the letter was really sent; see ``record``."""
        payload: dict[str, str | int | bool | None] = {"channel": channel.value}
        if proof:
            payload["proof"] = proof
        return self.record(case, EventDraft(EventKind.SENT, on, payload=payload))

    def record(
        self, case: CaseId, event: EventDraft, attachments: Sequence[Attachment] = ()
    ) -> tuple[Event, Changes]:
        """Record something that happened, with the documents that belong to it.

        Raises:
            Problem: no such case, or it cannot have happened; then nothing was recorded.
        """
        with self._vault.transaction():
            kept = self._append(case, event)
            for each in attachments:
                self._vault.documents.add(case, kept.id, each.name, each.data)
        return kept, _TOUCHED

    def retract(self, case: CaseId, event: EventId) -> Changes:
        """Take an event back by recording that it is retracted; the undo of ``record``."""
        day = self.today(self.get(case))
        draft = EventDraft(EventKind.RETRACTED, day, payload={"event": event})
        return self.record(case, draft)[1]

    def _append(self, case: CaseId, event: EventDraft) -> Event:
        kept = self._vault.cases.get(case)
        checked = check_new(kept, event, self.today(kept))
        return self._vault.cases.append(
            case,
            checked.kind,
            checked.on,
            recorded=self._clock.now(),
            asks=checked.asks,
            payload=checked.payload,
        )

    def today(self, case: Case) -> date:
        """Give the civil date where the case's person lives."""
        person = self._vault.people.list().get(case.person)
        return self._clock.today(zone_of(person.country, person.region) if person else None)

    def get(self, case: str) -> Case:
        """Give a case by its id or its reference.

        Raises:
            Problem: there is none.
        """
        named = self._vault.cases.by_reference(Reference(case))
        return named[0] if named else self._vault.cases.get(CaseId(case))

    def row(self, case: str, what_if: Iterable[Thought] = ()) -> CaseRow:
        """Give a case with all that follows from it, or would follow if ``what_if`` happened.

        Raises:
            Problem: there is no such case, or what is imagined cannot have happened.
        """
        kept = self.get(case)
        thoughts = tuple(what_if)
        if thoughts:
            kept = imagine(kept, thoughts)
        return row_of(kept, self._vault.people.list().get(kept.person), self._clock)

    def rows(self) -> tuple[CaseRow, ...]:
        """Give all cases in the order they were begun."""
        people = self._vault.people.list()
        return tuple(
            row_of(case, people.get(case.person), self._clock) for case in self._vault.cases.list()
        )

    def letters(self, case: CaseId) -> tuple[FrozenLetter, ...]:
        """Give the letters of a case as they were given out, oldest first."""
        return self._vault.letters.of_case(case)

    def due(self, within: int) -> Iterator[CaseRow]:
        """Walk the cases with a date from today to ``within`` days on, or past; nearest first."""
        rows = [row for row in self.rows() if _days_left(row) is not None]
        rows.sort(key=lambda row: _days_left(row) or 0)
        yield from (row for row in rows if (_days_left(row) or 0) <= within)


def row_of(case: Case, person: Person | None, clock: Clock) -> CaseRow:
    """Derive everything about a case on the day it is where its person lives."""
    assessed = assess(case, clock.today(zone_of(person.country, person.region) if person else None))
    return CaseRow(case, person, assessed, next_step(assessed))


def _is_about(case: Case, drafted: Draft, person: PersonId | None) -> bool:
    order = drafted.order
    same_person = (
        case.person == person if person is not None else case.person_name == order.person.name
    )
    return same_person and case.operator == order.operator.slug


def _days_left(row: CaseRow) -> int | None:
    ahead = row.assessment.next_due
    candidates: Iterable[int | None] = (
        row.assessment.days,
        (ahead.due - row.assessment.today).days if ahead and ahead.due else None,
    )
    return min((days for days in candidates if days is not None), default=None)


def _given(order: LetterOrder) -> Iterator[str]:
    """Give the facts that are really in the letter: meant to be given, and on file."""
    for fact in fields_of(order.person):
        if fact in order.given and value_of(order.person, fact).strip():
            yield fact


def _asks(order: LetterOrder) -> Iterator[Ask]:
    """Give one ask for each right under each law that knows it: each has its own clocks."""
    home = seat(order.law, order.operator, order.person).place
    wishes = ((law, right) for law in order.laws for right in rights_under(law, order))
    for number, (law, right) in enumerate(wishes, 1):
        allowed = pack.load(law).granted(right, order.day).grounds
        grounds = tuple(ground for ground in order.grounds if ground in allowed)
        place = seat(law, order.operator, order.person).place
        yield Ask(f"a{number}", law, right, grounds, "" if place == home else place)

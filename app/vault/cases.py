"""Cases and their events. Events are only ever added; each knows the hash of the one before it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache

from app.base.errors import Problem
from app.base.ids import CaseId, EventId, EventKind, OperatorSlug, PersonId, Reference
from app.cases.case import Ask, Case, Event, Payload, event_hash
from app.vault.database import Database, Parameters, Row
from app.vault.ids import random_id
from app.vault.stored import from_json, moment_to_text, record_to_json, to_json

_CASES = """
    SELECT id, reference, person, person_name, operator, operator_name, country, asks,
           pack_versions, kind
    FROM cases
"""
_EVENTS = """
    SELECT id, case_id, kind, on_date, device, recorded, asks, payload, previous, hash FROM events
"""
_KINDS = {kind.value: kind for kind in EventKind}


class Cases:
    """Cases by id, person, operator and reference, each with its events in recorded order."""

    def __init__(self, database: Database, device: str) -> None:
        """Keep ``device``, the id this machine records events under."""
        self._database = database
        self._device = device

    @staticmethod
    def new_id() -> CaseId:
        """Make an id for a case."""
        return CaseId(random_id(10))

    def add(self, case: Case) -> None:
        """Keep a new case. Its events are recorded one by one with ``append``.

        Raises:
            Problem: there is no such person in the vault.
        """
        if case.events:
            raise ValueError("events enter through append")
        if not self._database.row("SELECT 1 FROM people WHERE id = ?", (case.person,)):
            raise Problem("problem.no_person", id=case.person)
        self._database.run(
            """
            INSERT INTO cases (id, reference, person, person_name, operator, operator_name,
                               country, asks, pack_versions, kind)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                case.id,
                case.reference,
                case.person,
                case.person_name,
                case.operator,
                case.operator_name,
                case.country,
                record_to_json(case.asks),
                to_json(dict(case.pack_versions)),
                case.kind,
            ),
        )

    def append(
        self,
        case: CaseId,
        kind: EventKind,
        on: date,
        *,
        recorded: datetime,
        asks: Sequence[str] = (),
        payload: Payload | None = None,
    ) -> Event:
        """Record something that happened on the day ``on``; give the event as it is kept.

        Raises:
            Problem: there is no such case, or the disk is full; then nothing was recorded.
        """
        with self._database.transaction():
            if not self._database.row("SELECT 1 FROM cases WHERE id = ?", (case,)):
                raise Problem("problem.no_case", id=case)
            last = self._database.row(
                "SELECT hash FROM events WHERE case_id = ? AND device = ? ORDER BY seq DESC LIMIT 1",
                (case, self._device),
            )
            bare = Event(
                id=EventId(random_id(12)),
                case=case,
                kind=kind,
                on=on,
                device=self._device,
                recorded=recorded.astimezone(UTC),
                asks=tuple(asks),
                payload=dict(payload or {}),
                previous=last[0] if last else "",
            )
            event = replace(bare, hash=_hash(bare))
            self._insert(event)
        return event

    def get(self, case: CaseId) -> Case:
        """Give a case.

        Raises:
            Problem: there is no such case.
        """
        found = self._read("WHERE id = ? ", "WHERE case_id = ? ", (case,))
        if not found:
            raise Problem("problem.no_case", id=case)
        return found[0]

    def list(self) -> tuple[Case, ...]:
        """Give all cases in the order they were begun; two queries, however many there are."""
        return self._read("", "", ())

    def of_person(self, person: PersonId) -> tuple[Case, ...]:
        """Give the cases of a person."""
        return self._read(
            "WHERE person = ? ",
            "WHERE case_id IN (SELECT id FROM cases WHERE person = ?) ",
            (person,),
        )

    def some(self, cases: Sequence[CaseId]) -> tuple[Case, ...]:
        """Give the cases of these ids, in the order of the ids; those there are no more left out."""
        ids = to_json(cases)
        found = self._read(
            "WHERE id IN (SELECT value FROM json_each(?)) ",
            "WHERE case_id IN (SELECT value FROM json_each(?)) ",
            (ids,),
        )
        places = {case: place for place, case in enumerate(cases)}
        return tuple(sorted(found, key=lambda case: places[case.id]))

    def of_operator(self, operator: OperatorSlug) -> tuple[Case, ...]:
        """Give the cases with an operator."""
        return self._read(
            "WHERE operator = ? ",
            "WHERE case_id IN (SELECT id FROM cases WHERE operator = ?) ",
            (operator,),
        )

    def by_reference(self, reference: Reference) -> tuple[Case, ...]:
        """Give the cases with a reference: one, save for a rare coincidence."""
        return self._read(
            "WHERE reference = ? ",
            "WHERE case_id IN (SELECT id FROM cases WHERE reference = ?) ",
            (reference,),
        )

    def erase(self, case: CaseId) -> None:
        """Erase a case whole, with its events and letters.

        Raises:
            Problem: there is no such case.
        """
        self._database.run("DELETE FROM cases WHERE id = ?", (case,))
        if not self._database.changes():
            raise Problem("problem.no_case", id=case)

    def verify_chain(self, case: CaseId) -> tuple[EventId, ...]:
        """Name the events of a case that were changed, or whose predecessor is not theirs."""
        rows = self._database.rows(_EVENTS + "WHERE case_id = ? ORDER BY seq", (case,))
        return tuple(event for _, event in _broken(rows))

    def verify_chains(self) -> tuple[tuple[CaseId, EventId], ...]:
        """Do so for all cases in one pass."""
        return tuple(_broken(self._database.rows(_EVENTS + "ORDER BY seq")))

    def count_by_person(self) -> dict[PersonId, int]:
        """Give the number of cases of everybody who has any."""
        rows = self._database.rows("SELECT person, count(*) FROM cases GROUP BY person")
        return {PersonId(row[0]): int(row[1]) for row in rows}

    def counts(self) -> tuple[int, int]:
        """Give the number of cases and of events."""
        row = self._database.row(
            "SELECT (SELECT count(*) FROM cases), (SELECT count(*) FROM events)"
        )
        return (int(row[0]), int(row[1])) if row else (0, 0)

    def _read(self, cases: str, events: str, parameters: Parameters) -> tuple[Case, ...]:
        history: defaultdict[str, list[Event]] = defaultdict(list)
        for row in self._database.rows(_EVENTS + events + "ORDER BY seq", parameters):
            history[row[1]].append(_event(row))
        rows = self._database.rows(_CASES + cases + "ORDER BY seq", parameters)
        return tuple(_case(row, history.get(row[0], ())) for row in rows)

    def _insert(self, event: Event) -> None:
        self._database.run(
            """
            INSERT INTO events (id, case_id, kind, on_date, device, recorded, asks, payload,
                                previous, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                event.id,
                event.case,
                event.kind.value,
                event.on.isoformat(),
                event.device,
                moment_to_text(event.recorded),
                to_json(event.asks),
                to_json(dict(event.payload)),
                event.previous,
                event.hash,
            ),
        )


def _hash(event: Event) -> str:
    try:
        return event_hash(event)
    except UnicodeEncodeError:
        # Half a character in the user's words. The error holds them, so it is not passed on.
        raise Problem("problem.text_not_unicode") from None


def _case(row: Row, events: Iterable[Event]) -> Case:
    case, reference, person, person_name, operator, operator_name, country, asks, packs, kind = row
    return Case(
        id=CaseId(case),
        reference=Reference(reference),
        person=PersonId(person),
        person_name=person_name,
        operator=OperatorSlug(operator),
        operator_name=operator_name,
        country=country,
        asks=_asks(asks),
        events=tuple(events),
        pack_versions=json.loads(packs),
        kind=kind,
    )


@lru_cache(maxsize=1024)
def _asks(text: str) -> tuple[Ask, ...]:
    # Most cases ask the same few things; a hundred thousand of them are parsed in one go.
    return from_json(text, tuple[Ask, ...])


def _event(row: Row) -> Event:
    event, case, kind, on, device, recorded, asks, payload, previous, hash_ = row
    return Event(
        id=event,
        case=case,
        kind=_KINDS[kind],
        on=date.fromisoformat(on),
        device=device,
        recorded=datetime.fromisoformat(recorded),
        # Most events concern the whole case and carry nothing: no need to parse that.
        asks=() if asks == "[]" else tuple(json.loads(asks)),
        payload={} if payload == "{}" else json.loads(payload),
        previous=previous,
        hash=hash_,
    )


def _broken(rows: Iterator[Row]) -> Iterator[tuple[CaseId, EventId]]:
    """Walk the events, in recorded order, whose hash or predecessor is wrong."""
    heads: dict[tuple[str, str], str] = {}
    for row in rows:
        case, device, previous, kept = row[1], row[4], row[8], row[9]
        whole = _recomputed(row) == kept and previous == heads.get((case, device), "")
        heads[case, device] = kept
        if not whole:
            yield CaseId(case), EventId(row[0])


def _recomputed(row: Row) -> str | None:
    try:
        return event_hash(_event(row))
    except (ValueError, KeyError, TypeError):
        return None

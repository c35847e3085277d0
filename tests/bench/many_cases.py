"""A vault with as many sample cases as wanted, written straight into its tables.

usage: python -m tests.bench.many_cases FOLDER [NUMBER]
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.base.clock import FixedClock
from app.base.ids import CaseId, EventId, EventKind, Law, OperatorSlug, Reference, Right
from app.base.paths import Home
from app.bootstrap import Core
from app.cases.case import Ask, Event, event_hash
from app.people.person import Person
from app.services import vault as vault_service
from app.services.overview import Filter
from app.vault.keystore import KeyStore
from app.vault.stored import moment_to_text, record_to_json, to_json
from tests.fakes import CHEAP

DAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)
PASSPHRASE = "a sample passphrase"

_PEOPLE, _OPERATORS = 40, 120


def make(home: Home, number: int, keystore: KeyStore | None = None) -> None:
    """Make a vault with ``number`` cases of 40 people at 120 operators, outlooks derived."""
    vault, _ = vault_service.init(
        home,
        passphrase=PASSPHRASE,
        with_keystore=keystore is not None,
        find_keystore=lambda: keystore,
        argon=CHEAP,
    )
    database = vault._database
    with vault.transaction():
        people = [
            vault.people.add(Person(name=f"見本 {each}", country="JP", sample=True))
            for each in range(_PEOPLE)
        ]
        asks = record_to_json((Ask("a1", Law.APPI, Right.ACCESS),))
        database.run_many(
            """
            INSERT INTO cases (id, reference, person, person_name, operator, operator_name,
                               country, asks, pack_versions, kind)
            VALUES (?, ?, ?, ?, ?, ?, 'JP', ?, '{}', 'request')
            """,
            (
                (
                    f"c{each}",
                    Reference(f"KJ-{each:06d}"),
                    people[each % _PEOPLE],
                    f"見本 {each % _PEOPLE}",
                    OperatorSlug(f"mihon-{each % _OPERATORS}"),
                    f"見本通信{each % _OPERATORS}",
                    asks,
                )
                for each in range(number)
            ),
        )
        database.run_many(
            """
            INSERT INTO events (id, case_id, kind, on_date, device, recorded, asks, payload,
                                previous, hash)
            VALUES (?, ?, ?, ?, ?, ?, '[]', ?, ?, ?)
            """,
            (
                (
                    event.id,
                    event.case,
                    event.kind.value,
                    event.on.isoformat(),
                    event.device,
                    moment_to_text(event.recorded),
                    to_json(dict(event.payload)),
                    event.previous,
                    event.hash,
                )
                for event in _events(number)
            ),
        )
    core = Core(home, FixedClock(DAY)).unlocked(vault)
    core.overview.count(Filter())
    core.close()


def _events(number: int) -> Iterator[Event]:
    chance = random.Random(3)
    for each in range(number):
        on = DAY - timedelta(days=chance.randrange(200))
        kinds = [EventKind.DRAFTED]
        if chance.random() < 0.9:
            kinds.append(EventKind.SENT)
            if chance.random() < 0.5:
                kinds.append(EventKind.ANSWERED)
        head = ""
        for place, kind in enumerate(kinds):
            bare = Event(
                id=EventId(f"e{each}-{place}"),
                case=CaseId(f"c{each}"),
                kind=kind,
                on=on,
                device="bench",
                recorded=NOW,
                payload={"channel": "email"} if kind is EventKind.SENT else {},
                previous=head,
            )
            head = event_hash(bare)
            yield Event(**{**bare.__dict__, "hash": head})


if __name__ == "__main__":
    make(Home(Path(sys.argv[1])), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)

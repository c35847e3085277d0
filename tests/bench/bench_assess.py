"""100,000 cases assessed, against counting their bare dates and nothing else.

usage: python -m tests.bench.bench_assess [number of cases]
"""

from __future__ import annotations

import gc
import json
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from app.base.ids import CaseId, EventId, EventKind, Law, OperatorSlug, PersonId, Reference, Right
from app.cases.assess import assess
from app.cases.case import Ask, Case, Event, Payload
from app.laws import calendars, counting

HOLD = 3.0
TODAY = date(2026, 11, 21)
RECORDED = datetime(2026, 11, 21, tzinfo=UTC)

#: What happens after the letter has left: days later, kind, payload.
HISTORIES: tuple[tuple[tuple[int, EventKind, Payload], ...], ...] = (
    (),
    ((2, EventKind.ACKNOWLEDGED, {"ticket": "T-1"}),),
    ((3, EventKind.IDENTITY_REQUESTED, {}), (9, EventKind.IDENTITY_RECEIVED, {})),
    ((4, EventKind.FEE_REQUESTED, {"amount": 1000, "currency": "JPY"}),),
    ((20, EventKind.ANSWERED, {}), (25, EventKind.CLOSED, {"outcome": "complete"})),
    ((12, EventKind.REFUSED, {"ground": "no_ground"}),),
)
KINDS = (
    (Law.APPI, Right.ACCESS, "JP"),
    (Law.APPI, Right.CORRECTION, "JP"),
    (Law.APPI, Right.ERASURE, "JP"),
    (Law.GDPR, Right.ACCESS, "DE"),
    (Law.GDPR, Right.ERASURE, "FR"),
    (Law.UK_GDPR, Right.ACCESS, "GB-SCT"),
    (Law.CCPA, Right.ACCESS, "US-CA"),
    (Law.CCPA, Right.OPT_OUT_SALE_SHARE, "US-CA"),
)


def made_cases(count: int) -> list[Case]:
    """Make plainly made-up cases of every shape, always the same."""
    chance = random.Random(2)
    return [_case(number, chance) for number in range(count)]


def _case(number: int, chance: random.Random) -> Case:
    law, right, country = chance.choice(KINDS)
    sent = TODAY - timedelta(days=chance.randrange(320))
    story: list[tuple[int, EventKind, Payload]] = [
        (0, EventKind.DRAFTED, {"channel": "email", "letter": f"l{number}"}),
        (0, EventKind.SENT, {"channel": "email", "message_id": f"<{number}@example.org>"}),
        *chance.choice(HISTORIES),
    ]
    case = CaseId(f"c{number}")
    events = tuple(
        Event(EventId(f"{number}-{index}"), case, kind, day, "d", RECORDED, payload=payload)
        for index, (later, kind, payload) in enumerate(story)
        if (day := sent + timedelta(days=later)) <= TODAY
    )
    return Case(
        id=case,
        reference=Reference("KJ-AAAA-AA"),
        person=PersonId("p"),
        person_name="Sam Sample",
        operator=OperatorSlug("o"),
        operator_name="Example",
        country=country,
        asks=(Ask("a1", law, right),),
        events=events,
    )


def bare_dates(case: Case) -> tuple[date, ...]:
    """Count the dates of a case from the day it was sent: no events read, no reasons, no state."""
    ask, sent = case.asks[0], case.events[0].on
    working = calendars.load(case.country).is_working
    if ask.law in (Law.GDPR, Law.UK_GDPR):
        return (counting.roll(counting.add_months(sent, 1), working)[0],)
    if ask.right is Right.OPT_OUT_SALE_SHARE:
        return (counting.add_business_days(sent, 15, working)[0],)
    if ask.law is Law.CCPA:
        acknowledged, _ = counting.add_business_days(sent, 10, working)
        return acknowledged, counting.roll(counting.add_days(sent, 45), working)[0]
    first, _ = counting.roll(counting.add_days(sent, 14), working)
    second, _ = counting.roll(counting.add_days(sent, 30), working)
    return first, second, counting.add_days(first, 1)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def main(count: int = 100_000) -> None:
    """Print one JSON row."""
    cases = made_cases(count)
    gc.collect()
    gc.freeze()
    floor = _best(lambda: [bare_dates(case) for case in cases])
    start = time.perf_counter()
    for case in cases:
        assess(case, TODAY)
    first = (time.perf_counter() - start) * 1000
    ours = _best(lambda: [assess(case, TODAY) for case in cases])
    gc.unfreeze()
    row = {
        "path": f"assess {count} cases",
        "floor_ms": round(floor, 1),
        "ours_ms": round(ours, 1),
        "ratio": round(ours / floor, 2),
        "hold": HOLD,
        # Nothing remembered yet: the first list after the vault was opened.
        "first_ms": round(first, 1),
        "first_ratio": round(first / floor, 2),
    }
    print(json.dumps(row))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

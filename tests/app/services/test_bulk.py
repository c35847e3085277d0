"""The same event for many requests: each by itself, undone together, stopped between two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.base.clock import FixedClock
from app.base.ids import CaseId, EventKind, Law, OperatorSlug, Reference, Right, Stage
from app.base.paths import Home
from app.base.progress import Progress
from app.bootstrap import Core, OpenCore
from app.cases.case import Ask, Case
from app.cases.events import EventDraft
from app.people.person import Person
from app.services import vault as vault_service
from app.services.bulk import record_for_all, retract_all
from app.services.vault import Vault
from tests.fakes import CHEAP

DAY = date(2026, 11, 21)
ANSWERED = EventDraft(EventKind.ANSWERED, DAY, payload={"text": "the same for all"})


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made, _ = vault_service.init(
        Home(tmp_path / "home"), passphrase="a sample passphrase", argon=CHEAP
    )
    yield made
    made.close()


@pytest.fixture
def core(vault: Vault, tmp_path: Path) -> OpenCore:
    return Core(Home(tmp_path / "home"), FixedClock(DAY)).unlocked(vault)


@pytest.fixture
def cases(core: OpenCore, vault: Vault) -> list[CaseId]:
    """Give three requests; the one in the middle was never sent, so nothing answers it."""
    person = core.people.add(Person(name="見本 花子", country="JP", sample=True))[0]
    made = []
    for number in range(3):
        case = vault.cases.new_id()
        asks = (Ask("a1", Law.APPI, Right.ACCESS),)
        reference, slug = Reference(f"KJ-{number}"), OperatorSlug(f"s{number}")
        vault.cases.add(Case(case, reference, person, "見本 花子", slug, "見本通信", "JP", asks))
        kind = EventKind.DRAFTED if number == 1 else EventKind.SENT
        vault.cases.append(case, kind, DAY, recorded=datetime(2026, 11, 21, tzinfo=UTC))
        made.append(case)
    return made


def stages(core: OpenCore) -> list[Stage]:
    return [row.assessment.stage for row in core.requests.rows()]


def test_one_that_is_refused_harms_no_other(core: OpenCore, cases: list[CaseId]) -> None:
    bulk = record_for_all(core.requests, cases, ANSWERED, Progress())
    assert [one.case for one in bulk.done] == [cases[0], cases[2]]
    assert [(one.case, one.reference) for one in bulk.refused] == [(cases[1], "KJ-1")]
    assert bulk.refused[0].problem is not None
    assert bulk.refused[0].problem.code == "problem.event_without_cause"
    assert stages(core) == [Stage.ANSWERED, Stage.DRAFTED, Stage.ANSWERED]
    events = core.requests.get(cases[0]).events
    assert events[-1].payload["text"] == "the same for all"
    assert not bulk.stopped
    assert bulk.changes.topics


def test_all_that_was_recorded_is_taken_back(core: OpenCore, cases: list[CaseId]) -> None:
    before = stages(core)
    bulk = record_for_all(core.requests, cases, ANSWERED, Progress())
    first = bulk.done[0]
    assert first.event is not None
    core.requests.retract(first.case, first.event)
    back = retract_all(core.requests, bulk.each, Progress())
    assert stages(core) == before
    # What was taken back meanwhile is told, and the other one still undone.
    assert [one.case for one in back.done] == [cases[2]]
    assert [one.reference for one in back.refused] == ["KJ-0"]
    assert core.requests.row(cases[2]).altered == ()


def test_stopping_keeps_what_is_done(core: OpenCore, cases: list[CaseId]) -> None:
    told: list[int] = []
    progress = Progress(lambda done, _total, _what: told.append(done), lambda: len(told) == 1)
    bulk = record_for_all(core.requests, cases, ANSWERED, progress)
    assert bulk.stopped
    assert [one.case for one in bulk.each] == [cases[0]]
    assert stages(core) == [Stage.ANSWERED, Stage.DRAFTED, Stage.SENT]


def test_a_request_that_is_gone_is_a_problem(core: OpenCore, cases: list[CaseId]) -> None:
    bulk = record_for_all(core.requests, [CaseId("gone")], ANSWERED, Progress())
    assert [one.reference for one in bulk.refused] == [""]
    assert not bulk.changes.topics

"""What operators were told, with a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.base.changes import Topic
from app.base.clock import FixedClock
from app.base.errors import Problem
from app.base.ids import CaseId, ChannelKind, EventKind, Law, LetterFormat, PersonId, Right
from app.base.paths import Home
from app.bootstrap import Core, OpenCore
from app.cases.events import EventDraft
from app.people.person import Person
from app.services import vault as vault_service
from app.services.drafting import draft, to_bytes
from app.services.wanted import Wanted
from tests.fakes import CHEAP

DAY = date(2026, 11, 21)
EARLIER = date(2026, 11, 10)
LABEL = "会員番号, 旧 50%"
HANAKO = Person(
    name="見本 花子",
    email="hanako@example.jp",
    country="JP",
    accounts={LABEL: "123", "empty": ""},
)
GIVEN = frozenset({"name", "email", f"account.{LABEL}", "account.empty", "postal_address"})


@pytest.fixture
def core(tmp_path: Path) -> Iterator[OpenCore]:
    home = Home(tmp_path / "home")
    vault, _ = vault_service.init(home, passphrase="a sample passphrase", argon=CHEAP)
    opened = Core(home, FixedClock(DAY)).unlocked(vault)
    yield opened
    opened.close()


def begin(
    core: OpenCore, person: PersonId, operator: str, given: frozenset[str], on: date = DAY
) -> CaseId:
    wanted = Wanted(core.directory.get(operator), HANAKO, Law.APPI, on, rights=(Right.ACCESS,))
    letter = draft(replace(wanted, given=given), on)
    files = {LetterFormat.TEXT: to_bytes(letter, LetterFormat.TEXT)}
    return core.requests.record_draft(letter, person, None, files)[0]


def test_only_what_was_sent_is_told_once_and_with_its_first_day(core: OpenCore) -> None:
    person, _ = core.people.add(HANAKO)
    first = begin(core, person, "almigo", frozenset({"name"}), EARLIER)
    second = begin(core, person, "almigo", GIVEN)
    assert core.disclosures.told(person) == ()
    core.requests.sent(first, EARLIER, ChannelKind.EMAIL)
    core.requests.sent(second, DAY, ChannelKind.EMAIL)
    (told,) = core.disclosures.told(person)
    assert (told.operator, told.latest, told.case) == ("almigo", DAY, second)
    assert {each.fact: (each.on, each.case) for each in told.facts} == {
        "name": (EARLIER, first),
        "email": (DAY, second),
        f"account.{LABEL}": (DAY, second),
    }
    assert told.not_known == 0


def test_a_letter_whose_facts_nobody_recorded_is_counted(core: OpenCore) -> None:
    person, _ = core.people.add(HANAKO)
    case = begin(core, person, "almigo", GIVEN)
    (drafted,) = core.requests.get(case).events
    core.requests.retract(case, drafted.id)
    core.requests.sent(case, DAY, ChannelKind.POST)
    (told,) = core.disclosures.told(person)
    assert (told.facts, told.not_known) == ((), 1)


def test_what_was_drafted_shows_no_ids(core: OpenCore) -> None:
    person, _ = core.people.add(HANAKO)
    case = begin(core, person, "almigo", GIVEN)
    for row in core.case_files.read(case).timeline:
        assert "account." not in repr(row.details) + row.text


def test_a_proof_of_identity_is_told(core: OpenCore) -> None:
    person, _ = core.people.add(HANAKO)
    case = begin(core, person, "almigo", frozenset({"name"}), EARLIER)
    core.requests.sent(case, EARLIER, ChannelKind.EMAIL)
    core.requests.record(case, EventDraft(EventKind.IDENTITY_REQUESTED, DAY))
    payload = {"documents": "passport"}
    core.requests.record(case, EventDraft(EventKind.IDENTITY_RECEIVED, DAY, payload=payload))
    (told,) = core.disclosures.told(person)
    assert [each.fact for each in told.facts] == ["name", "document.passport"]


def test_somebody_with_requests_cannot_be_deleted(core: OpenCore) -> None:
    person, _ = core.people.add(HANAKO)
    other, _ = core.people.add(replace(HANAKO, name="見本 太郎"))
    begin(core, person, "almigo", GIVEN)
    assert core.people.requests() == {person: 1}
    with pytest.raises(Problem) as refused:
        core.people.delete(person)
    assert refused.value.code == "problem.person_has_cases"
    assert core.people.delete(other).topics == {Topic.PEOPLE}
    assert list(core.people.list()) == [person]

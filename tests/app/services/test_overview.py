"""Lists of requests: counted, found and sorted from outlooks that follow events and days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.base.clock import FixedClock
from app.base.ids import (
    CaseId,
    Certainty,
    ChannelKind,
    EventKind,
    Law,
    OperatorSlug,
    PersonId,
    Reference,
    Right,
)
from app.base.paths import Home
from app.base.text import fold
from app.bootstrap import Core, OpenCore
from app.cases.case import Ask, Case
from app.cases.events import EventDraft
from app.people.person import Person
from app.services import vault as vault_service
from app.services.overview import Filter, Group, Overview, Sort
from app.services.requests import CaseRow
from app.services.vault import Vault
from tests.fakes import CHEAP

DAY = date(2026, 11, 21)
NAMES = ("ＡＬＭＩＧＯ 見本", "ミックス見本", "Operator A (sample)")


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
def people(core: OpenCore) -> list[PersonId]:
    return [
        core.people.add(Person(name=name, country="JP", sample=True))[0]
        for name in ("見本 花子", "Sam Sample")
    ]


def begin(vault: Vault, person: PersonId, number: int, *happened: tuple[EventKind, int]) -> CaseId:
    case = vault.cases.new_id()
    name = NAMES[number % len(NAMES)]
    whose = vault.people.get(person).name
    asks = (Ask("a1", Law.APPI, Right.ACCESS),)
    vault.cases.add(
        Case(
            case,
            Reference(f"KJ-{number}"),
            person,
            whose,
            OperatorSlug(f"s{number}"),
            name,
            "JP",
            asks,
        )
    )
    for kind, days in happened:
        payload = {"channel": "email"} if kind is EventKind.SENT else {}
        now = datetime(2026, 11, 21, 3, tzinfo=UTC)
        vault.cases.append(case, kind, DAY + timedelta(days=days), recorded=now, payload=payload)
    return case


SENT = EventKind.SENT


def test_what_is_recorded_is_seen_at_once(
    core: OpenCore, vault: Vault, people: list[PersonId]
) -> None:
    case = begin(vault, people[0], 0, (EventKind.DRAFTED, -1))
    assert core.overview.count(Filter(groups=frozenset({Group.DRAFTS}))) == 1
    core.requests.sent(case, DAY, ChannelKind.EMAIL)
    assert core.overview.count(Filter(groups=frozenset({Group.DRAFTS}))) == 0
    assert core.overview.count(Filter(groups=frozenset({Group.WAITING}))) == 1
    answered = core.requests.record(case, EventDraft(EventKind.ANSWERED, DAY))[0]
    assert core.overview.count(Filter(groups=frozenset({Group.ANSWERED}))) == 1
    core.requests.retract(case, answered.id)
    assert core.overview.count(Filter(groups=frozenset({Group.ANSWERED}))) == 0


def test_a_new_day_is_seen(core: OpenCore, vault: Vault, people: list[PersonId]) -> None:
    begin(vault, people[0], 0, (SENT, -1))
    late = Filter(late=True)
    assert core.overview.count(late) == 0
    month_later = Overview(vault, FixedClock(DAY + timedelta(days=30)))
    assert month_later.count(late) == 1
    assert [row.assessment.late for row in month_later.page(late)] == [True]


def test_a_clock_set_right_again_is_seen(
    core: OpenCore, vault: Vault, people: list[PersonId]
) -> None:
    begin(vault, people[0], 0, (SENT, -1))
    assert Overview(vault, FixedClock(date(2099, 1, 1))).count(Filter(late=True)) == 1
    assert core.overview.count(Filter(late=True)) == 0


def test_lists_agree_with_the_cases_themselves(
    core: OpenCore, vault: Vault, people: list[PersonId]
) -> None:
    for number in range(60):
        begin(vault, people[number % 2], number, (SENT, -number))
    begin(vault, people[1], 60, (EventKind.DRAFTED, 0))
    every = core.requests.rows()
    assert core.overview.count(Filter()) == len(every) == 61
    for late in (True, False):
        wanted = {row.case.id for row in every if row.assessment.late or not late}
        assert {row.case.id for row in core.overview.page(Filter(late=late))} == wanted
    pressing = core.overview.page(Filter())
    places = [list(type(row.step.urgency)).index(row.step.urgency) for row in pressing]
    assert places == sorted(places)
    for sort in (Sort.OPERATOR, Sort.CHANGED):
        there = [_key(row, sort) for row in core.overview.page(Filter(), sort)]
        back = [_key(row, sort) for row in core.overview.page(Filter(), sort, descending=True)]
        assert there == sorted(there)
        assert back == there[::-1]
    pages = [core.overview.page(Filter(), offset=at, limit=25) for at in (0, 25, 50)]
    assert [row.case.id for page in pages for row in page] == [row.case.id for row in pressing]


def _key(row: CaseRow, sort: Sort) -> str | int:
    if sort is Sort.OPERATOR:
        return fold(row.case.operator_name)
    return int(row.case.reference.removeprefix("KJ-"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("almigo", {0, 3}),
        ("みっくす", {1, 4}),
        ("花子", {0, 2, 4}),
        ("花子 operator", {2}),
        ("kj-5", {5}),
    ],
)
def test_words_are_found_in_any_form(
    core: OpenCore, vault: Vault, people: list[PersonId], typed: str, found: set[int]
) -> None:
    for number in range(6):
        begin(vault, people[number % 2], number, (SENT, 0))
    rows = core.overview.page(Filter(text=typed))
    assert {int(row.case.reference[3:]) for row in rows} == found
    assert core.overview.count(Filter(text=typed)) == len(found)


def test_today_at_a_glance(core: OpenCore, vault: Vault, people: list[PersonId]) -> None:
    begin(vault, people[0], 0, (SENT, 0))
    begin(vault, people[1], 1, (SENT, -60))
    closed = begin(vault, people[1], 2, (SENT, -60), (EventKind.ANSWERED, -3))
    core.requests.record(closed, EventDraft(EventKind.CLOSED, DAY, payload={"outcome": "complete"}))
    glance = core.overview.glance()
    assert [row.case.reference for row in glance.needs_you] == ["KJ-1"]
    assert [row.case.reference for row in glance.coming_up] == ["KJ-0"]
    assert (glance.total, glance.counts[Group.CLOSED], glance.closed_this_month) == (3, 1, 1)
    marks = {(each.on, each.certainty) for each in glance.days}
    assert (date(2026, 12, 7), Certainty.CONVENTION) in marks
    assert (date(2026, 12, 8), Certainty.STATUTORY) in marks
    assert glance.holidays[date(2026, 11, 23)].say("en") == "Labour Thanksgiving Day"
    on = core.overview.page(Filter(on=date(2026, 12, 7)))
    assert [row.case.reference for row in on] == ["KJ-0"]
    hers = core.overview.glance(people[1])
    assert (hers.total, hers.coming_up) == (2, ())


def test_another_law_pack_makes_every_outlook_anew(
    core: OpenCore, vault: Vault, people: list[PersonId]
) -> None:
    begin(vault, people[0], 0, (SENT, 0))
    assert core.overview.count(Filter()) == 1
    assert vault.outlooks.count_outdated(DAY, None) == 0
    vault.outlooks.rest_on("a newer pack")
    assert vault.outlooks.count_outdated(DAY, None) == 1


def test_a_day_begins_where_each_person_lives(vault: Vault, people: list[PersonId]) -> None:
    class Clock:
        """Early in Tokyo, still the day before in Berlin."""

        def now(self) -> datetime:
            return datetime(2026, 12, 7, 16, tzinfo=UTC)

        def today(self, zone: str | None = None) -> date:
            return date(2026, 12, 8) if zone == "Asia/Tokyo" else date(2026, 12, 7)

    far = vault.people.add(Person(name="Sam Sample", country="DE", sample=True))
    for number, whose in enumerate((people[0], far)):
        begin(vault, whose, number, (SENT, 0))
    overview = Overview(vault, Clock())
    assert [row.case.person for row in overview.page(Filter(late=True))] == [people[0]]
    assert vault.outlooks.count_outdated(date(2026, 12, 8), [people[0]]) == 0


def test_the_holidays_shown_are_those_of_the_persons_region(core: OpenCore) -> None:
    californian = Person(name="Sam Sample", country="US", region="US-CA", sample=True)
    there = core.overview.glance(core.people.add(californian)[0]).holidays
    assert there[date(2026, 11, 27)].say("en") == "Day after Thanksgiving"
    federal = Person(name="Pat Sample", country="US", sample=True)
    elsewhere = core.overview.glance(core.people.add(federal)[0]).holidays
    assert date(2026, 11, 26) in elsewhere
    assert date(2026, 11, 27) not in elsewhere


def test_erasing_a_case_takes_its_outlook(
    core: OpenCore, vault: Vault, people: list[PersonId]
) -> None:
    case = begin(vault, people[0], 0, (SENT, 0))
    assert core.overview.count(Filter()) == 1
    vault.cases.erase(case)
    assert (core.overview.count(Filter()), core.overview.glance().days) == (0, ())

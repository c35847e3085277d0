"""The sample workspace comes marked, shows every state, works, and goes without a trace."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.base.clock import Clock, FixedClock, SystemClock
from app.base.errors import Problem
from app.base.ids import Certainty, EventKind, Law, LetterFormat, OperatorSlug, Right
from app.base.messages import Message, Messages
from app.base.paths import Home
from app.bootstrap import Core, OpenCore
from app.cases.next_steps import Action, Mark, Urgency
from app.cases.outlook import Group, outlook
from app.cases.sample import sample_requests
from app.people.person import Person
from app.people.sample import sample_people
from app.services import samples
from app.services import vault as vault_service
from app.services.drafting import draft
from app.services.requests import CaseRow, Requests
from app.services.unfinished import Unfinished
from app.services.wanted import Wanted
from app.vault.vault import Vault
from tests.fakes import CHEAP

DAY = date(2026, 11, 21)

#: Where months are short or long, holidays stand in a row, and years end.
DAYS = [
    DAY,
    date(2026, 11, 23),
    date(2026, 12, 26),
    date(2027, 1, 1),
    date(2027, 3, 1),
    date(2027, 3, 28),
    date(2027, 5, 5),
    date(2028, 2, 29),
    date(2028, 3, 31),
    date(2029, 4, 2),
    date(2031, 7, 31),
]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def vault(home: Home) -> Iterator[Vault]:
    made, _ = vault_service.init(home, passphrase="a sample passphrase", argon=CHEAP)
    yield made
    made.close()


def rows(vault: Vault, clock: Clock) -> dict[str, CaseRow]:
    """Give the requests with their names: operator and what is asked."""
    found = Requests(vault, clock).rows()
    named = {" ".join([row.case.operator, *(a.right for a in row.case.asks)]): row for row in found}
    assert len(named) == len(found)
    return named


def kept(vault: Vault) -> tuple[object, ...]:
    counts = vault.cases.counts(), vault.letters.count()
    return (*counts, len(vault.people.list()), len(vault.operators.list()))


def test_samples_come_and_go(home: Home, vault: Vault) -> None:
    before = kept(vault)
    samples.add(vault, FixedClock(DAY))
    core: OpenCore = Core(home, FixedClock(DAY)).unlocked(vault)
    people = core.people.list()
    assert people
    assert all(person.sample for person in people.values())
    unnamed = core.directory.get("sample-unnamed")
    assert unnamed.sample
    key, person = next(iter(people.items()))
    # The incomplete operator says what to add before a letter can be written.
    with pytest.raises(Problem, match="operator_without_name"):
        draft(Wanted(unnamed, person, Law.APPI, DAY, rights=(Right.ACCESS,)), DAY)
    almigo = core.directory.get("almigo")
    written = draft(Wanted(almigo, person, Law.APPI, DAY, rights=(Right.ACCESS,)), DAY)
    core.requests.record_draft(written, key, None, {})
    samples.remove(vault)
    assert kept(vault) == before
    assert core.requests.rows() == ()


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_state_is_shown_on_any_day(vault: Vault, day: date) -> None:
    samples.add(vault, FixedClock(day))
    shown = rows(vault, FixedClock(day)).values()
    steps = [row.step for row in shown]
    groups = {outlook(row.case, row.assessment, row.step).group for row in shown}
    assert groups >= {*Group} - {Group.NEEDS_YOU, Group.COMING_UP}
    assert {step.mark for step in steps} == {*Mark}
    assert {step.urgency for step in steps} == {*Urgency}
    offered = {action for step in steps for action in (step.action, *step.others)}
    assert offered == {*Action} - {Action.ANSWER_QUESTION}
    dates = [due for row in shown for ask in row.assessment.asks for due in ask.milestones]
    assert {due.certainty for due in dates if due.due} == {*Certainty}
    assert any(
        row.case.events[-1].kind is EventKind.CLOSED and row.case.events[-1].on == day
        for row in shown
    )


def test_what_each_request_shows(vault: Vault) -> None:
    samples.add(vault, FixedClock(DAY))
    assert {name: row.step.mark for name, row in rows(vault, FixedClock(DAY)).items()} == {
        "operator-a access": Mark.LATE,
        "operator-a correction": Mark.WAITING,
        "operator-a erasure": Mark.NEEDS_YOU,
        "operator-b access": Mark.VERY_LATE,
        "operator-b erasure": Mark.PAUSED,
        "operator-c access": Mark.DUE_SOON,
        "operator-c correction": Mark.ANSWERED,
        "operator-c erasure": Mark.PROBLEM,
        "operator-d access": Mark.WAITING,
        "operator-d correction": Mark.ANSWERED,
        "operator-d erasure": Mark.DRAFT,
        "mihon-album access": Mark.WAITING,
        "mihon-album cease_use": Mark.DRAFT,
        "mihon-album purpose_notice": Mark.REFUSED,
        "mihon-club": Mark.DRAFT,
        "mihon-gakuen cease_use": Mark.NEEDS_YOU,
        "mihon-gakuen correction": Mark.WAITING,
        "mihon-shoten access": Mark.NEEDS_YOU,
        "mihon-shoten correction": Mark.ANSWERED,
        "mihon-shoten third_party_records": Mark.REFUSED,
    }


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_sentence_can_be_worded(vault: Vault, language: str) -> None:
    samples.add(vault, FixedClock(DAY))
    messages = Messages(language)
    for row in rows(vault, FixedClock(DAY)).values():
        for said in (row.step.reason, row.step.words, Message(f"next.{row.step.action}")):
            sentence = messages.say(said)
            assert sentence
            assert said.id not in sentence
        assert row.altered == ()


def test_the_letters_are_real_and_bear_their_days(vault: Vault) -> None:
    samples.add(vault, FixedClock(DAY))
    found = Requests(vault, FixedClock(DAY)).rows()
    for row, sample in zip(found, sample_requests(), strict=True):
        (letter,) = vault.letters.of_case(row.case.id)
        assert row.case.reference in letter.text
        assert row.case.operator_name in letter.text
        assert (LetterFormat.PDF in letter.files) == sample.pdf
        drafted = row.case.events[0]
        assert (drafted.on - DAY).days == sample.day
        day = drafted.on
        written = {"en": f"{day.day} {day:%B %Y}", "ja": f"{day.year}年{day.month}月{day.day}日"}
        assert written[letter.language] in letter.text
    assert sum(sample.pdf for sample in sample_requests()) == 1


def test_only_the_ids_differ_from_one_vault_to_the_next(vault: Vault, tmp_path: Path) -> None:
    other, _ = vault_service.init(Home(tmp_path / "other"), passphrase="another one", argon=CHEAP)
    for each in (vault, other):
        samples.add(each, FixedClock(DAY))

    def told(each: Vault) -> list[object]:
        return [
            (
                case.operator,
                case.person_name,
                [ask.grounds for ask in case.asks],
                [
                    (event.kind, event.on, {**event.payload, "letter": None})
                    for event in case.events
                ],
            )
            for case in each.cases.list()
        ]

    assert told(vault) == told(other)
    other.close()


def test_adding_twice_doubles_nothing(vault: Vault) -> None:
    samples.add(vault, FixedClock(DAY))
    once = kept(vault)
    samples.add(vault, FixedClock(date(2026, 12, 1)))
    assert kept(vault) == once


def test_a_person_thrown_away_comes_back_with_her_requests(vault: Vault) -> None:
    samples.add(vault, FixedClock(DAY))
    once = kept(vault)
    key = next(key for key, person in vault.people.list().items() if person.name == "見本 花子")
    for case in vault.cases.of_person(key):
        vault.cases.erase(case.id)
    vault.people.delete(key)
    samples.add(vault, FixedClock(DAY))
    assert kept(vault) == once


def test_what_a_real_person_asked_of_a_sample_operator_stays(home: Home, vault: Vault) -> None:
    # Of the same name even: whoever is not marked is nobody's sample.
    real = replace(sample_people()["sam-sample"], sample=False)
    key = vault.people.add(real)
    samples.add(vault, FixedClock(DAY))
    operator = vault.operators.get(OperatorSlug("operator-a"))
    assert operator is not None
    requests = Requests(vault, FixedClock(DAY))
    written = draft(Wanted(operator, real, Law.GDPR, DAY, rights=(Right.ACCESS,)), DAY)
    case, _ = requests.record_draft(written, key, None, {})
    samples.remove(vault)
    assert [row.case.id for row in requests.rows()] == [case]
    assert vault.people.list() == {key: real}
    assert vault.operators.list() == ()
    assert requests.row(case).case.operator_name == "Operator A GmbH (sample)"
    assert Core(home, FixedClock(DAY)).unlocked(vault).directory.get("operator-a").sample


def test_with_the_samples_goes_what_was_typed_of_them(vault: Vault) -> None:
    unfinished = Unfinished(vault)
    mine = vault.people.add(replace(sample_people()["sam-sample"], sample=False))
    samples.add(vault, FixedClock(DAY))
    case = vault.cases.list()[0]
    unfinished.keep("request", {"person": case.person})
    unfinished.keep("case", {"case": case.id, "form": {}})
    unfinished.keep("people", {"person": mine})
    samples.remove(vault)
    assert [unfinished.get(page) for page in ("request", "case")] == [None, None]
    assert unfinished.get("people") == {"person": mine}


def test_a_broken_sample_leaves_nothing_behind(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(vault)
    *first, last = sample_requests()
    broken = (*first, replace(last, events=(replace(last.events[0], day=1),)))
    monkeypatch.setattr(samples, "sample_requests", lambda: broken)
    with pytest.raises(Problem, match="event_in_future"):
        samples.add(vault, FixedClock(DAY))
    assert kept(vault) == before


def test_requests_go_from_sample_people_to_sample_operators(vault: Vault) -> None:
    samples.add(vault, FixedClock(DAY))
    people: dict[str, Person] = {str(key): each for key, each in vault.people.list().items()}
    operators = {operator.slug: operator for operator in vault.operators.list()}
    for case in vault.cases.list():
        assert people[case.person].sample
        assert operators[case.operator].sample
        for channel in operators[case.operator].channels:
            assert channel.checked is None


def test_the_real_clock_of_two_countries_does(vault: Vault) -> None:
    began = time.perf_counter()
    samples.add(vault, SystemClock())
    assert time.perf_counter() - began < 10  # 0.7 s on two free cores
    assert len(vault.cases.list()) == len(sample_requests())

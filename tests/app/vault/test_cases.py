from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import apsw
import pytest

from app.base.errors import Problem
from app.base.ids import CaseId, EventKind, LetterFormat, OperatorSlug, PersonId, Reference
from app.base.paths import Home
from app.cases.case import Case, Payload, event_hash
from app.vault.cases import Cases
from app.vault.letters import FrozenLetter
from app.vault.vault import Vault
from tests.app.vault.conftest import HANAKO, NOW, PASSPHRASE, AddCase, sample_case

DAY = date(2026, 11, 21)


def record(cases: Cases, case: CaseId, *kinds: EventKind) -> None:
    for kind in kinds:
        cases.append(case, kind, DAY, recorded=NOW)


def test_a_case_comes_back_as_given(vault: Vault) -> None:
    person = vault.people.add(HANAKO)
    case = sample_case(vault.cases.new_id(), person)
    vault.cases.add(case)
    assert vault.cases.get(case.id) == case
    assert vault.cases.list() == (case,)


def test_an_event_comes_back_as_recorded_also_after_reopening(
    place: Home, vault: Vault, add_case: AddCase
) -> None:
    case = add_case(vault)
    tokyo = datetime(2026, 11, 21, 12, 0, 0, 5, tzinfo=timezone(timedelta(hours=9)))
    payload: Payload = {"channel": "郵送", "amount": 10**30, "final": True, "n": None, "": '"{x}\n'}
    event = vault.cases.append(
        case, EventKind.SENT, DAY, recorded=tokyo, asks=("a1", "a2"), payload=payload
    )
    assert event.recorded == datetime(2026, 11, 21, 3, 0, 0, 5, tzinfo=UTC)
    assert event.hash == event_hash(event)
    vault.close()
    again = Vault.open(place, passphrase=PASSPHRASE)
    assert again.cases.get(case).events == (event,)
    assert again.cases.verify_chain(case) == ()
    again.close()


def test_events_keep_the_order_in_which_they_were_recorded(vault: Vault, add_case: AddCase) -> None:
    case, other = add_case(vault), add_case(vault)
    for day in (5, 3, 9, 1):
        vault.cases.append(case, EventKind.NOTE, date(2026, 11, day), recorded=NOW)
        vault.cases.append(other, EventKind.CALL, date(2026, 11, day), recorded=NOW)
    events = vault.cases.get(case).events
    assert [event.on.day for event in events] == [5, 3, 9, 1]
    assert [event.previous for event in events] == ["", *(event.hash for event in events[:-1])]
    assert len({event.id for each in vault.cases.list() for event in each.events}) == 8


def test_each_device_has_a_chain_of_its_own(vault: Vault, add_case: AddCase) -> None:
    case = add_case(vault)
    laptop = Cases(vault._database, "laptop")
    record(vault.cases, case, EventKind.DRAFTED)
    record(laptop, case, EventKind.NOTE)
    record(vault.cases, case, EventKind.SENT)
    record(laptop, case, EventKind.CALL)
    drafted, note, sent, call = vault.cases.get(case).events
    assert (drafted.previous, note.previous) == ("", "")
    assert (sent.previous, call.previous) == (drafted.hash, note.hash)
    assert drafted.device == sent.device != note.device == "laptop"
    assert vault.cases.verify_chain(case) == ()


def test_the_device_stays_the_same(place: Home, vault: Vault, add_case: AddCase) -> None:
    case = add_case(vault)
    record(vault.cases, case, EventKind.DRAFTED)
    vault.close()
    vault = Vault.open(place, passphrase=PASSPHRASE)
    record(vault.cases, case, EventKind.SENT)
    first, second = vault.cases.get(case).events
    assert first.device == second.device
    assert second.previous == first.hash
    vault.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET on_date = '2020-01-01'",
        "UPDATE events SET payload = '{}' WHERE kind = 'sent'",
        "DELETE FROM events",
        "DELETE FROM events WHERE kind = 'drafted'",
    ],
)
def test_events_are_never_changed_nor_taken_out(
    vault: Vault, add_case: AddCase, statement: str
) -> None:
    case = add_case(vault)
    record(vault.cases, case, EventKind.DRAFTED, EventKind.SENT)
    before = vault.cases.get(case)
    with pytest.raises(apsw.ConstraintError):
        vault._database.run(statement)
    assert vault.cases.get(case) == before


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE events SET on_date = '2020-01-01' WHERE kind = 'sent'", ["sent"]),
        ("UPDATE events SET on_date = 'soon' WHERE kind = 'sent'", ["sent"]),
        ("UPDATE events SET kind = 'nonsense' WHERE kind = 'sent'", ["nonsense"]),
        ("UPDATE events SET payload = '[' WHERE kind = 'sent'", ["sent"]),
        ("UPDATE events SET payload = '7', asks = '7' WHERE kind = 'sent'", ["sent"]),
        ("UPDATE events SET hash = 'x' WHERE kind = 'sent'", ["sent", "arrived"]),
        ("DELETE FROM events WHERE kind = 'sent'", ["arrived"]),
        ("DELETE FROM events WHERE kind = 'drafted'", ["sent"]),
    ],
)
def test_a_change_made_behind_our_back_shows(
    vault: Vault, add_case: AddCase, statement: str, broken: list[str]
) -> None:
    case, other = add_case(vault), add_case(vault)
    record(vault.cases, case, EventKind.DRAFTED, EventKind.SENT, EventKind.ARRIVED)
    record(vault.cases, other, EventKind.NOTE)
    database = vault._database
    for trigger in ("events_never_change", "events_go_with_their_case"):
        database.run(f"DROP TRIGGER {trigger}")
    database.run(statement)
    expected = [database.row("SELECT id FROM events WHERE kind = ?", (kind,)) for kind in broken]
    assert [(event,) for event in vault.cases.verify_chain(case)] == expected
    assert vault.cases.verify_chain(other) == ()
    assert [case_id for case_id, _ in vault.cases.verify_chains()] == [case] * len(broken)
    assert len(vault.check().faults) == len(broken)


def test_cases_are_found_by_person_operator_and_reference(vault: Vault, add_case: AddCase) -> None:
    case, other = add_case(vault, "one"), add_case(vault, "two")
    record(vault.cases, case, EventKind.DRAFTED)
    stranger = vault.people.add(HANAKO)
    (person, _) = vault.people.list()
    assert [each.id for each in vault.cases.of_person(person)] == [case, other]
    assert vault.cases.of_person(stranger) == ()
    (found,) = vault.cases.of_operator(OperatorSlug("one"))
    assert found == vault.cases.get(case)
    assert len(found.events) == 1
    assert len(vault.cases.by_reference(Reference("KJ-7F3K-92"))) == 2
    assert vault.cases.by_reference(Reference("KJ-0000-00")) == ()


def test_listing_takes_two_queries_however_many_cases(vault: Vault, add_case: AddCase) -> None:
    with vault.transaction():
        for _ in range(30):
            record(vault.cases, add_case(vault), EventKind.DRAFTED, EventKind.SENT)
    statements: list[str] = []

    def trace(_cursor: object, statement: str, _bindings: object) -> bool:
        statements.append(statement)
        return True

    vault._database._connection.exec_trace = trace
    cases = vault.cases.list()
    vault._database._connection.exec_trace = None
    assert len(statements) == 2
    assert [len(case.events) for case in cases] == [2] * 30


def test_erasing_takes_the_whole_case_and_no_other(vault: Vault, add_case: AddCase) -> None:
    case, other = add_case(vault), add_case(vault)
    for each in (case, other):
        record(vault.cases, each, EventKind.DRAFTED, EventKind.SENT)
        vault.letters.add(
            FrozenLetter(vault.letters.new_id(), each, "ja", "x", {LetterFormat.TEXT: b"x"}, NOW)
        )
    kept = vault.cases.get(other)
    vault.cases.erase(case)
    assert vault.cases.list() == (kept,)
    assert vault.cases.counts() == (1, 2)
    assert vault.letters.count() == 1
    assert vault._database.row("SELECT count(*) FROM letter_files") == (1,)
    assert vault.check().faults == ()


def test_what_is_not_there_is_told(vault: Vault) -> None:
    nothing = CaseId("nothing")
    for call in (
        lambda: vault.cases.get(nothing),
        lambda: vault.cases.erase(nothing),
        lambda: record(vault.cases, nothing, EventKind.NOTE),
    ):
        with pytest.raises(Problem, match=r"problem\.no_case"):
            call()
    with pytest.raises(Problem, match=r"problem\.no_person"):
        vault.cases.add(sample_case(nothing, PersonId("nobody")))


def test_half_a_character_is_told_and_nothing_recorded(vault: Vault, add_case: AddCase) -> None:
    case = add_case(vault)
    with pytest.raises(Problem, match=r"problem\.text_not_unicode"):
        vault.cases.append(case, EventKind.NOTE, DAY, recorded=NOW, payload={"text": "a\udc80"})
    assert vault.cases.get(case).events == ()


def test_events_enter_one_by_one(vault: Vault, add_case: AddCase) -> None:
    case = vault.cases.get(add_case(vault))
    event = vault.cases.append(case.id, EventKind.NOTE, DAY, recorded=NOW)
    copy = Case(**{**vars(case), "id": vault.cases.new_id(), "events": (event,)})
    with pytest.raises(ValueError, match="append"):
        vault.cases.add(copy)

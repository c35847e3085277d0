"""Requests: scene 1 through the services, with a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.base.changes import Topic
from app.base.clock import FixedClock
from app.base.errors import Cancelled, Problem
from app.base.ids import (
    CaseId,
    ChannelKind,
    EventKind,
    Law,
    LetterFormat,
    Milestone,
    PersonId,
    Right,
    Stage,
)
from app.base.paths import Home
from app.base.progress import Progress
from app.bootstrap import Core, OpenCore
from app.cases.events import EventDraft
from app.cases.imagining import Thought
from app.cases.next_steps import Action
from app.people.person import Person
from app.services import vault as vault_service
from app.services.drafting import Draft, draft, to_bytes
from app.services.letter_facts import with_fact
from app.services.new_request import propose
from app.services.request_form import Form
from app.services.several import write_several
from app.services.wanted import Wanted
from tests.fakes import CHEAP

DAY = date(2026, 11, 21)
HANAKO = Person(name="見本 花子", email="hanako@example.jp", country="JP")


@pytest.fixture
def core(tmp_path: Path) -> Iterator[OpenCore]:
    home = Home(tmp_path / "home")
    vault, _ = vault_service.init(home, passphrase="a sample passphrase", argon=CHEAP)
    opened = Core(home, FixedClock(DAY)).unlocked(vault)
    yield opened
    opened.close()


def access(core: OpenCore) -> Draft:
    wanted = Wanted(core.directory.get("almigo"), HANAKO, Law.APPI, DAY, rights=(Right.ACCESS,))
    return draft(wanted, DAY)


def recorded(core: OpenCore) -> CaseId:
    written = access(core)
    data = to_bytes(written, LetterFormat.TEXT)
    case, changes = core.requests.record_draft(written, None, None, {LetterFormat.TEXT: data})
    assert Topic.CASES in changes.topics
    return case


def test_scene_one(core: OpenCore) -> None:
    case = recorded(core)
    drafted = core.requests.row(case)
    assert drafted.assessment.stage is Stage.DRAFTED
    assert drafted.step.action is Action.SEND_LETTER
    core.requests.sent(case, DAY, ChannelKind.EMAIL, "stated")
    row = core.requests.row(case)
    dates = {due.milestone: due.due for due in row.assessment.asks[0].milestones}
    assert dates[Milestone.RESPONSE_DUE] is None
    assert dates[Milestone.CONVENTION_FIRST] == date(2026, 12, 7)
    assert dates[Milestone.EARLIEST_SUIT] == date(2026, 12, 8)
    assert row.altered == ()


def test_the_letter_is_frozen_with_its_exact_bytes(core: OpenCore) -> None:
    case = recorded(core)
    (letter,) = core.requests.letters(case)
    text = letter.files[LetterFormat.TEXT].decode()
    assert "第33条第1項" in text
    assert core.requests.get(case).events[0].payload["letter"] == letter.id


def test_an_undo_is_recorded_and_takes_effect(core: OpenCore) -> None:
    case = recorded(core)
    event, _ = core.requests.sent(case, DAY, ChannelKind.EMAIL)
    core.requests.retract(case, event.id)
    row = core.requests.row(case)
    assert row.assessment.stage is Stage.DRAFTED
    kinds = [each.kind for each in row.case.events]
    assert kinds == [EventKind.DRAFTED, EventKind.SENT, EventKind.RETRACTED]


def test_what_lies_ahead_cannot_be_recorded(core: OpenCore) -> None:
    case = recorded(core)
    with pytest.raises(Problem):
        core.requests.record(case, EventDraft(EventKind.SENT, date(2026, 11, 22)))
    assert len(core.requests.get(case).events) == 1


def test_what_if_records_nothing(core: OpenCore) -> None:
    case = recorded(core)
    imagined = core.requests.row(case, [Thought(EventKind.SENT, DAY)])
    assert imagined.assessment.stage is not Stage.DRAFTED
    assert imagined.altered == ()
    assert core.requests.row(case).assessment.stage is Stage.DRAFTED


def test_a_changed_event_shows(core: OpenCore) -> None:
    row = core.requests.row(recorded(core))
    (event,) = row.case.events
    forged = replace(row.case, events=(replace(event, on=date(2026, 1, 1)),))
    assert replace(row, case=forged).altered != ()


def test_a_case_is_found_by_its_reference_too(core: OpenCore) -> None:
    case = recorded(core)
    assert core.requests.get(core.requests.get(case).reference).id == case
    with pytest.raises(Problem, match="no_case"):
        core.requests.get("KJ-0000-00")


def test_due_lists_the_nearest_first(core: OpenCore) -> None:
    first, second = recorded(core), recorded(core)
    core.requests.sent(first, DAY, ChannelKind.EMAIL)
    core.requests.sent(second, date(2026, 11, 21), ChannelKind.EMAIL)
    assert [row.case.id for row in core.requests.due(30)] == [first, second]
    assert list(core.requests.due(3)) == []


def several(core: OpenCore, folder: Path, progress: Progress) -> list[tuple[str, bool]]:
    person, _ = core.people.add(HANAKO)
    operators = [core.directory.get(slug) for slug in ("almigo", "micoly", "mixi", "mipick")]
    written, _ = write_several(
        core.requests, operators, (person, HANAKO), Form(), folder, (DAY, DAY), progress
    )
    return [(each.operator, each.problem is None) for each in written]


def test_several_operators_give_one_case_and_one_letter_each(
    core: OpenCore, tmp_path: Path
) -> None:
    done = several(core, tmp_path, Progress())
    assert done == [("almigo", True), ("micoly", False), ("mixi", True), ("mipick", True)]
    assert len(core.requests.rows()) == 3
    files = sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("KJ-"))
    assert len(files) == 3
    assert {path.rpartition(".")[2] for path in files} == {"pdf", "txt"}
    assert not any("花子" in name or "almigo" in name for name in files)


def test_stopping_half_way_keeps_what_was_written(core: OpenCore, tmp_path: Path) -> None:
    steps: list[int] = []
    progress = Progress(lambda done, _total, _what: steps.append(done), lambda: len(steps) >= 2)
    with pytest.raises(Cancelled):
        several(core, tmp_path, progress)
    rows = core.requests.rows()
    files = [path for path in tmp_path.iterdir() if path.name.startswith("KJ-")]
    assert len(rows) == len(files) == 1
    assert files[0].stem == rows[0].case.reference


def test_a_proposal_says_what_is_missing_and_suggests_the_rest(core: OpenCore) -> None:
    almigo = core.directory.get("almigo")
    whole = propose(Form(), almigo, HANAKO, DAY, DAY)
    assert whole.law is Law.APPI
    assert whole.laws[0].reason is not None
    assert whole.problem is None
    assert {fact.field for fact in whole.facts if fact.given} == {"name", "email"}
    erase = propose(Form(rights=(Right.ERASURE,)), almigo, HANAKO, DAY, DAY)
    assert erase.problem is not None
    assert erase.problem.code == "problem.ground_missing"
    assert erase.grounds[0].id == "no_need"
    desk = propose(Form(), core.directory.get("micoly"), HANAKO, DAY, DAY)
    assert desk.problem is not None
    assert propose(Form(enquiry=True), core.directory.get("micoly"), HANAKO, DAY, DAY).draft


def test_a_letter_keeps_its_reference_while_it_is_written_anew(core: OpenCore) -> None:
    almigo, form = core.directory.get("almigo"), Form()
    first = propose(form, almigo, HANAKO, DAY, DAY).draft
    again = propose(replace(form, rights=(Right.PURPOSE_NOTICE,)), almigo, HANAKO, DAY, DAY).draft
    assert first
    assert again
    assert first.letter.reference == again.letter.reference
    assert form.to_another().reference != form.reference


def test_the_users_own_wording_reaches_the_letter(core: OpenCore) -> None:
    almigo = core.directory.get("almigo")
    first = propose(Form(), almigo, HANAKO, DAY, DAY)
    edited = first.editable.replace(
        "よろしくお願いいたします。", "何卒よろしくお願い申し上げます。"
    )
    again = propose(Form(edit=edited), almigo, HANAKO, DAY, DAY)
    assert again.draft is not None
    text = to_bytes(again.draft, LetterFormat.TEXT).decode()
    assert "何卒よろしくお願い申し上げます。" in text
    assert "見本 花子" in text


def test_a_changed_person_is_saved(core: OpenCore) -> None:
    person, _ = core.people.add(HANAKO)
    changes = core.people.save(person, replace(HANAKO, email="new@example.jp"))
    assert Topic.PEOPLE in changes.topics
    assert core.people.get(PersonId(person)).email == "new@example.jp"


def test_a_letter_to_somebody_else_is_refused_by_a_case(core: OpenCore, tmp_path: Path) -> None:
    case = recorded(core)
    other = Wanted(core.directory.get("mipick"), HANAKO, Law.APPI, DAY, rights=(Right.ACCESS,))
    letter = draft(other, DAY)
    files = {LetterFormat.TEXT: to_bytes(letter, LetterFormat.TEXT)}
    with pytest.raises(Problem, match="case_of_another"):
        core.requests.record_draft(letter, None, case, files, tmp_path / "x.txt")
    assert not (tmp_path / "x.txt").exists()
    assert len(core.requests.letters(case)) == 1


def test_a_letter_that_cannot_be_written_leaves_no_case(core: OpenCore, tmp_path: Path) -> None:
    letter = access(core)
    files = {LetterFormat.TEXT: to_bytes(letter, LetterFormat.TEXT)}
    with pytest.raises(Problem, match="cannot_write"):
        core.requests.record_draft(letter, None, None, files, tmp_path / "no" / "x.txt")
    assert core.requests.rows() == ()
    assert core.people.list() == {}


def test_a_reference_is_of_one_request(core: OpenCore) -> None:
    person, _ = core.people.add(HANAKO)
    letter = access(core)
    first, _ = core.requests.record_draft(letter, person, None, {})
    again, changes = core.requests.record_draft(letter, person, None, {})
    assert (again, len(core.requests.rows())) == (first, 1)
    assert Topic.CASES in changes.topics
    assert len(core.requests.letters(first)) == 2
    nobody_named, _ = core.requests.record_draft(letter, None, None, {})
    assert (nobody_named, core.people.list()) == (first, {person: HANAKO})


def test_a_reference_of_another_request_is_refused(core: OpenCore, tmp_path: Path) -> None:
    person, _ = core.people.add(HANAKO)
    other, _ = core.people.add(replace(HANAKO, name="見本 太郎"))
    letter = access(core)
    core.requests.record_draft(letter, person, None, {})
    mipick = replace(letter.order, operator=core.directory.get("mipick"))
    files = {LetterFormat.TEXT: b"x"}
    for drafted, whose in ((letter, other), (replace(letter, order=mipick), person)):
        with pytest.raises(Problem, match="reference_taken"):
            core.requests.record_draft(drafted, whose, None, files, tmp_path / "x.txt")
    assert len(core.requests.rows()) == 1
    assert not (tmp_path / "x.txt").exists()
    assert core.people.get(other).name == "見本 太郎"


def test_what_the_letter_says_otherwise_of_a_person_is_kept(core: OpenCore) -> None:
    person, _ = core.people.add(replace(HANAKO, email="old@example.jp"))
    _, changes = core.requests.record_draft(access(core), person, None, {})
    assert Topic.PEOPLE in changes.topics
    assert core.people.list() == {person: HANAKO}


def test_one_problem_among_several_harms_no_other(core: OpenCore, tmp_path: Path) -> None:
    # A character of no font stops the PDFs; the letter for an app is text and needs none.
    person, _ = core.people.add(replace(HANAKO, name="見本 \U0001f9ff\U000e0041"))
    kept = core.people.get(person)
    operators = [core.directory.get(slug) for slug in ("almigo", "mixi")]
    written, _ = write_several(
        core.requests, operators, (person, kept), Form(), tmp_path, (DAY, DAY), Progress()
    )
    assert [each.problem is None for each in written] == [False, True]
    assert len(core.requests.rows()) == 1


def test_letter_and_case_count_in_the_same_calendar(core: OpenCore) -> None:
    # Milan has no calendar of ours yet: weekends count, in the letter and in the case alike.
    milan = replace(core.directory.get("almigo"), country="IT")
    person = replace(HANAKO, country="DE")
    day = date(2026, 11, 25)
    letter = draft(Wanted(milan, person, Law.GDPR, day, rights=(Right.ACCESS,)), day)
    assert letter.order.answer_by is not None
    case, _ = core.requests.record_draft(letter, None, None, {})
    core.requests.record(case, EventDraft(EventKind.NOTE, DAY))
    row = core.requests.row(case, [Thought(EventKind.SENT, day, payload={"channel": "email"})])
    due = next(
        each.due
        for each in row.assessment.asks[0].milestones
        if each.milestone is Milestone.RESPONSE_DUE
    )
    assert due == letter.order.answer_by.day


@pytest.mark.parametrize(
    ("label", "given"),
    [
        ("会員番号", True),
        ("customer no.", True),
        ("ALMIGO ID", True),
        ("mixi ID", False),
        ("Sample Shop", False),
    ],
)
def test_an_account_is_not_told_to_whom_it_does_not_belong(
    core: OpenCore, label: str, given: bool
) -> None:
    person = replace(HANAKO, accounts={label: "A-1"})
    letter = draft(
        Wanted(core.directory.get("almigo"), person, Law.APPI, DAY, rights=(Right.ACCESS,)), DAY
    )
    assert ("A-1" in to_bytes(letter, LetterFormat.TEXT).decode()) is given


def test_a_mail_names_its_sender_only_where_the_letter_does(core: OpenCore) -> None:
    almigo = core.directory.get("almigo")
    wanted = Wanted(almigo, HANAKO, Law.APPI, DAY, rights=(Right.ACCESS,))
    assert b"From: hanako" in to_bytes(draft(wanted, DAY), LetterFormat.EML)
    silent = draft(replace(wanted, given=frozenset({"name"})), DAY)
    assert b"hanako@" not in to_bytes(silent, LetterFormat.EML)


def test_an_address_is_typed_in_lines() -> None:
    there = with_fact(HANAKO, "postal_address", "100-0000\n東京都見本区\n見本1-2-3")
    assert (there.postal_code, there.address) == ("100-0000", ("東京都見本区", "見本1-2-3"))
    west = with_fact(HANAKO, "postal_address", "Musterstraße 1\n10115 Berlin")
    assert (west.postal_code, west.address) == ("", ("Musterstraße 1", "10115 Berlin"))


def test_a_place_of_law_not_seen_yet_is_named(core: OpenCore) -> None:
    almigo = core.directory.get("almigo")
    erase = Wanted(almigo, HANAKO, Law.APPI, DAY, rights=(Right.ERASURE,), grounds=("no_need",))
    told = [each.id for each in draft(erase, DAY).cautions]
    assert "caution.to_be_verified" in told
    assert "caution.to_be_verified" not in [each.id for each in access(core).cautions]

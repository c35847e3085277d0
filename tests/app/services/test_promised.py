"""What only the operator's policy grants: when it may be asked for, and the case it makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.base.clock import FixedClock
from app.base.errors import Problem
from app.base.ids import ChannelKind, EventKind, Law, LetterFormat, Right
from app.base.paths import Home
from app.bootstrap import Core, OpenCore
from app.cases.events import EventDraft
from app.cases.next_steps import Action
from app.cases.timeline import timeline
from app.people.person import Person
from app.services import vault as vault_service
from app.services.drafting import draft, to_bytes
from app.services.later import offered
from app.services.wanted import Wanted
from tests.fakes import CHEAP

DAY = date(2026, 11, 21)
HANAKO = Person(name="見本 花子", email="hanako@example.jp", country="JP")
CLAUSE = {"policy_section": "データの持ち運び"}


@pytest.fixture
def core(tmp_path: Path) -> Iterator[OpenCore]:
    home = Home(tmp_path / "home")
    vault, _ = vault_service.init(home, passphrase="a sample passphrase", argon=CHEAP)
    opened = Core(home, FixedClock(DAY)).unlocked(vault)
    yield opened
    opened.close()


def wanted(core: OpenCore, *rights: Right) -> Wanted:
    almigo = core.directory.get("almigo")
    return Wanted(almigo, HANAKO, Law.APPI, DAY, rights=rights, options=CLAUSE)


def code_of(wish: Wanted) -> str:
    with pytest.raises(Problem) as raised:
        draft(wish, DAY)
    return raised.value.code


def test_a_clause_lets_it_be_asked_for(core: OpenCore) -> None:
    drafted = draft(wanted(core, Right.PORTABILITY), DAY)
    assert drafted.errors == ()
    assert drafted.expected == ()
    assert drafted.order.answer_by is None
    assert drafted.letter.citations == ()


def test_without_a_clause_it_is_refused(core: OpenCore) -> None:
    wish = wanted(core, Right.PORTABILITY)
    assert code_of(replace(wish, options={})) == "problem.right_not_in_law"
    assert code_of(replace(wish, options=None)) == "problem.right_not_in_law"
    assert code_of(replace(wish, options={"policy_quote": " "})) == "problem.option_text_missing"


def test_it_stands_alone_in_its_letter(core: OpenCore) -> None:
    for rights in ((Right.ACCESS, Right.PORTABILITY), (Right.PORTABILITY, Right.RESTRICTION)):
        assert code_of(wanted(core, *rights)) == "problem.promised_alone"
    wish = replace(wanted(core, Right.PORTABILITY), also=Law.GDPR)
    assert code_of(wish) == "problem.promised_alone"


def test_no_clause_makes_a_complaint(core: OpenCore) -> None:
    wish = wanted(core, Right.COMPLAINT_CONTROLLER)
    assert code_of(replace(wish, law=Law.GDPR)) == "problem.no_such_right"


def test_what_speaks_of_the_law_is_not_offered(core: OpenCore) -> None:
    wish = wanted(core, Right.PORTABILITY)
    options = {**CLAUSE, "fee_wrong_right": ""}
    assert code_of(replace(wish, options=options)) == "problem.option_not_here"


def test_its_case_counts_no_date(core: OpenCore) -> None:
    drafted = draft(wanted(core, Right.PORTABILITY), DAY)
    data = {LetterFormat.TEXT: to_bytes(drafted, LetterFormat.TEXT)}
    case, _ = core.requests.record_draft(drafted, None, None, data)
    core.requests.sent(case, DAY, ChannelKind.EMAIL)
    core.requests.record(case, EventDraft(EventKind.ARRIVED, DAY))
    row = core.requests.row(case)
    assert (row.case.kind, row.case.asks) == ("promise", ())
    assert [each.milestones for each in row.assessment.asks] == [()]
    assert row.step.action is Action.WAIT
    assert row.step.reason.id == "next.reason.enquiry"
    assert timeline(row.case, row.assessment)
    assert offered(row) == ()
    assert core.case_files.read(case)
    core.requests.record(case, EventDraft(EventKind.REFUSED, DAY))
    assert core.requests.row(case).step.action is not Action.WAIT

"""A request under two laws: what it needs, what is recorded of it, and the clocks of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.base.clock import FixedClock
from app.base.errors import Problem
from app.base.ids import (
    ChannelKind,
    FollowUp,
    Law,
    LetterFormat,
    Milestone,
    OperatorSlug,
    Right,
)
from app.base.messages import Messages
from app.base.paths import Home
from app.bootstrap import Core, OpenCore
from app.cases.case import Ask
from app.laws import pack
from app.operators.directory import Directory
from app.operators.record import Operator
from app.people.person import Person
from app.services import vault as vault_service
from app.services.drafting import Draft, draft, to_bytes
from app.services.new_request import Proposal, propose
from app.services.remarks import GROUNDS
from app.services.request_form import Begun, Form, from_values, to_values
from app.services.wanted import Wanted
from tests.fakes import CHEAP
from tests.several_clocks import begin, happened

#: A month later is Christmas Day: a day of rest in Germany, a working day in Japan.
DAY = date(2026, 11, 25)
SAM = Person("Sam Sample", email="sam@example.org", country="DE")
ACCESS = (Right.ACCESS,)


@pytest.fixture
def core(tmp_path: Path) -> Iterator[OpenCore]:
    home = Home(tmp_path / "home")
    vault, _ = vault_service.init(home, passphrase="a sample passphrase", argon=CHEAP)
    opened = Core(home, FixedClock(DAY)).unlocked(vault)
    yield opened
    opened.close()


@pytest.fixture
def wanted(core: OpenCore) -> Wanted:
    almigo = core.directory.get("almigo")
    return Wanted(almigo, SAM, Law.APPI, DAY, rights=ACCESS, also=Law.GDPR)


def refused(wanted: Wanted) -> str:
    with pytest.raises(Problem) as raised:
        draft(wanted, DAY)
    return raised.value.code


def code_and_law(wanted: Wanted) -> tuple[str, object]:
    with pytest.raises(Problem) as raised:
        draft(wanted, DAY)
    law = raised.value.message.values.get("law")
    return raised.value.code, getattr(law, "id", None)


def by_law(drafted: Draft) -> dict[Law, tuple[date, str]]:
    return {e.law: (e.date.day, e.date.certainty) for e in drafted.expected if e.date}


def test_each_law_has_its_own_date_and_the_letter_names_the_first_one_s(wanted: Wanted) -> None:
    drafted = draft(wanted, DAY)
    assert by_law(drafted) == {
        Law.APPI: (date(2026, 12, 9), "convention"),
        Law.GDPR: (date(2026, 12, 28), "statutory"),
    }
    assert drafted.order.answer_by is not None
    assert drafted.order.answer_by.day == date(2026, 12, 9)
    other = draft(replace(wanted, law=Law.GDPR, also=Law.APPI), DAY)
    assert other.order.answer_by is not None
    assert other.order.answer_by.day == date(2026, 12, 28)
    assert not drafted.errors
    assert not other.errors


def test_by_post_nothing_says_when_it_arrives(wanted: Wanted) -> None:
    assert draft(replace(wanted, channel=ChannelKind.POST), DAY).expected == ()


def test_the_case_has_the_clocks_of_both(core: OpenCore, wanted: Wanted) -> None:
    drafted = draft(replace(wanted, rights=(Right.ACCESS, Right.PURPOSE_NOTICE)), DAY)
    data = {LetterFormat.TEXT: to_bytes(drafted, LetterFormat.TEXT)}
    case, _ = core.requests.record_draft(drafted, None, None, data)
    core.requests.sent(case, DAY, ChannelKind.EMAIL)
    row = core.requests.row(case)
    assert [(ask.id, ask.law, ask.right) for ask in row.case.asks] == [
        ("a1", Law.APPI, Right.ACCESS),
        ("a2", Law.APPI, Right.PURPOSE_NOTICE),
        ("a3", Law.GDPR, Right.ACCESS),
        ("a4", Law.GDPR, Right.PURPOSE_NOTICE),
    ]
    appi, gdpr = row.assessment.asks[0], row.assessment.asks[2]
    dates = {due.milestone: due.due for due in appi.milestones}
    assert dates[Milestone.CONVENTION_FIRST] == date(2026, 12, 9)
    assert gdpr.clock is not None
    # Counted where the person lives: the operator has no seat in the Union.
    assert (gdpr.clock.milestone, gdpr.clock.due) == (Milestone.RESPONSE_DUE, date(2026, 12, 28))
    versions = {law.value: pack.load(law).version for law in (Law.APPI, Law.GDPR)}
    assert dict(row.case.pack_versions) == versions
    assert [dict(each.pack_versions) for each in core.requests.letters(case)] == [versions]
    countings = {each.law: each.calendar for each in core.case_files.read(case).countings}
    assert countings == {Law.APPI: "JP", Law.GDPR: "DE"}
    assert row.assessment.next_due is not None
    assert row.assessment.next_due.due == date(2026, 12, 9)


def test_each_law_wants_its_own_ground(core: OpenCore, wanted: Wanted) -> None:
    erase = replace(wanted, rights=(Right.ERASURE,))
    assert code_and_law(erase) == ("problem.ground_missing", "law.APPI")
    one = replace(erase, grounds=("no_need",))
    assert code_and_law(one) == ("problem.ground_missing", "law.GDPR")
    both = draft(replace(erase, grounds=("e17a", "no_need")), DAY)
    case, _ = core.requests.record_draft(both, None, None, {})
    assert [ask.grounds for ask in core.requests.get(case).asks] == [("no_need",), ("e17a",)]
    stray = replace(erase, grounds=("e17a", "no_need", "r18a"))
    assert refused(stray) == "problem.ground_not_for_right"
    facts = replace(erase, grounds=("no_need", "e17d"))
    assert refused(facts) == "problem.particulars_missing"


def test_a_second_law_must_have_something_to_say(wanted: Wanted) -> None:
    portability = replace(wanted, law=Law.GDPR, also=Law.APPI, rights=(Right.PORTABILITY,))
    assert code_and_law(portability) == ("problem.second_law_without_right", "law.APPI")
    # ALMIGO's letter is in Japanese, and those under the CCPA are in English only.
    assert refused(replace(wanted, also=Law.CCPA)) == "problem.second_law_other_language"
    enquiry = replace(wanted, rights=(), follow_up=FollowUp.CONTACT_ENQUIRY)
    assert refused(enquiry) == "problem.second_law_for_follow_up"


def test_the_same_law_twice_is_one(wanted: Wanted) -> None:
    drafted = draft(replace(wanted, also=Law.APPI), DAY)
    assert drafted.letter.laws == (Law.APPI,)


def proposal(form: Form, *, home: str = "DE", seat: str = "JP", named: str = "") -> Proposal:
    operator = Operator(
        OperatorSlug("example"),
        name="Example",
        country=seat,
        laws_named=(named,) if named else (),
        channels=Directory().get("almigo").channels,
    )
    return propose(form, operator, replace(SAM, country=home), DAY, DAY)


def second(found: Proposal) -> Law | None:
    return found.second.law if found.second else None


def test_a_second_law_is_offered_where_it_fits() -> None:
    assert (proposal(Form()).law, second(proposal(Form()))) == (Law.GDPR, Law.APPI)
    assert second(proposal(Form(law=Law.APPI))) == Law.GDPR
    # Both live in Japan; what the policy names does not make the GDPR fit.
    assert second(proposal(Form(), home="JP", named="GDPR")) is None
    assert second(proposal(Form(enquiry=True))) is None


def test_a_second_law_that_does_not_fit_is_left_out() -> None:
    found = proposal(Form(also=Law.GDPR), home="JP")
    assert found.also is None
    assert found.draft is not None
    assert found.draft.letter.laws == (Law.APPI,)


def test_the_form_chooses_usual_grounds_of_both_laws() -> None:
    found = proposal(Form(law=Law.APPI, also=Law.GDPR, rights=(Right.ERASURE,)))
    assert {(each.law, each.id) for each in found.grounds if each.chosen} >= {
        (Law.GDPR, "e17a"),
    }
    taken = proposal(replace(found.form, grounds=("no_need",)))
    assert [each.place for each in taken.remarks if each.stops] == [GROUNDS]
    both = proposal(replace(found.form, grounds=("no_need", "e17a")))
    assert both.draft is not None
    assert [each.law for each in both.expected] == [Law.APPI, Law.GDPR]
    # Without the second law its ground says nothing.
    alone = proposal(replace(both.form, also=None))
    assert alone.draft is not None
    assert alone.draft.order.grounds == ("no_need",)


def test_a_begun_request_keeps_its_second_law(core: OpenCore) -> None:
    begun = Begun(Form(law=Law.APPI, also=Law.GDPR), (OperatorSlug("almigo"),))
    person, _ = core.people.add(SAM)
    begun = replace(begun, person=person)
    values = to_values(begun)
    assert from_values(values, core.directory, {person}).form.also is Law.GDPR
    values["also"] = "LGPD"
    assert from_values(values, core.directory, {person}).form.also is None
    assert begun.form.to_another().also is None


@pytest.mark.parametrize(
    ("sent", "article"), [("2026-01-12", "Article 22(3)"), ("2026-03-02", "Article 22C")]
)
def test_a_request_rests_on_the_law_of_its_day(core: OpenCore, sent: str, article: str) -> None:
    ask = Ask("a1", Law.UK_GDPR, Right.AUTOMATED_DECISION_REVIEW)
    case = begin(core, (ask,), "GB-ENG", "almigo")
    happened(core, case, ("sent", sent))

    (place,) = core.case_files.read(case).citations["a1"]

    assert article in Messages("en").say(place)

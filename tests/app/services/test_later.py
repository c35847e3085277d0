"""Letters about an earlier request: what they rest on, what they refuse, what their leaving means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.base.clock import FixedClock
from app.base.errors import Problem
from app.base.ids import (
    CaseId,
    Certainty,
    ChannelKind,
    EventKind,
    FollowUp,
    Law,
    LetterFormat,
    Right,
    Tone,
)
from app.base.paths import Home
from app.bootstrap import Core, OpenCore
from app.cases.events import EventDraft
from app.letters.order import Correspondence
from app.letters.text import to_text
from app.people.person import Person
from app.services import later
from app.services import vault as vault_service
from app.services.drafting import draft, to_bytes
from app.services.new_request import propose
from app.services.request_form import Form, about_case, from_values, to_values
from app.services.wanted import Wanted
from tests.fakes import CHEAP

SENT, TODAY = date(2026, 9, 1), date(2026, 11, 21)
HANAKO = Person(name="見本 花子", email="hanako@example.jp", country="JP")
DAIRI = Person(name="例 代理子", email="dairi@example.jp", country="JP")


@pytest.fixture
def core(tmp_path: Path) -> Iterator[OpenCore]:
    home = Home(tmp_path / "home")
    vault, _ = vault_service.init(home, passphrase="a sample passphrase", argon=CHEAP)
    opened = Core(home, FixedClock(TODAY)).unlocked(vault)
    yield opened
    opened.close()


@pytest.fixture
def case(core: OpenCore) -> CaseId:
    """A request for disclosure and erasure, sent by e-mail in September."""
    wanted = Wanted(
        core.directory.get("almigo"),
        HANAKO,
        Law.APPI,
        SENT,
        rights=(Right.ACCESS, Right.ERASURE),
        grounds=("no_need",),
        about="退会いたしました。",
    )
    written = draft(wanted, SENT)
    data = to_bytes(written, LetterFormat.TEXT)
    begun, _ = core.requests.record_draft(written, None, None, {LetterFormat.TEXT: data})
    core.requests.sent(begun, SENT, ChannelKind.EMAIL)
    return begun


def happened(core: OpenCore, case: CaseId, kind: EventKind, on: date, **fields: str) -> None:
    core.requests.record(case, EventDraft(kind, on, payload=fields))


def letter(core: OpenCore, form: Form) -> str:
    proposal = propose(form, core.directory.get("almigo"), HANAKO, TODAY, TODAY)
    assert proposal.problem is None, proposal.problem and proposal.problem.code
    assert proposal.draft is not None
    return to_text(proposal.draft.letter)


def form_about(core: OpenCore, case: CaseId, kind: FollowUp | Right) -> Form:
    return about_case(core.requests.row(case), kind).form


def test_a_reminder_tells_what_the_case_knows(core: OpenCore, case: CaseId) -> None:
    happened(core, case, EventKind.ACKNOWLEDGED, date(2026, 9, 3), ticket="T-77")
    text = letter(core, form_about(core, case, FollowUp.REMINDER))
    assert "2026年9月1日" in text
    assert "T-77" in text
    assert str(core.requests.get(case).reference) in text


def test_an_arrival_that_is_only_assumed_is_not_told(core: OpenCore, case: CaseId) -> None:
    begun = form_about(core, case, FollowUp.REMINDER).later
    assert begun is not None
    assert begun.before.past.arrived is None
    happened(core, case, EventKind.ARRIVED, date(2026, 9, 2), proof="receipt")
    known = form_about(core, case, FollowUp.REMINDER).later
    assert known is not None
    assert (known.before.past.arrived, known.before.past.proven) == (date(2026, 9, 2), True)


def test_an_answer_after_a_refusal_is_the_one_thanked_for(core: OpenCore, case: CaseId) -> None:
    happened(core, case, EventKind.REFUSED, date(2026, 9, 20))
    happened(core, case, EventKind.ANSWERED, date(2026, 9, 25))
    begun = form_about(core, case, FollowUp.INCOMPLETE_ANSWER).later
    assert begun is not None
    past = begun.before.past
    assert (past.answered, past.refused) == (date(2026, 9, 25), date(2026, 9, 20))


def test_what_happened_chooses_the_reminder(core: OpenCore, case: CaseId) -> None:
    first = form_about(core, case, FollowUp.REMINDER).later
    happened(core, case, EventKind.REMINDER_SENT, date(2026, 10, 5))
    second = form_about(core, case, FollowUp.REMINDER).later
    assert first is not None
    assert second is not None
    assert (first.shown_variant, second.shown_variant) == ("first", "second")
    assert letter(core, Form(rights=(), later=first)) != letter(core, Form(rights=(), later=second))


def test_more_time_claimed_too_late_is_the_matter(core: OpenCore) -> None:
    past = Correspondence(
        sent=SENT,
        due=date(2026, 10, 1),
        due_certainty=Certainty.STATUTORY,
        extended=date(2026, 10, 5),
    )
    chosen = later.Later(
        FollowUp.REMINDER, CaseId("c"), Law.GDPR, later.Before((Right.ACCESS,), (), past)
    )
    assert chosen.shown_variant == "late_extension"
    in_time = replace(past, extended=date(2026, 9, 20))
    other = replace(chosen, before=replace(chosen.before, past=in_time))
    assert other.shown_variant == "first"
    # The Act knows no extension.
    assert replace(chosen, law=Law.APPI).shown_variant == "first"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (FollowUp.INCOMPLETE_ANSWER, "problem.past_missing"),
        (FollowUp.REFUSAL_OBJECTION, "problem.past_missing"),
        (FollowUp.PRE_SUIT_NOTICE, "problem.past_missing"),
        (FollowUp.MANDATE_COVER, "problem.agent_missing"),
        (FollowUp.CLARIFICATION_REPLY, "problem.words_missing"),
    ],
)
def test_what_is_missing_is_said(core: OpenCore, case: CaseId, kind: FollowUp, code: str) -> None:
    form = form_about(core, case, kind)
    proposal = propose(form, core.directory.get("almigo"), HANAKO, TODAY, TODAY)
    assert proposal.draft is None
    assert proposal.problem is not None
    assert proposal.problem.code == code
    assert proposal.stop is not None


def test_points_are_ticked_before_the_letter_is_written(core: OpenCore, case: CaseId) -> None:
    happened(core, case, EventKind.ANSWERED, date(2026, 9, 20))
    form = form_about(core, case, FollowUp.INCOMPLETE_ANSWER)
    almigo = core.directory.get("almigo")
    nothing = propose(form, almigo, HANAKO, TODAY, TODAY)
    assert nothing.problem is not None
    assert nothing.problem.code == "problem.points_missing"
    offered = [each.id for each in nothing.choices.points]
    assert "j33.data" in offered
    assert not [each for each in offered if each.startswith("jv.")]
    assert letter(core, replace(form, points=("j33.data",)))


def test_a_mandate_cover_names_client_and_agent(core: OpenCore, case: CaseId) -> None:
    form = form_about(core, case, FollowUp.MANDATE_COVER)
    almigo = core.directory.get("almigo")
    proposal = propose(form, almigo, HANAKO, TODAY, TODAY, DAIRI)
    assert proposal.draft is not None
    text = to_text(proposal.draft.letter)
    assert HANAKO.name in text
    assert DAIRI.name in text


def test_a_tone_the_kind_has_not_gives_way(core: OpenCore, case: CaseId) -> None:
    form = replace(form_about(core, case, FollowUp.THANKS_CLOSE), tone=Tone.FIRM)
    happened(core, case, EventKind.ANSWERED, date(2026, 9, 20))
    form = replace(form_about(core, case, FollowUp.THANKS_CLOSE), tone=Tone.FIRM)
    proposal = propose(form, core.directory.get("almigo"), HANAKO, TODAY, TODAY)
    assert proposal.draft is not None
    assert proposal.draft.order.tone is Tone.PLAIN
    with pytest.raises(Problem) as caught:
        draft(
            replace(
                Wanted(core.directory.get("almigo"), HANAKO, Law.APPI, TODAY, tone=Tone.FIRM),
                rights=(Right.ACCESS,),
            ),
            TODAY,
        )
    assert caught.value.code == "problem.tone_not_offered"


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        (FollowUp.REMINDER, EventKind.REMINDER_SENT),
        (Right.COMPLAINT_CONTROLLER, EventKind.COMPLAINT_RECEIVED),
        (Right.COMPLAINT_AUTHORITY, EventKind.COMPLAINT_LODGED),
        (FollowUp.FEE_REPLY, EventKind.NOTE),
        # The operator asked nothing, so nothing is answered.
        (FollowUp.IDENTITY_REPLY, EventKind.NOTE),
    ],
)
def test_what_its_leaving_means(
    core: OpenCore, case: CaseId, kind: FollowUp | Right, event: EventKind
) -> None:
    row = core.requests.row(case)
    found = later.sent_event(later.begin(row, kind), row, TODAY, "sent")
    assert found.kind is event
    core.requests.record(case, found)


def test_papers_sent_answer_the_question_and_a_question_back_does_not(
    core: OpenCore, case: CaseId
) -> None:
    happened(core, case, EventKind.IDENTITY_REQUESTED, date(2026, 9, 5))
    row = core.requests.row(case)
    begun = later.begin(row, FollowUp.IDENTITY_REPLY)
    assert begun.before.past.asked == date(2026, 9, 5)
    assert later.sent_event(begun, row, TODAY, "").kind is EventKind.IDENTITY_RECEIVED
    asks = replace(begun, variant="ask_why")
    assert later.sent_event(asks, row, TODAY, "sent").kind is EventKind.NOTE


def test_it_belongs_to_its_case_and_says_so(core: OpenCore, case: CaseId) -> None:
    begun = about_case(core.requests.row(case), FollowUp.REMINDER)
    proposal = propose(begun.form, core.directory.get("almigo"), HANAKO, TODAY, TODAY)
    assert proposal.draft is not None
    data = {LetterFormat.TEXT: to_bytes(proposal.draft, LetterFormat.TEXT)}
    core.requests.record_draft(proposal.draft, begun.person, case, data)
    row = core.requests.row(case)
    assert len(core.requests.letters(case)) == 2
    assert row.case.events[-1].payload["kind"] == "reminder"
    # The request itself was sent long ago; a drafted reminder does not take that back.
    assert row.assessment.asks[0].sent_on == SENT


def test_a_draft_of_it_can_be_kept(core: OpenCore, case: CaseId) -> None:
    happened(core, case, EventKind.ARRIVED, date(2026, 9, 2), proof="receipt")
    begun = about_case(core.requests.row(case), FollowUp.REFUSAL_OBJECTION)
    chosen = begun.form.later
    assert chosen is not None
    form = replace(
        begun.form,
        later=replace(chosen, refusals=("identity",), variant="", reply_by=date(2026, 12, 1)),
        options={"accepted_part": "x"},
        points=("j33.data",),
        layout="japanese",
        era=True,
    )
    people = core.people.list()
    again = from_values(to_values(replace(begun, form=form)), core.directory, people)
    assert again.form == form


@pytest.mark.parametrize(
    "broken",
    [
        None,
        "reminder",
        {},
        {"kind": "access"},
        {"kind": "reminder", "case": "c", "law": "XX", "asked": [], "grounds": [], "past": []},
        {"kind": "reminder", "case": "c", "law": "APPI", "asked": 7, "grounds": [], "past": []},
    ],
)
def test_a_broken_draft_is_left_out(broken: object) -> None:
    assert later.from_values(broken) is None


def test_the_reason_recorded_with_a_refusal_is_ticked(core: OpenCore, case: CaseId) -> None:
    happened(core, case, EventKind.REFUSED, date(2026, 9, 20), ground="rights_of_others")
    begun = form_about(core, case, FollowUp.REFUSAL_OBJECTION).later
    assert begun is not None
    assert begun.refusals == ("rights_of_others",)


def test_a_closed_request_has_no_letters(core: OpenCore, case: CaseId) -> None:
    happened(core, case, EventKind.CLOSED, date(2026, 9, 20), outcome="withdrawn")
    assert later.offered(core.requests.row(case)) == ()


def test_a_fee_is_not_told_in_words_nobody_used(core: OpenCore, case: CaseId) -> None:
    happened(core, case, EventKind.FEE_REQUESTED, date(2026, 9, 5), amount="1000", currency="JPY")
    text = letter(core, form_about(core, case, FollowUp.FEE_REPLY))
    assert "JPY" not in text


@pytest.mark.parametrize(("day", "early"), [(date(2026, 9, 10), True), (TODAY, False)])
def test_a_reminder_before_the_answer_is_due_is_warned_of(
    core: OpenCore, case: CaseId, day: date, *, early: bool
) -> None:
    form = form_about(core, case, FollowUp.REMINDER)
    proposal = propose(form, core.directory.get("almigo"), HANAKO, day, day)
    assert proposal.draft is not None
    told = {each.id for each in proposal.draft.cautions}
    assert ("caution.reminder_early" in told) is early


def test_only_letters_there_are_are_offered(core: OpenCore, case: CaseId) -> None:
    offered = later.offered(core.requests.row(case))
    assert FollowUp.REMINDER in offered
    assert Right.COMPLAINT_CONTROLLER in offered
    assert FollowUp.CONTACT_ENQUIRY not in offered


@pytest.mark.parametrize("typed", ["sent=yesterday", "arrived=2026-13-01", "proven=maybe"])
def test_a_fact_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(Problem) as caught:
        later.with_facts(Correspondence(), [typed])
    assert caught.value.code in ("problem.past_wrong", "problem.past_no_choice")


def test_an_unknown_fact_is_refused() -> None:
    with pytest.raises(Problem) as caught:
        later.with_facts(Correspondence(), ["posted=2026-09-01"])
    assert caught.value.code == "problem.past_unknown"

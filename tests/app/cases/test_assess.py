"""Event sequences and what they come to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.errors import Problem
from app.base.ids import Certainty, EventKind, Law, Milestone, Right, Stage
from app.base.messages import Messages
from app.cases.assess import AskState, Assessment, assess
from app.cases.case import Ask, Case, Event
from app.cases.events import EventDraft, check_new, imagined
from app.cases.fields import FIELDS, FieldRule, FieldType
from app.cases.milestones import Due, MilestoneState
from app.cases.next_steps import next_step
from app.cases.timeline import timeline
from tests.app.cases.stories import ACCESS, Value, case_of, day, event, sent

GDPR = Ask("a1", Law.GDPR, Right.ACCESS)


def state_of(*events: Event, today: str, ask: Ask = ACCESS, country: str = "JP") -> AskState:
    return assess(case_of(*events, asks=(ask,), country=country), day(today)).asks[0]


def due_of(state: AskState, milestone: Milestone) -> Due:
    return next(due for due in state.milestones if due.milestone is milestone)


SENT = sent("11-02")
STATES: list[tuple[str, tuple[Event, ...], str]] = [
    # name, events, "stage outcome money delivery"
    ("nothing", (), "drafted none none unsent"),
    ("drafted", (event("drafted", "11-02"),), "drafted none none unsent"),
    ("by mail", (SENT,), "sent none none assumed"),
    ("in the app", (sent("11-02", "in_app"),), "sent none none assumed"),
    ("form, confirmed", (sent("11-02", "web_form", proof="receipt"),), "sent none none proven"),
    ("form, own word", (sent("11-02", "web_form", proof="stated"),), "sent none none assumed"),
    ("mail, slip", (sent("11-02", proof="receipt"),), "sent none none assumed"),
    ("by post", (sent("11-02", "post", proof="registered"),), "sent none none sent"),
    ("no channel", (event("sent", "11-02"),), "sent none none sent"),
    (
        "channel of the draft",
        (event("drafted", "11-02", {"channel": "email"}), event("sent", "11-02")),
        "sent none none assumed",
    ),
    ("arrived", (SENT, event("arrived", "11-04")), "arrived none none proven"),
    (
        "should have arrived",
        (sent("11-02", "post"), event("normally_arrives", "11-04")),
        "sent none none assumed",
    ),
    ("bounced", (SENT, event("bounced", "11-02")), "sent none none bounced"),
    (
        "bounced for now",
        (SENT, event("bounced", "11-02", {"permanent": False})),
        "sent none none unclear",
    ),
    (
        "one of two came back",
        (
            SENT,
            sent("11-02", "web_form"),
            event("bounced", "11-03", {"permanent": True, "channel": "email"}),
        ),
        "sent none none assumed",
    ),
    (
        "came back, sent again",
        (SENT, event("bounced", "11-03", {"permanent": True}), sent("11-04", "post")),
        "sent none none sent",
    ),
    (
        "came back, yet answered",
        (SENT, event("bounced", "11-03", {"permanent": True}), event("acknowledged", "11-05")),
        "in_progress none none proven",
    ),
    ("acknowledged", (SENT, event("acknowledged", "11-03")), "in_progress none none proven"),
    ("fee", (SENT, event("fee_requested", "11-03")), "in_progress none asked proven"),
    (
        "fee contested",
        (SENT, event("fee_requested", "11-03", {"contested": True})),
        "in_progress none contested proven",
    ),
    (
        "fee paid",
        (SENT, event("fee_requested", "11-03"), event("fee_paid", "11-04")),
        "in_progress none paid proven",
    ),
    ("fee paid before", (event("fee_paid", "11-01"),), "drafted none paid unsent"),
    ("partly", (SENT, event("partly_answered", "11-05")), "in_progress partial none proven"),
    ("answered", (SENT, event("answered", "11-05")), "answered complete none proven"),
    ("data", (SENT, event("data_received", "11-05")), "answered complete none proven"),
    ("done", (SENT, event("completed", "11-05")), "answered complete none proven"),
    ("nothing held", (SENT, event("no_data", "11-05")), "answered no_data none proven"),
    ("refused", (SENT, event("refused", "11-05")), "answered refused none proven"),
    (
        "a part refused in the same letter",
        (SENT, event("refused", "11-05"), event("data_received", "11-05")),
        "answered partial none proven",
    ),
    (
        "the rest refused later",
        (SENT, event("partly_answered", "11-05"), event("refused", "11-09")),
        "answered partial none proven",
    ),
    (
        "refused, then given",
        (SENT, event("refused", "11-05"), event("data_received", "11-19")),
        "answered complete none proven",
    ),
    (
        "closed",
        (SENT, event("closed", "11-20", {"outcome": "no_data"})),
        "closed no_data none assumed",
    ),
    ("closed as it stood", (SENT, event("closed", "11-20")), "closed none none assumed"),
    ("withdrawn", (SENT, event("withdrawn", "11-20")), "closed withdrawn none assumed"),
    (
        "there again",
        (SENT, event("completed", "11-05"), event("closed", "11-06"), event("reappeared", "11-19")),
        "in_progress none none proven",
    ),
]


@pytest.mark.parametrize(("name", "events", "expected"), STATES, ids=[each[0] for each in STATES])
def test_what_events_come_to(name: str, events: tuple[Event, ...], expected: str) -> None:
    state = state_of(*events, today="11-21")
    found = f"{state.stage} {state.outcome} {state.money} {state.delivery}"
    assert found == expected, name


def test_scene_one_of_the_design() -> None:
    assessed = assess(case_of(sent("11-21")), day("11-21"))
    state = assessed.asks[0]
    assert due_of(state, Milestone.CONVENTION_FIRST).due == date(2026, 12, 7)
    assert due_of(state, Milestone.CONVENTION_FIRST).certainty is Certainty.CONVENTION
    assert due_of(state, Milestone.EARLIEST_SUIT).due == date(2026, 12, 8)
    assert due_of(state, Milestone.EARLIEST_SUIT).certainty is Certainty.STATUTORY
    undated = due_of(state, Milestone.RESPONSE_DUE)
    assert undated.due is None
    english, japanese = Messages("en"), Messages("ja")
    assert undated.words is not None
    assert "遅滞なく" in japanese.say(undated.words)
    assert "no statutory number of days" in english.say(undated.words)
    step = next_step(assessed)
    assert english.say(step.reason) == (
        "No statutory number of days (遅滞なく). Expected by 7 December 2026, our convention."
    )
    assert (
        japanese.say(step.reason) == "法定の日数はありません（遅滞なく）。目安は2026年12月7日です。"
    )
    assert (step.action, english.say(step.words)) == ("wait", "in 16 days")
    assert assessed.next_due == due_of(state, Milestone.CONVENTION_FIRST)
    assert state.milestones[-1].due is None


@pytest.mark.parametrize(
    ("today", "soon", "late", "very_late", "days"),
    [
        ("11-29", False, False, False, 8),
        ("11-30", True, False, False, 7),
        ("12-07", True, False, False, 0),
        ("12-08", False, True, False, -1),
        ("2027-01-06", False, True, False, -30),
        ("2027-01-07", False, True, True, -31),
    ],
)
def test_thresholds(today: str, soon: bool, late: bool, very_late: bool, days: int) -> None:
    state = state_of(sent("11-21"), today=today)
    found = (state.due_soon, state.late, state.very_late, state.days)
    assert found == (soon, late, very_late, days)


def test_only_the_convention_makes_appi_late_and_never_by_law() -> None:
    assessed = assess(case_of(sent("11-21")), day("12-20"))
    step = next_step(assessed)
    said = Messages("en").say(step.reason)
    assert "our convention" in said
    assert "the law sets no number of days" in said
    assert assessed.asks[0].clock is not None
    assert assessed.asks[0].clock.milestone is Milestone.CONVENTION_FIRST


def test_gdpr_month_and_lateness() -> None:
    state = state_of(sent("03-04"), today="04-08", ask=GDPR, country="DE")
    assert due_of(state, Milestone.RESPONSE_DUE).due == date(2026, 4, 7)
    assert (state.late, state.days) == (True, -1)
    step = next_step(assess(case_of(sent("03-04"), asks=(GDPR,), country="DE"), day("04-08")))
    assert Messages("en").say(step.reason) == (
        "No answer. The last day under GDPR was 7 April 2026."
    )


def test_answered_in_time_is_met_and_late_is_past() -> None:
    in_time = state_of(
        sent("03-04"), event("answered", "04-07"), today="05-01", ask=GDPR, country="DE"
    )
    too_late = state_of(
        sent("03-04"), event("answered", "04-20"), today="05-01", ask=GDPR, country="DE"
    )
    assert due_of(in_time, Milestone.RESPONSE_DUE).state is MilestoneState.MET
    assert due_of(too_late, Milestone.RESPONSE_DUE).state is MilestoneState.PAST
    assert not too_late.late


def test_identity_asked_pauses_and_given_restarts_the_convention() -> None:
    asked = (sent("11-02"), event("identity_requested", "11-05"))
    paused = state_of(*asked, today="12-20")
    assert (paused.paused, paused.late, paused.clock) == (True, False, None)
    # The two weeks of the pre-suit period run on all the same.
    assert due_of(paused, Milestone.EARLIEST_SUIT).due == date(2026, 11, 17)
    given_ = state_of(*asked, event("identity_received", "11-17"), today="11-21")
    assert not given_.paused
    assert due_of(given_, Milestone.CONVENTION_FIRST).due == date(2026, 12, 1)


def test_an_open_identity_question_outweighs_a_promise() -> None:
    state = state_of(
        sent("11-02"),
        event("promised", "11-03", {"by": "2026-11-10"}),
        event("identity_requested", "11-05"),
        today="11-21",
    )
    assert (state.paused, state.late) == (True, False)


def test_identity_asked_again_pauses_again() -> None:
    state = state_of(
        sent("11-02"),
        event("identity_requested", "11-05"),
        event("identity_received", "11-09"),
        event("identity_requested", "11-12"),
        today="11-21",
    )
    assert state.paused


def test_gdpr_time_stands_still_while_identity_is_open_and_goes_on_after() -> None:
    events = (sent("03-04"), event("identity_requested", "03-06"))
    waiting = state_of(*events, today="06-01", ask=GDPR, country="DE")
    due = due_of(waiting, Milestone.RESPONSE_DUE)
    assert due.due is None
    assert due.words is not None
    assert "does not have it yet" in Messages("en").say(due.words)
    assert (waiting.late, waiting.paused) == (False, True)

    answered = event("identity_received", "03-16")
    going_on = state_of(*events, answered, today="04-10", ask=GDPR, country="DE")
    assert due_of(going_on, Milestone.RESPONSE_DUE).due == date(2026, 4, 14)
    assert (going_on.late, going_on.paused, going_on.due_soon) == (False, False, True)


def test_gdpr_extension_in_time_gives_three_months_and_too_late_none() -> None:
    in_time = state_of(
        sent("03-04"), event("extension_notified", "04-07"), today="06-01", ask=GDPR, country="DE"
    )
    assert in_time.clock is not None
    assert in_time.clock.milestone is Milestone.RESPONSE_DUE_EXTENDED
    assert (in_time.clock.due, in_time.late) == (date(2026, 6, 4), False)
    too_late = state_of(
        sent("03-04"), event("extension_notified", "05-08"), today="06-01", ask=GDPR
    )
    assert too_late.late
    flagged = due_of(too_late, Milestone.RESPONSE_DUE_EXTENDED)
    assert flagged.due is None
    assert flagged.words is not None
    assert "has no effect" in Messages("en").say(flagged.words)


@pytest.mark.parametrize("kind", ["promised", "extension_notified"])
def test_a_day_the_operator_names_decides_under_appi(kind: str) -> None:
    field = "by" if kind == "promised" else "until"
    state = state_of(sent("11-02"), event(kind, "11-05", {field: "2026-12-20"}), today="12-18")
    assert state.clock is not None
    assert (state.clock.milestone, state.clock.due) == (
        Milestone.OPERATOR_PROMISE,
        date(2026, 12, 20),
    )
    assert state.clock.certainty is Certainty.PROMISE
    assert not state.late


def test_promised_days_are_not_shown_before_they_can_be_counted() -> None:
    state = state_of(sent("11-02"), event("promised", "11-05", {"days": 10}), today="11-21")
    shown = [due for due in state.milestones if due.milestone is Milestone.OPERATOR_PROMISE]
    assert all(due.due is not None for due in shown)


def test_refusal_opens_the_way_to_a_suit_that_day() -> None:
    state = state_of(
        sent("11-02"), event("refused", "11-05", {"ground": "no_ground"}), today="11-06"
    )
    due = due_of(state, Milestone.EARLIEST_SUIT)
    assert (due.due, due.state) == (date(2026, 11, 5), MilestoneState.PAST)
    assert state.ground == "no_ground"
    assert not state.late


def test_post_is_asked_about_and_nothing_is_counted_from_the_proposal() -> None:
    state = state_of(sent("11-21", "post"), today="11-22")
    question = state.arrival_question
    assert question is not None
    # Saturday, then Sunday and Labour Thanksgiving Day: two working days are Tue and Wed.
    assert question.proposal == date(2026, 11, 25)
    assert all(due.due is None for due in state.milestones)
    assert not state.late
    arrived = state_of(sent("11-21", "post"), event("arrived", "11-26"), today="11-27")
    assert arrived.arrival_question is None
    assert due_of(arrived, Milestone.CONVENTION_FIRST).due == date(2026, 12, 10)


def test_a_receipt_is_better_than_a_word_and_both_than_an_assumption() -> None:
    word = event("arrived", "11-23", {"proof": "stated"})
    slip = event("arrived", "11-25", {"proof": "receipt"})
    assert _arrival(SENT) == ("2026-11-02", "assumed")
    assert _arrival(SENT, word) == ("2026-11-23", "stated")
    assert _arrival(SENT, word, slip) == ("2026-11-25", "receipt")


def _arrival(*events: Event) -> tuple[str, str]:
    arrival = state_of(*events, today="11-27").arrival
    assert arrival is not None
    return arrival.on.isoformat(), arrival.basis.value


def test_a_letter_that_came_back_stops_every_clock() -> None:
    case = case_of(sent("11-02"), event("bounced", "11-03", {"permanent": True}))
    assessed = assess(case, day("12-31"))
    assert assessed.asks[0].milestones == ()
    assert not assessed.late
    assert next_step(assessed).action == "choose_other_channel"


def test_a_letter_that_came_back_has_not_arrived_whatever_was_recorded_before() -> None:
    came_back = (sent("11-02"), event("arrived", "11-03"), event("bounced", "11-04"))
    assert state_of(*came_back, today="11-05").delivery.value == "bounced"
    again = state_of(*came_back, sent("11-06", "post"), today="11-07")
    assert (again.delivery.value, again.arrival) == ("sent", None)


def test_a_retracted_event_counts_for_nothing() -> None:
    with_answer = case_of(sent("11-02"), event("answered", "11-05"))
    taken_back = case_of(
        sent("11-02"), event("answered", "11-05"), event("retracted", "11-06", {"event": "e2"})
    )
    only_sent = case_of(sent("11-02"))
    today = day("11-21")
    assert assess(with_answer, today).stage is Stage.ANSWERED
    assert assess(taken_back, today) == assess(only_sent, today)


def test_events_in_any_order_of_recording_come_to_the_same() -> None:
    events = (sent("11-02"), event("acknowledged", "11-04"), event("answered", "11-05"))
    today = day("11-21")
    assert assess(case_of(*events), today) == assess(case_of(*reversed(events)), today)


def test_each_ask_has_its_own_state() -> None:
    asks = (ACCESS, Ask("a2", Law.APPI, Right.ERASURE, ("no_need",)))
    case = case_of(
        sent("11-02"),
        event("data_received", "11-05", asks=("a1",)),
        event("refused", "11-09", {"ground": "no_ground"}, asks=("a2",)),
        asks=asks,
    )
    assessed = assess(case, day("11-21"))
    assert [state.outcome.value for state in assessed.asks] == ["complete", "refused"]
    assert assessed.outcome.value == "partial"
    waiting = assess(
        case_of(sent("11-02"), event("answered", "11-05", asks=("a1",)), asks=asks), day("12-31")
    )
    assert (waiting.stage, waiting.late) == (Stage.SENT, True)
    assert next_step(waiting).asks == ("a2",)


def test_a_list_to_opt_out_of_cannot_be_sued_for() -> None:
    ask = Ask("a1", Law.APPI, Right.CEASE_THIRD_PARTY, ("opt_out_list",))
    state = state_of(sent("11-02"), today="11-21", ask=ask)
    assert all(
        due.due is None for due in state.milestones if due.milestone is Milestone.EARLIEST_SUIT
    )


def test_rights_a_law_lacks_and_cases_without_asks_are_assessed_all_the_same() -> None:
    ask = Ask("a1", Law.APPI, Right.PORTABILITY)
    promise = event("promised", "11-03", {"days": 10})
    state = state_of(sent("11-02"), promise, today="12-31", ask=ask)
    assert (state.milestones, state.late) == ((), False)
    enquiry = case_of(sent("11-02"), asks=(), kind="contact_enquiry")
    assessed = assess(enquiry, day("12-31"))
    assert (assessed.stage, assessed.asks[0].ask) == (Stage.SENT, None)
    assert Messages("en").has(next_step(assessed).reason.id)


def test_what_if_shows_dates_and_records_nothing() -> None:
    case = case_of(sent("11-02", "post"))
    thought = imagined(case, EventDraft(EventKind.ARRIVED, day("11-04")))
    state = assess(thought, day("11-21")).asks[0]
    assert due_of(state, Milestone.CONVENTION_FIRST).due == date(2026, 11, 18)
    assert len(case.events) == 1


def test_dates_at_the_end_of_the_calendar_are_told_not_raised() -> None:
    for on in (date.min, date.max):
        assessed = assess(case_of(event("sent", on, {"channel": "email"})), date(2026, 11, 21))
        assert not any(due.due and due.due > date.max for due in assessed.asks[0].milestones)


DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 11, 21))


def _value(rule: FieldRule) -> st.SearchStrategy[Value]:
    if rule.choices:
        return st.sampled_from(rule.choices).map(str)
    strategies: dict[FieldType, st.SearchStrategy[Value]] = {
        FieldType.DATE: st.dates(date(2026, 1, 1), date(2028, 1, 1)).map(str),
        FieldType.NUMBER: st.integers(1, 400),
        FieldType.AMOUNT: st.sampled_from(["1,000", 0, "12.50"]),
        FieldType.CURRENCY: st.sampled_from(["JPY", "EUR"]),
        FieldType.FLAG: st.booleans(),
    }
    return strategies.get(rule.type, st.sampled_from(["e1", "e2", "e3", "{x}", "見本"]))


@st.composite
def drafts(draw: st.DrawFn) -> EventDraft:
    kind = draw(st.sampled_from([*EventKind, *([EventKind.SENT] * 12)]))
    rules = draw(st.lists(st.sampled_from(FIELDS[kind]), max_size=3, unique=True))
    payload = {rule.name: draw(_value(rule)) for rule in rules}
    asks = draw(st.sampled_from([(), (), ("a1",), ("a2",), ("a1", "a2")]))
    return EventDraft(kind, draw(DAYS), asks, payload)


CASES = (
    ((ACCESS, Ask("a2", Law.APPI, Right.ERASURE, ("harm",))), "JP"),
    ((GDPR, Ask("a2", Law.GDPR, Right.ERASURE, ("e17a",))), "DE"),
    ((GDPR, Ask("a2", Law.UK_GDPR, Right.ACCESS)), "XX"),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(drafts(), max_size=12),
    st.sampled_from(CASES),
    st.dates(date(2026, 1, 1), date(2029, 1, 1)),
)
def test_no_sequence_of_events_raises(
    wanted: list[EventDraft], kind: tuple[tuple[Ask, ...], str], today: date
) -> None:
    asks, country = kind
    case = case_of(asks=asks, country=country)
    unchecked = case
    for draft in wanted:
        unchecked = imagined(unchecked, draft)
        try:
            checked = check_new(case, draft, date(2026, 11, 21))
        except Problem:
            continue
        happened = event(checked.kind, checked.on, dict(checked.payload), checked.asks)
        case = case_of(*case.events, happened, asks=asks, country=country)
    for each in (case, unchecked):
        _say_everything(each, assess(each, today))


def _say_everything(case: Case, assessed: Assessment) -> None:
    step = next_step(assessed)
    for language in ("en", "ja"):
        messages = Messages(language)
        for message in (step.reason, step.words, *(row.line for row in timeline(case, assessed))):
            assert messages.has(message.id), message.id
            assert "{" not in messages.say(message).replace("{x}", "")
    for state in assessed.asks:
        assert state.late == (state.days is not None and state.days < 0)
        assert not (state.late and state.stage in {Stage.ANSWERED, Stage.CLOSED, Stage.DRAFTED})
        assert state.very_late <= state.late


def test_assessing_twice_gives_the_same_and_changes_nothing() -> None:
    case = case_of(sent("11-02"), event("acknowledged", "11-05", {"ticket": "T-1"}))
    before = repr(case)
    first, second = assess(case, day("11-21")), assess(case, day("11-21"))
    assert first == second
    assert repr(case) == before
    assert assess(case, day("11-21") + timedelta(days=90)) != first


def test_after_an_extension_the_first_last_day_is_no_date_to_come() -> None:
    events = (sent("11-02"), event("extension_notified", "11-10"))
    case = case_of(*events, asks=(GDPR,), country="DE")
    assessed = assess(case, day("11-20"))

    first = due_of(assessed.asks[0], Milestone.RESPONSE_DUE)
    assert (first.due, first.state) == (date(2026, 12, 2), MilestoneState.REPLACED)
    assert assessed.next_due is not None
    assert assessed.next_due.milestone is Milestone.RESPONSE_DUE_EXTENDED

"""What a case comes to on a given day: derived from its events, stored nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.base.ids import (
    Certainty,
    ChannelKind,
    Delivery,
    EventKind,
    Milestone,
    Money,
    Outcome,
    Stage,
)
from app.base.messages import Message
from app.cases.case import Ask, Case
from app.cases.events import effective
from app.cases.facts import Fact, Facts, deciding, opened
from app.cases.fields import date_of, money_of, text_of
from app.cases.milestones import Due, MilestoneState, Schedule, day_of, schedule
from app.cases.thread import Arrival, Basis, Thread, follow
from app.laws import calendars, shelf

#: From how many days before its date a milestone is soon.
SOON_DAYS = 7

#: From which day after its date a milestone is very late.
VERY_LATE_FROM = 31

#: Where two working days for ordinary post are a fair proposal.
_POST_IN_TWO_DAYS = frozenset({"JP", "DE", "GB"})

#: Questions of who somebody is: until they are settled the operator may wait.
_HOLDS_UP = frozenset({EventKind.IDENTITY_REQUESTED, EventKind.AUTHORITY_REQUESTED})

_STAGES = tuple(Stage)
_ON_THE_WAY = frozenset({Stage.SENT, Stage.ARRIVED, Stage.IN_PROGRESS})


@dataclass(frozen=True)
class ArrivalQuestion:
    """When did it arrive? Nothing says so, and the dates wait for it.

    Attributes:
        sent_on: when the letter left.
        proposal: a day the person may accept, never counted from unless she does.
    """

    sent_on: date
    proposal: date | None


@dataclass(frozen=True)
class AskState:
    """What one ask has come to.

    Attributes:
        ask: None for a case that asks for nothing by law, as an enquiry does.
        milestones: by date, those without one at the end.
        clock: the milestone that decides lateness; None where none counts now.
        days: days until the clock's date, negative once it has passed.
        ground: the ground of a refusal that stands, or "".
        fee: the fee asked for, where an amount is known.
        open: questions of the operator that wait for the person, oldest first.
        returned_on: when the letter came back for good, and no other has left.
        unclear_on: when a mail system told of trouble that may pass, and nothing else came.
        redirected_on: since when the operator wants another way.
        reopened_on: when data came back that had been gone.
        reminded_on: the last reminder.
        link_expiry: until when data lies ready to be fetched.
    """

    ask: Ask | None
    stage: Stage
    outcome: Outcome
    money: Money
    delivery: Delivery
    arrival: Arrival | None = None
    arrival_question: ArrivalQuestion | None = None
    milestones: tuple[Due, ...] = ()
    clock: Due | None = None
    days: int | None = None
    late: bool = False
    very_late: bool = False
    due_soon: bool = False
    paused: bool = False
    ground: str = ""
    fee: Message | None = None
    channel: str = ""
    open: tuple[Fact, ...] = ()
    drafted_for: date | None = None
    sent_on: date | None = None
    answered_on: date | None = None
    returned_on: date | None = None
    unclear_on: date | None = None
    redirected_on: date | None = None
    reopened_on: date | None = None
    reminded_on: date | None = None
    link_expiry: date | None = None
    notes: tuple[Message, ...] = ()

    @property
    def day_assumed(self) -> bool:
        """Whether the day of arrival is only assumed, even where the arrival itself is certain."""
        return self.arrival is not None and self.arrival.basis is Basis.ASSUMED


@dataclass(frozen=True)
class Assessment:
    """What a case has come to.

    Attributes:
        asks: one state per ask; a case without asks has one state of its own.
        stage: of the ask that has come least far.
        outcome: what all asks share; ``partial`` where they differ and one got what it wanted.
        next_due: the next date to come that matters, of any ask.
        days: the fewest days until a clock's date; negative when one has passed.
    """

    today: date
    asks: tuple[AskState, ...]
    stage: Stage
    outcome: Outcome
    late: bool
    very_late: bool
    due_soon: bool
    paused: bool
    next_due: Due | None
    days: int | None


def assess(case: Case, today: date) -> Assessment:
    """Derive everything a case comes to on ``today``; pure, and never raises for a sound case."""
    return _assess(case.asks, case.country, deciding(effective(case.events)), today)


# Pure, so what cases alike come to is derived once; see ``facts``.
@shelf.remember(16_384)
def _assess(asks: tuple[Ask, ...], country: str, facts: Facts, today: date) -> Assessment:
    happened = opened(facts)
    states = tuple(_state(ask, country, happened, today) for ask in asks or (None,))
    days = [state.days for state in states if state.days is not None]
    return Assessment(
        today=today,
        asks=states,
        stage=min((state.stage for state in states), key=_STAGES.index),
        outcome=_shared_outcome(states),
        late=any(state.late for state in states),
        very_late=any(state.very_late for state in states),
        due_soon=any(state.due_soon for state in states),
        paused=any(state.paused for state in states),
        next_due=_next_due(states, today),
        days=min(days, default=None),
    )


def _shared_outcome(states: tuple[AskState, ...]) -> Outcome:
    outcomes = {state.outcome for state in states}
    if len(outcomes) > 1:
        outcomes.discard(Outcome.WITHDRAWN)
    if len(outcomes) == 1:
        return outcomes.pop()
    if outcomes & {Outcome.COMPLETE, Outcome.PARTIAL}:
        return Outcome.PARTIAL
    return Outcome.NONE if Outcome.NONE in outcomes else Outcome.REFUSED


def _next_due(states: tuple[AskState, ...], today: date) -> Due | None:
    ahead = [
        due
        for state in states
        if state.stage is not Stage.CLOSED
        for due in state.milestones
        if due.due is not None and due.due >= today and due.state is MilestoneState.AHEAD
        # Until when a refusal has to be told is no date anybody waits for.
        if due.milestone is not Milestone.REFUSAL_NOTICE_DUE
    ]
    return min(ahead, key=day_of, default=None)


def _state(ask: Ask | None, country: str, facts: tuple[Fact, ...], today: date) -> AskState:
    thread = follow(facts, ask.id if ask else None)
    arrival = thread.arrival()
    waiting = thread.stage in _ON_THE_WAY and thread.returned is None and thread.reopened is None
    dates = schedule(ask, ask.place or country, thread, today) if ask else Schedule()
    held_up = not _HOLDS_UP.isdisjoint(thread.open)
    clock = dates.clock if waiting else None
    if held_up and clock is not None and clock.certainty is not Certainty.STATUTORY:
        clock = None
    days = (clock.due - today).days if clock and clock.due else None
    question = _arrival_question(country, thread) if waiting and arrival is None else None
    fee = thread.last.get(EventKind.FEE_REQUESTED)
    return AskState(
        ask=ask,
        stage=thread.stage,
        outcome=thread.outcome,
        money=thread.money,
        delivery=thread.delivery(),
        arrival=arrival,
        arrival_question=question,
        milestones=dates.dues,
        clock=clock,
        days=days,
        late=days is not None and days < 0,
        very_late=days is not None and days <= -VERY_LATE_FROM,
        due_soon=days is not None and 0 <= days <= SOON_DAYS,
        # Where the law counts all the same, the question of who somebody is stops nothing.
        paused=waiting and clock is None and (held_up or any(due.waits for due in dates.dues)),
        ground=text_of(thread.refused.payload, "ground") if thread.refused else "",
        fee=money_of(fee.payload) if fee else None,
        channel=thread.last_channel(),
        open=tuple(thread.open.values()),
        drafted_for=_on(thread.last.get(EventKind.DRAFTED)),
        sent_on=_on(thread.last.get(EventKind.SENT)),
        answered_on=thread.answered_on,
        returned_on=_on(thread.returned),
        unclear_on=_on(thread.unclear),
        redirected_on=_on(thread.redirected),
        reopened_on=_on(thread.reopened),
        reminded_on=_on(thread.last.get(EventKind.REMINDER_SENT)),
        link_expiry=_link_expiry(thread),
        notes=tuple(_notes(dates.dues)),
    )


def _on(event: Fact | None) -> date | None:
    return event.on if event else None


def _link_expiry(thread: Thread) -> date | None:
    received = thread.last.get(EventKind.DATA_RECEIVED)
    return date_of(received.payload, "link_expiry") if received else None


def _notes(milestones: tuple[Due, ...]) -> Iterator[Message]:
    for due in milestones:
        if due.milestone is Milestone.ACKNOWLEDGEMENT_DUE and due.state is MilestoneState.PAST:
            events = due.vector.events if due.vector else {}
            complaint = EventKind.COMPLAINT_RECEIVED.value in events
            said = "note.complaint_not_acknowledged" if complaint else "note.acknowledgement_missed"
            yield Message(said, {"date": due.due})


def _arrival_question(place: str, thread: Thread) -> ArrivalQuestion | None:
    sent = thread.dispatches[0] if thread.dispatches else None
    if sent is None:
        return None
    proposal = None
    if thread.channel(sent) == ChannelKind.POST and _country(place) in _POST_IN_TWO_DAYS:
        proposal = _working_days_after(sent.on, 2, place)
    if thread.heard is not None and (proposal is None or thread.heard.on < proposal):
        # Whoever answers has had the letter by then.
        proposal = thread.heard.on
    return ArrivalQuestion(sent.on, proposal)


def _country(place: str) -> str:
    """Give the country of a place, which may be named with its region."""
    return place.partition("-")[0]


@shelf.remember(4096)
def _working_days_after(start: date, count: int, place: str) -> date | None:
    known = calendars.resolve(place)
    calendar = calendars.load(known) if known else calendars.WEEKENDS_ONLY
    day = start
    try:
        while count:
            day += timedelta(days=1)
            count -= calendar.is_working(day)
    except OverflowError:
        return None
    return day

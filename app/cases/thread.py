"""What the events of one ask add up to, before any date is counted or any day compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.base.ids import ChannelKind, Delivery, EventKind, Money, Outcome, Stage
from app.cases.events import OPERATOR_ACTS, concerns
from app.cases.facts import Fact
from app.cases.fields import flag_of, text_of
from app.laws.events import QUESTIONS

#: What reaches the operator on the day it leaves, as far as anybody can know.
SAME_DAY = frozenset(ChannelKind) - {ChannelKind.POST}

#: Ways whose confirmation page is itself the proof of arrival.
CONFIRMING = frozenset({ChannelKind.WEB_FORM, ChannelKind.IN_APP, ChannelKind.PORTAL})

_SETTLES = {answer: question for question, answer in QUESTIONS.items()}
_RANK = {stage: rank for rank, stage in enumerate(Stage)}
_OUTCOMES = frozenset(outcome.value for outcome in Outcome)


class Basis(StrEnum):
    """How the day of arrival is known, best first."""

    RECEIPT = "receipt"
    STATED = "stated"
    ASSUMED = "assumed"


@dataclass(frozen=True)
class Arrival:
    """The day a letter reached the operator, and how that is known."""

    on: date
    basis: Basis


@dataclass
class Thread:
    """What is known of one ask (or of a case without asks).

    Attributes:
        first: the first event of each kind, in order of dates.
        last: the last event of each kind.
        dispatches: letters sent that have not come back.
        returned: the permanent bounce after which nothing was sent again.
        unclear: a bounce that may pass, after which nothing else was heard.
        arrived: the best recorded arrival.
        heard: the first act of the operator since the last dispatch came back.
        open: questions of the operator that wait for the person.
        refused: the refusal that stands.
        redirected: the operator's wish for another way, not followed yet.
        answered_on: when the answer that ended the waiting came.
        reopened: the data came back after it was said to be gone.
    """

    stage: Stage = Stage.DRAFTED
    outcome: Outcome = Outcome.NONE
    money: Money = Money.NONE
    first: dict[EventKind, Fact] = field(default_factory=dict)
    last: dict[EventKind, Fact] = field(default_factory=dict)
    dispatches: list[Fact] = field(default_factory=list)
    returned: Fact | None = None
    unclear: Fact | None = None
    arrived: Fact | None = None
    heard: Fact | None = None
    open: dict[EventKind, Fact] = field(default_factory=dict)
    refused: Fact | None = None
    redirected: Fact | None = None
    answered_on: date | None = None
    reopened: Fact | None = None

    def channel(self, dispatch: Fact) -> str:
        """Name the channel of a letter sent; that of its draft where none was recorded."""
        drafted = self.last.get(EventKind.DRAFTED)
        return text_of(dispatch.payload, "channel") or (
            text_of(drafted.payload, "channel") if drafted else ""
        )

    def last_channel(self) -> str:
        """Name the channel of the last letter sent, or meant to be sent."""
        sent = self.last.get(EventKind.SENT) or self.last.get(EventKind.DRAFTED)
        return self.channel(sent) if sent else ""

    def arrival(self) -> Arrival | None:
        """Give the day it arrived: recorded, else assumed where the channel allows, else None."""
        if self.arrived is not None:
            return Arrival(self.arrived.on, _basis(self.arrived))
        for dispatch in self.dispatches:
            channel = self.channel(dispatch)
            if channel in CONFIRMING and text_of(dispatch.payload, "proof") == "receipt":
                return Arrival(dispatch.on, Basis.RECEIPT)
            if channel in SAME_DAY:
                return Arrival(dispatch.on, Basis.ASSUMED)
        return None

    def delivery(self) -> Delivery:
        """Say whether the letter reached the operator."""
        if self.heard is not None or self.arrived is not None:
            return Delivery.PROVEN
        if self.returned is not None:
            return Delivery.BOUNCED
        if not self.dispatches:
            return Delivery.UNSENT
        if self.unclear is not None:
            return Delivery.UNCLEAR
        arrival = self.arrival()
        if arrival is not None:
            return Delivery.PROVEN if arrival.basis is Basis.RECEIPT else Delivery.ASSUMED
        known = EventKind.NORMALLY_ARRIVES in self.first
        return Delivery.ASSUMED if known else Delivery.SENT


def follow(facts: Iterable[Fact], ask: str | None) -> Thread:
    """Read what happened, in order of dates, for one ask; None = for a case without asks."""
    thread = Thread()
    for event in facts:
        if not concerns(event, ask):
            continue
        kind = event.kind
        thread.first.setdefault(kind, event)
        thread.last[kind] = event
        if kind in OPERATOR_ACTS:
            _operator_acts(thread, event)
        step = _STEPS.get(kind)
        if step is not None:
            step(thread, event)
    return thread


def _basis(event: Fact) -> Basis:
    return Basis.RECEIPT if text_of(event.payload, "proof") == "receipt" else Basis.STATED


def _rise(thread: Thread, stage: Stage) -> None:
    if _RANK[stage] > _RANK[thread.stage]:
        thread.stage = stage


def _operator_acts(thread: Thread, event: Fact) -> None:
    if thread.heard is None:
        thread.heard = event
    thread.returned = thread.unclear = None
    _rise(thread, Stage.IN_PROGRESS)
    if event.kind in QUESTIONS:
        thread.open[event.kind] = event


def _sent(thread: Thread, event: Fact) -> None:
    thread.dispatches.append(event)
    thread.returned = thread.unclear = thread.redirected = None
    _rise(thread, Stage.SENT)


def _arrived(thread: Thread, event: Fact) -> None:
    # A receipt is better than a word; of two equally good arrivals the first one began the time.
    known = thread.arrived
    better = known is not None and _basis(known) is Basis.STATED and _basis(event) is Basis.RECEIPT
    if known is None or better:
        thread.arrived = event
    thread.returned = thread.unclear = None
    _rise(thread, Stage.ARRIVED)


def _bounced(thread: Thread, event: Fact) -> None:
    if flag_of(event.payload, "permanent") is False:
        thread.unclear = event
        return
    channel = text_of(event.payload, "channel")
    thread.dispatches = [
        dispatch
        for dispatch in thread.dispatches
        if channel and thread.channel(dispatch) != channel
    ]
    if not thread.dispatches:
        thread.returned = event
        thread.arrived = thread.heard = None


def _promised(thread: Thread, event: Fact) -> None:
    # A named day is word from the operator; days "from arrival" may stand in its policy.
    if event.payload.get("by") and thread.stage is not Stage.DRAFTED:
        _operator_acts(thread, event)


def _settled(thread: Thread, event: Fact) -> None:
    thread.open.pop(_SETTLES[event.kind], None)
    _goes_on(thread, event)


def _goes_on(thread: Thread, _: Fact) -> None:
    # A fee may be paid, a complaint made, before the letter itself has left.
    if thread.stage is not Stage.DRAFTED:
        _rise(thread, Stage.IN_PROGRESS)


def _fee_requested(thread: Thread, event: Fact) -> None:
    thread.money = Money.CONTESTED if flag_of(event.payload, "contested") else Money.ASKED


def _fee_paid(thread: Thread, event: Fact) -> None:
    thread.money = Money.PAID
    _settled(thread, event)


def _redirected(thread: Thread, event: Fact) -> None:
    thread.redirected = event


def _partly(thread: Thread, _: Fact) -> None:
    thread.outcome = Outcome.PARTIAL
    thread.refused = None
    thread.reopened = None


def _answered(thread: Thread, event: Fact) -> None:
    refused = thread.refused
    if refused is not None and refused.on == event.on:
        # One letter that does a part and refuses the rest.
        _end(thread, event, Outcome.PARTIAL)
        return
    thread.refused = None
    _end(thread, event, Outcome.COMPLETE)


def _no_data(thread: Thread, event: Fact) -> None:
    thread.refused = None
    _end(thread, event, Outcome.NO_DATA)


def _refused(thread: Thread, event: Fact) -> None:
    partly = thread.outcome in (Outcome.PARTIAL, Outcome.COMPLETE)
    thread.refused = event
    _end(thread, event, Outcome.PARTIAL if partly else Outcome.REFUSED)


def _end(thread: Thread, event: Fact, outcome: Outcome) -> None:
    thread.outcome = outcome
    thread.reopened = thread.redirected = None
    thread.open.clear()
    if thread.answered_on is None:
        thread.answered_on = event.on
    _rise(thread, Stage.ANSWERED)


def _reappeared(thread: Thread, event: Fact) -> None:
    thread.stage = Stage.IN_PROGRESS
    thread.outcome = Outcome.NONE
    thread.refused = None
    thread.reopened = event


def _withdrawn(thread: Thread, _: Fact) -> None:
    thread.stage = Stage.CLOSED
    thread.outcome = Outcome.WITHDRAWN
    thread.open.clear()


def _closed(thread: Thread, event: Fact) -> None:
    thread.stage = Stage.CLOSED
    named = text_of(event.payload, "outcome")
    if named in _OUTCOMES:
        thread.outcome = Outcome(named)
    thread.open.clear()


_STEPS: dict[EventKind, Callable[[Thread, Fact], None]] = {
    EventKind.SENT: _sent,
    EventKind.ARRIVED: _arrived,
    EventKind.BOUNCED: _bounced,
    EventKind.IDENTITY_RECEIVED: _settled,
    EventKind.AUTHORITY_RECEIVED: _settled,
    EventKind.CLARIFICATION_RECEIVED: _settled,
    EventKind.FEE_REQUESTED: _fee_requested,
    EventKind.FEE_PAID: _fee_paid,
    EventKind.PROMISED: _promised,
    EventKind.REDIRECTED: _redirected,
    EventKind.COMPLAINT_RECEIVED: _goes_on,
    EventKind.COMPLAINT_LODGED: _goes_on,
    EventKind.PARTLY_ANSWERED: _partly,
    EventKind.ANSWERED: _answered,
    EventKind.DATA_RECEIVED: _answered,
    EventKind.COMPLETED: _answered,
    EventKind.NO_DATA: _no_data,
    EventKind.REFUSED: _refused,
    EventKind.REAPPEARED: _reappeared,
    EventKind.WITHDRAWN: _withdrawn,
    EventKind.CLOSED: _closed,
}

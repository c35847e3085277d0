"""What happened and what is to come, in order: the rows every view of a case shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.base.ids import Certainty, ChannelKind, EventId, EventKind, FollowUp, Law, Milestone
from app.base.messages import Message, Value
from app.cases.assess import Assessment
from app.cases.case import Case, Event
from app.cases.fields import date_of, event_name, flag_of, money_of, number_of, text_of
from app.cases.milestones import Due, MilestoneState, day_of
from app.cases.thread import Basis
from app.laws import why
from app.laws.deadline import Deadline
from app.letters.kinds import COMPLAINTS, kind_name

#: What the letters about a request are called.
_LETTERS = {each.value: kind_name(each) for each in (*FollowUp, *COMPLAINTS)}


class RowKind(StrEnum):
    """What a row stands for."""

    EVENT = "event"
    ASSUMED = "assumed"
    MILESTONE = "milestone"


@dataclass(frozen=True)
class Row:
    """One row of a case's timeline.

    Attributes:
        on: its day; None for a milestone that has no date.
        title: what happened or what is due.
        details: sentences below it, the person's own words not among them.
        text: the person's own words.
        certainty: what stands behind a milestone's date; None for what happened.
        asks: ids of the asks it concerns, empty = all.
        event: the recorded event, for documents and for taking it back.
        struck: the event was taken back; it stays to be seen.
        deadline: how a milestone's date was counted.
        law: whose date it is, in a case with asks under several laws.
    """

    kind: RowKind
    on: date | None
    title: Message
    details: tuple[Message, ...] = ()
    text: str = ""
    certainty: Certainty | None = None
    state: MilestoneState | None = None
    milestone: Milestone | None = None
    asks: tuple[str, ...] = ()
    event: EventId | None = None
    struck: bool = False
    deadline: Deadline | None = None
    law: Law | None = None

    @property
    def line(self) -> Message:
        """The row as one line of text."""
        on = self.on or Message("timeline.no_date")
        said = Message("timeline.row", {"on": on, "title": self.title})
        if self.law is not None:
            said = _joined(said, Message(f"law_short.{self.law}"))
        if self.certainty is not None:
            said = _joined(said, Message(f"certainty.{self.certainty.value}"))
        for detail in self.details:
            said = _joined(said, detail)
        if self.text:
            said = _joined(said, Message("timeline.text", {"text": self.text}))
        return Message("timeline.struck", {"said": said}) if self.struck else said


def _joined(said: Message, more: Message) -> Message:
    return Message("timeline.more", {"said": said, "more": more})


def timeline(case: Case, assessment: Assessment) -> tuple[Row, ...]:
    """Give the rows of a case, oldest first; milestones without a date come last."""
    retracted = {
        event.payload.get("event") for event in case.events if event.kind is EventKind.RETRACTED
    }
    by_id = {event.id: event for event in case.events}
    rows = [
        _event_row(event, struck=event.id in retracted, taken_back=_target(event, by_id))
        for event in sorted(case.events, key=lambda event: (event.on, event.recorded))
    ]
    rows += _assumed(assessment)
    rows += _milestones(assessment)
    # Sorting keeps the order of rows of one day: what happened before what is due.
    return tuple(sorted(rows, key=lambda row: row.on or date.max))


def _target(event: Event, by_id: dict[EventId, Event]) -> Event | None:
    return by_id.get(EventId(text_of(event.payload, "event")))


def _event_row(event: Event, *, struck: bool, taken_back: Event | None) -> Row:
    return Row(
        RowKind.EVENT,
        event.on,
        event_name(event.kind),
        details=tuple(_details(event, taken_back)),
        text=text_of(event.payload, "text"),
        asks=event.asks,
        event=event.id,
        struck=struck,
    )


def _assumed(assessment: Assessment) -> Iterable[Row]:
    """Show arrivals that nobody recorded, once for asks that share them."""
    asks: dict[tuple[date, str], list[str]] = {}
    for state in assessment.asks:
        if state.arrival is not None and state.arrival.basis is Basis.ASSUMED:
            found = asks.setdefault((state.arrival.on, state.channel), [])
            found += [state.ask.id] if state.ask else []
    for (on, channel), concerned in asks.items():
        how = Message("detail.assumed")
        if channel == ChannelKind.EMAIL:
            how = Message("detail.arrival_assumed_email")
        yield Row(
            RowKind.ASSUMED,
            on,
            event_name(EventKind.ARRIVED),
            details=(how,),
            asks=_shared(concerned, assessment),
        )


def _milestones(assessment: Assessment) -> Iterable[Row]:
    """Show every milestone once, with the asks that share its date; each law has its own."""
    several = len({state.ask.law for state in assessment.asks if state.ask}) > 1
    shared: dict[tuple[object, ...], tuple[Due, Law | None, list[str]]] = {}
    for state in assessment.asks:
        for due in state.milestones:
            # What an operator promised is no law's.
            promised = due.milestone is Milestone.OPERATOR_PROMISE
            law = state.ask.law if state.ask and several and not promised else None
            key = (due.milestone, due.due, due.state, due.waits, law)
            shared.setdefault(key, (due, law, []))[2].extend([state.ask.id] if state.ask else [])
    for due, law, asks in sorted(shared.values(), key=lambda each: day_of(each[0])):
        yield Row(
            RowKind.MILESTONE,
            due.due,
            why.title(due.milestone, due.words),
            details=(due.words,) if due.words else (),
            certainty=due.certainty,
            state=due.state,
            milestone=due.milestone,
            asks=_shared(asks, assessment),
            deadline=due.deadline,
            law=law,
        )


def _shared(asks: list[str], assessment: Assessment) -> tuple[str, ...]:
    return () if len(asks) == len(assessment.asks) else tuple(asks)


def _details(event: Event, taken_back: Event | None) -> Iterable[Message]:
    """Word what the payload of an event holds."""
    payload = event.payload
    if event.kind is EventKind.RETRACTED and taken_back is not None:
        values: dict[str, Value] = {"event": event_name(taken_back.kind), "on": taken_back.on}
        yield Message("detail.retracted", values)
    if (kind := text_of(payload, "kind")) in _LETTERS:
        yield _LETTERS[kind]
    if channel := text_of(payload, "channel"):
        yield Message("detail.channel", {"channel": Message(f"channel.{channel}")})
    if proof := text_of(payload, "proof"):
        yield Message("detail.proof", {"proof": Message(f"proof.{proof}")})
    if amount := money_of(payload):
        yield Message("detail.amount", {"amount": amount})
    if ground := text_of(payload, "ground"):
        yield Message("detail.ground", {"ground": Message(f"ground.{ground}")})
    if outcome := text_of(payload, "outcome"):
        yield Message("detail.outcome", {"outcome": Message(f"outcome.{outcome}")})
    given = event.kind is EventKind.IDENTITY_RECEIVED
    for name in text_of(payload, "documents").split(","):
        if name:
            values = {"document": Message(f"document.{name}")}
            yield (
                Message("detail.document_given", values)
                if given
                else Message("detail.document", values)
            )
    for name in ("ticket", "to", "form", "contact", "authority"):
        if value := text_of(payload, name):
            yield Message(f"detail.{name}", {name: value})
    for name in ("by", "until", "link_expiry"):
        if day := date_of(payload, name):
            yield Message(f"detail.{name}", {"date": day})
    for name in ("days", "months"):
        if number := number_of(payload, name):
            yield Message(f"detail.{name}", count=number)
    if event.kind is EventKind.BOUNCED:
        for_good = flag_of(payload, "permanent") is not False
        yield Message("detail.bounce_for_good") if for_good else Message("detail.bounce_passing")
    if flag_of(payload, "contested"):
        yield Message("money.contested")

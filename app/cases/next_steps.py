"""What to do about a case now: one recommended action with its reason, and what else there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from app.base.ids import Certainty, EventKind, Milestone, Outcome, Stage
from app.base.messages import Message, Value
from app.cases import law_words
from app.cases.assess import AskState, Assessment
from app.cases.case import Ask
from app.cases.milestones import Due, MilestoneState

#: How long a reminder is given before it is asked again what came.
REMINDER_DAYS = 14


class Action(StrEnum):
    """What can be done about a case; on screen ``next.ID``."""

    SEND_LETTER = "send_letter"
    CHOOSE_OTHER_CHANNEL = "choose_other_channel"
    ASK_ARRIVAL = "ask_arrival"
    ANSWER_IDENTITY = "answer_identity"
    ANSWER_FEE = "answer_fee"
    ANSWER_QUESTION = "answer_question"
    LOOK_AGAIN = "look_again"
    RECORD_ANSWER = "record_answer"
    ASK_AGAIN = "ask_again"
    WAIT = "wait"
    CLOSE = "close"
    NOTHING = "nothing"


class Urgency(StrEnum):
    """Where a case stands in Today."""

    NEEDS_YOU = "needs_you"
    COMING_UP = "coming_up"
    QUIET = "quiet"


class Mark(StrEnum):
    """The silhouette beside a case, most pressing first."""

    VERY_LATE = "very_late"
    LATE = "late"
    PROBLEM = "problem"
    NEEDS_YOU = "needs_you"
    PAUSED = "paused"
    DUE_SOON = "due_soon"
    DRAFT = "draft"
    WAITING = "waiting"
    REFUSED = "refused"
    ANSWERED = "answered"


@dataclass(frozen=True)
class NextStep:
    """What to do about a case.

    Attributes:
        action: the one thing recommended; ``others`` is what else makes sense now.
        reason: why, naming whose date has passed where one has.
        words: the few words beside the mark.
        by: the date the step is about, for sorting; None where there is none.
        asks: the asks it is about, empty = all.
    """

    action: Action
    reason: Message
    urgency: Urgency
    mark: Mark
    words: Message
    others: tuple[Action, ...] = ()
    by: date | None = None
    asks: tuple[str, ...] = ()


def next_step(assessment: Assessment) -> NextStep:
    """Choose the next step of a case: that of its most pressing ask."""
    every = [_step(state, assessment.today) for state in assessment.asks]
    if len(every) == 1:
        return every[0]
    found = zip(assessment.asks, every, strict=True)
    # What is late by law comes before what is late by a promise or our own convention.
    _, chosen = min(found, key=lambda each: (not _late_by_law(each[0]), pressing(each[1])))
    chosen = _with_law(chosen, assessment.asks[every.index(chosen)].ask, assessment)
    same = tuple(
        state.ask.id
        for state, step in zip(assessment.asks, every, strict=True)
        if state.ask is not None and (step.action, step.mark) == (chosen.action, chosen.mark)
    )
    actions = dict.fromkeys(action for step in every for action in (step.action, *step.others))
    others = tuple(action for action in actions if action not in (chosen.action, *_NO_OTHER))
    return replace(chosen, others=others, asks=() if len(same) == len(every) else same)


def _with_law(step: NextStep, ask: Ask | None, assessment: Assessment) -> NextStep:
    """Say under which law a step is due, where there are several: each has its own dates."""
    laws = {state.ask.law for state in assessment.asks if state.ask}
    if ask is None or len(laws) < 2 or step.action in _OF_NO_LAW:
        return step
    values: dict[str, Value] = {"law": Message(f"law_short.{ask.law}"), "reason": step.reason}
    return replace(step, reason=Message("next.under", values))


def _late_by_law(state: AskState) -> bool:
    clock = state.clock
    return state.late and clock is not None and clock.certainty is Certainty.STATUTORY


def pressing(step: NextStep) -> tuple[int, int, date]:
    """Give the place of a step in a list, most pressing first."""
    return _URGENCIES.index(step.urgency), _MARKS.index(step.mark), step.by or date.max


_URGENCIES = tuple(Urgency)
_MARKS = tuple(Mark)
_NO_OTHER = (Action.WAIT, Action.NOTHING)
_OF_NO_LAW = (Action.SEND_LETTER, Action.CHOOSE_OTHER_CHANNEL, Action.ASK_ARRIVAL, Action.NOTHING)


def _step(state: AskState, today: date) -> NextStep:
    for find in _IN_ORDER:
        step = find(state, today)
        if step is not None:
            return step
    return _wait(state)


def _closed(state: AskState, _: date) -> NextStep | None:
    if state.stage is not Stage.CLOSED:
        return None
    kept = (Outcome.REFUSED, Outcome.WITHDRAWN, Outcome.NONE)
    return NextStep(
        Action.NOTHING,
        Message("next.reason.closed", {"outcome": _outcome(state)}),
        Urgency.QUIET,
        Mark.REFUSED if state.outcome in kept else Mark.ANSWERED,
        Message("mark.closed"),
    )


def _reopened(state: AskState, _: date) -> NextStep | None:
    if state.reopened_on is None:
        return None
    return _yours(
        Action.ASK_AGAIN, Message("next.reason.reappeared", {"on": state.reopened_on}), state
    )


def _returned(state: AskState, _: date) -> NextStep | None:
    if state.returned_on is None:
        return None
    return NextStep(
        Action.CHOOSE_OTHER_CHANNEL,
        Message("next.reason.bounced", {"on": state.returned_on}),
        Urgency.NEEDS_YOU,
        Mark.PROBLEM,
        Message("mark.bounced"),
        (Action.SEND_LETTER, Action.CLOSE),
        state.returned_on,
    )


def _unsent(state: AskState, today: date) -> NextStep | None:
    if state.stage is not Stage.DRAFTED:
        return None
    dated = state.drafted_for
    if dated is not None and dated > today:
        reason = Message("next.reason.dated_ahead", {"date": dated})
        urgency = Urgency.COMING_UP
    else:
        reason = Message("next.reason.drafted")
        urgency = Urgency.NEEDS_YOU
    return NextStep(
        Action.SEND_LETTER,
        reason,
        urgency,
        Mark.DRAFT,
        Message("mark.draft"),
        (Action.CLOSE,),
        dated,
    )


def _answered(state: AskState, today: date) -> NextStep | None:
    if state.stage is not Stage.ANSWERED:
        return None
    others = (Action.RECORD_ANSWER,)
    complained = _complained(state, today)
    if complained is not None:
        return complained
    if state.outcome is Outcome.REFUSED:
        return NextStep(
            Action.CLOSE,
            _refusal(state),
            Urgency.COMING_UP,
            Mark.REFUSED,
            Message("mark.refused"),
            others,
        )
    values: dict[str, Value] = {"on": state.answered_on, "outcome": _outcome(state)}
    reason = Message("next.reason.answered", values)
    urgency, by = Urgency.QUIET, None
    expiry = state.link_expiry
    if expiry is not None and expiry >= today:
        reason = Message("next.reason.fetch", {"date": expiry})
        urgency, by = Urgency.COMING_UP, expiry
    elif state.outcome is Outcome.PARTIAL:
        reason = Message("next.reason.partly", values)
        urgency = Urgency.COMING_UP
    return NextStep(
        Action.CLOSE, reason, urgency, Mark.ANSWERED, Message("mark.answered"), others, by
    )


def _asked_back(state: AskState, _: date) -> NextStep | None:
    if not state.open:
        return None
    # Who somebody is comes first: nothing else goes on before it.
    event = min(state.open, key=lambda each: (_QUESTIONS.index(each.kind), each.on))
    values: dict[str, Value] = {"on": event.on}
    action, reason = _ASKED_BACK[event.kind]
    if event.kind is EventKind.FEE_REQUESTED and state.fee is not None:
        reason, values = "next.reason.fee_requested_amount", {**values, "amount": state.fee}
    mark = Mark.PAUSED if state.paused else Mark.NEEDS_YOU
    words = Message(f"mark.{mark.value}")
    # A date by law that has passed stays to be seen; ours waits for the person's answer.
    if state.late and state.clock and state.clock.certainty is Certainty.STATUTORY:
        mark, words = _lateness(state)
    return NextStep(
        action,
        law_words.with_time(Message(reason, values), state),
        Urgency.NEEDS_YOU,
        mark,
        words,
        (Action.RECORD_ANSWER, Action.CLOSE),
        event.on,
    )


_ASKED_BACK = {
    EventKind.IDENTITY_REQUESTED: (
        Action.ANSWER_IDENTITY,
        "next.reason.identity_requested",
    ),
    EventKind.AUTHORITY_REQUESTED: (
        Action.ANSWER_IDENTITY,
        "next.reason.authority_requested",
    ),
    EventKind.FEE_REQUESTED: (
        Action.ANSWER_FEE,
        "next.reason.fee_requested",
    ),
    EventKind.CLARIFICATION_REQUESTED: (
        Action.ANSWER_QUESTION,
        "next.reason.clarification_requested",
    ),
}
_QUESTIONS = tuple(_ASKED_BACK)


def _redirected(state: AskState, _: date) -> NextStep | None:
    if state.redirected_on is None:
        return None
    reason = Message("next.reason.redirected", {"on": state.redirected_on})
    return _yours(Action.CHOOSE_OTHER_CHANNEL, reason, state)


def _complained(state: AskState, _: date) -> NextStep | None:
    """What is with an authority is waited for there, until its time is over."""
    due = law_words.with_authority(state)
    if due is None:
        return None
    mark, words = Mark.REFUSED, Message("mark.refused")
    if state.late:
        mark, words = _lateness(state)
    elif state.outcome is not Outcome.REFUSED:
        mark, words = Mark.ANSWERED, Message("mark.answered")
    ahead = due.state is MilestoneState.AHEAD
    return NextStep(
        Action.WAIT if ahead else Action.LOOK_AGAIN,
        law_words.authority_reason(state, due),
        Urgency.COMING_UP if ahead else Urgency.NEEDS_YOU,
        mark,
        words,
        _WHILE_WAITING,
        due.due,
    )


def _late(state: AskState, today: date) -> NextStep | None:
    clock = state.clock
    if clock is None or not state.late:
        return None
    mark, words = _lateness(state)
    reminded = state.reminded_on
    if reminded is not None and today <= reminded + timedelta(days=REMINDER_DAYS):
        reason = Message("next.reason.reminded", {"on": reminded})
        urgency = Urgency.COMING_UP
        action = Action.WAIT
    else:
        reason = _passed(clock, state)
        urgency = Urgency.NEEDS_YOU
        action = Action.LOOK_AGAIN
    return NextStep(action, reason, urgency, mark, words, _WHILE_WAITING, clock.due)


def _lateness(state: AskState) -> tuple[Mark, Message]:
    mark = Mark.VERY_LATE if state.very_late else Mark.LATE
    return mark, Message("when.late", count=-(state.days or 0))


def _passed(clock: Due, state: AskState) -> Message:
    """Say whose date has passed; only a law's is called the law's."""
    values: dict[str, Value] = {"date": clock.due}
    if clock.certainty is Certainty.STATUTORY and state.ask is not None:
        return Message("next.reason.late_statutory", {**values, "law": _law(state)})
    if clock.certainty is Certainty.PROMISE:
        return Message("next.reason.late_promise", values)
    return Message("next.reason.late_convention", values)


def _arrival(state: AskState, today: date) -> NextStep | None:
    question = state.arrival_question
    if question is None:
        return None
    values: dict[str, Value] = {"on": question.sent_on}
    reason = Message("next.reason.arrival", values)
    due = True
    if question.proposal is not None:
        reason = Message("next.reason.arrival_proposal", {**values, "date": question.proposal})
        due = question.proposal <= today
    return NextStep(
        Action.ASK_ARRIVAL,
        reason,
        Urgency.NEEDS_YOU if due else Urgency.COMING_UP,
        Mark.NEEDS_YOU if due else Mark.WAITING,
        Message("mark.needs_you") if due else Message("mark.waiting"),
        _WHILE_WAITING,
        question.proposal or question.sent_on,
    )


def _unclear(state: AskState, _: date) -> NextStep | None:
    if state.unclear_on is None:
        return None
    return NextStep(
        Action.LOOK_AGAIN,
        Message("next.reason.unclear", {"on": state.unclear_on}),
        Urgency.NEEDS_YOU,
        Mark.NEEDS_YOU,
        Message("mark.needs_you"),
        (Action.CHOOSE_OTHER_CHANNEL, *_WHILE_WAITING),
        state.unclear_on,
    )


def _soon(state: AskState, _: date) -> NextStep | None:
    if not state.due_soon or state.clock is None:
        return None
    return NextStep(
        # Nobody knows of an answer yet; if one came, it is seen by looking.
        Action.LOOK_AGAIN,
        law_words.with_missed_word(_expected(state), state),
        Urgency.NEEDS_YOU,
        Mark.DUE_SOON,
        _until(state.days or 0),
        _WHILE_WAITING,
        state.clock.due,
    )


def _wait(state: AskState) -> NextStep:
    days = state.days
    return NextStep(
        Action.WAIT,
        law_words.with_missed_word(_expected(state), state),
        Urgency.COMING_UP,
        Mark.WAITING,
        Message("mark.waiting") if days is None else _until(days),
        _WHILE_WAITING,
        state.clock.due if state.clock else None,
    )


_WHILE_WAITING = (Action.RECORD_ANSWER, Action.CLOSE)


def _yours(action: Action, reason: Message, state: AskState) -> NextStep:
    return NextStep(
        action,
        reason,
        Urgency.NEEDS_YOU,
        Mark.NEEDS_YOU,
        Message("mark.needs_you"),
        _WHILE_WAITING,
        state.sent_on,
    )


def _expected(state: AskState) -> Message:
    """Say by when an answer is expected, and what stands behind that day."""
    clock = state.clock
    if clock is None or clock.due is None:
        undated = next((due.words for due in state.milestones if _counts_undated(due)), None)
        if undated is not None:
            return undated
        return Message("next.reason.waiting") if state.ask else Message("next.reason.enquiry")
    values: dict[str, Value] = {"date": clock.due}
    if clock.certainty is Certainty.STATUTORY and state.ask is not None:
        return Message("next.reason.statutory", {**values, "law": _law(state)})
    if clock.certainty is Certainty.PROMISE:
        return Message("next.reason.promise", values)
    return Message("next.reason.convention", values)


def _counts_undated(due: Due) -> bool:
    main = (Milestone.RESPONSE_DUE, Milestone.RESPONSE_DUE_EXTENDED, Milestone.OPT_OUT_DUE)
    return due.milestone in main and due.due is None and due.state is MilestoneState.AHEAD


def _until(days: int) -> Message:
    return Message("when.today") if days == 0 else Message("when.in_days", count=days)


def _refusal(state: AskState) -> Message:
    values: dict[str, Value] = {"on": state.answered_on}
    if not state.ground:
        return Message("next.reason.refused", values)
    ground = Message(f"ground.{state.ground}")
    return Message("next.reason.refused_ground", {**values, "ground": ground})


def _outcome(state: AskState) -> Message:
    return Message(f"outcome.{state.outcome.value}")


def _law(state: AskState) -> Message | None:
    return Message(f"law.{state.ask.law.value}") if state.ask else None


_IN_ORDER: tuple[Callable[[AskState, date], NextStep | None], ...] = (
    _closed,
    _reopened,
    _returned,
    _unsent,
    _answered,
    _asked_back,
    _redirected,
    _complained,
    _late,
    _unclear,
    _arrival,
    _soon,
)

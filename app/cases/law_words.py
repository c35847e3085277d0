"""What a law makes of a step: the time that stands still, the word that did not come, the authority.

Only a law's own date is called the law's: under a law without days nothing is said here.
"""

from __future__ import annotations

from app.base.ids import Certainty, Law, Milestone, Outcome, Stage
from app.base.messages import Message, Value
from app.cases.assess import AskState
from app.cases.milestones import Due, MilestoneState
from app.laws import why

#: The dates by which an answer is owed.
_ANSWER = (Milestone.RESPONSE_DUE, Milestone.RESPONSE_DUE_EXTENDED, Milestone.OPT_OUT_DUE)

#: Where the person can go when the authority says nothing in its time.
_AUTHORITY_SILENT = {
    Law.GDPR: "next.reason.authority_silent_gdpr",
    Law.UK_GDPR: "next.reason.authority_silent_uk_gdpr",
}


def with_missed_word(said: Message, state: AskState) -> Message:
    """Put before a reason to wait that the operator has not even confirmed the request."""
    unheard = state.stage in (Stage.SENT, Stage.ARRIVED)
    return _together(state.notes[0], said) if unheard and state.notes else said


def with_time(said: Message, state: AskState) -> Message:
    """Put behind an operator's question what the law makes of the time until its answer."""
    if state.ask is None:
        return said
    values: dict[str, Value] = {"law": Message(f"law_short.{state.ask.law}")}
    waiting = [due for due in state.milestones if due.waits and due.milestone in _ANSWER]
    if any(why.is_doubted(due.words) for due in waiting):
        return _together(said, Message("next.time.taken_to_stand_still", values))
    if waiting:
        return _together(said, Message("next.time.stands_still", values))
    clock = state.clock
    if clock is None or clock.certainty is not Certainty.STATUTORY:
        return said
    values["date"] = clock.due
    if state.late:
        return _together(said, Message("next.time.passed", values))
    return _together(said, Message("next.time.stays", values))


def with_authority(state: AskState) -> Due | None:
    """Give the date by which an authority must tell how a complaint stands, while it matters."""
    if state.stage is Stage.ANSWERED:
        owed = state.outcome in (Outcome.REFUSED, Outcome.PARTIAL, Outcome.NO_DATA)
    else:
        owed = state.late
    dues = (due for due in state.milestones if due.milestone is Milestone.AUTHORITY_PROGRESS_DUE)
    return next((due for due in dues if due.due is not None), None) if owed else None


def authority_reason(state: AskState, due: Due) -> Message:
    """Say until when the authority has time, or what its silence means."""
    values: dict[str, Value] = {"date": due.due}
    if due.state is MilestoneState.AHEAD or state.ask is None:
        return Message("next.reason.authority", values)
    silent = _AUTHORITY_SILENT.get(state.ask.law, "next.reason.authority_silent")
    return Message(silent, values)


def _together(said: Message, more: Message) -> Message:
    return Message("why.paragraph", {"said": said, "more": more})

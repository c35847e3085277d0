"""A clock in words: its name, and its day with how it stands."""

from __future__ import annotations

from app.base.ids import Milestone
from app.base.messages import Message, Value
from app.cases.clocks import Clock, Move, Standing
from app.laws import why

_OF_A_SUIT = {
    Standing.KEPT: "standing.suit_not_needed",
    Standing.PASSED: "standing.suit_possible",
}


def name(clock: Clock, *, several: bool) -> Message:
    """Name a clock; with its law where the case has asks under ``several``."""
    title = why.title(clock.due.milestone, clock.due.words)
    if not several or clock.law is None:
        return title
    return Message("clock.of", {"clock": title, "law": Message(f"law_short.{clock.law}")})


def move(moved: Move, *, several: bool) -> Message:
    """Say what becomes of a clock: its name, its day before and after, and how it stands then."""
    before, after = moved.before, moved.after
    title = name(before or moved.clock, several=several)
    if before is not None and after is not None and before.due.due != after.due.due:
        values: dict[str, Value] = {"title": title, "before": day(before), "after": day(after)}
        if before.due.milestone is not after.due.milestone:
            back = after.due.milestone is Milestone.RESPONSE_DUE
            told = "clock.not_extended" if back else "clock.extended"
            return Message(told, values)
        return Message("case.imagine.moved", values)
    return Message("clock.at", {"title": title, "day": day(after or before)})


def day(clock: Clock | None) -> Message:
    """Say the day of a clock and how it stands; without a day, why there is none."""
    if clock is None:
        return Message("case.imagine.no_date")
    if clock.due.due is None:
        return stands(clock)
    if clock.standing is Standing.AHEAD:
        return Message("clock.day", {"day": clock.due.due})
    return Message("clock.dated", {"day": clock.due.due, "standing": stands(clock)})


def stands(clock: Clock) -> Message:
    """Say how a clock stands, in few words."""
    if clock.due.milestone is Milestone.EARLIEST_SUIT and clock.standing in _OF_A_SUIT:
        return Message(_OF_A_SUIT[clock.standing])
    return Message(f"standing.{clock.standing}")

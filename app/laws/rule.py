"""The time rules of a pack: how a date is counted, as data; the counting itself is Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from app.base.ids import Certainty, EventKind, Milestone, Right
from app.laws.validity import Dated

#: A citation by its meaning (``access``, ``reasons``, ``fee``): a key of ``LawPack.citations``.
Meaning: TypeAlias = str


class Method(StrEnum):
    """How Python counts; the numbers are the rule's.

    ``none`` gives no date; ``months``, ``days`` and ``business_days`` count from the start
    event; ``pre_suit`` counts days and gives the day after they have ended; ``promise``
    counts the days the operator itself named.
    """

    NONE = "none"
    MONTHS = "months"
    DAYS = "days"
    BUSINESS_DAYS = "business_days"
    PRE_SUIT = "pre_suit"
    PROMISE = "promise"


class PauseDays(StrEnum):
    """How the days between a question and its answer are counted.

    ``difference``: the day of the question does not count; ``both_ends``: both days do.
    """

    DIFFERENCE = "difference"
    BOTH_ENDS = "both_ends"


class PauseEffect(StrEnum):
    """What the days between a question and its answer do to a date.

    ``adds``: they are added to it; ``alternative``: they are not, and the later date is
    only mentioned, because some hold it for right.
    """

    ADDS = "adds"
    ALTERNATIVE = "alternative"


@dataclass(frozen=True, kw_only=True)
class TimeRule(Dated):
    """One way of counting, by rule id (``R-EU-1``).

    Attributes:
        id: the rule id of law-facts.md part 3.
        milestone: the date it gives.
        rights: the rights it is for; empty = all of the law but those of ``not_for``.
        start: event kinds the count starts from, best first.
        start_latest: whether it starts from the latest of those that happened
            instead of the best one; the first of ``start`` must have happened.
        start_by_right: for one right, other events to start from.
        amount: number of months or days.
        certainty: what stands behind the date.
        roll: whether the end moves off non-working days.
        only_with: an event without which there is no such date.
        extends: the milestone this rule gives more time for; ``only_with`` must have
            happened by the end of that one's last day, or nothing is extended.
        at_once: events that make the date arrive without waiting for the count.
        waits_for: event -> the event that must follow it; the count then starts there.
        cite: meanings of the citations of this rule.
        cite_roll: meanings added when the end was moved.
        cite_start: meanings added when the count starts from that event.
        cite_at_once: meanings that replace ``cite`` when an ``at_once`` event decided.
        cite_by_right: meanings added for one right.
    """

    id: str
    milestone: Milestone
    method: Method
    rights: tuple[Right, ...] = ()
    not_for: tuple[Right, ...] = ()
    start: tuple[EventKind, ...] = ()
    start_latest: bool = False
    start_by_right: dict[Right, tuple[EventKind, ...]] = field(default_factory=dict)
    amount: int = 0
    certainty: Certainty = Certainty.STATUTORY
    roll: bool = False
    only_with: EventKind | None = None
    extends: Milestone | None = None
    at_once: tuple[EventKind, ...] = ()
    waits_for: dict[EventKind, EventKind] = field(default_factory=dict)
    cite: tuple[Meaning, ...] = ()
    cite_roll: tuple[Meaning, ...] = ()
    cite_start: dict[EventKind, tuple[Meaning, ...]] = field(default_factory=dict)
    cite_at_once: tuple[Meaning, ...] = ()
    cite_by_right: dict[Right, tuple[Meaning, ...]] = field(default_factory=dict)
    source: str = ""
    verified: bool = False

    def is_for(self, right: Right) -> bool:
        """Say whether a request for ``right`` has this date."""
        return right in self.rights if self.rights else right not in self.not_for

    def starts(self, right: Right) -> tuple[EventKind, ...]:
        """Name the events the count starts from for ``right``, best first."""
        return self.start_by_right.get(right, self.start)

    @property
    def names_days(self) -> bool:
        """Whether the rule gives a date at all."""
        return self.method is not Method.NONE


@dataclass(frozen=True, kw_only=True)
class Pause(Dated):
    """A question of the operator during which the time stands still, or may.

    Attributes:
        id: the rule id of law-facts.md part 3; it takes the place of the rule's own
            where the date is not an extended one.
        asked: the operator's question; ``given`` the person's answer to it.
        of: the milestones it moves.
        rights: the rights it is for; empty = all.
        days: how the days between are counted.
        effect: whether they are added, or a later date is only mentioned.
        limit: the milestone by the end of whose last day the question must have been
            asked; None = that of the date itself. Asked later it moves nothing.
        restart: whether "counted anew from the answer" is a date to mention.
        other_count: whether the date under the other way of counting days is one to mention.
    """

    id: str
    asked: EventKind
    given: EventKind
    of: tuple[Milestone, ...]
    rights: tuple[Right, ...] = ()
    days: PauseDays = PauseDays.DIFFERENCE
    effect: PauseEffect = PauseEffect.ADDS
    limit: Milestone | None = None
    restart: bool = False
    other_count: bool = False
    cite: tuple[Meaning, ...] = ()
    source: str = ""
    verified: bool = False

    def is_for(self, right: Right) -> bool:
        """Say whether it bears on a request for ``right``."""
        return not self.rights or right in self.rights

    def moves(self, milestone: Milestone, right: Right) -> bool:
        """Say whether it bears on a milestone of a request for ``right``."""
        return milestone in self.of and self.is_for(right)

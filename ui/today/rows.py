"""Today in words: section headings and requests, worded once, when they are read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.base.ids import CaseId
from app.base.messages import Message, Messages
from app.cases.next_steps import Action
from app.services.overview import Glance, Group
from app.services.requests import CaseRow
from ui.asks import asked
from ui.widgets.marks import Mark

#: How many requests a section lists; what is left is a page of its own.
LISTED = 100


@dataclass(frozen=True)
class Heading:
    """The heading of a section, with the number of its requests; None = it says it all."""

    text: str
    count: int | None = None

    @property
    def sentence(self) -> str:
        """What a screen reader says of it."""
        return self.text if self.count is None else f"{self.text}, {self.count}"


@dataclass(frozen=True)
class MoreRow:
    """The way to the requests of a section that are not listed."""

    text: str
    group: Group

    @property
    def sentence(self) -> str:
        """What a screen reader says of it."""
        return self.text


@dataclass(frozen=True)
class TodayRow:
    """A request as Today shows it.

    Attributes:
        asked: what the next step is about, of all that was asked for.
        action: the words of its button.
        does: what the button does; None = it opens the request.
    """

    case: CaseId
    mark: Mark
    operator: str
    asked: str
    person: str
    reason: str
    status: str
    action: str
    does: Action | None
    needs_you: bool

    @property
    def sentence(self) -> str:
        """What a screen reader says of the row."""
        said = (self.operator, self.asked, self.person, self.status, self.reason, self.action)
        return ", ".join(said)


Row = Heading | TodayRow | MoreRow

#: Steps whose button says what to do; the others just open the request.
_ACTIONS = frozenset(Action) - {Action.WAIT, Action.NOTHING}


def rows_of(glance: Glance, messages: Messages) -> tuple[Row, ...]:
    """Word what Today lists; touches no widget. Nothing to list gives no row."""
    needs_you = _section(glance, Group.NEEDS_YOU, glance.needs_you, messages)
    coming_up = _section(glance, Group.COMING_UP, glance.coming_up, messages)
    if coming_up and not needs_you:
        needs_you = (Heading(messages.text("today.empty")),)
    return needs_you + coming_up


def _section(
    glance: Glance, group: Group, cases: tuple[CaseRow, ...], messages: Messages
) -> tuple[Row, ...]:
    if not cases:
        return ()
    count = glance.counts[group]
    shown = cases[:LISTED]
    urgent = group is Group.NEEDS_YOU
    rows: tuple[Row, ...] = (
        Heading(messages.text(f"today.{group}"), count),
        *(_row(row, messages, urgent) for row in shown),
    )
    if count > len(shown):
        rows += (MoreRow(messages.plural("today.more", count - len(shown)), group),)
    return rows


def _row(row: CaseRow, messages: Messages, needs_you: bool) -> TodayRow:
    step = row.step
    does = step.action if step.action in _ACTIONS else None
    return TodayRow(
        case=row.case.id,
        mark=Mark(step.mark.value),
        operator=row.case.operator_name,
        asked=_asked(row, messages),
        person=row.case.person_name,
        reason=messages.say(_briefly(step.reason, row.assessment.today, messages)),
        status=messages.say(step.words),
        action=messages.text(f"next.{does}" if does else "today.open"),
        does=does,
        needs_you=needs_you,
    )


def _briefly(reason: Message, today: date, messages: Messages) -> Message:
    """Shorten the dates of a sentence, which stands on one line here."""
    values = {
        name: messages.date_short(value, today) if isinstance(value, date) else value
        for name, value in reason.values.items()
    }
    return replace(reason, values=values)


def _asked(row: CaseRow, messages: Messages) -> str:
    """Say what the step is about; where that is not all that was asked for, say so."""
    case, about = row.case, row.step.asks
    concerned = {ask.right for ask in case.asks if not about or ask.id in about}
    words = messages.listed(asked(case.asks, messages, about))
    if not words:
        return messages.text(f"letter.{case.kind}")
    number, total = len(concerned), len({ask.right for ask in case.asks})
    if number == total:
        return words
    return messages.text("today.asked_of", asked=words, number=number, total=total)

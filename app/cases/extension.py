"""More time and the answer: time can only be asked for while an answer is owed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.base.errors import Problem
from app.base.ids import EventKind
from app.cases.case import Event
from app.cases.fields import event_name

#: What gives the answer; a part of it leaves the rest owed.
ANSWERS = frozenset(
    {
        EventKind.ANSWERED,
        EventKind.DATA_RECEIVED,
        EventKind.COMPLETED,
        EventKind.NO_DATA,
        EventKind.REFUSED,
    }
)


class TooLate(NamedTuple):
    """An extension that came when nothing was owed any more, and the answer before it."""

    extension: Event
    answer: Event

    def problem(self) -> Problem:
        """Say that the two cannot stand together."""
        return Problem(
            "problem.extension_after_answer",
            extension=event_name(self.extension.kind),
            on=self.extension.on,
            answer=event_name(self.answer.kind),
            answered_on=self.answer.on,
        )


def too_late(happened: Sequence[Event], asks: Sequence[str | None]) -> Iterator[TooLate]:
    """Give the extensions that follow the answer in every ask they concern.

    On one day both may stand: nobody knows which came first. Data that came back is owed
    an answer again.

    Args:
        happened: in order of dates.
        asks: ids of all asks of the case; None for a case without any.
    """
    for event in happened:
        if event.kind is EventKind.EXTENSION_NOTIFIED:
            concerned = [ask for ask in asks if _concerns(event, ask)]
            answers = [_answer_before(event, happened, ask) for ask in concerned]
            found = [answer for answer in answers if answer is not None]
            if found and len(found) == len(answers):
                yield TooLate(event, max(found, key=lambda each: each.on))


def _answer_before(extension: Event, happened: Sequence[Event], ask: str | None) -> Event | None:
    answer = None
    for event in happened:
        if event.on >= extension.on:
            break
        if not _concerns(event, ask):
            continue
        if event.kind in ANSWERS:
            answer = event
        elif event.kind is EventKind.REAPPEARED:
            answer = None
    return answer


def _concerns(event: Event, ask: str | None) -> bool:
    return ask is None or not event.asks or ask in event.asks

"""The pills that name days: by when an answer is owed, and what is owed before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from app.base.ids import Certainty, Milestone
from app.cases.case import Ask
from app.cases.clocks import Standing
from app.services.case_file import CaseFile
from ui.widgets.marks import Mark
from ui.wording import Words

#: What is owed beside the answer.
_OWED_TOO = (
    Milestone.ACKNOWLEDGEMENT_DUE,
    Milestone.OPERATOR_PROMISE,
    Milestone.AUTHORITY_PROGRESS_DUE,
)


def due_pills(shown: CaseFile, words: Words) -> Iterator[tuple[str, Mark]]:
    """Say by when an answer is owed, and what else comes before it or once it is late.

    What the law sets speaks first where it has passed; our own day never stands for it.
    """
    owed = [
        _Owed(state.clock.due, state.clock.certainty, state.ask)
        for state in shown.row.assessment.asks
        if state.clock and state.clock.due
    ]
    yield from _other(shown, min((each.day for each in owed), default=None), words)
    today = shown.row.assessment.today
    first = min(owed, key=lambda each: (not each.late_by_law(today), each.day), default=None)
    if first is None:
        return
    yield _said(first, shown, words)
    by_law = [each for each in owed if each.by_law]
    if by_law and not first.by_law:
        yield _said(min(by_law, key=lambda each: each.day), shown, words)


class _Owed(NamedTuple):
    """By when an ask is owed an answer, and what stands behind that day."""

    day: date
    certainty: Certainty | None
    ask: Ask | None

    @property
    def by_law(self) -> bool:
        return self.certainty is Certainty.STATUTORY

    def late_by_law(self, today: date) -> bool:
        return self.by_law and self.day < today


def _said(owed: _Owed, shown: CaseFile, words: Words) -> tuple[str, Mark]:
    today, ask = shown.row.assessment.today, owed.ask
    day = words.messages.date_short(owed.day, today)
    said = words.text(f"case.by.{owed.certainty or Certainty.CONVENTION}", day=day)
    if ask is not None and len({each.law for each in shown.row.case.asks}) > 1:
        said = words.text("case.by_law", law=words.text(f"law_short.{ask.law}"), said=said)
    return said, Mark.LATE if owed.day < today else Mark.WAITING


def _other(shown: CaseFile, owed: date | None, words: Words) -> Iterator[tuple[str, Mark]]:
    today = shown.row.assessment.today
    for clock in shown.clocks:
        day = clock.due.due
        if clock.standing is not Standing.AHEAD or clock.due.milestone not in _OWED_TOO:
            continue
        if day is not None and (owed is None or owed < today or day < owed):
            title = words.text(f"milestone.{clock.due.milestone}")
            short = words.messages.date_short(day, today)
            yield words.text("case.by_other", title=title, day=short), Mark.WAITING
            return

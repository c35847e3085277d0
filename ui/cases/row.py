"""A request as the list shows it: all words made once, when its page is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.base.ids import CaseId
from app.base.messages import Messages
from app.cases.case import Case
from app.cases.events import effective
from app.services.requests import CaseRow
from ui.asks import asked
from ui.widgets.highlight import Span, matched
from ui.widgets.marks import Mark


@dataclass(frozen=True)
class RequestRow:
    """A request in words.

    Attributes:
        date: the date that has passed, else the next one to come, or that there is none.
        certainty: what stands behind the date, as ``certainty_mark`` names it; empty = no date.
        last: the last thing that happened, with its day.
        late: the date has passed.
        found: by column, the characters that the search matched.
        altered: that recorded events are not as they were; empty = they are.
    """

    case: CaseId
    mark: Mark
    operator: str
    asked: str
    person: str
    reference: str
    stage: str
    status: str
    date: str
    date_long: str
    certainty: str
    certainty_words: str
    last: str
    late: bool
    altered: str
    found: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """What a screen reader says of the row."""
        said = (
            self.operator,
            self.asked,
            self.person,
            self.reference,
            self.status,
            " ".join(part for part in (self.date_long, self.certainty_words) if part),
            self.last,
            self.altered,
        )
        return ", ".join(part for part in said if part)

    def text(self, column: str) -> str:
        """Give the words of a column, whole."""
        if column == "date":
            return "\n".join(part for part in (self.date_long, self.certainty_words) if part)
        if column == "operator":
            return "\n".join(part for part in (self.operator, self.altered) if part)
        return str(getattr(self, column))

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of a table: reference, operator, asked, person, stage, status, date."""
        return (
            self.reference,
            self.operator,
            self.asked,
            self.person,
            self.stage,
            self.status,
            self.date_long,
        )


def row_words(row: CaseRow, messages: Messages, typed: str = "") -> RequestRow:
    """Word a request; touches no widget, so it is done where the page is read.

    Args:
        row: the request.
        messages: the language.
        typed: what was searched for.
    """
    case, assessed = row.case, row.assessment
    wishes = messages.listed(asked(case.asks, messages))
    due, certainty = _date(row)
    events = effective(case.events)
    last = events[-1] if events else None
    happened = ""
    if last is not None:
        happened = messages.text(
            "requests.last",
            event=messages.text(f"event.{last.kind}"),
            day=messages.date_short(last.on, assessed.today),
        )
    none = messages.text("today.no_date")
    return RequestRow(
        case=case.id,
        mark=Mark(row.step.mark.value),
        operator=case.operator_name,
        asked=wishes or messages.text(f"letter.{case.kind}"),
        person=case.person_name,
        reference=case.reference,
        stage=messages.text(f"stage.{assessed.stage}"),
        status=messages.say(row.step.words),
        date=messages.date_short(due, assessed.today) if due else none,
        date_long=messages.date_long(due) if due else none,
        certainty=certainty,
        certainty_words=messages.text(f"certainty.{certainty}") if certainty else "",
        last=happened,
        late=assessed.late,
        altered=messages.text("requests.altered") if row.altered else "",
        found=_found(case, typed),
    )


def _found(case: Case, typed: str) -> Mapping[str, tuple[Span, ...]]:
    if not typed.strip():
        return {}
    texts = {
        "operator": case.operator_name,
        "person": case.person_name,
        "reference": case.reference,
    }
    return {column: matched(text, typed) for column, text in texts.items()}


def _date(row: CaseRow) -> tuple[date | None, str]:
    """Give the date an answer is expected by, passed or not, and what stands behind it.

    Where no answer is due any more, the next date there is: when a suit may be filed, say.
    """
    assessed = row.assessment
    clocks = [state.clock for state in assessed.asks if state.clock is not None]
    dated = [due for due in clocks if due.due is not None]
    shown = min(dated, key=lambda due: due.due or date.max) if dated else assessed.next_due
    if shown is None or shown.due is None:
        return None, ""
    return shown.due, shown.certainty.value if shown.certainty else ""

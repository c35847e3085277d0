"""The marks of the date line: which rows of a timeline they stand for, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.base.ids import EventKind, Milestone
from app.cases.timeline import Row, RowKind
from ui.wording import Words

#: What says nothing about dates stays off the line.
_QUIET = frozenset({EventKind.DRAFTED, EventKind.NOTE, EventKind.CALL, EventKind.RETRACTED})

#: Events whose name is too long for a label.
_SHORT = {
    EventKind.SENT: "case.short.sent",
    EventKind.ARRIVED: "case.short.arrived",
    EventKind.NORMALLY_ARRIVES: "case.short.normally_arrives",
    EventKind.ACKNOWLEDGED: "case.short.acknowledged",
    EventKind.IDENTITY_REQUESTED: "case.short.identity_requested",
    EventKind.IDENTITY_RECEIVED: "case.short.identity_received",
    EventKind.AUTHORITY_REQUESTED: "case.short.authority_requested",
    EventKind.AUTHORITY_RECEIVED: "case.short.authority_received",
    EventKind.FEE_REQUESTED: "case.short.fee_requested",
    EventKind.FEE_PAID: "case.short.fee_paid",
    EventKind.CLARIFICATION_REQUESTED: "case.short.clarification_requested",
    EventKind.CLARIFICATION_RECEIVED: "case.short.clarification_received",
    EventKind.EXTENSION_NOTIFIED: "case.short.extension_notified",
    EventKind.REDIRECTED: "case.short.redirected",
    EventKind.COMPLAINT_LODGED: "case.short.complaint_lodged",
    EventKind.COMPLAINT_RECEIVED: "case.short.complaint_received",
}

HAPPENED = "happened"


@dataclass(frozen=True)
class LineMark:
    """One mark: a day on which something happened, or a date to come.

    Attributes:
        kind: ``happened`` or what stands behind the date.
        label: the few words beside it; ``day`` is the date above or below them.
        sentence: everything about it, for a screen reader and the tooltip.
        rows: the rows of the timeline it stands for, several for a day with several events.
    """

    on: date
    kind: str
    label: str
    day: str
    sentence: str
    rows: tuple[Row, ...]

    @property
    def happened(self) -> bool:
        """Whether it stands above the line."""
        return self.kind == HAPPENED


def marks_of(rows: Sequence[Row], today: date, words: Words) -> tuple[LineMark, ...]:
    """Give the marks of a timeline by date, what happened before what is due on one day."""
    days: dict[date, list[Row]] = {}
    marks = []
    for row in rows:
        if row.on is not None and row.kind is RowKind.MILESTONE:
            marks.append(_milestone(row, row.on, today, words))
    for row in in_order(rows):
        if row.on is not None and not row.struck and event_kind(row) not in _QUIET:
            days.setdefault(row.on, []).append(row)
    marks += [_day(day, happened, today, words) for day, happened in days.items()]
    return tuple(sorted(marks, key=lambda mark: (mark.on, not mark.happened)))


def in_order(rows: Sequence[Row]) -> list[Row]:
    """Give what happened, oldest first; an assumed arrival follows the sending it is assumed of."""
    happened = [row for row in rows if row.kind is RowKind.EVENT]
    for assumed in (row for row in rows if row.kind is RowKind.ASSUMED):
        at = [
            number
            for number, row in enumerate(happened)
            if event_kind(row) is EventKind.SENT and row.on == assumed.on
        ]
        later = [
            n for n, row in enumerate(happened) if row.on and assumed.on and row.on > assumed.on
        ]
        happened.insert(at[-1] + 1 if at else later[0] if later else len(happened), assumed)
    return happened


def event_kind(row: Row) -> EventKind | None:
    """Give the kind of event a row stands for; None for a milestone."""
    name = row.title.id.removeprefix("event.")
    return EventKind(name) if row.kind is not RowKind.MILESTONE else None


def distance(on: date, today: date, words: Words) -> str:
    """Say how far a day is: "in 4 days", "3 days ago", "today"."""
    days = (on - today).days
    if days == 0:
        return words.text("case.today_word")
    if days > 0:
        return words.plural("case.days_ahead", days)
    return words.plural("case.days_ago", -days)


def due_label(milestone: Milestone, words: Words) -> str:
    """Give the few words of a milestone."""
    return words.text(f"case.due.{milestone}")


def named(row: Row, words: Words) -> str:
    """Name a milestone in few words, with its law where the request is under several."""
    # Without a day there is room for the whole title, and it says why there is none.
    milestone = row.milestone if row.on is not None else None
    label = due_label(milestone, words) if milestone else words.say(row.title)
    label = label[:1].upper() + label[1:]
    if row.law is None:
        return label
    return words.text("clock.under", clock=label, law=words.text(f"law_short.{row.law}"))


def _milestone(row: Row, on: date, today: date, words: Words) -> LineMark:
    kind = row.certainty.value if row.certainty else HAPPENED
    label = due_label(row.milestone, words) if row.milestone else words.say(row.title)
    title = words.say(row.title)
    if row.law is not None:
        law = words.text(f"law_short.{row.law}")
        label = words.text("clock.under", clock=label, law=law)
        title = words.text("clock.under", clock=title, law=law)
    said = words.text("case.mark", day=words.day(on), title=title)
    if row.certainty:
        certainty = words.text(f"certainty.{row.certainty}")
        said = words.text("case.mark_certainty", said=said, certainty=certainty)
    said = words.text("case.mark_certainty", said=said, certainty=distance(on, today, words))
    short = words.messages.date_short(on, today)
    return LineMark(on, kind, label, short, said, (row,))


def _day(on: date, rows: Iterable[Row], today: date, words: Words) -> LineMark:
    listed = tuple(rows)
    # What came last says where the day ended.
    last = event_kind(listed[-1])
    short = _SHORT.get(last) if last else None
    label = words.text(short) if short else words.say(listed[-1].title)
    titles = words.messages.listed([_told(row, words) for row in listed])
    said = words.text("case.mark", day=words.day(on), title=titles)
    said = words.text("case.mark_certainty", said=said, certainty=distance(on, today, words))
    return LineMark(on, HAPPENED, label, words.messages.date_short(on, today), said, listed)


def _told(row: Row, words: Words) -> str:
    said = words.say(row.title)
    if row.kind is RowKind.ASSUMED:
        return words.text("case.assumed_title", title=said)
    return said

"""The user's requests to one operator, and how it behaved: from recorded events only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from app.base.clock import Clock
from app.base.ids import CaseId, ChannelKind, EventKind, OperatorSlug
from app.cases.case import Case, Event
from app.cases.events import effective
from app.cases.fields import text_of
from app.services.requests import CaseRow, row_of
from app.vault.vault import Vault

#: How many requests are told one by one, the newest.
LISTED = 10

#: What settles a request, whether as wished or not.
_ANSWERS = frozenset(
    {
        EventKind.ANSWERED,
        EventKind.DATA_RECEIVED,
        EventKind.COMPLETED,
        EventKind.NO_DATA,
        EventKind.REFUSED,
    }
)


@dataclass(frozen=True)
class Dealing:
    """One request to the operator.

    Attributes:
        sent: the day the first letter of it went; None = none has.
        days: calendar days from then to the first answer; None = there is none.
    """

    row: CaseRow
    sent: date | None
    days: int | None

    @property
    def case(self) -> CaseId:
        """The request's id."""
        return self.row.case.id


@dataclass(frozen=True)
class Dealings:
    """All requests to an operator.

    Attributes:
        listed: the newest of them, the newest first.
        total: how many there are.
        sent: how many of them went.
        answered: how many of those were answered; ``median_days`` is the middle of their days,
            a half rounded up; None where none was.
        bounced: letters that came back.
        returned: the days on which they did, by the way they went.
    """

    listed: tuple[Dealing, ...] = ()
    total: int = 0
    sent: int = 0
    answered: int = 0
    median_days: int | None = None
    bounced: int = 0
    returned: Mapping[ChannelKind, tuple[date, ...]] = field(default_factory=dict)


def dealings(vault: Vault, clock: Clock, operator: OperatorSlug) -> Dealings:
    """Give what the user's requests to ``operator`` came to; samples count as any other.

    Raises:
        Problem: the vault cannot be read.
    """
    people = vault.people.list()
    cases = vault.cases.of_operator(operator)
    spans = [_span(case) for case in cases]
    days = [each for _, each in spans if each is not None]
    returned: dict[ChannelKind, tuple[date, ...]] = {}
    bounced = 0
    for case in cases:
        for kind, day in _returned(effective(case.events)):
            bounced += 1
            if kind is not None:
                returned[kind] = (*returned.get(kind, ()), day)
    newest = list(zip(cases, spans, strict=True))[: -LISTED - 1 : -1]
    return Dealings(
        listed=tuple(
            Dealing(row_of(case, people.get(case.person), clock), *span) for case, span in newest
        ),
        total=len(cases),
        sent=sum(sent is not None for sent, _ in spans),
        answered=len(days),
        median_days=int(median(days) + 0.5) if days else None,
        bounced=bounced,
        returned=returned,
    )


def _span(case: Case) -> tuple[date | None, int | None]:
    """Give the day a request went, and how many days later it was answered."""
    events = effective(case.events)
    sent = min((each.on for each in events if each.kind is EventKind.SENT), default=None)
    if sent is None:
        return None, None
    answers = (each.on for each in events if each.kind in _ANSWERS and each.on >= sent)
    answered = min(answers, default=None)
    return sent, (answered - sent).days if answered else None


def _returned(events: Iterable[Event]) -> list[tuple[ChannelKind | None, date]]:
    """Give each letter that came back: the way it went, where that was recorded, and the day."""
    found: list[tuple[ChannelKind | None, date]] = []
    way = ""
    for event in events:
        if event.kind in (EventKind.DRAFTED, EventKind.SENT):
            way = text_of(event.payload, "channel") or way
        elif event.kind is EventKind.BOUNCED:
            went = text_of(event.payload, "channel") or way
            found.append((ChannelKind(went) if went in [*ChannelKind] else None, event.on))
    return found

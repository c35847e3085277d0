"""All requests at a glance, however many there are: counted, filtered, sorted, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.base.clock import Clock
from app.base.ids import CaseId, Certainty, OperatorSlug, PersonId
from app.base.messages import Words
from app.base.progress import Progress
from app.base.text import fold
from app.cases.outlook import Group, outlook
from app.laws import calendars
from app.laws.calendars import zone_of
from app.laws.edition import edition
from app.people.person import Person
from app.services.requests import CaseRow, row_of
from app.vault.outlooks import Wanted
from app.vault.vault import Vault

#: How many rows a list reads at a time.
PAGE = 200

#: How many cases are derived in one transaction: about a tenth of a second.
_CHUNK = 2000

#: How outlooks are derived, changed whenever ``app/cases`` derives them otherwise.
_DERIVATION = 2

_WEEKS = 4

#: No limit, as the database says it.
_EVERY = -1


class Sort(StrEnum):
    """What a list is ordered by."""

    URGENCY = "urgency"
    OPERATOR = "operator"
    PERSON = "person"
    #: The date that has passed, else the next one to come.
    DUE = "due"
    #: The last thing that happened.
    CHANGED = "changed"


@dataclass(frozen=True)
class Filter:
    """Which requests to list; everything empty = all.

    Attributes:
        text: words that operator, person or reference hold, in any width, case or kana.
        groups: where they stand; empty = anywhere.
        late: only those whose date has passed.
        on: only those with a date on this day, as the calendar shows them.
    """

    text: str = ""
    person: PersonId | None = None
    operator: OperatorSlug | None = None
    groups: frozenset[Group] = frozenset()
    late: bool = False
    on: date | None = None


@dataclass(frozen=True)
class DayMark:
    """Dates of one kind that fall on one day, for the calendar.

    Attributes:
        late: the day has passed and its date is what a request is late by.
        count: how many there are.
    """

    on: date
    certainty: Certainty
    late: bool
    count: int


@dataclass(frozen=True)
class Glance:
    """What Today shows.

    Attributes:
        today: the civil date where the person chosen lives, else of this machine.
        needs_you: the most pressing of those that need the user, at most ``PAGE``.
        coming_up: the next to come, at most ``PAGE``.
        counts: how many requests stand where, all of them.
        closed_this_month: how many were closed in the month of ``today``.
        days: the dates from Monday of this week on, for four weeks.
        holidays: holidays in those weeks, in the calendar of the person's (or the first
            person's) home; empty where none is known.
    """

    today: date
    needs_you: tuple[CaseRow, ...]
    coming_up: tuple[CaseRow, ...]
    counts: Mapping[Group, int]
    closed_this_month: int
    days: tuple[DayMark, ...]
    holidays: Mapping[date, Words]

    @property
    def total(self) -> int:
        """How many requests there are."""
        return sum(self.counts[group] for group in _STATES)


#: The groups each request is in exactly one of.
_STATES = (Group.WAITING, Group.PAUSED, Group.DRAFTS, Group.ANSWERED, Group.CLOSED)


class Overview:
    """Reads lists of requests; what a day or an event changed is first brought up to date."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock
        self._rests = ""

    def glance(self, person: PersonId | None = None, progress: Progress | None = None) -> Glance:
        """Give what Today shows, of one person or of all."""
        people = self._ready(progress)
        home = people.get(person) if person else next(iter(people.values()), None)
        today = self._today(people.get(person) if person else None)
        monday = today - timedelta(days=today.weekday())
        last = monday + timedelta(days=7 * _WEEKS - 1)
        month = today.replace(day=1)
        return Glance(
            today=today,
            needs_you=self._rows(
                Filter(person=person, groups=frozenset({Group.NEEDS_YOU})), people
            ),
            coming_up=self._rows(
                Filter(person=person, groups=frozenset({Group.COMING_UP})), people
            ),
            counts=self._vault.outlooks.counts(person),
            closed_this_month=self._vault.outlooks.closed(month, today, person),
            days=tuple(
                DayMark(*found) for found in self._vault.outlooks.days(monday, last, person)
            ),
            holidays=_holidays(home, monday, last),
        )

    def count(self, wanted: Filter, progress: Progress | None = None) -> int:
        """Count the requests a filter lets through."""
        self._ready(progress)
        return self._vault.outlooks.count(_wanted(wanted))

    def page(
        self,
        wanted: Filter,
        sort: Sort = Sort.URGENCY,
        *,
        descending: bool = False,
        offset: int = 0,
        limit: int = PAGE,
    ) -> tuple[CaseRow, ...]:
        """Give a page of a list, each row with everything derived."""
        people = self._ready(None)
        return self._rows(wanted, people, sort, descending, offset, limit)

    def ids(
        self,
        wanted: Filter,
        sort: Sort = Sort.URGENCY,
        *,
        descending: bool = False,
        progress: Progress | None = None,
    ) -> tuple[CaseId, ...]:
        """Name every request of a list in its order, for a list that stays as it is meanwhile."""
        self._ready(progress)
        return self._vault.outlooks.ids(
            _wanted(wanted), sort.value, descending=descending, offset=0, limit=_EVERY
        )

    def rows(self, cases: Sequence[CaseId]) -> tuple[CaseRow, ...]:
        """Give requests in the order named; those there are no more are left out."""
        return self._derived(cases, self._vault.people.list())

    def _rows(
        self,
        wanted: Filter,
        people: Mapping[PersonId, Person],
        sort: Sort = Sort.URGENCY,
        descending: bool = False,
        offset: int = 0,
        limit: int = PAGE,
    ) -> tuple[CaseRow, ...]:
        ids = self._vault.outlooks.ids(
            _wanted(wanted), sort.value, descending=descending, offset=offset, limit=limit
        )
        return self._derived(ids, people)

    def _derived(
        self, cases: Sequence[CaseId], people: Mapping[PersonId, Person]
    ) -> tuple[CaseRow, ...]:
        return tuple(
            row_of(case, people.get(case.person), self._clock)
            for case in self._vault.cases.some(cases)
        )

    def _ready(self, progress: Progress | None) -> Mapping[PersonId, Person]:
        """Derive anew every outlook that no longer holds; give the people."""
        people = self._vault.people.list()
        # A law pack or an own day put in meanwhile changes the edition.
        if self._rests != edition():
            self._vault.outlooks.rest_on(f"{_DERIVATION}:{edition()}")
            self._rests = edition()
        # A day begins where each person lives, so not everybody's outlooks end at one moment.
        living: dict[date, list[PersonId]] = {}
        for key, person in people.items():
            living.setdefault(self._today(person), []).append(key)
        for day, keys in living.items():
            self._derive_anew(day, people, keys if len(living) > 1 else None, progress)
        return people

    def _derive_anew(
        self,
        day: date,
        people: Mapping[PersonId, Person],
        whose: Sequence[PersonId] | None,
        progress: Progress | None,
    ) -> None:
        total = self._vault.outlooks.count_outdated(day, whose)
        if not total:
            return
        # One transaction: a page of the file that many outlooks lie in is written once.
        with self._vault.transaction():
            for done in range(0, total, _CHUNK):
                cases = self._vault.outlooks.outdated(day, whose, _CHUNK)
                rows = self._derived(cases, people)
                self._vault.outlooks.save(
                    (row.case, outlook(row.case, row.assessment, row.step)) for row in rows
                )
                if progress is not None:
                    progress.step(done + len(cases), total)

    def _today(self, person: Person | None) -> date:
        return self._clock.today(zone_of(person.country, person.region) if person else None)


def _wanted(wanted: Filter) -> Wanted:
    return Wanted(
        words=tuple(fold(wanted.text).split()),
        person=wanted.person,
        operator=wanted.operator,
        groups=wanted.groups,
        late=wanted.late,
        on=wanted.on,
    )


def _holidays(person: Person | None, first: date, last: date) -> Mapping[date, Words]:
    code = calendars.resolve(person.region or person.country) if person else None
    if code is None:
        return {}
    calendar = calendars.load(code)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return {day: name for day in days if (name := calendar.holiday(day)) is not None}


__all__ = ["PAGE", "DayMark", "Filter", "Glance", "Group", "Overview", "Sort"]

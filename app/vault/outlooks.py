"""Outlooks of cases: the index that lists, counts and the calendar are read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.base.ids import CaseId, Certainty, OperatorSlug, PersonId
from app.base.text import fold
from app.cases.case import Case
from app.cases.outlook import Group, Outlook
from app.vault.database import Database
from app.vault.stored import to_json

#: Sorts after every date there is.
_NEVER = "9999-12-31"

_ORDERS = {
    "urgency": ("urgency", "mark", "by_date"),
    "operator": ("operator_key",),
    "person": ("person_key",),
    "due": ("due",),
    "changed": ("changed",),
}


@dataclass(frozen=True)
class Wanted:
    """Which cases to list; everything empty = all.

    Attributes:
        words: folded words, all of which must be found.
        on: only those with a date on this day.
    """

    words: tuple[str, ...] = ()
    person: PersonId | None = None
    operator: OperatorSlug | None = None
    groups: frozenset[Group] = frozenset()
    late: bool = False
    on: date | None = None


class Outlooks:
    """One outlook a case, brought up to date by whoever reads them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rest_on(self, basis: str) -> None:
        """Name what outlooks are derived with; all are outdated where it was something else."""
        found = self._database.row("SELECT value FROM meta WHERE key = 'outlook_basis'")
        if found is not None and found[0] == basis:
            return
        with self._database.transaction():
            self._database.run("UPDATE outlooks SET until = ''")
            self._database.run(
                "INSERT OR REPLACE INTO meta (key, value) VALUES ('outlook_basis', ?)", (basis,)
            )

    def outdated(
        self, day: date, whose: Sequence[PersonId] | None, limit: int
    ) -> tuple[CaseId, ...]:
        """Name cases whose outlook does not hold on ``day``: of some people, or of all."""
        where, values = _outdated(day, whose)
        rows = self._database.rows(
            f"SELECT outlooks.case_id {where} LIMIT ?",
            (*values, limit),
        )
        return tuple(CaseId(row[0]) for row in rows)

    def count_outdated(self, day: date, whose: Sequence[PersonId] | None) -> int:
        """Count them."""
        where, values = _outdated(day, whose)
        return self._number(f"SELECT count(*) {where}", values)

    def save(self, derived: Iterable[tuple[Case, Outlook]]) -> None:
        """Keep outlooks just derived, in one transaction."""
        each = tuple(derived)
        with self._database.transaction():
            self._database.run_many(
                """
                UPDATE outlooks SET since = ?, until = ?, person = ?, operator = ?, words = ?,
                       person_key = ?, operator_key = ?, state = ?, urgency = ?, mark = ?,
                       late = ?, by_date = ?, due = ?, closed_on = ?
                WHERE case_id = ?
                """,
                (_columns(case, found) for case, found in each),
            )
            self._database.run(
                "DELETE FROM outlook_dates WHERE case_id IN (SELECT value FROM json_each(?))",
                (to_json([case.id for case, _ in each]),),
            )
            self._database.run_many(
                "INSERT OR IGNORE INTO outlook_dates VALUES (?, ?, ?, ?)",
                (
                    (day.on.isoformat(), day.certainty.value, int(day.late), case.id)
                    for case, found in each
                    for day in found.dates
                ),
            )

    def count(self, wanted: Wanted) -> int:
        """Count the cases a list would have."""
        where, values = _where(wanted)
        return self._number(f"SELECT count(*) FROM outlooks {where}", values)  # noqa: S608

    def ids(
        self, wanted: Wanted, order: str, *, descending: bool, offset: int, limit: int
    ) -> tuple[CaseId, ...]:
        """Give a part of a list by ``order``: ``urgency operator person due changed``."""
        where, values = _where(wanted)
        way = " DESC" if descending else ""
        columns = ", ".join(f"{column}{way}" for column in (*_ORDERS[order], "case_id"))
        sql = f"SELECT case_id FROM outlooks {where} ORDER BY {columns} LIMIT ? OFFSET ?"  # noqa: S608
        rows = self._database.rows(sql, (*values, limit, offset))
        return tuple(CaseId(row[0]) for row in rows)

    def counts(self, person: PersonId | None) -> Mapping[Group, int]:
        """Count the cases in every group, of one person or of all."""
        where, values = _where(Wanted(person=person))
        states: dict[str, int] = dict(
            self._database.rows(
                f"SELECT state, count(*) FROM outlooks {where} GROUP BY state",  # noqa: S608
                values,
            )
        )
        urgencies: dict[int, int] = dict(
            self._database.rows(
                f"SELECT urgency, count(*) FROM outlooks {where} GROUP BY urgency",  # noqa: S608
                values,
            )
        )
        found = {group: int(states.get(group.value, 0)) for group in Group}
        for group, place in _URGENT.items():
            found[group] = int(urgencies.get(place, 0))
        return found

    def closed(self, first: date, last: date, person: PersonId | None) -> int:
        """Count the cases closed from ``first`` to ``last``."""
        where, values = _where(Wanted(person=person, groups=frozenset({Group.CLOSED})))
        return self._number(
            f"SELECT count(*) FROM outlooks {where} AND closed_on BETWEEN ? AND ?",  # noqa: S608
            (*values, first.isoformat(), last.isoformat()),
        )

    def days(
        self, first: date, last: date, person: PersonId | None
    ) -> tuple[tuple[date, Certainty, bool, int], ...]:
        """Count the dates from ``first`` to ``last``: day, certainty, whether late by it, number."""
        rows = self._database.rows(
            """
            SELECT on_date, certainty, outlook_dates.late, count(*)
            FROM outlook_dates JOIN outlooks USING (case_id)
            WHERE on_date BETWEEN ? AND ? AND (? IS NULL OR person = ?)
            GROUP BY on_date, certainty, outlook_dates.late
            ORDER BY on_date, outlook_dates.late DESC, certainty DESC
            """,
            (first.isoformat(), last.isoformat(), person, person),
        )
        return tuple(
            (date.fromisoformat(on), Certainty(certainty), bool(late), count)
            for on, certainty, late, count in rows
        )

    def _number(self, sql: str, values: tuple[str | int | None, ...]) -> int:
        row = self._database.row(sql, values)
        return int(row[0]) if row else 0


#: Groups that go by what a case asks of the user, not by its state: place of the urgency.
_URGENT = {Group.NEEDS_YOU: 0, Group.COMING_UP: 1}


def _outdated(
    day: date, whose: Sequence[PersonId] | None
) -> tuple[str, tuple[str | int | None, ...]]:
    if whose is None:
        return "FROM outlooks WHERE until < ? OR since > ?", (day.isoformat(), day.isoformat())
    # The outlook of a new case does not know its person yet.
    where = """
        FROM outlooks JOIN cases ON cases.id = outlooks.case_id
        WHERE (until < ? OR since > ?) AND cases.person IN (SELECT value FROM json_each(?))
    """
    return where, (day.isoformat(), day.isoformat(), to_json(whose))


def _where(wanted: Wanted) -> tuple[str, tuple[str | int | None, ...]]:
    parts: list[str] = []
    values: list[str | int | None] = []
    for word in wanted.words:
        parts.append("instr(words, ?)")
        values.append(word)
    if wanted.person is not None:
        parts.append("person = ?")
        values.append(wanted.person)
    if wanted.operator is not None:
        parts.append("operator = ?")
        values.append(wanted.operator)
    if wanted.late:
        parts.append("late = 1")
    if wanted.on is not None:
        parts.append("case_id IN (SELECT case_id FROM outlook_dates WHERE on_date = ?)")
        values.append(wanted.on.isoformat())
    if wanted.groups:
        each = []
        for group in sorted(wanted.groups):
            each.append("urgency = ?" if group in _URGENT else "state = ?")
            values.append(_URGENT.get(group, group.value))
        parts.append(f"({' OR '.join(each)})")
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), tuple(values)


def _columns(case: Case, found: Outlook) -> tuple[str | int | None, ...]:
    person, operator = fold(case.person_name), fold(case.operator_name)
    return (
        found.since.isoformat(),
        found.until.isoformat(),
        case.person,
        case.operator,
        " ".join((operator, person, fold(case.reference), fold(case.operator))),
        person,
        operator,
        found.group.value,
        found.urgency,
        found.mark,
        int(found.late),
        found.by.isoformat() if found.by else _NEVER,
        found.due.isoformat() if found.due else _NEVER,
        found.closed_on.isoformat() if found.closed_on else None,
        case.id,
    )

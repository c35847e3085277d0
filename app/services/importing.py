"""Importing records of others: look first, then accept or reject row by row; and sharing one's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from app.base.changes import Changes, Topic
from app.base.clock import Clock
from app.base.memory import without_collecting
from app.base.progress import Progress
from app.operators.directory import Directory
from app.operators.importing import reading
from app.operators.importing.columns import Columns
from app.operators.importing.known import Known
from app.operators.importing.overlay import Kept
from app.operators.importing.plan import STEP, Plan, Planned, plan
from app.operators.importing.row import Row
from app.operators.rules import RULES, Fault, Subject
from app.operators.sample import sample_operators
from app.vault.vault import Vault

#: Says of a record where it lies, which one in an import does not.
_OF_FILES = "file_name"


class Importing:
    """What a user does with the records of others; writing is one transaction."""

    def __init__(self, vault: Vault, directory: Directory, clock: Clock) -> None:
        self._vault, self._directory, self._clock = vault, directory, clock

    def plan(
        self,
        path: Path,
        columns: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> Plan:
        """Say what an import would do; nothing is written.

        Args:
            path: a folder, an archive or a file of records, as ``importing.reading`` knows them.
            columns: of a table, head of a column -> field, where the guess is to be put right.
            progress: told how many rows were read; how many there are is not known.

        Raises:
            Cancelled: the user asked to stop.
            Problem: it cannot be read at all, is nothing of the kind, or too large.
        """
        return self.plan_rows(reading.read(path, columns), progress)

    def columns(self, path: Path) -> Columns | None:
        """Guess what the columns of a table hold; None = it is no table.

        Raises:
            Problem: the table cannot be read at all.
        """
        return reading.columns(path)

    def plan_rows(self, rows: Iterable[Row], progress: Progress | None = None) -> Plan:
        """Say what bringing in these rows would do; nothing is written.

        Raises:
            Cancelled: the user asked to stop.
            Problem: reading the rows ends in one.
        """
        # The samples have slugs too, though they are no part of the directory.
        there = [*self._directory.all(), *sample_operators()]
        known = Known(there, self._vault.operators.kept, self._directory.kaijis)
        with without_collecting():
            return plan(rows, known, progress)

    def findings(self, planned: Planned) -> tuple[Fault, ...]:
        """Give what the checks find in what would be written, or in what is on file already."""
        operator = planned.result.record if planned.result else planned.row.operator
        if operator is None:
            return ()
        today = self._clock.today()
        subject = Subject(operator, f"{operator.slug}.toml", "", "", shipped=False, today=today)
        found = (fault for rule in RULES for fault in rule(subject))
        return tuple(fault for fault in found if fault.rule != _OF_FILES)

    def accept(self, rows: Iterable[Planned], progress: Progress | None = None) -> Changes:
        """Write these rows of a plan: all of them, or none.

        Raises:
            Cancelled: the user asked to stop; nothing was written.
            Problem: the vault cannot be written; nothing was.
        """
        accepted = [each for each in rows if each.result is not None]
        with self._vault.transaction(), without_collecting():
            self._vault.operators.put(_told(accepted, progress or Progress()))
        return Changes.of(Topic.OPERATORS)


def _told(rows: Sequence[Planned], progress: Progress) -> Iterator[Kept]:
    for number, each in enumerate(rows):
        if number % STEP == 0:
            progress.step(number, len(rows))
        if each.result is not None:
            yield each.result
    progress.step(len(rows), len(rows))

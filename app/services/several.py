"""Several operators at once: one case and one letter each, written into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.base.changes import Changes
from app.base.errors import Problem
from app.base.ids import CaseId, LetterFormat, OperatorSlug, PersonId
from app.base.progress import Progress
from app.operators.record import Operator
from app.people.person import Person
from app.services.drafting import PIECEWISE, to_bytes
from app.services.new_request import propose
from app.services.request_form import Form
from app.services.requests import Requests
from app.services.ways_out import file_name


@dataclass(frozen=True)
class Written:
    """What became of one operator's letter: a file and a case, or the problem in its way."""

    operator: OperatorSlug
    shown_name: str
    case: CaseId | None = None
    file: str = ""
    problem: Problem | None = None


def write_several(
    requests: Requests,
    operators: Sequence[Operator],
    person: tuple[PersonId, Person],
    form: Form,
    folder: Path,
    days: tuple[date, date],
    progress: Progress,
) -> tuple[tuple[Written, ...], Changes]:
    """Write a letter to each operator; one with a problem harms no other.

    A letter and its case are written together, so that stopping at any moment leaves no case
    without its letter.

    Args:
        requests: where the cases are recorded.
        operators: whom to write to, in order.
        person: whose requests they are.
        form: what is asked; a channel, law or wording chosen for one operator is left out.
        folder: where the letters go.
        days: the date the letters bear, and today.
        progress: told of each letter; may stop the work between two.

    Raises:
        Cancelled: the user stopped; what was written until then stays, with its cases.
    """
    written: list[Written] = []
    changes = Changes()
    for number, operator in enumerate(operators):
        progress.step(number, len(operators), operator.shown_name)
        done, touched = _write_one(requests, operator, person, form, folder, days)
        written.append(done)
        changes |= touched
    progress.step(len(operators), len(operators))
    return tuple(written), changes


def _write_one(
    requests: Requests,
    operator: Operator,
    person: tuple[PersonId, Person],
    form: Form,
    folder: Path,
    days: tuple[date, date],
) -> tuple[Written, Changes]:
    failed = Written(operator.slug, operator.shown_name)
    try:
        proposal = propose(form.to_another(), operator, person[1], *days)
        if proposal.problem is not None:
            raise proposal.problem
        drafted = proposal.draft
        if drafted is None or proposal.stop is not None:
            raise Problem("problem.letter_not_checked", operator=operator.shown_name)
        kind = LetterFormat.TEXT if drafted.letter.channel in PIECEWISE else LetterFormat.PDF
        name = file_name(drafted.letter, kind)
        files = {kind: to_bytes(drafted, kind, form.making)}
        case, changes = requests.record_draft(drafted, person[0], None, files, folder / name)
    except Problem as problem:
        return replace(failed, problem=problem), Changes()
    return Written(operator.slug, operator.shown_name, case, name), changes

"""The user's own wording of a letter: a fix put into it, and what it changed of Kaiji's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.letters.editing import editable
from app.letters.lint import Finding, with_fix
from app.services.new_request import Proposal

if TYPE_CHECKING:
    from app.letters.trial import DifferenceLine


#: Lines left standing before and after a change, so that its place is known again.
_AROUND = 1


def changed_lines(proposal: Proposal) -> tuple[DifferenceLine, ...]:
    """Compare the letter as Kaiji wrote it with the same one in the user's own wording.

    Of what stayed the same only the neighbours of a change are given; each run left out is one
    line "…", so that a change at the end of a long letter is not far below.
    """
    if proposal.composed is None or proposal.form.edit is None:
        return ()
    # What runs templates of one's own: a request does not wait for it.
    from app.services.own_templates import difference_of_edit

    return _without_the_rest(difference_of_edit(proposal.composed, proposal.form.edit))


def _without_the_rest(lines: tuple[DifferenceLine, ...]) -> tuple[DifferenceLine, ...]:
    """Leave out what is far from every change; empty where nothing was changed."""
    changed = [number for number, line in enumerate(lines) if line.mark]
    if not changed:
        return ()
    near = {number + step for number in changed for step in range(-_AROUND, _AROUND + 1)}
    kept: list[DifferenceLine] = []
    for number, line in enumerate(lines):
        if number in near:
            kept.append(line)
        elif not kept or number - 1 in near:
            kept.append(replace(line, mark="", text="…"))
    return tuple(kept)


def mended(proposal: Proposal, finding: Finding) -> str | None:
    """Give the body of the letter with a finding's fix in it, as the user would have edited it.

    None where there is no fix, or its words are none of the body's.
    """
    if proposal.draft is None or not is_mendable(finding):
        return None
    try:
        return editable(with_fix(proposal.draft.letter, finding))
    except ValueError:
        return None


def is_mendable(finding: Finding | None) -> bool:
    """Say whether a finding has a fix in the body, which is the part of a letter that is edited."""
    return finding is not None and finding.fix is not None and finding.part.startswith("body.")

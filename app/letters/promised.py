"""What no law grants but the operator's own policy does: asked for on the clause alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.base.ids import Law, Right
from app.laws import pack
from app.letters import kinds

#: The options that name the clause: its words, or where it stands.
CLAUSES = frozenset({"policy_quote", "policy_section"})


def unknown_to(law: Law, rights: Sequence[Right], day: date) -> tuple[Right, ...]:
    """Name the rights ``law`` does not have on ``day`` and a policy may still grant."""
    rules = pack.load(law)
    return tuple(
        right
        for right in rights
        if right not in kinds.COMPLAINTS and rules.rule(right, day) is None
    )


def is_promised(law: Law, rights: Sequence[Right], day: date) -> bool:
    """Say whether a letter asks for one right that ``law`` does not have, and nothing else."""
    return len(rights) == 1 and bool(unknown_to(law, rights, day))


def file_of(language: str) -> str:
    """Name the template of every such letter."""
    return f"{language}/every_law/promised.md.j2"

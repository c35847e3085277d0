"""What the directory's rules say of a record while it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.base.ids import OperatorSlug
from app.base.messages import Message
from app.base.records import Mistake
from app.operators.record import Operator
from app.operators.rules import Level
from app.services.operator_draft import OperatorDraft, assemble, faults_of, is_unfit, place_of

#: Of a form that is being filled in, every fact would lack its source until the last card.
_LATER = frozenset({"no_source", "not_sourced"})


@dataclass(frozen=True)
class Remarks:
    """What to say at the fields of a draft.

    Attributes:
        mistakes: what would keep it from being saved, as ``record_of`` says it.
        doubts: what is worth a look and keeps nothing from being saved.
    """

    mistakes: tuple[Mistake, ...]
    doubts: tuple[Mistake, ...]


def remarks_on(draft: OperatorDraft, base: Operator | None, today: date) -> Remarks:
    """Check what was typed so far; what is still blank is not spoken of."""
    slug = base.slug if base is not None else OperatorSlug("draft")
    record, kept, mistakes = assemble(draft, slug, base, today)
    doubts = []
    for fault in faults_of(record, today):
        if is_unfit(fault):
            mistakes.append(Mistake(place_of(fault, kept), fault.message))
        elif fault.level is Level.WARNING and fault.rule not in _LATER:
            sentence = Message("own.doubt", {"message": fault.message, "fix": fault.fix})
            doubts.append(Mistake(place_of(fault, kept), sentence))
    return Remarks(
        tuple(each for each in mistakes if _is_typed(each, draft)),
        tuple(each for each in doubts if _is_typed(each, draft)),
    )


def _is_typed(mistake: Mistake, draft: OperatorDraft) -> bool:
    head, *rest = mistake.path
    if head == "channels":
        return bool(rest) and isinstance(rest[0], int) and not draft.channels[rest[0]].is_blank
    return bool(str(getattr(draft, str(head), "")).strip())

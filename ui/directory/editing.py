"""A record typed and not saved: let go of, had back, kept over locking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import msgspec

from app.services.operator_draft import OperatorDraft


@dataclass(frozen=True)
class Half:
    """What was typed of an operator.

    Attributes:
        slug: of which one; empty = of a new one.
        start: what the form showed at first; None = not known.
    """

    draft: OperatorDraft
    slug: str
    start: OperatorDraft | None = None

    def values(self) -> Mapping[str, object]:
        """Give it in JSON values."""
        start = asdict(self.start) if self.start is not None else None
        return {"slug": self.slug, "draft": asdict(self.draft), "start": start}


def half_of(values: Mapping[str, object]) -> Half | None:
    """Read what ``values`` gave, perhaps by an older Kaiji; None = it is no such thing."""
    try:
        draft = msgspec.convert(values.get("draft"), OperatorDraft)
        start = msgspec.convert(values.get("start"), OperatorDraft | None)
    except msgspec.ValidationError:
        return None
    return Half(draft, str(values.get("slug") or ""), start)

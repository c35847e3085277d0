"""What is typed and not saved: let go of, had back, kept over locking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import msgspec

from app.base.ids import PersonId
from app.services.person_draft import PersonDraft


@dataclass(frozen=True)
class Half:
    """What was typed of somebody.

    Attributes:
        person: of whom; None = of somebody new.
        start: what the form showed at first; None = not known.
    """

    draft: PersonDraft
    person: PersonId | None
    start: PersonDraft | None = None

    def values(self) -> Mapping[str, object]:
        """Give it in JSON values."""
        start = asdict(self.start) if self.start is not None else None
        return {"person": self.person or "", "draft": asdict(self.draft), "start": start}


def half_of(values: Mapping[str, object]) -> Half | None:
    """Read what ``values`` gave, perhaps by an older Kaiji; None = it is no such thing."""
    try:
        draft = msgspec.convert(values.get("draft"), PersonDraft)
        start = msgspec.convert(values.get("start"), PersonDraft | None)
    except msgspec.ValidationError:
        return None
    person = str(values.get("person") or "")
    return Half(draft, PersonId(person) if person else None, start)

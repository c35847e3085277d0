"""What is typed and not saved: let go of, had back, kept over locking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import msgspec

from app.base.ids import PersonId
from app.services.person_draft import PersonDraft


@dataclass(frozen=True)
class Half:
    """What was typed of somebody; None = of somebody new."""

    draft: PersonDraft
    person: PersonId | None

    def values(self) -> Mapping[str, object]:
        """Give it in JSON values."""
        return {"person": self.person or "", "draft": asdict(self.draft)}


def half_of(values: Mapping[str, object]) -> Half | None:
    """Read what ``values`` gave, perhaps by an older Kaiji; None = it is no such thing."""
    try:
        draft = msgspec.convert(values.get("draft"), PersonDraft)
    except msgspec.ValidationError:
        return None
    person = str(values.get("person") or "")
    return Half(draft, PersonId(person) if person else None)

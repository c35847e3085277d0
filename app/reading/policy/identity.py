"""Whether a policy checks who asks."""

from __future__ import annotations

from app.reading.cues import cue_sheet, matches
from app.reading.finding import Finding
from app.reading.policy.fields import PolicyField
from app.reading.policy.rights import Offers

#: Cues of this field count only close to a request that is offered.
_NEAR = "identity_check_near"


def find(offered: Offers, language: str) -> tuple[Finding, ...]:
    """Find whether requests need a proof of identity; the value is a bool."""
    layout = offered.layout
    return tuple(
        Finding(
            PolicyField.IDENTITY_CHECK,
            each.cue.value == "true",
            *layout.original(each.start, each.end),
            f"identity.{each.cue.id}",
            each.cue.weight,
        )
        for each in matches(layout, cue_sheet("policy", "identity", language))
        if each.cue.field != _NEAR or offered.near(each.start)
    )

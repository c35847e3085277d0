"""The answer a policy promises: its time, or its form."""

from __future__ import annotations

from app.reading.cues import cue_sheet, matches
from app.reading.finding import Finding
from app.reading.policy.fields import PolicyField
from app.reading.policy.rights import Offers

#: Cues of this field count only close to a request that is offered.
_NEAR = "response_promise_near"


def find(offered: Offers, language: str) -> tuple[Finding, ...]:
    """Find the words of each promise; that for access weighs most, as the sheets order it."""
    layout = offered.layout
    found: list[Finding] = []
    for each in matches(layout, cue_sheet("policy", "promise", language)):
        if each.cue.field == _NEAR and not offered.near(each.start):
            continue
        start, end = layout.original(each.value_start, each.value_end)
        words = " ".join(layout.document.text[start:end].split())
        rule, weight = f"promise.{each.cue.id}", each.cue.weight
        found.append(Finding(PolicyField.RESPONSE_PROMISE, words, start, end, rule, weight))
    return tuple(found)

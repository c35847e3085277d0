"""The way through an app's menus to a request or an inquiry."""

from __future__ import annotations

from collections.abc import Iterator

from app.reading.cues import compiled, matches
from app.reading.finding import Finding
from app.reading.layout import Layout
from app.reading.policy.candidates import pattern_for, sheet
from app.reading.policy.fields import PolicyField


def find(layout: Layout, language: str) -> Iterator[Finding]:
    """Give the ways; their value is the steps with `` > `` between them."""
    for found in matches(layout, sheet("in_app", language)):
        steps = compiled(found.cue.pattern).search(layout.text, found.start, found.end)
        groups = steps.groupdict() if steps else {}
        if groups.get("first") and groups.get("last"):
            value = f"{groups['first'].strip()} > {groups['last'].strip()}"
        else:
            value = found.stated.strip()
        asked = pattern_for("contacts", language, "url.request").search(
            layout.text, found.sentence.start, found.sentence.end
        )
        if asked:
            start, end = layout.original(found.start, found.end)
            yield Finding(PolicyField.IN_APP, value, start, end, found.cue.id, found.cue.weight)

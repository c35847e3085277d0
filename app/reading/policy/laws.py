"""The privacy laws a policy names, by their own names."""

from __future__ import annotations

from collections.abc import Iterator

from app.reading.cues import cue_sheet, matches
from app.reading.finding import Finding
from app.reading.layout import Layout
from app.reading.policy.fields import PolicyField


def find(layout: Layout, language: str) -> Iterator[Finding]:
    """Find the laws named, each with the place it is first named."""
    # Names and short forms of English are written in texts of every language.
    seen: set[str] = set()
    for spoken in dict.fromkeys((language, "en")):
        for match in matches(layout, cue_sheet("policy", "laws", spoken)):
            law = match.cue.value
            if law not in seen:
                seen.add(law)
                start, end = layout.original(match.value_start, match.value_end)
                yield Finding(PolicyField.LAWS, law, start, end, match.cue.id)

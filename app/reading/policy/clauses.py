"""Two clauses of a policy: the law that governs it, and the language whose text prevails."""

from __future__ import annotations

from collections.abc import Iterator

from app.reading.cues import cue_sheet, matches
from app.reading.finding import Finding
from app.reading.layout import Layout


def find(layout: Layout, language: str) -> Iterator[Finding]:
    """Find both clauses; the value is the law's or the language's name as the text says it."""
    for match in matches(layout, cue_sheet("policy", "clauses", language)):
        start, end = layout.original(match.start, match.end)
        yield Finding(match.cue.field, match.stated, start, end, match.cue.id)

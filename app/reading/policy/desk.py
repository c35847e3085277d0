"""The desk of a policy: the department that takes requests, or the titled privacy officer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from app.reading.cues import Cue, compiled, cue_sheet, matches
from app.reading.finding import Finding
from app.reading.layout import Layout, Span
from app.reading.policy.fields import PolicyField
from app.reading.policy.operator import spoken

#: A line longer than this is prose: a department beside the operator's name stands in none.
_LONGEST_LINE = 80


def find(layout: Layout, language: str, operators: tuple[str, ...]) -> Iterator[Finding]:
    """Find the desk; beside one of the ``operators``' names in a line any department is one."""
    for cue in _cues(language, "after_name"):
        for line in layout.lines:
            if line.end - line.start <= _LONGEST_LINE:
                yield from _after_name(layout, cue, line, operators, language)
    for match in matches(layout, _cues(language, "desk") + _cues(language, "quoted_desk")):
        named = match.cue.field == "quoted_desk"
        if match.stated and (named or not _is_none(match.stated, language)):
            start, end = layout.original(match.value_start, match.value_end)
            yield Finding(
                PolicyField.DESK, match.stated, start, end, match.cue.id, match.cue.weight
            )


def _after_name(
    layout: Layout, cue: Cue, line: Span, operators: tuple[str, ...], language: str
) -> Iterator[Finding]:
    words = layout.text[line.start : line.end]
    for name in operators:
        place = words.find(name)
        if place < 0:
            continue
        after = place + len(name)
        found = compiled(cue.pattern).match(words[after:])
        if found and not _is_none(found["value"], language):
            start = line.start + after + found.start("value")
            begin, end = layout.original(start, start + len(found["value"]))
            yield Finding(PolicyField.DESK, found["value"], begin, end, cue.id, cue.weight)


@cache
def _cues(language: str, field: str) -> tuple[Cue, ...]:
    return tuple(
        cue
        for each in spoken(language)
        for cue in cue_sheet("policy", "desk", each).cues
        if cue.field == field
    )


def _is_none(words: str, language: str) -> bool:
    return any(compiled(cue.pattern).search(words) for cue in _cues(language, "not_desk"))

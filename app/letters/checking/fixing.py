"""Mending a finding: its words give way to the right ones, as if the user had typed them."""

from __future__ import annotations

from app.letters.checking.finding import Finding
from app.letters.checking.places import places, with_line
from app.letters.document import Letter, Line, Run, plain
from app.letters.editing import OWN


def with_fix(letter: Letter, finding: Finding) -> Letter:
    """Put the finding's fix in the place of its words; they become the user's own (``own``).

    Raises:
        ValueError: the finding has no fix, or is not of this letter as it stands.
    """
    line = next((each.line for each in places(letter) if each.part == finding.part), None)
    if finding.fix is None or line is None:
        raise ValueError(finding.id)
    text = plain(line)
    if not 0 <= finding.start <= finding.end <= len(text):
        raise ValueError(finding.id)
    words = text[finding.start : finding.end].strip()
    if words and not words.startswith(finding.excerpt.strip()):
        raise ValueError(finding.id)
    fixed = _replaced(line, finding.start, finding.end, finding.fix.replacement)
    return with_line(letter, finding.part, fixed)


def _replaced(line: Line, start: int, end: int, words: str) -> Line:
    before: list[Run] = []
    after: list[Run] = []
    strong = False
    position = 0
    for run in line:
        first, last = start - position, end - position
        position += len(run.text)
        if run.text[: max(first, 0)]:
            before.append(Run(run.text[: max(first, 0)], run.field, run.strong))
        if run.text[max(last, 0) :]:
            after.append(Run(run.text[max(last, 0) :], run.field, run.strong))
        if max(first, 0) < min(last, len(run.text)):
            strong = strong or run.strong
    own = (Run(words, OWN, strong),) if words else ()
    return (*before, *own, *after)

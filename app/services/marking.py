"""Where the words of a finding stand in the plain text of a letter."""

from __future__ import annotations

from app.letters.checking.places import places
from app.letters.document import Letter, plain
from app.letters.lint import Finding


def span_of(finding: Finding, letter: Letter, text: str) -> tuple[int, int] | None:
    """Give start and end of a finding's words in ``text``, a plain text of ``letter``.

    The line it stands in is looked for first, however white space was set, so that of words
    that stand several times the right ones are found. None where they are not in ``text``.
    """
    squashed, back = _squashed(text)
    lines = [(each.part, plain(each.line)) for each in places(letter)]
    line = next((words for part, words in lines if part == finding.part), "")
    whole = _squashed(line)[0]
    if whole and finding.end > finding.start:
        before = sum(_squashed(words)[0] == whole for _, words in _until(lines, finding.part))
        start = _nth(squashed, whole, before)
        first = len(_squashed(line[: finding.start])[0])
        length = len(_squashed(line[finding.start : finding.end])[0])
        if start >= 0 and length:
            return back[start + first], back[start + first + length - 1] + 1
        if start >= 0 and first < len(whole):
            # White space only: the words on both its sides.
            return back[start + max(first - 1, 0)], back[start + first] + 1
    words = _squashed(finding.excerpt)[0]
    start = squashed.find(words) if words else -1
    return (back[start], back[start + len(words) - 1] + 1) if start >= 0 else None


def _until(lines: list[tuple[str, str]], part: str) -> list[tuple[str, str]]:
    parts = [each for each, _ in lines]
    return lines[: parts.index(part)]


def _nth(text: str, words: str, number: int) -> int:
    """Give the place of the words, passing over ``number`` earlier ones as far as there are any."""
    found = text.find(words)
    for _ in range(number):
        following = text.find(words, found + len(words))
        if following < 0:
            break
        found = following
    return found


def _squashed(text: str) -> tuple[str, list[int]]:
    """Leave white space out; give with it the place of each character in ``text``."""
    kept = [(place, each) for place, each in enumerate(text) if not each.isspace()]
    return "".join(each for _, each in kept), [place for place, _ in kept]

"""The services, apps, shops or sites a policy says it is of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from app.reading.cues import Match, compiled, cue_sheet, matches
from app.reading.finding import Finding
from app.reading.layout import Layout
from app.reading.policy.fields import PolicyField
from app.reading.policy.operator import spoken

#: From this weight on every name said is given, below only the first.
_SAID_OUTRIGHT = 4

#: More names than this are a catalogue, not what the policy is of.
_MOST_NAMES = 20

#: A title stands within so many lines from the top.
_TITLE_LINES = 6

_EDGES = " \t,.、。:;*_#-|/\"'・「」『』"


def find(layout: Layout, language: str, operators: tuple[str, ...]) -> Iterator[Finding]:
    """Find the services' names; the operator's own name, given in ``operators``, is none."""
    found = sorted(_named(layout, language, operators), key=lambda each: each.start)
    if not found:
        return
    most = max(each.weight for each in found)
    best = [each for each in found if each.weight == most]
    by_name = {str(each.value): each for each in reversed(best)}
    names = sorted(by_name.values(), key=lambda each: each.start)
    yield from names[: _MOST_NAMES if most >= _SAID_OUTRIGHT else 1]


def _named(layout: Layout, language: str, operators: tuple[str, ...]) -> Iterator[Finding]:
    sheets = chain.from_iterable(
        matches(
            layout,
            [
                each
                for each in cue_sheet("policy", "services", one).cues
                # An English title over another language's text is a heading, no name.
                if each.field in ("services", "domain")
                or (each.field == "title" and one == language)
            ],
        )
        for one in spoken(language)
    )
    top = layout.lines[min(_TITLE_LINES, len(layout.lines)) - 1].end if layout.lines else 0
    for match in sheets:
        title = match.cue.field == "title"
        if title and match.end > top:
            continue
        words, start = _stated(match)
        if match.cue.field == "domain":
            words, start = _host(words, start)
        unnamed = len(words) < 2 or _is_no_name(words, language)
        # A company's policy may be called by the company's name: that names no service.
        if unnamed or (title and any(words in name or name in words for name in operators)):
            continue
        if words in operators:
            continue
        begin, end = layout.original(start, start + len(words))
        yield Finding(PolicyField.SERVICES, words, begin, end, match.cue.id, match.cue.weight)


def _stated(match: Match) -> tuple[str, int]:
    """Give the name without the marks around it, with its place."""
    stripped = match.stated.lstrip(_EDGES)
    start = match.value_start + len(match.stated) - len(stripped)
    return stripped.rstrip(_EDGES), start


def _host(words: str, start: int) -> tuple[str, int]:
    scheme = words.find("://") + 3 if "://" in words else 0
    return words[scheme:], start + scheme


def _is_no_name(words: str, language: str) -> bool:
    return any(
        compiled(cue.pattern).search(words)
        for each in spoken(language)
        for cue in cue_sheet("policy", "services", each).cues
        if cue.field == "not_service"
    )

"""Who runs the service a policy is of: the names by which the text itself calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from app.reading.cues import Cue, Match, compiled, cue_sheet, matches
from app.reading.finding import Finding
from app.reading.layout import Layout
from app.reading.policy.fields import PolicyField

#: From this weight on the text says outright who speaks; below, names are weighed by number.
OUTRIGHT = 5

#: So many rivals are counted in the text; more are third parties in a list.
_MOST_RIVALS = 8

#: Brackets around less hold a legal form, "(株)".
_LONGEST_FORM = 3

#: So many names are looked at: a text with more is a list of companies.
_MOST_NAMES = 3000

_EDGES = " \t,.、。:;*_#-|/\"'・"


@dataclass(frozen=True)
class Name:
    """A name that may be the operator's, in the normalised text."""

    words: str
    start: int
    rule: str
    weight: int


def find(layout: Layout, language: str) -> Iterator[Finding]:
    """Find the operator's name, and the trade name stated beside it."""
    names = list(_names(layout, language))
    chosen = _chosen(layout, names)
    if chosen is None:
        return
    yield _finding(layout, chosen)
    for match in matches(layout, _cues(language, "trade_name")):
        name = _name(match.stated, match.value_start, match.cue, language)
        if name and name.words not in chosen.words:
            yield _finding(layout, name)
            return


def spoken(language: str) -> tuple[str, ...]:
    """Give the languages names are read in: companies call themselves in English everywhere."""
    return tuple(dict.fromkeys((language, "en")))


def entity(words: str, language: str) -> str:
    """Give the name with its legal form that ``words`` start with, or nothing."""
    for each in spoken(language):
        for cue in _cues(each, "form"):
            if found := compiled(cue.pattern).match(words):
                return found[0]
    return ""


def is_other(words: str, language: str) -> bool:
    """Tell whether ``words`` are no name at all, or one of those known as third parties."""
    return any(
        compiled(cue.pattern).search(words)
        for each in spoken(language)
        for cue in _cues(each, "not_operator")
    )


@cache
def _cues(language: str, *fields: str) -> tuple[Cue, ...]:
    cues = cue_sheet("policy", "operator", language).cues
    return tuple(each for each in cues if each.field in fields)


def _names(layout: Layout, language: str) -> Iterator[Name]:
    for each in spoken(language):
        found = matches(layout, _cues(each, "operator", "entity", "label"))
        for match in islice(found, _MOST_NAMES):
            if match.cue.field == "label":
                name = _below(layout, match, language)
            else:
                name = _name(match.stated, match.value_start, match.cue, language)
            if name is not None:
                yield name


def _below(layout: Layout, match: Match, language: str) -> Name | None:
    """Read the name in the line below one that announces it."""
    number = layout.line_number(match.start)
    if layout.lines[number].end > match.end or number + 1 >= len(layout.lines):
        return None
    line = layout.lines[number + 1]
    words = layout.text[line.start : line.end]
    if ":" in words:
        return None
    if len(words) > 60 or words.endswith("。"):
        words = entity(words, language)
    return _name(words, line.start, match.cue, language) if words else None


def _name(stated: str, start: int, cue: Cue, language: str) -> Name | None:
    before, bracket, inside = stated.partition("(")
    if bracket and before and len(inside) > _LONGEST_FORM:
        # A trade name before the company's in brackets: the company it is.
        if not entity(before, language) and entity(inside, language):
            stated, start = inside, start + len(before) + 1
        else:
            stated = before
    words = stated.lstrip(_EDGES)
    start += len(stated) - len(words)
    words = words.rstrip(
        _EDGES if not re.search(r"(?:Inc|Ltd|Co|Corp|K\.K|L\.L\.C)\.$", words) else " "
    )
    formal = entity(words, language)
    if formal:
        words = formal.rstrip(" ,")
    elif cue.field == "entity":
        return None
    if len(words) < 2 or is_other(words, language):
        return None
    return Name(words, start, cue.id, cue.weight + bool(formal))


def _chosen(layout: Layout, names: list[Name]) -> Name | None:
    """Choose the heaviest; of equals the first if said outright, else what is said most often."""
    if not names:
        return None
    most = max(each.weight for each in names)
    rivals = sorted((each for each in names if each.weight == most), key=lambda each: each.start)
    if most >= OUTRIGHT:
        return rivals[0]
    by_words = {each.words: each for each in reversed(rivals)}
    few = sorted(by_words.values(), key=lambda each: each.start)[:_MOST_RIVALS]
    return max(few, key=lambda each: layout.text.count(each.words))


def _finding(layout: Layout, name: Name) -> Finding:
    start, end = layout.original(name.start, name.start + len(name.words))
    return Finding(PolicyField.OPERATOR, name.words, start, end, name.rule, name.weight)

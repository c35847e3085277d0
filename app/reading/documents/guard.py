"""Whether a page can be parsed in reasonable time, found out in time by its length.

Every parser of HTML that follows the standard needs time by the square of what is nested and
of the attributes of one tag. No page for people nests by the thousand.
"""

from __future__ import annotations

import re
from collections import Counter

#: Pages shorter than this (characters) cannot take long.
_SMALL = 20_000
_DEEPEST = 1_000
_MOST_ATTRIBUTES = 300
#: A tag up to this length (characters) has few enough attributes.
_LONG_TAG = 600
#: Elements that close themselves, or that the next of their kind closes.
_UNNESTED = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dd",
        "dt",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "optgroup",
        "colgroup",
        "rt",
        "rp",
        "html",
        "head",
        "body",
        "script",
        "style",
        "title",
    ]
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
#: One attribute as the standard reads it; an open quotation reaches to the end of the page.
_ATTRIBUTE = re.compile(
    r"[\s/]*+(=?[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?+)?+)"
)
_NAME = re.compile(r"<[a-zA-Z][^\s/>]*+")
_BETWEEN = re.compile(r"<[^<>]*>")
_UNREAD = re.compile(r"<(script|style|template|noscript|svg)\b")


def parseable(html: str) -> bool:
    """Say whether ``html`` nests and lists attributes as pages for people do."""
    if len(html) < _SMALL:
        return True
    open_tags: Counter[str] = Counter()
    depth = 0
    allowance = 5 * len(html)
    for found in _TAG.finditer(html):
        name = found[2].lower()
        if not found[1]:
            long, looked_at = _too_many_attributes(html, found.start(), allowance)
            allowance -= looked_at
            if long or allowance < 0:
                return False
        if name in _UNNESTED:
            continue
        if not found[1]:
            open_tags[name] += 1
            depth += 1
            if depth > _DEEPEST:
                return False
        elif open_tags[name]:
            open_tags[name] -= 1
            depth -= 1
    return True


def _too_many_attributes(html: str, start: int, allowance: int) -> tuple[bool, int]:
    """Count the attributes of the tag at ``start``; give also how far was looked."""
    close = html.find(">", start, start + _LONG_TAG)
    if close >= 0 and '"' not in html[start:close] and "'" not in html[start:close]:
        return False, 0
    name = _NAME.match(html, start)
    place = name.end() if name else start
    for _ in range(_MOST_ATTRIBUTES):
        attribute = _ATTRIBUTE.match(html, place)
        if attribute is None:
            return False, max(0, place - start - _LONG_TAG)
        place = attribute.end()
        if place - start > allowance:
            return True, place - start
    return True, place - start


def without_tags(html: str) -> str:
    """Give the words of a page that is not parsed: tags cut away, a line for each."""
    lower = html.lower()
    kept: list[str] = []
    place = 0
    while found := _UNREAD.search(lower, place):
        kept.append(html[place : found.start()])
        end = lower.find(f"</{found[1]}", found.end())
        place = end if end >= 0 else len(html)
    kept.append(html[place:])
    return _BETWEEN.sub("\n", "".join(kept))

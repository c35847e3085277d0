"""When a policy was last changed: the latest date beside a word for making or changing it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from app.reading.cues import Match, compiled, cue_sheet, matches
from app.reading.finding import Finding
from app.reading.layout import Layout, Span
from app.reading.policy.fields import PolicyField

#: So many characters lie at most between a date and the word that makes it the policy's.
_NEAR = 16

#: A date alone in its line is the policy's only where a signature stands: near the text's end.
_SIGNATURE_LINES = 12


@dataclass(frozen=True)
class _Date:
    iso: str
    match: Match


def find(layout: Layout, language: str) -> Iterator[Finding]:
    """Find the latest date of making or changing (ISO, shortened to what is stated)."""
    dates = [each for spoken in _spoken(language) for each in _dates(layout, spoken)]
    if not dates:
        return
    signs = _by_sentence(layout, language, "sign")
    others = _by_sentence(layout, language, "no_sign")
    stated = [
        (each, sign)
        for each in dates
        if (sign := _sign(layout, each, signs)) and each.match.sentence not in others
    ]
    rule, weight = "dates.beside_sign", 2
    if not stated:
        rule, weight = "dates.in_signature", 1
        stated = [(each, each.match) for each in dates if _is_signature(layout, each.match)]
    if not stated:
        return
    latest, sign = max(stated, key=lambda pair: pair[0].iso)
    start = min(latest.match.start, sign.start)
    end = max(latest.match.end, sign.end)
    begin, stop = layout.original(start, end)
    yield Finding(PolicyField.LAST_UPDATED, latest.iso, begin, stop, rule, weight)


def _spoken(language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((language, "en")))


def _by_sentence(layout: Layout, language: str, field: str) -> dict[Span, list[Match]]:
    found: dict[Span, list[Match]] = {}
    for spoken in _spoken(language):
        cues = [each for each in cue_sheet("policy", "dates", spoken).cues if each.field == field]
        for match in matches(layout, cues):
            found.setdefault(match.sentence, []).append(match)
    return found


def _dates(layout: Layout, language: str) -> Iterator[_Date]:
    cues = [each for each in cue_sheet("policy", "dates", language).cues if each.field == "date"]
    for match in matches(layout, cues):
        words = layout.text[match.start : match.end]
        read = compiled(match.cue.pattern).match(words) or compiled(match.cue.pattern).search(
            layout.text, match.start, match.end
        )
        iso = _iso(read, language) if read else ""
        if iso:
            yield _Date(iso, match)


def _iso(read: re.Match[str], language: str) -> str:
    """Write a date as ISO, as long as it is stated; empty where there is no such day."""
    parts = {key: value for key, value in read.groupdict().items() if value}
    values = _values(language)
    try:
        if "era" in parts:
            year = int(values["era", parts["era"].lower()]) + _number(parts["ey"], language)
        else:
            year = _number(parts["y"], language)
        month = parts.get("m") or parts.get("m2") or values.get(("month", _month(parts)), "")
        day = parts.get("d") or parts.get("d2") or ""
        if not month:
            return f"{year:04d}"
        numbers = _number(month, language), _number(day, language) if day else 1
        made = date(year, *numbers).isoformat()
    except (KeyError, ValueError):
        return ""
    return made if day else made[:7]


def _month(parts: dict[str, str]) -> str:
    return parts.get("month", "").lower()


def _number(written: str, language: str) -> int:
    """Read a number in figures or, where the language has them, in its own digits."""
    if written.isascii():
        return int(written)
    digits = {
        word: int(value) for (kind, word), value in _values(language).items() if kind == "digit"
    }
    if "十" in written:
        tens, _, ones = written.partition("十")
        return (digits[tens] if tens else 1) * 10 + (digits[ones] if ones else 0)
    return int("".join(str(digits[each]) for each in written))


@cache
def _values(language: str) -> dict[tuple[str, str], str]:
    """What eras, months and digits stand for: (kind, word) -> number."""
    return {
        (cue.field, word.lower()): cue.value
        for cue in cue_sheet("policy", "dates", language).cues
        if cue.field in ("era", "month", "digit")
        for word in cue.words
    }


def _sign(layout: Layout, each: _Date, signs: dict[Span, list[Match]]) -> Match | None:
    """Give the word that makes a date the policy's: beside it, or alone in the line above."""
    found = each.match
    near = [
        sign
        for sign in signs.get(found.sentence, ())
        if 0 <= found.start - sign.end <= _NEAR or 0 <= sign.start - found.end <= _NEAR
    ]
    if near:
        return near[0]
    number = layout.line_number(found.start)
    line = layout.lines[number]
    if number and line.start == found.start:
        above = layout.lines[number - 1]
        for sign in signs.get(layout.sentence_at(above.start), ()):
            if above.end - above.start <= len(sign.stated) + 4 and above.end >= sign.end:
                return sign
    return None


def _is_signature(layout: Layout, match: Match) -> bool:
    """Tell whether a date stands alone at the end of a short line near an end of the text."""
    number = layout.line_number(match.start)
    line = layout.lines[number]
    ends = match.end >= line.end - 2
    short = match.start - line.start <= 40
    alone = match.start <= line.start + 1
    last = number >= len(layout.lines) - _SIGNATURE_LINES
    return ends and (
        (alone and (last or number <= 3)) or (short and number == len(layout.lines) - 1)
    )

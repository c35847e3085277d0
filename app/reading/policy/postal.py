"""Postal addresses: Japanese ones by mark and prefecture, Western ones by how they close."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.reading.cues import Cue, compiled
from app.reading.layout import Layout, Span
from app.reading.policy.candidates import Candidate, cues_for, lines_with, pattern_for
from app.reading.policy.fields import PolicyField

_POSTCODE_ONLY = re.compile(r"(?:〒|郵便番号)?\s?[:：]?\s?[0-9]{3}\s?[-ー]?\s?[0-9]{4}\s?\Z")
_LEFT = 140
_LONGEST_LINE = 60
_HIGHEST = 4


def find(layout: Layout, language: str) -> Iterator[Candidate]:
    """Give every postal address, those that overlap once."""
    taken: list[Span] = []
    found = [*_japanese(layout, language), *_western(layout, language)]
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not taken or each.start >= taken[-1].end:
            taken.append(Span(each.start, each.end))
            yield each


def _japanese(layout: Layout, language: str) -> Iterator[Candidate]:
    stop = pattern_for("contacts", language, "postal.stop")
    for cue, line in _lines(layout, cues_for("contacts", language, "postal")):
        words = layout.text[line.start : line.end]
        for found in compiled(cue.pattern).finditer(words):
            group = "value" if "value" in found.re.groupindex else 0
            start, end = line.start + found.start(group), line.start + found.end(group)
            cut = stop.search(layout.text, start + 4, end)
            end = cut.start() if cut else end
            if not cut:
                end = _more(layout, language, start, end)
            value = _one_line(layout.text[start:end])
            if len(value) >= 10 and not _POSTCODE_ONLY.fullmatch(value):
                yield Candidate(
                    PolicyField.POSTAL_ADDRESSES, value, start, start + _kept(layout, start, end),
                    cue.id, _labelled(layout, start, language) or cue.weight >= 3,
                )  # fmt: skip


def _lines(layout: Layout, cues: tuple[Cue, ...]) -> Iterator[tuple[Cue, Span]]:
    """The lines that fit each cue's conditions, cues with a post code first."""
    for cue in sorted(cues, key=lambda each: -each.weight):
        for line in lines_with(layout, tuple(word.lower() for word in cue.words)):
            words = layout.text[line.start : line.end]
            if cue.also and not compiled(cue.also).search(words):
                continue
            if not (cue.unless and compiled(cue.unless).search(words)):
                yield cue, line


def _more(layout: Layout, language: str, start: int, end: int) -> int:
    """Take the lines below that still belong to the address: town, street, building."""
    cues = cues_for("contacts", language, "postal.more")
    number = layout.line_number(end - 1)
    for line in layout.lines[number + 1 : number + 3]:
        words = layout.text[line.start : line.end]
        if layout.text.count("\n", end, line.start) > 2 or len(words) > _LONGEST_LINE:
            break
        fits = any(
            compiled(cue.pattern).search(words)
            and not (cue.unless and compiled(cue.unless).search(words))
            for cue in cues
        )
        if not fits and not _POSTCODE_ONLY.fullmatch(layout.text[start:end]):
            break
        if not fits and compiled(r"[@:：]|https?:").search(words):
            break
        end = line.end
    return end


def _western(layout: Layout, language: str) -> Iterator[Candidate]:
    starts = pattern_for("contacts", language, "postal.start")
    stop = pattern_for("contacts", language, "postal.stop")
    ends = cues_for("contacts", language, "postal.end")
    closing = pattern_for("contacts", language, "postal.end")
    place = -1
    for cue, line in sorted(_lines(layout, ends), key=lambda each: each[1].start):
        for found in compiled(cue.pattern).finditer(layout.text, line.start, line.end):
            if found.start() < place:
                continue
            end = _country_below(layout, closing, _on(layout, closing, found.end(), line.end))
            start = _begin(layout, starts, line, found.start())
            if start == line.start:
                start = _upwards(layout, line)
            cut = stop.search(layout.text, start, found.start())
            value = _one_line(layout.text[start:end]).strip(" ,;*_")
            labelled = _labelled(layout, start, language)
            if not cut and _is_address(value, labelled):
                place = end
                yield Candidate(PolicyField.POSTAL_ADDRESSES, value, start, end, cue.id, labelled)


def _begin(layout: Layout, starts: re.Pattern[str], line: Span, end: int) -> int:
    """Where an address that closes at ``end`` begins: after the last word that leads to one."""
    left = max(line.start, end - _LEFT)
    heads = [each.end() for each in starts.finditer(layout.text, left, end)]
    # "of" also stands inside addresses; a digit or a comma must be left between.
    fitting = [at for at in heads if re.search(r"[0-9,]", layout.text[at:end])]
    if fitting:
        return fitting[-1]
    if left == line.start and end - left <= _LONGEST_LINE:
        return left
    # In running text: from the part that begins with a number, else from the part before.
    parts = [each.end() for each in re.finditer(r"[,;:(] ", layout.text[left:end].rstrip(" ,"))]
    numbered = [at for at in parts[-4:] if re.match(r"[0-9]", layout.text[left + at : end])]
    if numbered:
        return left + numbered[-1]
    return left + parts[-1] if parts else end


def _on(layout: Layout, closing: re.Pattern[str], end: int, limit: int) -> int:
    """Take what closes an address further: post code, then country."""
    for _ in range(3):
        after = re.match(r"[,.]? ?", layout.text[end:limit])
        at = end + (after.end() if after else 0)
        found = closing.match(layout.text, at, limit) or closing.match(layout.text, end, limit)
        code = re.compile(r"[,.]? ?(?:[0-9]{3}-[0-9]{4}|[0-9]{5,6})\b").match(
            layout.text, end, limit
        )
        if found is None and code is None:
            break
        end = max(each.end() for each in (found, code) if each)
    return end


def _country_below(layout: Layout, closing: re.Pattern[str], end: int) -> int:
    """Take the next line where it holds nothing but a country or a post code."""
    number = layout.line_number(end - 1)
    if layout.lines[number].end - end > 1 or number + 1 >= len(layout.lines):
        return end
    below = layout.lines[number + 1]
    words = layout.text[below.start : below.end].rstrip(".")
    # What closes an address is written after a comma in running text.
    near = layout.text.count("\n", end, below.start) == 1
    return below.end if near and closing.fullmatch(f", {words}") else end


def _upwards(layout: Layout, line: Span) -> int:
    """Take the short lines above an address written as a block, without the name on top."""
    number = layout.line_number(line.start)
    start = line.start
    if line.end - line.start > _LONGEST_LINE:
        return start
    for above in reversed(layout.lines[max(0, number - _HIGHEST) : number]):
        words = layout.text[above.start : above.end]
        street = re.search(r"[0-9]", words) and len(words) <= _LONGEST_LINE
        if layout.text.count("\n", above.end, start) > 1 or not street:
            break
        if re.search(r"[:@.!?]\Z|[@:]", words):
            break
        start = above.start
    return start


def _labelled(layout: Layout, start: int, language: str) -> bool:
    line = layout.lines[layout.line_number(start)]
    before = layout.text[max(line.start, start - 60) : start]
    return bool(pattern_for("contacts", language, "postal.label").search(before))


def _is_address(value: str, labelled: bool) -> bool:
    if not 12 <= len(value) <= 200 or value.count(" ") < 2:
        return False
    return bool(re.search(r"[0-9]", value)) or (labelled and value.count(",") >= 1)


def _kept(layout: Layout, start: int, end: int) -> int:
    return len(layout.text[start:end].rstrip(" 、,/／|・("))


def _one_line(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(" 、,/／|・(")

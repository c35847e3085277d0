"""The requests a policy lets a person make.

A word such as "disclosure" or 「削除」 proves nothing by itself. It counts in a sentence that
offers a request, in a list below such a sentence, or in a heading above one; and never in a
sentence that refuses, or that speaks of authorities, cookies, or purposes of use.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.reading.cues import Match, cue_sheet, matches
from app.reading.finding import Finding
from app.reading.layout import Layout, Span
from app.reading.policy.fields import PolicyField

#: A list below a lead is at most so many lines, and ends after so many that name no right.
_LONGEST_LIST = 20
_MISSES = 3

#: A line below a heading (no full lead) counts only when it is no longer than this.
_LONGEST_ITEM = 90

#: Evidence longer than this is cut to the neighbourhood of its word.
_LONGEST_EVIDENCE = 300
_NEIGHBOURHOOD = 100

#: What is said so many characters after an offer, or before one, speaks of it.
_BEFORE = 500
_AFTER = 200


@dataclass(frozen=True)
class Offers:
    """Where a text offers requests, and what it names there.

    Attributes:
        offering: the sentences that offer a request and name one or not.
        leads: the sentences and headings that open a list of requests.
        named: by sentence, the words of rights in it; sentences that refuse are left out.
    """

    layout: Layout
    offering: frozenset[Span]
    leads: tuple[Span, ...]
    named: dict[Span, list[Match]]

    @cached_property
    def words(self) -> frozenset[str]:
        """The rights the text names at all, offered or not, as values of ``Right``."""
        return frozenset(match.cue.value for each in self.named.values() for match in each)

    @cached_property
    def places(self) -> list[int]:
        """Where a sentence offers a request and names it, ascending."""
        return sorted(each.start for each in self.offering if each in self.named)

    def near(self, place: int) -> bool:
        """Tell whether requests are offered shortly before or after ``place``."""
        first = bisect_left(self.places, place - _BEFORE)
        return first < len(self.places) and self.places[first] <= place + _AFTER


def offers(layout: Layout, language: str) -> Offers:
    """Read where ``layout`` offers requests."""
    by_field: dict[str, list[Match]] = {}
    for each in matches(layout, cue_sheet("policy", "requests", language)):
        by_field.setdefault(each.cue.field, []).append(each)
    refused = {each.sentence for each in by_field.get("no_offer", ())}
    named: dict[Span, list[Match]] = {}
    for each in by_field.get(PolicyField.REQUESTS, ()):
        if each.sentence not in refused:
            named.setdefault(each.sentence, []).append(each)
    offering = {each.sentence for each in by_field.get("offer", ())} - refused
    leads = {each.sentence: None for each in by_field.get("lead", ())}
    return Offers(
        layout,
        frozenset(offering),
        tuple(each for each in leads if each not in refused),
        named,
    )


def find(offered: Offers) -> tuple[Finding, ...]:
    """Find the requests offered; the evidence is the sentence, in a list the item."""
    layout, named = offered.layout, offered.named
    found: dict[tuple[str, Span], Finding] = {}

    def note(match: Match, weight: int) -> None:
        key = (match.cue.value, match.sentence)
        if key not in found:
            found[key] = _finding(layout, match, weight)

    for sentence in sorted(offered.offering, key=lambda each: each.start):
        for match in named.get(sentence, ()):
            note(match, 3)
    for lead in offered.leads:
        for match in _listed(layout, lead, named):
            note(match, 2)
    for match in (*_headed(offered), *_announced(offered)):
        note(match, 1)
    return tuple(found.values())


def _listed(layout: Layout, lead: Span, named: dict[Span, list[Match]]) -> Iterator[Match]:
    """Walk the words of what follows ``lead``, until some lines name no right."""
    whole = layout.text[lead.start : lead.end].rstrip().endswith((":", "。", "."))
    number = layout.line_number(lead.start)
    beside = bisect_right(layout.sentence_starts, lead.start)
    if beside < len(layout.sentences):
        following = layout.sentences[beside]
        if layout.line_number(following.start) == number:
            yield from named.get(following, ())
    misses = 0
    for line in layout.lines[number + 1 : number + 1 + _LONGEST_LIST]:
        here: list[Match] = []
        if whole or line.end - line.start <= _LONGEST_ITEM:
            at = bisect_right(layout.sentence_starts, line.start) - 1
            here = named.get(layout.sentences[at], [])
        misses = 0 if here else misses + 1
        if misses >= _MISSES:
            return
        yield from here


def _announced(offered: Offers) -> Iterator[Match]:
    """Walk the words of what ends in a colon right before a sentence that offers."""
    layout = offered.layout
    for offer in offered.offering:
        at = bisect_right(layout.sentence_starts, offer.start) - 2
        if at >= 0 and layout.text[layout.sentences[at].end - 1] == ":":
            yield from offered.named.get(layout.sentences[at], ())


def _headed(offered: Offers) -> Iterator[Match]:
    """Walk the words of headings that have a sentence below them that offers a request."""
    layout = offered.layout
    starts = sorted(each.start for each in offered.offering)
    for section in layout.sections:
        if not section.heading:
            continue
        after = bisect_right(starts, section.start)
        if after < len(starts) and starts[after] < section.end:
            at = bisect_right(layout.sentence_starts, section.start) - 1
            yield from offered.named.get(layout.sentences[at], ())


def _finding(layout: Layout, match: Match, weight: int) -> Finding:
    start, end = match.sentence.start, match.sentence.end
    if end - start > _LONGEST_EVIDENCE:
        start = max(start, match.start - _NEIGHBOURHOOD)
        end = min(end, match.end + _NEIGHBOURHOOD)
    rule = f"requests.{match.cue.id}"
    return Finding(
        PolicyField.REQUESTS, match.cue.value, *layout.original(start, end), rule, weight
    )

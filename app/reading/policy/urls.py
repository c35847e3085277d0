"""Addresses of pages where a request or an inquiry is made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.reading.layout import Layout
from app.reading.policy.addresses_mail import normal_links
from app.reading.policy.candidates import Candidate, line_at, pattern_for
from app.reading.policy.fields import PolicyField

_URL = re.compile(r"https?://[^\s<>\"'、。「」『』【】()（）\[\]|]{3,400}", re.IGNORECASE)
_MARKDOWN = re.compile(r"\[(?P<words>[^\[\]\n]{0,160})\]\((?P<target>https?://[^\s()]{3,400})\)")
_PATH = re.compile(
    r"/(?:contact|inquir|enquir|toiawase|otoiawase|form|request|kaiji|disclos|dsar|ask|soudan)"
    r"|[?/&](?:contact|inquiry|form)\b|forms\.|/requests/",
    re.IGNORECASE,
)
_NEAR = 120
_NAVIGATION = 3
_AFTER = 30


def find(layout: Layout, language: str) -> Iterator[Candidate]:
    """Give every address of a page; ``labelled`` says that words ask to use it for requests."""
    asked = pattern_for("contacts", language, "url.request")
    label = pattern_for("contacts", language, "url.label")
    elsewhere = pattern_for("contacts", language, "url.not")
    for start, end, words, target in _addresses(layout):
        line = line_at(layout, start)
        before = layout.text[max(line.start, start - _NEAR) : start]
        before = re.split(r"[。]|\. |https?://\S+\)?", before)[-1]
        after = re.split(r"[。\n]|\. ", layout.text[end : min(line.end, end + _NEAR)])[0]
        around = f"{before} {words} {after}"
        if not re.search(r"\w", before + words):
            around = f"{_above(layout, start)} {around}"
        form = bool(_PATH.search(target))
        wanted = bool(
            label.search(words)
            or label.search(around)
            or (asked.search(words) if words.strip() else None)
            or (asked.search(before or around) and (form or _short(after)))
            or (form and asked.search(around))
            or asked.search(after[:_AFTER])
        )
        if words and line.end - line.start <= len(words) + _NAVIGATION and not form:
            wanted = wanted and bool(label.search(around))
        if elsewhere.search(words) or elsewhere.search(before[-60:]):
            wanted = False
        yield Candidate(
            PolicyField.URLS, target, start, end, "url.request" if wanted else "url.link", wanted
        )


def _short(after: str) -> bool:
    """Whether the sentence ends soon after the address, as where it is the place to go."""
    return len(after.strip()) <= 40


def _above(layout: Layout, place: int) -> str:
    number = layout.line_number(place)
    above = layout.lines[number - 1] if number else None
    return layout.text[above.start : above.end][-_NEAR:] if above else ""


def _addresses(layout: Layout) -> Iterator[tuple[int, int, str, str]]:
    """Give start, end, linked words and target of each address, in the normalised text."""
    taken: list[tuple[int, int]] = []
    for found in _MARKDOWN.finditer(layout.text):
        taken.append(found.span())
        words = "" if found["words"].startswith("http") else found["words"]
        yield *found.span(), words, found["target"].replace("\\", "")
    for target, start, end in normal_links(layout):
        if target.lower().startswith(("http://", "https://")):
            taken.append((start, end))
            words = layout.text[start:end]
            yield start, end, "" if words.startswith("http") else words, target
    taken.sort()
    number = 0
    for found in _URL.finditer(layout.text):
        while number < len(taken) and taken[number][1] <= found.start():
            number += 1
        if number < len(taken) and taken[number][0] <= found.start():
            continue
        target = found[0].rstrip(".,;:!?*_~")
        yield found.start(), found.start() + len(target), "", target

"""E-mail addresses, also disguised ones: "(at)", full width, another sign in place of @."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from app.reading.cues import matches
from app.reading.layout import Layout
from app.reading.policy.candidates import Candidate, cues_for
from app.reading.policy.fields import PolicyField

# Its first sign stands first, so that what holds none is passed over fast.
_AT = re.compile(
    r"[@(\[{<【_#*](?:(?<=@) ?|(?<=[(\[{<【]) ?(?:at|@|a|アットマーク|アット|あっと) ?[)\]}>】] ?"
    r"|(?<=[_#*])at[_#*])",
    re.IGNORECASE,
)
_DOT = re.compile(r" ?[(\[{] ?(?:dot|ドット|\.) ?[)\]}] ?", re.IGNORECASE)
_LOCAL = re.compile(r"[A-Za-z0-9._%+\\-]{0,63}[A-Za-z0-9_%+\-]\Z")
_HOST = re.compile(
    r"(?:[A-Za-z0-9][A-Za-z0-9\-]{0,62}(?:\.| ?[(\[{] ?(?:dot|ドット|\.) ?[)\]}] ?)){1,5}[A-Za-z]{2,24}",
    re.IGNORECASE,
)
_MASKED = re.compile(r"[xX*_.\-0○●]{1,64}\Z")


def find(layout: Layout, language: str) -> Iterator[Candidate]:
    """Give every e-mail address of the text and of the targets of its links."""
    for found in _AT.finditer(layout.text):
        start = found.start()
        if found[0][0] not in "_#*" and layout.text[max(0, start - 1) : start] == " ":
            start -= 1
        yield from _around(layout, start, found.end(), "email.address")
    for sign in _signs(layout, language):
        place = layout.text.find(sign)
        while place >= 0:
            yield from _around(layout, place, place + len(sign), "email.sign")
            place = layout.text.find(sign, place + len(sign))
    yield from _links(layout)


def _around(layout: Layout, start: int, end: int, rule: str) -> Iterator[Candidate]:
    local = _LOCAL.search(layout.text[max(0, start - 64) : start])
    host = _HOST.match(layout.text, end, end + 256)
    if local is None or host is None:
        return
    name = local[0].replace("\\", "").lstrip(".-")
    domain = _DOT.sub(".", host[0])
    if name and not _MASKED.match(name):
        begin = start - len(local[0])
        yield Candidate(PolicyField.EMAILS, f"{name}@{domain}", begin, host.end(), rule)


def _signs(layout: Layout, language: str) -> set[str]:
    """The signs the text itself says to read as @."""
    return {found.stated for found in matches(layout, cues_for("contacts", language, "mail.mark"))}


def _links(layout: Layout) -> Iterator[Candidate]:
    """Addresses that only a link's target holds."""
    for link, start, end in normal_links(layout):
        if link.lower().startswith("mailto:"):
            address = link[7:].split("?", 1)[0].replace("%40", "@").strip()
            if "@" in address and address.lower() not in layout.lowered[start:end]:
                yield Candidate(PolicyField.EMAILS, address, start, end, "email.link", True)


def normal_links(layout: Layout) -> Iterator[tuple[str, int, int]]:
    """Give the document's links with their places in the normalised text."""
    offsets = layout.normal.offsets
    for link in layout.document.links:
        place = bisect_left(offsets, link.start, 0, len(layout.text))
        end = bisect_left(offsets, link.end, place, len(layout.text))
        if end > place:
            yield link.target, place, end

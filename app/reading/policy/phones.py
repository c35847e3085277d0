"""Telephone numbers, and FAX numbers told apart from them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.reading.layout import Layout
from app.reading.policy.candidates import Candidate, line_at, pattern_for
from app.reading.policy.fields import PolicyField

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z=&?%_#-])(?<![0-9]\.)(?<![a-z]/)"
    r"(?:\+ ?[1-9][0-9]{0,2}(?:[ .\-/]{0,2}\(?[0-9]{1,5}\)?){2,6}"
    r"|\(?0[0-9]{1,4}\)?[ .\-ー/]{0,3}\(?[0-9]{1,4}\)?[ .\-ー/]{0,3}[0-9]{3,5}(?:[ .\-][0-9]{2,4}){0,2}"
    r"|0[0-9](?:[ .][0-9]{2}){4}|\(?0[0-9]{2,4}\)?[ /\-]{1,3}[0-9]{3,8}(?:-[0-9]{1,4})?"
    r"|(?:1[ .\-])?\(?[2-9][0-9]{2}\)?[ .\-]{1,2}[0-9]{3}[ .\-][0-9]{4})"
    r"(?![0-9A-Za-z@_]|-[0-9])"
)
# What holds nothing like a number is passed over fast.
_RUN = re.compile(r"[+(0-9][0-9 ()+./ー\-]{7,400}")
_NEAR = 24


def find(layout: Layout, language: str) -> Iterator[Candidate]:
    """Give every telephone number; a FAX number is somebody else's by rule."""
    phone = pattern_for("contacts", language, "label.phone")
    fax = pattern_for("contacts", language, "label.fax")
    held: tuple[int, bool, bool] | None = None
    for found in _numbers(layout.text):
        digits = re.sub(r"\D", "", found[0])
        national = digits.startswith("0") or found[0].startswith("+")
        if not 9 <= len(digits) <= 15 or (digits.startswith("0") and len(digits) > 12):
            continue
        labels = _labels(layout, found.start(), phone, fax)
        between = layout.text[held[0] : found.start()] if held else ""
        if held and labels == (False, False) and re.fullmatch(r"[\s/,、・/或又はor]{1,6}", between):
            labels = held[1:]
        labelled, faxed = labels
        held = (found.end(), labelled, faxed)
        if not labelled and not faxed and (not national or not _split(found[0])):
            continue
        number = found[0].strip()
        start = found.start()
        if number.startswith("(") and ")" not in number:
            number, start = number[1:], start + 1
        yield Candidate(
            PolicyField.PHONES,
            number.replace("ー", "-"),
            start,
            found.end(),
            "phone.fax" if faxed else "phone.label" if labelled else "phone.number",
            labelled,
            third=faxed,
        )


def _numbers(text: str) -> Iterator[re.Match[str]]:
    for run in _RUN.finditer(text):
        yield from _NUMBER.finditer(text, run.start(), min(run.end() + 2, len(text)))


def _split(number: str) -> bool:
    """Whether a number without a label is grouped as telephone numbers are."""
    return len(re.findall(r"[0-9]{2,5}", number)) >= 3 or number.startswith("+")


def _labels(
    layout: Layout, place: int, phone: re.Pattern[str], fax: re.Pattern[str]
) -> tuple[bool, bool]:
    """Whether a telephone label, or only a FAX label, stands before the number."""
    line = line_at(layout, place)
    before = layout.text[max(line.start, place - _NEAR) : place]
    if not re.search(r"\w", before):
        number = layout.line_number(place)
        above = layout.lines[number - 1] if number else line
        if above.end - above.start > _NEAR:
            return False, False
        before = layout.text[above.start : above.end]
    # What stands before an earlier number is that number's label.
    before = re.split(r"[0-9]{4}", before)[-1]
    phones = [each.end() for each in phone.finditer(before)]
    faxes = [each.end() for each in fax.finditer(before)]
    if not faxes:
        return bool(phones), False
    together = bool(phones) and re.fullmatch(
        r"\W{0,3}", before[phones[-1] : faxes[-1]].lower().replace("fax", "")
    )
    if phones and (together or phones[-1] > faxes[-1]):
        return True, False
    return False, True

"""What a policy takes for an answer: the amount, its currency, and on what basis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.reading.cues import Match, compiled, cue_sheet, matches
from app.reading.finding import Finding
from app.reading.layout import Layout
from app.reading.policy.fields import PolicyField
from app.reading.policy.rights import Offers

#: More than this for one request is a fee of something else, whatever the words around it.
_DEAREST = 50_000

#: Cues of this field count only close to a request that is offered.
_NEAR = "fee_basis_near"

_DIGITS = {figure: number for number, figure in enumerate("〇一二三四五六七八九")}
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}


def find(offered: Offers, language: str) -> tuple[Finding, ...]:
    """Find the fee; an amount also states its currency, and that it is one per request."""
    layout = offered.layout
    found: list[Finding] = []
    for match in matches(layout, cue_sheet("policy", "fee", language)):
        if match.cue.field == "fee_amount":
            found += _amount(layout, match)
        elif match.cue.field != _NEAR or offered.near(match.start):
            found.append(_finding(layout, match, PolicyField.FEE_BASIS, match.cue.value))
    return tuple(found)


def _amount(layout: Layout, match: Match) -> Iterator[Finding]:
    amount = whole_units(_figures(layout, match))
    if amount is None or amount > _DEAREST:
        return
    yield _finding(layout, match, PolicyField.FEE_AMOUNT, amount)
    yield _finding(layout, match, PolicyField.FEE_CURRENCY, match.cue.value)
    yield _finding(layout, match, PolicyField.FEE_BASIS, "per request" if amount else "free")


def _figures(layout: Layout, match: Match) -> str:
    """Give the figures of an amount, before or after its currency's mark."""
    found = compiled(r"[0-9][0-9,. ]{0,9}|[〇一二三四五六七八九十百千万]{1,8}").search(match.stated)
    return found[0] if found else ""


def whole_units(figures: str) -> int | None:
    """Read ``1,000``, ``1.000``, ``10.00``, ``千`` or ``三百``; None where it is no number."""
    plain = figures.strip(" ,.").replace(" ", "")
    if plain and plain[0] in "0123456789":
        plain = re.sub(r"[.,](?=[0-9]{3}(?![0-9]))", "", plain)
        whole = re.match(r"[0-9]{1,9}", plain)
        return int(whole[0]) if whole else None
    total, digit = 0, 0
    for each in plain:
        if each in _TENS:
            total += (digit or 1) * _TENS[each]
            digit = 0
        elif each in _DIGITS:
            digit = _DIGITS[each]
    return total + digit if plain else None


def _finding(layout: Layout, match: Match, field: PolicyField, value: str | int) -> Finding:
    """Give a finding whose evidence is the sentence, as far as it is short."""
    start, end = match.sentence.start, match.sentence.end
    if end - start > 200:
        start, end = max(start, match.start - 60), min(end, match.end + 60)
    return Finding(
        field, value, *layout.original(start, end), f"fee.{match.cue.id}", match.cue.weight
    )

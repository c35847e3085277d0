"""What must stand in every letter, and what a template leaves over where it does not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.base.ids import FollowUp
from app.base.messages import Message
from app.letters.checking.finding import PROSE, WARNING, Finding, at, of_letter, value_in
from app.letters.checking.places import Place, block_places, body_places, places
from app.letters.checking.subject import Subject
from app.letters.document import (
    Block,
    BulletList,
    Letter,
    Line,
    NumberedList,
    Paragraph,
    Record,
    plain,
)
from app.letters.editing import OWN

#: What a template leaves behind where something was to be filled in.
_LEFT_OVER = re.compile(
    r"\{\{|\}\}|\{%|%\}|[○〇◯]{2,}|【\s*】|「\s*」|『\s*』|（\s*）|\(\s*\)|\[\s*\]"
    r"|\b(?:undefined|TODO|None(?! of)|X{3,})\b|[\ue000\ue001]"
    r"|、、|。。|年[ \u3000]+月[ \u3000]+日"
    r"|[\[{<]\s*(?:name|date|address|operator|company|氏名|名前|住所|日付|会社名|事業者名)\s*[\]}>]"
    r"|\bDear\s*,|\s,(?=\s)"
)
#: A line to write on: right in a form to be signed only.
_RULE = re.compile(r"_{3,}|＿{3,}")
#: A label of an item with nothing after it.
_BARE_LABEL = re.compile(r"：\s*$")
_BELOW = "下記"


def empty_places(subject: Subject) -> Iterator[Finding]:
    """Look for what is missing and what was left over."""
    letter = subject.letter
    yield from _missing(letter)
    signed_by_hand = subject.follow_up is FollowUp.MANDATE_FORM
    for place in places(letter):
        yield from _left_over(place, signed_by_hand=signed_by_hand)
    yield from _unfinished_record(letter)
    for number, block in enumerate(letter.body):
        for part, each in _all_blocks(f"body.{number}", block):
            empty = (isinstance(each, Paragraph) and not _is_visible(each.runs)) or (
                isinstance(each, NumberedList | BulletList) and not all(each.items)
            )
            if empty:
                yield of_letter("L-empty", Message("lint.empty_place"), part=part, stops=True)


def _missing(letter: Letter) -> Iterator[Finding]:
    wanted = (
        ("recipient", letter.recipient, Message("lint.empty_recipient")),
        ("subject", (letter.subject,), Message("lint.empty_subject")),
        ("title", (letter.title,), Message("lint.empty_title")),
        ("sender", (*letter.sender, letter.signature), Message("lint.empty_sender")),
        ("body", tuple(each.line for each in body_places(letter)), Message("lint.empty_body")),
    )
    for part, lines, message in wanted:
        if not any(map(_is_visible, lines)):
            yield of_letter("L-empty", message, part=part, stops=True)


def _left_over(place: Place, *, signed_by_hand: bool) -> Iterator[Finding]:
    raw = plain(place.line)
    found = [*_LEFT_OVER.finditer(raw)]
    if not signed_by_hand:
        found += _RULE.finditer(raw)
    for each in found:
        if value_in(place, *each.span()) in PROSE:
            yield at("L-empty", place, each.span(), message=Message("lint.left_over"))
    position = 0
    for run in place.line:
        span = (position, position + len(run.text))
        position = span[1]
        if run.field and not run.text.strip():
            yield at("L-empty", place, span, message=Message("lint.empty_place"))
    label = _BARE_LABEL.search(raw)
    if label and not signed_by_hand:
        yield at("L-empty", place, (0, len(raw)), message=Message("lint.empty_place"))


def _unfinished_record(letter: Letter) -> Iterator[Finding]:
    """下記 points to a 記; a 記 needs 下記 (letter-briefs.md 2.1)."""
    if letter.language != "ja":
        return
    records = [
        f"body.{number}" for number, block in enumerate(letter.body) if isinstance(block, Record)
    ]
    outside = [
        place
        for number, block in enumerate(letter.body)
        if not isinstance(block, Record)
        for place in block_places(f"body.{number}", block)
    ]
    # A paragraph the user has edited says 下記 in the user's own words.
    below = [
        place
        for place in outside
        if any(_BELOW in run.text for run in place.line if run.field in PROSE)
    ]
    if bool(records) is bool(below):
        return
    edited = any(run.field == OWN for place in places(letter) for run in place.line)
    message = Message("lint.record")
    if below:
        start = plain(below[0].line).index(_BELOW)
        finding = at("L-empty", below[0], (start, start + len(_BELOW)), message=message)
    else:
        finding = of_letter("L-empty", message, part=records[0], stops=True)
    yield replace(finding, severity=WARNING) if edited else finding


def _is_visible(line: Line) -> bool:
    return any(unicodedata.category(each)[0] not in "ZC" for each in plain(line))


def _all_blocks(part: str, block: Block) -> Iterator[tuple[str, Block]]:
    yield part, block
    if isinstance(block, NumberedList | BulletList):
        for number, item in enumerate(block.items):
            yield from _each(f"{part}.{number}", item)
    elif isinstance(block, Record):
        yield from _each(part, block.blocks)


def _each(part: str, blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    for number, block in enumerate(blocks):
        yield from _all_blocks(f"{part}.{number}", block)

"""Every letter we ship, in every tone and variant: its golden text, clean, and not too long.

``make golden`` writes the texts anew; each difference is to be read line by line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.base.ids import Tone
from app.letters import kinds
from app.letters.catalogue import Entry, catalogue
from app.letters.compose import compose
from app.letters.document import (
    Block,
    BulletList,
    Line,
    NumberedList,
    Record,
    block_lines,
    plain,
)
from app.letters.lint import lint
from app.letters.text import to_text
from tests.app.letters.orders import order_of

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "letters"

#: The longest body of a first request (letter-briefs.md 1.1), the list of points it asks for
#: left out: characters in Japanese, else words.
MOST_CHARACTERS, MOST_WORDS = 900, 350


def name_of(entry: Entry, tone: Tone, variant: str) -> str:
    parts = (entry.language, entry.law, entry.kind, variant, tone)
    return "-".join(str(each) for each in parts if each)


EVERY = [
    (entry, tone, variant)
    for entry in catalogue()
    for variant in kinds.kind(entry.kind).under(entry.law) or ("",)
    for tone in entry.tones
]
IDS = [name_of(*each) for each in EVERY]


@pytest.mark.parametrize(("entry", "tone", "variant"), EVERY, ids=IDS)
def test_a_letter_reads_as_agreed(
    entry: Entry, tone: Tone, variant: str, request: pytest.FixtureRequest
) -> None:
    order = order_of(entry, tone, variant)
    letter = compose(order)
    text = to_text(letter)
    file = GOLDEN / f"{name_of(entry, tone, variant)}.txt"
    if request.config.getoption("--update-golden"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
    assert [(each.id, each.excerpt) for each in lint(letter, order)] == []
    if kinds.kind(entry.kind).id == kinds.ANY_RIGHT:
        body = "\n".join(map(plain, _lines(letter.body)))
        if entry.language == "ja":
            assert len(body) <= MOST_CHARACTERS
        else:
            assert len(body.split()) <= MOST_WORDS


def _lines(blocks: tuple[Block, ...], depth: int = 0) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, NumberedList):
            for item in block.items if not depth else ():
                yield from _lines(item, depth + 1)
        elif isinstance(block, Record):
            yield from _lines(block.blocks)
        elif not isinstance(block, BulletList):
            yield from block_lines(block)


def test_no_golden_text_is_left_of_a_letter_that_is_gone() -> None:
    of_two_laws = {path.stem for path in GOLDEN.glob("*+*.txt")}
    kept = {path.stem for path in GOLDEN.glob("*.txt")} - of_two_laws
    assert kept == set(IDS)

"""One letter, template to PDF, against bare typst setting the same words.

usage: python -m tests.bench.bench_letter_pdf [number of letters]
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import typst

from app.base.ids import ChannelKind, Law, OperatorSlug, Reference, Right
from app.letters.compose import compose
from app.letters.document import (
    Block,
    BulletList,
    NumberedList,
    Table,
    block_lines,
    plain,
)
from app.letters.fonts import system_shelf
from app.letters.order import LetterOrder
from app.letters.page import lay_out
from app.letters.pdf import to_pdf
from app.operators.record import Channel, Operator
from app.people.person import Person

HOLD = 1.5

#: The page of the floor: the same words, lists, table and alignments, nothing checked or guarded.
BARE = b"""#let d = json(bytes(sys.inputs.d))
#set document(title: "floor", date: datetime(year: 2026, month: 11, day: 21))
#set page(paper: "a4", margin: 25mm, footer: d.reference)
#set text(lang: "ja", font: d.fonts, size: 10.5pt, cjk-latin-spacing: none)
#let draw(block) = {
  if type(block) == str { par(block) } else if "items" in block {
    enum(..block.items.map(item => item.map(draw).join()))
  } else { table(columns: block.columns, ..block.cells) }
}
#align(right, d.date)
#for line in d.recipient { par(line) }
#align(right, for line in d.sender { par(line) })
#align(center, heading(d.title))
#for block in d.body { draw(block) }
#for line in d.end { par(line) }
#list(..d.enclosures)
"""


def order(number: int) -> LetterOrder:
    """Make the order of a letter, each with another name, so that nothing is remembered."""
    mail = Channel(ChannelKind.EMAIL, "privacy@example.jp", checked=date(2026, 11, 1))
    operator = Operator(
        slug=OperatorSlug("sample"),
        name="見本通信株式会社",
        country="JP",
        desk="個人情報お問い合わせ窓口",
        channels=(mail,),
        language="ja",
    )
    return LetterOrder(
        operator=operator,
        person=Person(name=f"見本 花子 {number}", email="hanako@example.jp"),
        law=Law.APPI,
        language="ja",
        day=date(2026, 11, 21),
        reference=Reference("KJ-7F3K-92"),
        rights=(Right.ACCESS,),
        channel=mail,
    )


def bare_data(made: LetterOrder, fonts: tuple[str, ...]) -> str:
    """Give the words of the letter as the floor takes them."""
    page = lay_out(compose(made))
    data = {
        "fonts": fonts,
        "reference": page.reference,
        "date": page.date,
        "recipient": [plain(line) for line in page.recipient],
        "sender": [plain(line) for line in page.sender],
        "title": plain(page.title),
        "end": [plain(line) for line in (page.closing, page.signature) if line],
        "enclosures": [plain(line) for line in page.enclosures],
        "body": [bare_block(block) for block in page.body],
    }
    return json.dumps(data, ensure_ascii=False)


def bare_block(block: Block) -> object:
    """Give a block as the floor takes it."""
    if isinstance(block, NumberedList | BulletList):
        return {"items": [[bare_block(inner) for inner in item] for item in block.items]}
    if isinstance(block, Table):
        cells = [plain(cell) for row in (block.head, *block.rows) for cell in row]
        return {"columns": len(block.head), "cells": cells}
    return plain(next(block_lines(block)))


#: Letters written one after the other before the other layout has its turn.
BLOCK = 20


def main(count: int = 120) -> None:
    """Print one JSON row."""
    fonts = system_shelf().families_for("見本", "ja")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "bare.typ"
        source.write_bytes(BARE)
        found = typst.Fonts(include_embedded_fonts=False)
        bare = typst.Compiler(str(source), font_paths=found, ignore_system_fonts=True)
        to_pdf(compose(order(-1)))
        bare.compile(format="pdf", sys_inputs={"d": bare_data(order(-2), fonts)})
        ours, floor = [], []
        # In blocks, as letters are written: typst keeps what it set last, and two layouts in
        # turns would each throw the other's out.
        for first in range(0, count, BLOCK):
            numbers = range(first, first + BLOCK)
            for data in [bare_data(order(number), fonts) for number in numbers]:
                start = time.perf_counter()
                bare.compile(format="pdf", sys_inputs={"d": data})
                floor.append(time.perf_counter() - start)
            for number in numbers:
                start = time.perf_counter()
                to_pdf(compose(order(count + number)))
                ours.append(time.perf_counter() - start)
    floor_ms, ours_ms = (statistics.median(each) * 1000 for each in (floor, ours))
    row = {
        "path": "one letter, template to PDF",
        "floor_ms": round(floor_ms, 2),
        "ours_ms": round(ours_ms, 2),
        "ratio": round(ours_ms / floor_ms, 2),
        "hold": HOLD,
    }
    print(json.dumps(row))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

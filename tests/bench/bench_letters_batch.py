"""A thousand distinct letters of the whole catalogue to PDF, against bare typst on the same words.

Every law, kind and language in turn, each letter with another name, layout by layout as a
batch writes them.

usage: python -m tests.bench.bench_letters_batch [number of letters]
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import typst

from app.letters import kinds
from app.letters.catalogue import catalogue
from app.letters.compose import compose
from app.letters.custom import CERTIFIED, layout_of
from app.letters.fonts import system_shelf
from app.letters.order import LetterOrder
from app.letters.pdf import to_pdf
from tests.app.letters.orders import order_of
from tests.bench.bench_letter_pdf import BARE, bare_data

HOLD = 1.5


def orders(count: int) -> Iterator[LetterOrder]:
    """Make ``count`` orders, each of another person."""
    every = [
        order_of(entry, tone, variant)
        for entry in catalogue()
        for variant in kinds.kind(entry.kind).under(entry.law) or ("",)
        for tone in entry.tones
        if layout_of(order_of(entry)) not in CERTIFIED
    ]
    for number, order in enumerate(islice(cycle(every), count)):
        yield replace(order, person=replace(order.person, name=f"{order.person.name} {number}"))


def main(count: int = 1000) -> None:
    """Print one JSON row."""
    made = sorted(orders(count), key=layout_of)
    shelf = system_shelf()
    fonts = {
        language: shelf.families_for("見本", language) for language in ("ja", "en", "de", "fr")
    }
    bare_words = [bare_data(order, fonts[order.language]) for order in made]
    for order in {layout_of(order): order for order in made}.values():
        to_pdf(compose(order))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "bare.typ"
        source.write_bytes(BARE)
        found = typst.Fonts(include_embedded_fonts=False)
        bare = typst.Compiler(str(source), font_paths=found, ignore_system_fonts=True)
        bare.compile(format="pdf", sys_inputs={"d": bare_words[0]})
        start = time.perf_counter()
        for words in bare_words:
            bare.compile(format="pdf", sys_inputs={"d": words})
        floor = time.perf_counter() - start
    start = time.perf_counter()
    for order in made:
        to_pdf(compose(order))
    ours = time.perf_counter() - start
    row = {
        "path": f"{count:,} letters of the catalogue to PDF",
        "floor_ms": round(floor * 1000),
        "ours_ms": round(ours * 1000),
        "ratio": round(ours / floor, 2),
        "hold": HOLD,
    }
    print(json.dumps(row))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""Typesetting: a letter as data for the layouts, and the layouts run over it.

Every word of the letter goes to typst as JSON, never as source, so that no value
can be markup. The layouts draw; what may break and what may not is decided here.
"""

from __future__ import annotations

import atexit
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import cache, lru_cache
from importlib.resources import as_file
from pathlib import Path
from typing import Any, Literal

from app.base.resources import core_data
from app.letters.call_sheet import drawn
from app.letters.certified import cells_of, to_grid
from app.letters.custom import CERTIFIED
from app.letters.direction import has_right_to_left, starts_right_to_left
from app.letters.document import (
    Block,
    BulletList,
    Letter,
    Line,
    NumberedList,
    Paragraph,
    Run,
    Table,
    plain,
)
from app.letters.fonts import FontShelf, system_shelf
from app.letters.page import Page, clean, lay_out

#: The longest word, in characters, that surely fits in a column, in a line of the head, and in
#: a cell of a table.
WORD, HEAD_WORD, CELL_WORD = 40, 28, 12

#: Kept on one line though it might break: articles, amounts, dates, and what has a hyphen
#: (who copies a text that breaks there loses the hyphen). Each costs time: no more than these.
_KEPT = re.compile(
    r"第\d+(?:条|項|号)"
    r"|(?:\b(?:Art\.|[Aa]rticles?|[Ss]ections?)|§§?) \d+\w?(?:\.\d+)*(?:\(\w+\))*"
    r"(?:,? (?:Abs\.|Buchst\.|Satz|paragraphe|point) \w+\)?)*"
    r"|\b\d{1,2}(?:er|\.)? [^\W\d]{3,9} \d{4}\b|\b[A-Z][a-z]{2,8} \d{1,2}, \d{4}\b"
    r"|\d{4}年\d{1,2}月\d{1,2}日|\d[\d,]*円"
    r"|(?a:(?=[\w.+@]*-)[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|[A-Za-z0-9\u00c0-\u024f]+(?:-[A-Za-z0-9\u00c0-\u024f]+)+"
)
#: Characters between which a line breaks anyway: kanji and full-size kana.
_BREAKABLE = (
    "\u3042-\u3096\u30a2-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)

JsonObject = dict[str, Any]


def typeset(
    letter: Letter,
    *,
    form: Literal["pdf", "png"],
    shelf: FontShelf | None = None,
    highlight: frozenset[str] = frozenset(),
    ppi: float | None = None,
    pdf_a: bool = False,
) -> tuple[bytes, ...]:
    """Set a letter: one PDF, or a PNG of each page.

    Args:
        letter: the letter.
        form: what to make.
        shelf: the fonts to use, those of the system if not given.
        highlight: names of the fields to mark.
        ppi: pixels per inch of the pictures.
        pdf_a: make the PDF a PDF/A-2b.

    Raises:
        Problem: the Japanese font or a character in any font is missing, a value holds a
            character no page can show, or the letter cannot be certified mail although
            its layout wants that.
    """
    shelf = shelf or system_shelf()
    letter = drawn(letter)
    if letter.layout in CERTIFIED:
        name = "certified"
        data, text = _grid_data(letter)
    else:
        page = lay_out(letter)
        name, data, text = letter.layout, _page_data(page, highlight), page.text
    data |= {
        "name": plain(letter.title),
        "language": letter.language,
        "day": [letter.day.year, letter.day.month, letter.day.day],
        "fonts": shelf.families_for(text, letter.language),
    }
    made = shelf.compiler(_layout(name)).compile(
        format=form,
        ppi=ppi,
        sys_inputs={"letter": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["a-2b"] if pdf_a else [],
    )
    return (made,) if isinstance(made, bytes) else tuple(made or ())


def _layout(name: str) -> Path:
    return _layouts() / f"{name}.typ"


@cache
def _layouts() -> Path:
    """Give the folder of the layouts as files, for as long as the process lives."""
    kept = ExitStack()
    atexit.register(kept.close)
    return kept.enter_context(as_file(core_data("letters").joinpath("layouts")))


def _grid_data(letter: Letter) -> tuple[JsonObject, str]:
    made = to_grid(letter, letter.layout)
    pages = [[cells_of(line) for line in page] for page in made.pages]
    return {"columns": made.grid.columns, "rows": made.grid.rows, "pages": pages}, made.text


def _page_data(page: Page, marked: frozenset[str]) -> JsonObject:
    def lines(of: Iterable[Line]) -> list[JsonObject]:
        return [_line(one, marked, HEAD_WORD) for one in of]

    return {
        "cover": page.cover,
        "dated": page.dated,
        "recipient": lines(page.recipient),
        "sender": lines(page.sender),
        **_flow_data(page, marked),
        "signing": page.signing,
        "enclosures_title": page.enclosures_title,
        "enclosures": [_line(one, marked, WORD) for one in page.enclosures],
        "reference": page.reference,
        "running": [page.running, page.date],
        "page": page.words.page,
        "courtesy": _courtesy_data(page.courtesy, marked),
    }


def _flow_data(page: Page, marked: frozenset[str]) -> JsonObject:
    """Give what a letter and its translation both have: title, opening, body and end."""

    def each(line: Line) -> list[JsonObject]:
        return [_line(line, marked, WORD)] if line else []

    return {
        "title": _line(page.title, marked, WORD),
        "opening": each(page.opening),
        "body": [_block(block, marked) for block in page.body],
        "closing": each(page.closing),
        "signature": each(page.signature),
    }


def _courtesy_data(page: Page | None, marked: frozenset[str]) -> JsonObject | None:
    if page is None:
        return None
    own = {"language": page.language, "heading": page.words.courtesy}
    return own | _flow_data(page, marked)


def _block(block: Block, marked: frozenset[str]) -> JsonObject:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "align": block.align, "line": _line(block.runs, marked, WORD)}
    if isinstance(block, Table):
        rows = [[_line(cell, marked, CELL_WORD) for cell in row] for row in block.rows]
        head = [_line(cell, marked, CELL_WORD) for cell in block.head]
        return {"kind": "table", "head": head, "rows": rows}
    if isinstance(block, NumberedList | BulletList):
        items = [[_block(inner, marked) for inner in item] for item in block.items]
        if isinstance(block, NumberedList):
            return {"kind": "numbers", "start": block.start, "items": items}
        return {"kind": "bullets", "items": items}
    raise TypeError(f"not a block of a page: {type(block).__name__}")


def _line(line: Line, marked: frozenset[str], word: int) -> JsonObject:
    """Give a line; one that begins right to left is a right-to-left paragraph."""
    rtl = starts_right_to_left(plain(line))
    return {"rtl": rtl, "runs": [_run(run, marked, word, inside_rtl=rtl) for run in line]}


def _run(run: Run, marked: frozenset[str], word: int, *, inside_rtl: bool) -> str | JsonObject:
    """Give a run as its pieces, or as a bare string where there is nothing to say about it."""
    if run.field:
        return _cut(run, word, inside_rtl=inside_rtl, is_marked=run.field in marked)
    return _own_words(run, word, inside_rtl=inside_rtl, is_marked=run.field in marked)


def _cut(run: Run, word: int, *, inside_rtl: bool, is_marked: bool) -> str | JsonObject:
    # A page has no tab stops; a wider gap would read as a column of its own.
    text = clean(run.text).replace("\t", "  ")
    right_to_left = has_right_to_left(text)
    if right_to_left and not inside_rtl and len(text) <= word:
        # Kept whole, so that what stands beside it does not change sides with it.
        pieces = [["whole", text]]
    else:
        pieces = list(_pieces(text, word, right_to_left=right_to_left))
    if not (right_to_left or run.strong or is_marked) and [kind for kind, _ in pieces] == ["flow"]:
        return text
    return {
        "pieces": pieces,
        "rtl": starts_right_to_left(text),
        "strong": run.strong,
        "marked": is_marked,
    }


#: The letter's own words are the same in one letter after the other; values are not kept.
_own_words = lru_cache(maxsize=512)(_cut)


def _pieces(text: str, word: int, *, right_to_left: bool) -> Iterator[list[str]]:
    """Cut a text into ``flow`` (breaks as usual), ``whole`` (never) and ``torn`` (anywhere)."""
    torn = "strung" if right_to_left else "torn"
    at = 0
    for found in _cuts(word).finditer(text):
        if found.start() > at:
            yield ["flow", text[at : found.start()]]
        yield [torn if found["long"] else "whole", found[0]]
        at = found.end()
    if at < len(text):
        yield ["flow", text[at:]]


@cache
def _cuts(word: int) -> re.Pattern[str]:
    long = rf"(?P<long>[^\s{_BREAKABLE}]{{{word + 1},}})"
    return re.compile(rf"{long}|{_KEPT.pattern}")

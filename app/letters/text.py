"""A letter as plain text: for reading, for forms and for the body of an e-mail.

Nothing is wrapped or padded: how long a line is belongs to whoever shows it, and a
value can be copied out of the text exactly as it went in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.letters.call_sheet import confirmation, drawn
from app.letters.certified import to_grid
from app.letters.custom import CERTIFIED
from app.letters.document import (
    Block,
    BulletList,
    Letter,
    Line,
    NumberedList,
    Paragraph,
    Table,
    plain,
)
from app.letters.page import Page, clean, lay_out
from app.letters.words import words_of

_INDENT = "   "
#: Between the letter and its translation.
_RULE = "* * *"


def to_text(letter: Letter) -> str:
    """Write the whole letter, in the order of its page.

    Raises:
        Problem: a value holds a control character, or the letter cannot be certified mail
            although its layout wants that.
    """
    if letter.layout in CERTIFIED:
        return to_grid(letter, letter.layout).text
    page = lay_out(drawn(letter))
    return _stacked(
        (
            page.words.uncounted.join(page.cover),
            *map(_lines, page.head_lines),
            _words(page.title),
            *_flow(page),
            "\n".join(page.signing),
            _listed(page.enclosures_title, page.enclosures, page.language),
            *_courtesy(page),
        )
    )


def to_mail_body(letter: Letter) -> str:
    """Write the letter as an e-mail: whom it is to, what it says, who wrote it, the reference.

    Of a letter by telephone this is the mail that confirms the call. Date, sender and subject stand in the head of a mail and are not repeated.

    Raises:
        Problem: a value holds a control character.
    """
    page = lay_out(confirmation(letter))
    # In a Japanese layout the name stands in the head of the page, which a mail has not.
    signature = "" if page.signature else _words(letter.signature)
    return _stacked(
        (
            _lines(page.recipient),
            *_flow(page),
            signature,
            _listed(page.words.attached, page.enclosures, page.language),
            page.reference,
            *_courtesy(page),
        )
    )


def text_lines(blocks: Iterable[Block], language: str) -> Iterator[str]:
    """Give each block, item and row as one text; only values bring newlines of their own."""
    for block in blocks:
        yield from _block(block, language, level=0)


def _flow(page: Page) -> Iterator[str]:
    yield _words(page.opening)
    for block in page.body:
        yield "\n".join(_block(block, page.language, level=0))
    yield _lines((page.closing, page.signature))


def _courtesy(page: Page) -> Iterator[str]:
    """Give the translation below the letter, told from it by a rule and by its heading."""
    below = page.courtesy
    if below is not None:
        yield _RULE
        yield below.words.courtesy
        yield _words(below.title)
        yield from _flow(below)


def _block(block: Block, language: str, level: int) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _words(block.runs)
    elif isinstance(block, NumberedList):
        for number, item in enumerate(block.items, block.start):
            yield from _item(f"({number}) " if level else f"{number}. ", item, language, level)
    elif isinstance(block, BulletList):
        for item in block.items:
            yield from _item(words_of(language).bullet, item, language, level)
    elif isinstance(block, Table):
        # A row says its headings: columns made of spaces hold in no proportional font.
        for row in block.rows:
            yield " / ".join(
                ": ".join(filter(None, (_words(head), _words(cell))))
                for head, cell in zip(block.head, row, strict=False)
            )
    else:
        for inner in block.blocks:
            yield from _block(inner, language, level)


def _item(label: str, item: tuple[Block, ...], language: str, level: int) -> Iterator[str]:
    lines = [line for inner in item for line in _block(inner, language, level + 1)]
    yield label + (lines[0] if lines else "")
    yield from (_INDENT + line for line in lines[1:])


def _listed(title: str, lines: tuple[Line, ...], language: str) -> str:
    if not lines:
        return ""
    bullet = words_of(language).bullet
    return "\n".join((title, *(bullet + _words(line) for line in lines)))


def _lines(lines: Iterable[Line]) -> str:
    return "\n".join(filter(None, map(_words, lines)))


def _words(line: Line) -> str:
    return clean(plain(line))


def _stacked(parts: Iterable[str]) -> str:
    return "\n\n".join(filter(None, parts)) + "\n"

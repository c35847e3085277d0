"""A letter in numbered pieces, for apps and forms that take only short texts.

A piece can be pasted alone: the first says which right, article and case it is about,
the last bears the name. Date, addressee and enclosures have no place in a form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from app.base.errors import Problem
from app.base.ids import ChannelKind, Right
from app.laws import pack
from app.letters.document import (
    Block,
    BulletList,
    Letter,
    Line,
    NumberedList,
    Paragraph,
    Record,
    Run,
    Table,
    plain,
)
from app.letters.page import RECORD_END, RECORD_HEAD, clean, lay_out
from app.letters.text import text_lines
from app.letters.words import words_of

#: Longest piece by channel, its number included.
LIMITS = {ChannelKind.IN_APP: 300, ChannelKind.WEB_FORM: 1000, ChannelKind.PORTAL: 1000}
#: The shortest piece worth pasting; shorter ones are mostly number.
SHORTEST = 60
#: 記 and 以上 mark places of a page.
_RECORD_MARKS = (
    Paragraph((Run(RECORD_HEAD),), align="center"),
    Paragraph((Run(RECORD_END),), align="right"),
)

#: Not after "2." of an item, nor in "No. 57".
_SENTENCE_END = re.compile(
    r"(?<=[。！？])(?![」』）)])|(?<=[.!?])(?<!^\d\.)(?<!^\d\d\.)(?=\s+[^\sa-z0-9])"
)
_COMMA = re.compile(r"(?<=[、，,;；\s])")
#: A sentence in brackets belongs to the one around it.
_BRACKETED = re.compile(r"（[^（）]*）")
#: The user's own sentences may be parted like the letter's; other values are kept whole.
_PROSE = {"", "about", "own"}
#: Stand for the characters of a value while sentences are looked for: a name with a full
#: stop in it is not the end of one.
_COVER = "\ue000"
_VISIBLE = re.compile(r"[^\n]")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


@dataclass(frozen=True)
class _Part:
    """A stretch of the letter; in ``cover`` what must not be parted is covered up."""

    text: str
    cover: str

    def __getitem__(self, span: slice) -> _Part:
        return _Part(self.text[span], self.cover[span])


def to_pieces(letter: Letter, limit: int | None = None) -> list[str]:
    """Cut a letter into pieces, each starting with ``1/n``; no piece contains a blank line.

    Args:
        letter: the letter; a translation below it stays out.
        limit: the longest piece, at least ``SHORTEST`` characters, counted as forms count
            them, in units of UTF-16; None = that of the channel (``LIMITS``).

    Raises:
        Problem: a value holds a control character, or ``limit`` is too small.
    """
    if limit is None:
        limit = LIMITS.get(letter.channel or ChannelKind.WEB_FORM, LIMITS[ChannelKind.WEB_FORM])
    elif limit < SHORTEST:
        raise Problem("problem.piece_too_short", limit=limit, least=SHORTEST)
    sentences = list(_sentences(letter))
    digits = 1
    while True:
        pieces = _packed(sentences, limit - 2 * digits - len("/ "))
        if len(str(len(pieces))) <= digits:
            return [f"{number}/{len(pieces)} {piece}" for number, piece in enumerate(pieces, 1)]
        digits += 1


def _sentences(letter: Letter) -> Iterator[_Part]:
    """Give sentence after sentence; the last of each line ends in a newline."""
    page = lay_out(replace(letter, closing=(), enclosures=()))
    subject = _subject(letter)
    yield from _parted(_Part(subject, subject))
    body = tuple(block for block in page.body if block not in _RECORD_MARKS)
    shown = text_lines(body, page.language)
    covered = text_lines(map(_covered, body), page.language)
    for text, cover in zip(shown, covered, strict=True):
        yield from _parted(_Part(text, cover))
    name = clean(plain(letter.signature))
    yield from _parted(_Part(name, _COVER * len(name)))


def _subject(letter: Letter) -> str:
    """Say right, article and reference in one line."""
    title = clean(plain(letter.title)) or clean(plain(letter.subject))
    articles = [place for place in _articles(letter) if place not in title]
    words = words_of(letter.language)
    if articles:
        title = title + words.articles + words.listed.join(articles)
    if letter.reference in title:
        return title
    return title + words.piece.format(reference=letter.reference)


def _articles(letter: Letter) -> Iterator[str]:
    """Give the places of law the letter's rights rest on, as far as it cites them."""
    for law in letter.laws:
        rules = pack.load(law)
        for right in letter.kind:
            rule = rules.rule(right, letter.day) if isinstance(right, Right) else None
            if rule is None:
                continue
            grounds = (rules.grounds[ground].cite for ground in rule.grounds)
            for meaning in dict.fromkeys((rule.cite, *grounds)):
                if rules.citations[meaning].id in letter.citations:
                    if len(letter.laws) == 1:
                        yield rules.cite(meaning, letter.language)
                    else:
                        yield rules.place(meaning, letter.language)


def _covered(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, runs=_covered_line(block.runs))
    if isinstance(block, NumberedList | BulletList):
        return replace(
            block, items=tuple(tuple(_covered(inner) for inner in item) for item in block.items)
        )
    if isinstance(block, Table):
        rows = tuple(tuple(map(_covered_line, row)) for row in block.rows)
        return Table(tuple(map(_covered_line, block.head)), rows)
    return Record(tuple(map(_covered, block.blocks)))


def _covered_line(line: Line) -> Line:
    return tuple(
        run if run.field in _PROSE else replace(run, text=_VISIBLE.sub(_COVER, clean(run.text)))
        for run in line
    )


def _parted(part: _Part) -> Iterator[_Part]:
    """Cut a text at its line ends and sentence ends; blank lines vanish."""
    start = 0
    for line in part.text.split("\n"):
        end = start + len(line)
        if line.strip():
            cover = part.cover[start:end]
            whole = _BRACKETED.sub(lambda found: _COVER * len(found[0]), cover)
            cuts = [0, *(found.start() for found in _SENTENCE_END.finditer(whole)), len(line)]
            for begin, stop in pairwise(cuts):
                newline = "\n" if stop == len(line) else ""
                if begin < stop:
                    yield _Part(line[begin:stop] + newline, cover[begin:stop] + newline)
        start = end + 1


def _packed(sentences: list[_Part], limit: int) -> list[str]:
    """Fill pieces with whole sentences; only one longer than a piece is cut."""
    pieces: list[str] = []
    piece = ""
    for sentence in sentences:
        if _width((piece + sentence.text).strip()) > limit and piece.strip():
            pieces.append(piece.strip())
            piece = ""
        rest = sentence
        while _width(rest.text.strip()) > limit:
            cut = _cut(rest, limit)
            pieces.append(rest.text[:cut].strip())
            rest = rest[cut:]
        piece += rest.text
    if piece.strip():
        pieces.append(piece.strip())
    return [each for each in pieces if each]


def _cut(sentence: _Part, limit: int) -> int:
    """Give where to cut a sentence that is too long: after a comma or space, else anywhere."""
    end = _fitting(sentence.text, limit)
    soft = [found.start() for found in _COMMA.finditer(sentence.cover, 0, end)]
    if soft and soft[-1] > end // 2:
        return soft[-1]
    hard = end
    while hard > 1 and (unicodedata.combining(sentence.text[hard]) or _joins(sentence.text, hard)):
        hard -= 1
    return hard if hard > 1 else end


def _fitting(text: str, limit: int) -> int:
    """Give where the first character stands that makes a text too long; one always does."""
    widths = accumulate(map(_width, text))
    return next(at for at, width in enumerate(widths) if width > limit)


def _joins(text: str, at: int) -> bool:
    """Say whether a variation selector or a joiner holds the characters around ``at`` together."""
    return text[at] in _JOINERS or text[at - 1] == "\u200d"


def _width(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2

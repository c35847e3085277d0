"""内容証明: a letter as the grid the post office wants, counted and checked.

Written horizontally a sheet has at most 20 characters a line and 26 lines, 13 and 40, or
26 and 20. How characters are counted, by the guides to the post office's rules:

* every character is 1, half-width ones, 、 and 。 included; they may begin a line;
* a pair of brackets is 1 for most post offices, one for each of them for some: here each
  bracket takes its own cell, which is right for both;
* ㎡, ㎏ and circled figures are 2;
* empty lines are no lines; there are none here.

Allowed are kana, kanji, figures, brackets, punctuation and common signs; Latin letters in
proper nouns only. Nothing can be enclosed, and there is no place for lists, tables or bold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from app.base.errors import Problem
from app.base.ids import ChannelKind
from app.base.messages import Message
from app.letters.custom import CERTIFIED
from app.letters.days import Days
from app.letters.document import Letter, Line, Paragraph, Run, all_lines, block_lines, plain
from app.letters.page import clean

#: Lines left free at the end of the last sheet, for the post office's stamp and certificate.
STAMP_LINES = 4
#: Lines of the text that go with the names to a sheet of their own.
_CARRIED = 2

#: Fields whose values are proper nouns.
_NAMES = frozenset({"name", "agent", "operator", "authority"})
#: Fields with an address of whoever writes.
_ADDRESSES = frozenset({"postal_address", "agent"})

_LATIN = re.compile(
    "[A-Za-z\uff21-\uff3a\uff41-\uff5a][A-Za-z\uff21-\uff3a\uff41-\uff5a0-9@:/._-]*"
)
#: Kana, kanji, figures, brackets, punctuation and common signs.
_ALLOWED = re.compile(
    "[\u3005-\u3007\u3041-\u3096\u309d\u309e\u30a1-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff0-9\uff10-\uff19 \u3000"
    "()\\[\\]{}<>（）［］｛｝〈〉《》「」『』【】〔〕"
    "、。，．・：；？！,.:;?!々〆ー〜～―‐－…‥"
    "+\\-−±×÷＋＝=%％‰°℃¥￥〒№＆&＃#＊*／/＠§※○●◎△▲□■◇◆☆★→←↑↓"
    "㎡㎏㎜㎝㎞①-⑳]"
)
#: Marks that are written small into a cell made for one: they take two.
_DOUBLE = re.compile("[\u3300-\u33ff①-⑳]")
#: Marks that belong to the character before them.
_ATTACHED = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u3099\u309a]")


@dataclass(frozen=True)
class Grid:
    """How a sheet is ruled: characters a line, lines a sheet."""

    columns: int
    rows: int


GRIDS = dict(zip(CERTIFIED, (Grid(20, 26), Grid(13, 40), Grid(26, 20)), strict=True))


@dataclass(frozen=True)
class Certified:
    """The text of a certified letter.

    Attributes:
        grid: how its sheets are ruled.
        pages: sheets of lines; none longer than the grid, the last with room for the stamp.
        cautions: what a clerk may object to: Latin letters of a name.
    """

    grid: Grid
    pages: tuple[tuple[str, ...], ...]
    cautions: tuple[Message, ...] = ()

    @property
    def text(self) -> str:
        """The lines as they are written, sheet after sheet."""
        return "\n".join(line for page in self.pages for line in page) + "\n"


def to_grid(letter: Letter, form: str = CERTIFIED[0]) -> Certified:
    """Write a letter into the grid of ``form``: title, text, date, sender, addressee.

    The case's reference is left out: it is Latin letters and no proper noun.

    Args:
        letter: the letter, in Japanese, in plain paragraphs.
        form: the layout that names the grid, one of ``CERTIFIED``.

    Raises:
        Problem: the letter has something that cannot be certified mail, named in it.
    """
    grid = GRIDS[form]
    _check(letter)
    cautions = tuple(_latin(letter))
    width = grid.columns
    title = _cells(plain(letter.title))
    room = max(0, width - sum(map(_cost, title))) // 2
    lines = _broken(["\u3000"] * room + title if len(title) + room <= width else title, width)
    for block in letter.body:
        for line in block_lines(block):
            lines.extend(_paragraph(line, width))
    end = list(_end(letter, width))
    return Certified(grid, _sheets(lines, end, grid.rows), cautions)


def _check(letter: Letter) -> None:
    """Refuse what no grid takes."""
    if letter.language != "ja":
        raise Problem("problem.certified_language")
    if letter.enclosures:
        raise Problem("problem.certified_enclosures", name=plain(letter.enclosures[0]))
    for block in letter.body:
        if not isinstance(block, Paragraph):
            first = next(block_lines(block), ())
            raise Problem("problem.certified_block", text=_short(plain(first)))
        if block.align != "left":
            raise Problem("problem.certified_block", text=_short(plain(block.runs)))
    for line in all_lines(letter):
        for run in line:
            if run.strong:
                raise Problem("problem.certified_bold", text=_short(run.text))
    if not any(run.field in _ADDRESSES for line in letter.sender[1:] for run in line):
        raise Problem("problem.certified_sender")
    if letter.channel is not ChannelKind.POST or len(letter.recipient) < 2:
        raise Problem("problem.certified_recipient")


def _written(letter: Letter) -> Iterator[Line]:
    """Walk every line that goes into the grid."""
    yield letter.title
    for block in letter.body:
        yield from block_lines(block)
    yield from _post_lines(letter)


def _post_lines(letter: Letter) -> Iterator[Line]:
    """Give sender and addressee as far as they stand in a certified letter: no mail address."""
    for line in letter.sender:
        if "@" not in plain(line):
            yield line
    yield from letter.recipient


def _latin(letter: Letter) -> Iterator[Message]:
    """Check every character; tell which names have Latin letters.

    Raises:
        Problem: Latin letters that are no proper noun, or a character that is not allowed.
    """
    told = set()
    for line in _written(letter):
        for run in line:
            for found in _LATIN.finditer(run.text):
                if run.field not in _NAMES or "@" in found[0]:
                    raise Problem("problem.certified_latin", text=_short(found[0]))
                if run.text not in told:
                    told.add(run.text)
                    yield Message("caution.certified_latin", {"text": _short(run.text)})
            for character in unicodedata.normalize("NFC", clean(run.text)):
                if not (
                    _ALLOWED.match(character)
                    or _LATIN.match(character)
                    or _ATTACHED.match(character)
                    or character in "\n\t"
                ):
                    raise Problem(
                        "problem.certified_character",
                        character=character,
                        codepoint=f"U+{ord(character):04X}",
                    )


def _paragraph(line: Line, width: int) -> Iterator[str]:
    """Write a paragraph, its lines indented by one cell where they begin."""
    for part in clean(plain(line)).split("\n"):
        if part.strip():
            yield from _broken(["\u3000", *_cells(part.strip())], width)


def _end(letter: Letter, width: int) -> Iterator[str]:
    """Write date, sender and addressee; both with name and address, as on the envelope."""
    day = Days.of("ja", letter.laws[0], era=letter.era).written(letter.day)
    for line in ((Run(day),), *_post_lines(letter)):
        for part in clean(plain(line)).split("\n"):
            if part.strip():
                yield from _broken(_cells(part.strip()), width)


def _sheets(lines: list[str], end: list[str], rows: int) -> tuple[tuple[str, ...], ...]:
    """Fill sheets; date and names stay together, with room for the stamp below them.

    Where they would not fit, the last lines of the text go to a new sheet with them, so that
    no sheet is signed that says nothing.
    """
    sheets = [lines[at : at + rows] for at in range(0, len(lines), rows)]
    room = rows - STAMP_LINES
    last = sheets.pop()
    if len(last) + len(end) <= room:
        sheets.append([*last, *end])
    else:
        if last[:-_CARRIED]:
            sheets.append(last[:-_CARRIED])
        signed = [*last[-_CARRIED:], *end]
        sheets += [signed[at : at + room] for at in range(0, len(signed), room)]
    return tuple(tuple(sheet) for sheet in sheets)


def cells_of(line: str) -> tuple[tuple[str, int], ...]:
    """Give the characters of a line, each with how many cells it takes."""
    return tuple((cell, _cost(cell)) for cell in _cells(line))


def _cells(text: str) -> list[str]:
    """Cut a text into characters, each with the marks that belong to it."""
    cells: list[str] = []
    for character in unicodedata.normalize("NFC", text).replace("\t", "\u3000"):
        if cells and _ATTACHED.match(character):
            cells[-1] += character
        else:
            cells.append(character)
    return cells


def _cost(cell: str) -> int:
    return 2 if _DOUBLE.match(cell) else 1


def _broken(cells: list[str], width: int) -> list[str]:
    """Break cells into lines; no line begins with a space that only parted two words."""
    lines, line, used = [], "", 0
    for cell in cells:
        if used + _cost(cell) > width:
            lines.append(line)
            line, used = "", 0
            if cell == " ":
                continue
        line += cell
        used += _cost(cell)
    return [*lines, line] if line else lines


def _short(text: str) -> str:
    """Give the beginning of a text, for a sentence that points at it."""
    words = " ".join(text.split())
    return words if len(words) <= 20 else words[:20] + "…"

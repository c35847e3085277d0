"""The body of a letter as text a person edits, and back, without losing what was a value.

The text is light Markdown: paragraphs apart by a blank line, ``1.`` and ``-`` lists, small
tables, ``**bold**``; 記 and 以上, each on a line of its own, stand around the particulars of a
Japanese letter. A line end is a line end. What Markdown would read as markup is escaped by
a backslash; what it would lose (a space at the edge, a blank line in a value) is written as
a character reference, ``&#32;``.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from string import punctuation

from app.letters import markdown
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
    block_lines,
)
from app.letters.page import RECORD_END, RECORD_HEAD
from app.letters.tokens import Tokens

#: The field of what the user wrote into the letter.
OWN = "own"

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~]")
#: At the start of a line these begin a list, a heading, a quotation or a table.
_STARTS = re.compile(r"(?m)^([-+#=:]|[0-9]+(?=[.)]))")
#: What Markdown strips or joins: white space at the edge of a line, and a second line end.
_LOST = re.compile(r"[\r\0\ue000\ue001]|^\s+|[^\S\n]+(?=\n)|\s+$|(?<=\n)\s+")
_MARK_LINE = re.compile(rf"(?m)^(?:{RECORD_HEAD}|{RECORD_END})(?=\s*$)")
_ESCAPED = re.compile(r"\\.|&#([0-9]{1,7});|[\ue000\ue001]", re.DOTALL)
_BLANK = frozenset(" \n\u3000")


def editable(letter: Letter) -> str:
    """Write the body of a letter as light Markdown, which ``with_edit`` reads back.

    A paragraph without any text is left out: it could not be seen.
    """
    return "\n\n".join(_written(letter.body)) + "\n"


def with_edit(letter: Letter, text: str) -> Letter:
    """Put the edited ``text`` in the place of the letter's body.

    A paragraph, item or cell that is as it was keeps its runs. In any other, values of
    the letter stay values and all else is the user's own (field ``own``).
    """
    originals = _Originals(letter)
    return replace(letter, body=tuple(map(originals.dress, _read(text))))


def _written(blocks: Iterable[Block]) -> Iterator[str]:
    """Write blocks; a list right after one of its kind takes the other marker, to stay apart."""
    before: Block | None = None
    other = False
    for block in blocks:
        other = type(block) is type(before) and not other
        before = block
        if isinstance(block, Paragraph):
            if written := _line(block.runs):
                yield written
        elif isinstance(block, NumberedList):
            numbers = range(block.start, block.start + len(block.items))
            labels = [f"{number}{')' if other else '.'} " for number in numbers]
            yield _list(labels, block.items)
        elif isinstance(block, BulletList):
            yield _list(["* " if other else "- "] * len(block.items), block.items)
        elif isinstance(block, Table):
            rule = ("---",) * len(block.head)
            rows = (tuple(map(_cell, row)) for row in block.rows)
            yield "\n".join(map(_row, (tuple(map(_cell, block.head)), rule, *rows)))
        else:
            yield from (RECORD_HEAD, *_written(block.blocks), RECORD_END)


def _list(labels: list[str], items: tuple[tuple[Block, ...], ...]) -> str:
    written = []
    for label, item in zip(labels, items, strict=True):
        indent = "\n" + " " * len(label)
        lines = "\n\n".join(_written(item)).split("\n")
        written.append((label + indent.join(lines)).rstrip(" "))
    # Items of one line each stand close together.
    return ("\n\n" if any("\n" in each for each in written) else "\n").join(written)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(line: Line) -> str:
    return _line(line, newline=_reference("\n"))


def _line(line: Line, newline: str = "\n") -> str:
    """Write a line: escape what would be read as markup or be lost."""
    text = "".join(run.text for run in line)
    pieces = [newline if each == "\n" else each for each in text]
    for found in _LOST.finditer(text):
        for at in range(found.start(), found.end()):
            pieces[at] = _reference(text[at])
    for found in _MARK_LINE.finditer(text):
        pieces[found.start()] = _reference(text[found.start()])
    for found in _MARKUP.finditer(text):
        pieces[found.start()] = f"\\{text[found.start()]}"
    for found in _STARTS.finditer(text):
        if text[found.start()] in "-+#=:":
            pieces[found.start()] = f"\\{text[found.start()]}"
        else:
            pieces[found.end()] = f"\\{text[found.end()]}"

    written = ""
    start = 0
    for strong, words in _strengths(line):
        end = start + len(words)
        if strong:
            if start and not _may_touch(text[start], pieces[start - 1]):
                pieces[start] = _reference(text[start])
            if end < len(text) and not _may_touch(text[end - 1], pieces[end]):
                pieces[end - 1] = _reference(text[end - 1])
            written += f"**{''.join(pieces[start:end])}**"
        else:
            written += "".join(pieces[start:end])
        start = end
    return written


def _strengths(line: Line) -> Iterator[tuple[bool, str]]:
    runs = (run for run in line if run.text)
    for strong, group in groupby(runs, key=lambda run: run.strong):
        yield strong, "".join(run.text for run in group)


def _may_touch(inside: str, outside: str) -> bool:
    """Say whether ``**`` between these two opens or closes (CommonMark 6.2, flanking).

    Args:
        inside: the character in bold.
        outside: its neighbour as written; a reference counts as a letter when it is read.
    """
    if unicodedata.category(inside)[0] not in "PS":
        return not inside.isspace()
    return outside in _BLANK or (not outside.startswith("&") and outside[0] in punctuation)


def _reference(character: str) -> str:
    return f"&#{ord(character)};"


def _read(text: str) -> tuple[Block, ...]:
    """Parse edited text: 記 and 以上 part it, Markdown reads what lies between."""
    blocks: list[Block] = []
    inside = False
    kept: list[str] = []

    def end_part() -> None:
        read = _parse("\n".join(kept))
        kept.clear()
        if inside:
            blocks.append(Record(read))
        else:
            blocks.extend(read)

    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.rstrip() == (RECORD_END if inside else RECORD_HEAD):
            end_part()
            inside = not inside
        else:
            kept.append(line)
    if inside or kept:
        end_part()
    return tuple(blocks)


def _parse(source: str) -> tuple[Block, ...]:
    """Read Markdown; characters it would lose travel as tokens."""
    tokens = Tokens()

    def protected(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0] if found[0][0] == "\\" else tokens.of(found[0], "")
        code = int(found[1])
        return tokens.of(chr(code), "") if code <= sys.maxunicode else found[0]

    source = _ESCAPED.sub(protected, source)
    return markdown.blocks(source, tokens.values, joiner="\n")


class _Originals:
    """The letter before the edit: its lines by what they say, and its values."""

    def __init__(self, letter: Letter) -> None:
        self._lines: dict[tuple[tuple[bool, str], ...], deque[Paragraph]] = {}
        fields: dict[str, str] = {}
        for paragraph in _paragraphs(letter.body):
            self._lines.setdefault(tuple(_strengths(paragraph.runs)), deque()).append(paragraph)
            fields.update((run.text, run.field) for run in paragraph.runs if run.field)
        self._fields = {text: field for text, field in fields.items() if text.strip()}
        longest_first = sorted(self._fields, key=len, reverse=True)
        self._values = re.compile("|".join(map(whole, longest_first)) or r"(?!)")

    def dress(self, block: Block) -> Block:
        """Give a parsed block the fields, and the places on the page, it had before."""
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, NumberedList | BulletList):
            items = tuple(tuple(map(self.dress, item)) for item in block.items)
            return replace(block, items=items)
        if isinstance(block, Table):
            return Table(self._cells(block.head), tuple(map(self._cells, block.rows)))
        return Record(tuple(map(self.dress, block.blocks)))

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        same = self._lines.get(tuple(_strengths(paragraph.runs)))
        if same:
            return same.popleft() if len(same) > 1 else same[0]
        return Paragraph(tuple(run for each in paragraph.runs for run in self._parted(each)))

    def _cells(self, cells: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(self._paragraph(Paragraph(cell)).runs for cell in cells)

    def _parted(self, run: Run) -> Iterator[Run]:
        """Part a run of the user's into values of the letter and words of their own."""
        end = 0
        for found in self._values.finditer(run.text):
            if found.start() > end:
                yield Run(run.text[end : found.start()], OWN, run.strong)
            yield Run(found[0], self._fields[found[0]], run.strong)
            end = found.end()
        if end < len(run.text):
            yield Run(run.text[end:], OWN, run.strong)


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Walk paragraphs, and cells as if they were, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, NumberedList | BulletList):
            for item in block.items:
                yield from _paragraphs(item)
        elif isinstance(block, Table):
            yield from map(Paragraph, block_lines(block))
        else:
            yield from _paragraphs(block.blocks)


def whole(value: str) -> str:
    """Write the regular expression of a value where it is no part of a longer word or number."""
    before = r"(?<![0-9A-Za-z])" if re.match(r"[0-9A-Za-z]", value) else ""
    after = r"(?![0-9A-Za-z])" if re.search(r"[0-9A-Za-z]\Z", value) else ""
    return f"{before}{re.escape(value)}{after}"

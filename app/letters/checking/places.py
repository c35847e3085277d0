"""The lines of a letter by name: where a finding stands, and where a fix goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from app.letters.document import (
    Block,
    BulletList,
    Letter,
    Line,
    NumberedList,
    Paragraph,
    Table,
)

_T = TypeVar("_T")

_HEAD = "head"
#: The parts of a letter that are one line, and those that are several.
_ONE = ("subject", "title", "opening", "closing", "signature")
_SEVERAL = ("recipient", "sender", "enclosures")


@dataclass(frozen=True)
class Place:
    """A line of a letter.

    Attributes:
        part: ``subject``, ``title``, ``opening``, ``closing``, ``signature``;
            ``recipient.0``, ``sender.0``, ``enclosures.0`` by number of the line; or the
            path of a block: ``body.2`` a paragraph, ``body.2.1.0`` the first block of a
            list's second item, ``body.2.head.1`` and ``body.2.0.1`` cells of a table (column
            head; row and column), ``body.2.0`` the first block of a 記.
    """

    part: str
    line: Line


def places(letter: Letter) -> Iterator[Place]:
    """Walk every line of a letter, head to enclosures, in reading order."""
    yield from _numbered("recipient", letter.recipient)
    yield from _numbered("sender", letter.sender)
    yield Place("subject", letter.subject)
    yield Place("title", letter.title)
    yield Place("opening", letter.opening)
    yield from body_places(letter)
    yield Place("closing", letter.closing)
    yield Place("signature", letter.signature)
    yield from _numbered("enclosures", letter.enclosures)


def body_places(letter: Letter) -> Iterator[Place]:
    """Walk the lines of the body."""
    yield from _blocks("body", letter.body)


def block_places(part: str, block: Block) -> Iterator[Place]:
    """Walk the lines of the block at ``part``."""
    if isinstance(block, Paragraph):
        yield Place(part, block.runs)
    elif isinstance(block, NumberedList | BulletList):
        for number, item in enumerate(block.items):
            yield from _blocks(f"{part}.{number}", item)
    elif isinstance(block, Table):
        yield from _numbered(f"{part}.{_HEAD}", block.head)
        for number, row in enumerate(block.rows):
            yield from _numbered(f"{part}.{number}", row)
    else:
        yield from _blocks(part, block.blocks)


def with_line(letter: Letter, part: str, line: Line) -> Letter:
    """Put a line in the place of the one at ``part``.

    Raises:
        ValueError: the letter has no such line.
    """
    name, *path = part.split(".")
    change: dict[str, Any] = {}
    try:
        if name in _ONE and not path:
            change[name] = line
            return replace(letter, **change)
        if name in _SEVERAL and len(path) == 1:
            change[name] = _put(getattr(letter, name), int(path[0]), line)
            return replace(letter, **change)
        if name == "body":
            return replace(letter, body=_in_blocks(letter.body, path, line))
    except (IndexError, ValueError) as error:
        raise ValueError(part) from error
    raise ValueError(part)


def _numbered(part: str, lines: Iterable[Line]) -> Iterator[Place]:
    for number, line in enumerate(lines):
        yield Place(f"{part}.{number}", line)


def _blocks(part: str, blocks: Iterable[Block]) -> Iterator[Place]:
    for number, block in enumerate(blocks):
        yield from block_places(f"{part}.{number}", block)


def _in_blocks(blocks: tuple[Block, ...], path: list[str], line: Line) -> tuple[Block, ...]:
    number, *rest = path
    return _put(blocks, int(number), _in_block(blocks[int(number)], rest, line))


def _in_block(block: Block, path: list[str], line: Line) -> Block:
    if isinstance(block, Paragraph):
        if path:
            raise IndexError(path)
        return replace(block, runs=line)
    first, *rest = path
    if isinstance(block, NumberedList | BulletList):
        item = _in_blocks(block.items[int(first)], rest, line)
        return replace(block, items=_put(block.items, int(first), item))
    if isinstance(block, Table):
        if first == _HEAD:
            return replace(block, head=_put(block.head, int(rest[0]), line))
        row = _put(block.rows[int(first)], int(rest[0]), line)
        return replace(block, rows=_put(block.rows, int(first), row))
    return replace(block, blocks=_in_blocks(block.blocks, path, line))


def _put(items: tuple[_T, ...], number: int, item: _T) -> tuple[_T, ...]:
    if not 0 <= number < len(items):
        raise IndexError(number)
    return (*items[:number], item, *items[number + 1 :])

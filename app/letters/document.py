"""A letter as a tree: what every format, the preview and the linter read.

Text is runs. A run that came from a value (a name, an address, the user's own
words) says so: it is never markup, and the linter only ever warns about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from app.base.ids import ChannelKind, FollowUp, Law, Reference, Right, Tone


@dataclass(frozen=True)
class Run:
    """A piece of text of one kind.

    Attributes:
        text: the text, exactly as it shall appear; may contain newlines only in values.
        field: name of the value it came from (``name``, ``email``, ``about``), or empty
            for the template's own words.
        strong: set in bold.
    """

    text: str
    field: str = ""
    strong: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``align`` is ``left``, ``right`` or ``center``."""

    runs: Line
    align: str = "left"


@dataclass(frozen=True)
class NumberedList:
    """Numbered items, each of one or more blocks; numbers start at ``start``."""

    items: tuple[tuple[Block, ...], ...]
    start: int = 1


@dataclass(frozen=True)
class BulletList:
    """Unnumbered items."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class Table:
    """A small table: a head row and rows of cells."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True)
class Record:
    """記 … 以上: the particulars of a Japanese letter; formats draw both words."""

    blocks: tuple[Block, ...]


Block = Paragraph | NumberedList | BulletList | Table | Record


@dataclass(frozen=True)
class Letter:
    """A finished letter.

    Attributes:
        language: of the letter, ISO 639-1.
        layout: of its page, see ``custom.LAYOUTS``.
        kind: the rights asked for, or the one follow-up kind.
        laws: the laws relied on.
        day: the date it bears.
        recipient: lines of the addressee, last one with 御中/様 in Japanese.
        sender: lines of the sender, name first.
        subject: for a mail's subject line.
        title: 表題 or bold subject line of the page.
        opening, closing: salutation and complimentary close, if any.
        body: blocks.
        signature: the name under the letter; with a ㊞ place where ``seal``.
        enclosures: names of what is enclosed.
        reference: Kaiji's reference for the case.
        citations: ids of the places of law cited, in order.
        pack_versions: law -> version of the pack used.
        to: the address of the channel (mail address), if any.
        number: the number to dial, of a letter by fax or telephone.
        steps: the menu path of an app or form, if any.
        era: whether Japanese years are written by era.
        courtesy: a translation for the reader's convenience, drawn below the letter.
    """

    language: str
    layout: str
    kind: tuple[Right | FollowUp, ...]
    laws: tuple[Law, ...]
    day: date
    recipient: tuple[Line, ...]
    sender: tuple[Line, ...]
    subject: Line
    title: Line
    body: tuple[Block, ...]
    reference: Reference
    opening: Line = ()
    closing: Line = ()
    signature: Line = ()
    seal: bool = False
    enclosures: tuple[Line, ...] = ()
    citations: tuple[str, ...] = ()
    pack_versions: dict[str, str] = field(default_factory=dict)
    channel: ChannelKind | None = None
    to: str = ""
    number: str = ""
    steps: tuple[str, ...] = ()
    tone: Tone = Tone.PLAIN
    era: bool = False
    courtesy: Letter | None = None


def plain(line: Line) -> str:
    """Give the text of a line."""
    return "".join(run.text for run in line)


def block_lines(block: Block) -> Iterator[Line]:
    """Walk the lines of a block in reading order."""
    if isinstance(block, Paragraph):
        yield block.runs
    elif isinstance(block, NumberedList | BulletList):
        for item in block.items:
            for inner in item:
                yield from block_lines(inner)
    elif isinstance(block, Table):
        yield from block.head
        for row in block.rows:
            yield from row
    else:
        for inner in block.blocks:
            yield from block_lines(inner)


def all_lines(letter: Letter) -> Iterator[Line]:
    """Walk every line of a letter, head to enclosures, in reading order."""
    yield from letter.recipient
    yield from letter.sender
    yield letter.subject
    yield letter.title
    yield letter.opening
    for block in letter.body:
        yield from block_lines(block)
    yield letter.closing
    yield letter.signature
    yield from letter.enclosures

"""A row of an import: one record as it was read, or why it could not be; and how large one may be."""

from __future__ import annotations

from dataclasses import dataclass

from app.base.messages import Message
from app.operators.record import Operator

#: One record has at most so many bytes; a person's address book of a company has a thousand.
MOST_OF_ROW = 256_000

#: All of an import unpacked, and its rows: ten times what any directory known holds.
MOST_OF_ALL = 1_000_000_000
MOST_ROWS = 1_000_000

#: A table is read as a whole.
MOST_OF_FILE = 250_000_000


@dataclass(frozen=True)
class Row:
    """One record of an import.

    Attributes:
        file: the file it stands in, by its name inside a folder or an archive.
        line: 1-based; 0 = it is the whole file.
        operator: what was read; None = nothing could be.
        why: why not.
    """

    file: str
    line: int
    operator: Operator | None
    why: Message | None = None


class Unreadable(Exception):
    """A row that is no record; ``why`` says so in a sentence of its own."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.id)
        self.why = why

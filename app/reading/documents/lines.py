"""Lines as a person sees them, built piece by piece, with what is linked or a heading in them."""

from __future__ import annotations

import re

from app.base.messages import Message
from app.reading.document import Document, Heading, Link

#: Characters of a text that are kept; a policy has 5,000 to 200,000.
MOST_TEXT = 2_000_000
_LONGEST_TITLE = 300

_BLANKS = re.compile(r"[ \t\r\n\f\v\xa0]+")
#: What nobody sees: soft hyphens, marks without width, controls.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u2060\ufeff]")
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
#: A term longer than this, or that ends so, is a sentence of its own.
_LONGEST_TERM = 40
_SENTENCE_ENDS = ("。", "．", ".", "？", "?", "！", "!")


class Full(Exception):
    """Raised by ``Lines`` when its text is as long as it may get."""


class Lines:
    """A text in the making.

    White space collapses to one blank, or to nothing where a source line ends between two
    Japanese characters. What separates two pieces waits until the second one comes, so that
    nothing empty leaves a trace.
    """

    def __init__(self, most: int = MOST_TEXT) -> None:
        self.length = 0
        self._most = most
        self._pieces: list[str] = []
        self._links: list[Link] = []
        self._headings: list[Heading] = []
        self._last = ""
        self._waiting = ""
        self._breaks = 0
        # Where the open cell (or what follows a term) began, and how many line ends were before.
        self._cell: tuple[int, int] | None = None
        self._term: int | None = None
        # A start of -1: opened, nothing written since.
        self._link = ""
        self._link_start = -1
        self._heading_start: int | None = None

    def write(self, words: str) -> None:
        """Add running text.

        Raises:
            Full: the text is as long as it may get; what fits is kept.
        """
        words = _UNSEEN.sub("", words)
        at = 0
        for blank in _BLANKS.finditer(words):
            self._put(words[at : blank.start()])
            self._blank("\n" in blank[0])
            at = blank.end()
        self._put(words[at:])

    def write_as_is(self, words: str) -> None:
        """Add text whose lines are its own (``pre``).

        Raises:
            Full: the text is as long as it may get.
        """
        for number, line in enumerate(words.replace("\r\n", "\n").split("\n")):
            if number:
                self.end_line()
            if line.strip():
                self._put(_UNSEEN.sub("", line).rstrip())

    def end_line(self) -> None:
        """Let what follows stand on a line of its own.

        A block that opens a cell ends no line: the cell stands beside the one before it.
        """
        if self._cell is None or self._cell[0] != self.length:
            self._waiting = "\n"

    def cell(self) -> None:
        """Begin a cell of a table's row: beside the one before it where that is one line."""
        beside = self._cell is not None and self._cell[1] == self._breaks
        self._waiting = "\t" if beside else "\n"
        self._begin_cell()

    def row(self) -> None:
        """Begin a row of a table, or leave the table."""
        self._waiting, self._cell = "\n", None

    def open_term(self) -> None:
        """Begin a term that is explained (``dt``)."""
        self.row()
        self._term = self.length

    def explain(self) -> None:
        """Begin what explains a term (``dd``): behind it where that is short."""
        start, self._term = self._term, None
        self.row()
        if start is None:
            return
        term = self._since(start).strip()
        heading = bool(self._headings) and self._headings[-1].start >= start
        short = term and "\n" not in term and len(term) <= _LONGEST_TERM
        if short and not heading and not term.endswith(_SENTENCE_ENDS):
            colon = "：" if _CJK.match(term[-1]) else ": "
            self._waiting = " " if term.endswith((":", "：")) else colon
            self._begin_cell()

    def open_link(self, target: str) -> None:
        """Begin the words of a link; inside another one it is none."""
        if self._link:
            return
        self._link, self._link_start = target, -1
        if self._links and self._links[-1].end == self.length and not self._waiting:
            self._waiting = " "  # a menu whose gaps are style

    def close_link(self) -> None:
        """End the words of the link; one without words is none."""
        if self._link and self._link_start >= 0:
            self._links.append(Link(self._link_start, self.length, self._link))
        self._link = ""

    def open_heading(self) -> None:
        """Begin a heading; inside another one it is none."""
        self.end_line()
        if self._heading_start is None:
            self._heading_start = -1

    def close_heading(self) -> None:
        """End the heading; one without words is none."""
        if self._heading_start is not None and self._heading_start >= 0:
            self._headings.append(Heading(self._heading_start, self.length))
        self._heading_start = None
        self.end_line()

    def document(
        self, title: str, language: str, address: str, notices: tuple[Message, ...]
    ) -> Document:
        """Give the document; what is still open ends where the text does."""
        self.close_link()
        self.close_heading()
        return Document(
            text="".join(self._pieces),
            links=tuple(self._links),
            headings=tuple(self._headings),
            title=" ".join(title.split())[:_LONGEST_TITLE],
            language=language,
            address=address,
            notices=notices,
        )

    def _begin_cell(self) -> None:
        follows = self._waiting == "\n" and self.length > 0
        self._cell = (self.length, self._breaks + follows)

    def _blank(self, line_end: bool) -> None:
        if not self._waiting:
            self._waiting = "\r" if line_end else " "
        elif self._waiting == "\r" and not line_end:
            self._waiting = " "

    def _put(self, words: str) -> None:
        if not words:
            return
        waiting, self._waiting = self._waiting if self.length else "", ""
        if waiting == "\r":
            waiting = "" if _CJK.match(self._last) and _CJK.match(words) else " "
        self._breaks += waiting == "\n"
        start = self.length + len(waiting)
        if self._link and self._link_start < 0:
            self._link_start = start
        if self._heading_start == -1:
            self._heading_start = start
        whole = waiting + words
        kept = whole[: self._most - self.length]
        self._pieces.append(kept)
        self.length += len(kept)
        self._last = words[-1]
        if len(kept) < len(whole):
            raise Full

    def _since(self, start: int) -> str:
        """Give the text from ``start``; looks back over the pieces of that stretch only."""
        found: list[str] = []
        place = self.length
        for piece in reversed(self._pieces):
            if place <= start:
                break
            found.append(piece)
            place -= len(piece)
        return "".join(reversed(found))[max(0, start - place) :]

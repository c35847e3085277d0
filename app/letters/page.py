"""What stands on the page of a letter, in order: shared by PDF, preview and Word.

Language decides the words and the order (敬具 before 記, 以上 at its end), layout
decides whether the name is sealed in the head or signed at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.base.errors import Problem
from app.base.messages import Messages
from app.letters.document import (
    Block,
    Letter,
    Line,
    Paragraph,
    Record,
    Run,
    block_lines,
    plain,
)

#: 記, 以上 and the place of the seal are fixed words of Japanese letters.
RECORD_HEAD, RECORD_END, SEAL = "記", "以上", "㊞"
ENCLOSURES = {"ja": "同封書類", "en": "Enclosures"}

_NEWLINE = re.compile("\r\n|[\r\x85\u2028\u2029]")
#: What neither XML 1.0 nor a page can hold; tab and newline can.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Page:
    """A letter as it is read from top to bottom.

    Attributes:
        language: ``ja`` or ``en``.
        date: worded in that language.
        sender: in a Japanese layout with the place of the seal.
        body: blocks; never a ``Record``, whose two words have become paragraphs.
        closing, signature: empty where they stand elsewhere by custom.
        enclosures_title: the word over the enclosures.
    """

    language: str
    date: str
    recipient: tuple[Line, ...]
    sender: tuple[Line, ...]
    title: Line
    opening: Line
    body: tuple[Block, ...]
    closing: Line
    signature: Line
    enclosures_title: str
    enclosures: tuple[Line, ...]
    reference: str

    @property
    def text(self) -> str:
        """All that is written on the page, a line each."""
        return "\n".join(plain(line) for line in self._lines())

    def _lines(self) -> Iterator[Line]:
        yield (Run(self.date),)
        yield from self.recipient
        yield from self.sender
        yield self.title
        yield self.opening
        for block in self.body:
            yield from block_lines(block)
        yield self.closing
        yield self.signature
        yield (Run(self.enclosures_title),)
        yield from self.enclosures
        yield (Run(self.reference),)


def lay_out(letter: Letter) -> Page:
    """Put the parts of ``letter`` in the order of its page.

    Raises:
        Problem: a value contains a control character, which no page can show.
    """
    japanese = letter.language == "ja"
    sealed_in_head = japanese and letter.layout == "japanese"
    body = _flow(letter.body, letter.closing) if japanese else letter.body
    signature = (*letter.signature, *_seal(letter)) if letter.signature else ()
    page = Page(
        language=letter.language,
        date=Messages(letter.language).date_long(letter.day),
        recipient=letter.recipient,
        sender=_sealed(letter) if sealed_in_head else letter.sender,
        title=letter.title,
        opening=letter.opening,
        body=body,
        closing=() if japanese else letter.closing,
        signature=() if sealed_in_head else signature,
        enclosures_title=ENCLOSURES[letter.language] if letter.enclosures else "",
        enclosures=letter.enclosures,
        reference=letter.reference,
    )
    _refuse_control_characters(page.text)
    return page


def clean(text: str) -> str:
    """Write every kind of line end as a newline."""
    return _NEWLINE.sub("\n", text)


def _seal(letter: Letter) -> Line:
    return (Run(f"\u3000{SEAL}"),) if letter.seal and letter.language == "ja" else ()


def _sealed(letter: Letter) -> tuple[Line, ...]:
    """Give the sender's lines, the one with the name sealed: a name is not written twice."""
    name = plain(letter.signature)
    lines = list(letter.sender)
    at = next((i for i, line in enumerate(lines) if name in plain(line)), None)
    if at is None:
        lines.append(letter.signature)
        at = -1
    lines[at] = (*lines[at], *_seal(letter))
    return tuple(lines)


def _flow(blocks: tuple[Block, ...], closing: Line) -> tuple[Block, ...]:
    """Replace 記 by paragraphs; 敬具 comes before it, or last where there is none."""
    farewell = (Paragraph(closing, align="right"),) if closing else ()
    flow: list[Block] = []
    for block in blocks:
        if isinstance(block, Record):
            flow.extend(farewell)
            farewell = ()
            flow.append(Paragraph((Run(RECORD_HEAD),), align="center"))
            flow.extend(block.blocks)
            flow.append(Paragraph((Run(RECORD_END),), align="right"))
        else:
            flow.append(block)
    return (*flow, *farewell)


def _refuse_control_characters(text: str) -> None:
    found = _FORBIDDEN.search(_NEWLINE.sub("\n", text))
    if found:
        raise Problem("problem.control_character", character=f"U+{ord(found[0]):04X}")

"""The letter as the window shows it: pictures of its pages, the mail, the plain text."""

from __future__ import annotations

from dataclasses import dataclass

from app.letters.document import Letter
from app.letters.preview import to_pages
from app.letters.text import to_mail_body, to_text

#: Pixels across a page, where nobody says how wide it is shown.
USUAL_WIDTH = 850
_WIDTHS = (80, 3000)
#: Inches across an A4 page.
_PAGE = 210 / 25.4
_PRINTER = 300.0


@dataclass(frozen=True)
class Preview:
    """A letter to look at; pages are PNG."""

    pages: tuple[bytes, ...]
    mail: str
    text: str


def preview(
    letter: Letter, highlight: frozenset[str] = frozenset(), width: int = USUAL_WIDTH
) -> Preview:
    """Draw and word a letter.

    Args:
        letter: the letter.
        highlight: the person's facts to mark.
        width: how many pixels wide its pages shall be; drawing takes as long as that is wide.

    Raises:
        Problem: no Japanese font, or a character no font has.
    """
    least, most = _WIDTHS
    ppi = min(max(width, least), most) / _PAGE
    return Preview(
        to_pages(letter, ppi=ppi, highlight=highlight), to_mail_body(letter), to_text(letter)
    )


def printable(letter: Letter) -> tuple[bytes, ...]:
    """Draw the pages for a printer.

    Raises:
        Problem: no Japanese font, or a character no font has.
    """
    return to_pages(letter, ppi=_PRINTER)

"""The letter as the window shows it: pictures of its pages, the mail, the plain text."""

from __future__ import annotations

from dataclasses import dataclass

from app.letters.document import Letter
from app.letters.preview import to_pages
from app.letters.text import to_mail_body, to_text

#: Sharp enough for a panel of 430 pixels at 200 %.
_SCREEN = 110.0
_PRINTER = 300.0


@dataclass(frozen=True)
class Preview:
    """A letter to look at; pages are PNG."""

    pages: tuple[bytes, ...]
    mail: str
    text: str


def preview(letter: Letter, highlight: frozenset[str] = frozenset()) -> Preview:
    """Draw and word a letter; ``highlight`` names the person's facts to mark.

    Raises:
        Problem: no Japanese font, or a character no font has.
    """
    return Preview(
        to_pages(letter, ppi=_SCREEN, highlight=highlight), to_mail_body(letter), to_text(letter)
    )


def printable(letter: Letter) -> tuple[bytes, ...]:
    """Draw the pages for a printer.

    Raises:
        Problem: no Japanese font, or a character no font has.
    """
    return to_pages(letter, ppi=_PRINTER)

"""The letter as pictures of its pages, for the window's live preview."""

from __future__ import annotations

from app.letters.document import Letter
from app.letters.fonts import FontShelf
from app.letters.typeset import typeset


def to_pages(
    letter: Letter,
    *,
    ppi: float = 110,
    highlight: frozenset[str] = frozenset(),
    shelf: FontShelf | None = None,
) -> tuple[bytes, ...]:
    """Draw the pages of a letter, each a PNG; the same pages as its PDF.

    Args:
        letter: the letter.
        ppi: pixels per inch; A4 is 8.27 by 11.69 inches.
        highlight: names of the fields (``Run.field``) to mark. Marking moves nothing.
        shelf: the fonts to use, those of the system if not given.

    Raises:
        Problem: as for the PDF.
    """
    return typeset(letter, form="png", shelf=shelf, highlight=highlight, ppi=ppi)

"""The PDF of a letter: tagged, its fonts embedded, byte for byte the same for the same letter."""

from __future__ import annotations

from app.letters.document import Letter
from app.letters.fonts import FontShelf
from app.letters.typeset import typeset


def to_pdf(letter: Letter, *, pdf_a: bool = False, shelf: FontShelf | None = None) -> bytes:
    """Set a letter as PDF.

    Its metadata hold the title and the letter's date, no author.

    Args:
        letter: the letter.
        pdf_a: for keeping: PDF/A-2b (ISO 19005-2).
        shelf: the fonts to use, those of the system if not given.

    Raises:
        Problem: the Japanese font or a character in any font is missing, or a value
            holds a control character.
    """
    (pdf,) = typeset(letter, form="pdf", shelf=shelf, pdf_a=pdf_a)
    return pdf

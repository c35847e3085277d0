"""Ways out: how a finished letter leaves Kaiji by the user's hand. Nothing here opens a socket."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from app.base.ids import LetterFormat
from app.letters.document import Letter, plain
from app.letters.pieces import SHORTEST, to_pieces
from app.letters.text import to_mail_body

#: Longest mailto: link that mail programs are known to take whole (Outlook: about 2,000).
_LONGEST_LINK = 1800

#: The shortest piece that can be asked for, in characters.
SHORTEST_PIECE = SHORTEST

#: How a format's file ends.
ENDINGS = {
    LetterFormat.PDF: "pdf",
    LetterFormat.EML: "eml",
    LetterFormat.DOCX: "docx",
    LetterFormat.TEXT: "txt",
}


def mailto(letter: Letter) -> str | None:
    """Give a ``mailto:`` link (RFC 6068) with the whole letter, or None where it is too long."""
    link = (
        f"mailto:{quote(letter.to, safe='@')}"
        f"?subject={quote(plain(letter.subject), safe='')}"
        f"&body={quote(to_mail_body(letter).replace(chr(10), chr(13) + chr(10)), safe='')}"
    )
    return link if len(link) <= _LONGEST_LINK else None


def empty_folder(folder: Path) -> None:
    """Make the folder of drafts for the mail program, private and with nothing in it.

    A mail program reads such a draft as a plain file; what it left behind goes here at every
    start and end, also after a crash.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in folder.glob("*.eml"):
        left.unlink(missing_ok=True)


def pieces(letter: Letter, length: int | None = None) -> tuple[str, ...]:
    """Give the text in pieces for a form or an app, in order, each at most ``length`` long.

    Raises:
        Problem: ``length`` is too small.
    """
    return tuple(to_pieces(letter, length))


def file_name(letter: Letter, form: LetterFormat) -> str:
    """Suggest a file's name: the reference, which says nothing about anybody."""
    return f"{letter.reference}.{ENDINGS[form]}"

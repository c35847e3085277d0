"""PDF to text, page by page, its lines joined to paragraphs."""

from __future__ import annotations

import re
import threading
import unicodedata
from typing import TYPE_CHECKING

from app.base.errors import Problem
from app.base.messages import Message
from app.reading.document import Document, Link
from app.reading.documents.joining import joined
from app.reading.documents.lines import MOST_TEXT
from app.reading.documents.targets import LEADS

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

#: Pages that are read; a policy has 2 to 60.
MOST_PAGES = 300
#: Links of one page that are looked at.
_MOST_LINKS = 200
#: PDFium is not safe in threads: one document at a time.
_LOCK = threading.Lock()

_SOFT_HYPHEN = re.compile("[\ufffe\x02\xad](?:\r?\n)?")
#: Radicals stand in some PDFs where the same character is meant.
_RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\uffff]")


def read_pdf(data: bytes, address: str = "") -> Document:
    """Read a PDF.

    Raises:
        Problem: ``problem.document_locked``, ``problem.document_broken`` or, where it holds
            pictures of text only, ``problem.document_scanned``.
    """
    with _LOCK:
        title, pages, targets, left_out = _pages(data)
    text = "\n".join(joined(pages))
    if not text.strip():
        raise Problem("problem.document_scanned")
    notices = []
    if left_out:
        notices.append(Message("reading.pages_left_out", {"most": MOST_PAGES}, count=left_out))
    if len(text) > MOST_TEXT:
        text = text[:MOST_TEXT]
        notices.append(Message("reading.cut", {"most": MOST_TEXT}))
    return Document(
        text,
        links=_links(text, targets),
        title=" ".join(title.split())[:300],
        address=address,
        notices=tuple(notices),
    )


def _pages(data: bytes) -> tuple[str, list[str], list[tuple[str, str]], int]:
    """Give title, text by page, (words, target) of the links, and how many pages were left out."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise Problem(
            "problem.document_locked" if locked else "problem.document_broken", kind="PDF"
        ) from error
    try:
        pages: list[str] = []
        targets: list[tuple[str, str]] = []
        length = 0
        for number in range(min(len(document), MOST_PAGES)):
            text, links = _page(document, number)
            pages.append(text)
            targets += links
            length += len(text)
            if length > MOST_TEXT:
                break
        title = document.get_metadata_dict().get("Title", "")
        return title, pages, targets, len(document) - len(pages) if length <= MOST_TEXT else 0
    except PdfiumError as error:
        raise Problem("problem.document_broken", kind="PDF") from error
    finally:
        document.close()


def _page(document: PdfDocument, number: int) -> tuple[str, list[tuple[str, str]]]:
    page = document[number]
    words = page.get_textpage()
    try:
        return _clean(words.get_text_bounded()), list(_targets(document, page, words))
    finally:
        words.close()
        page.close()


def _clean(text: str) -> str:
    text = _SOFT_HYPHEN.sub("", text)
    text = _RADICALS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _targets(document: PdfDocument, page: PdfPage, words: PdfTextPage) -> list[tuple[str, str]]:
    """Give what the links of a page stand on, and where they lead."""
    import ctypes

    from pypdfium2 import raw

    found: list[tuple[str, str]] = []
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while len(found) < _MOST_LINKS and raw.FPDFLink_Enumerate(
        page.raw, ctypes.byref(place), ctypes.byref(link)
    ):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
        box = raw.FS_RECTF()
        if not 1 < size < 4096 or not raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            continue
        target = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document.raw, action, target, size)
        label = words.get_text_bounded(box.left, box.bottom, box.right, box.top)
        found.append((" ".join(_clean(label).split()), target.value.decode("utf-8", "replace")))
    return found


def _links(text: str, targets: list[tuple[str, str]]) -> tuple[Link, ...]:
    """Find the words of the links in the text, in its order."""
    links: list[Link] = []
    place = 0
    for words, target in targets:
        start = text.find(words, place) if words else -1
        leads = target.lower().startswith(LEADS)
        if start >= 0 and leads:
            place = start + len(words)
            links.append(Link(start, place, target))
    return tuple(links)

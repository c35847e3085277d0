"""Files, pages and pastes of every kind to one ``Document``."""

from __future__ import annotations

import re
from email.message import Message as Header

from app.base.errors import Problem
from app.reading.document import Document
from app.reading.documents.docx import read_docx
from app.reading.documents.html import read_html
from app.reading.documents.pdf import read_pdf
from app.reading.documents.plain import read_plain

#: Bytes that are read, and the same in MB.
MOST_BYTES = 20_000_000
_MOST_MB = MOST_BYTES // 1_000_000

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<\?xml[^>]*+>|<!--(?:(?!-->).)*+-->)*+"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|main|article|section|div|table|h1|p|ul)\b",
    re.IGNORECASE | re.DOTALL,
)
#: How files that hold no text begin -> what they are called.
_OTHERS = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "WebP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
)


def read_document(data: bytes, name: str = "", media_type: str = "", address: str = "") -> Document:
    """Read a document of any kind; what it is shows its content first, then its name.

    Args:
        data: the file, the page or the paste.
        name: its file name, or empty.
        media_type: what a server said it is, with its ``charset``, or empty.
        address: where it was fetched, or empty; links are resolved against it.

    Raises:
        Problem: it is too large, empty, of a kind that is not read, broken, locked, or holds
            no text. Each says what to do instead.
    """
    if len(data) > MOST_BYTES:
        size = -(-len(data) // 1_000_000)
        raise Problem("problem.document_too_large", size=size, most=_MOST_MB)
    kind, charset = _declared(media_type)
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        document = read_pdf(data, address)
    elif head.startswith(b"PK\x03\x04"):
        if b"word/" not in data:
            raise Problem("problem.document_kind", kind="ZIP")
        document = read_docx(data, address)
    elif other := _other(head):
        raise Problem("problem.document_kind", kind=other)
    elif _HTML.match(head.replace(b"\0", b"")) or _called_html(name, kind):
        document = read_html(data, charset, address)
    else:
        document = read_plain(data, charset, address)
    if not document.text.strip():
        raise Problem("problem.document_empty")
    return document


def _declared(media_type: str) -> tuple[str, str]:
    """Give type and charset of a media type; empty where it names none."""
    if not media_type:
        return "", ""
    header = Header()
    header["Content-Type"] = " ".join(media_type.split())
    return header.get_content_type(), header.get_content_charset("")


def _other(head: bytes) -> str:
    return next((name for start, name in _OTHERS if head.startswith(start)), "")


def _called_html(name: str, kind: str) -> bool:
    if kind in ("text/html", "application/xhtml+xml"):
        return True
    return not kind and name.lower().endswith((".html", ".htm", ".xhtml"))

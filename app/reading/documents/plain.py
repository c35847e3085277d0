"""Plain text: its encoding found, its line ends made one kind, nothing else changed."""

from __future__ import annotations

import re

from app.base.messages import Message
from app.reading.document import Document
from app.reading.documents.encoding import decode
from app.reading.documents.lines import MOST_TEXT

_LINE_ENDS = re.compile("\r\n|[\r\f\v\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def read_plain(data: bytes, charset: str = "", address: str = "") -> Document:
    """Read plain text.

    Raises:
        Problem: ``problem.document_not_text``.
    """
    decoded = decode(data, charset)
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", decoded.text))
    notices = decoded.notices
    if len(text) > MOST_TEXT:
        text, notices = text[:MOST_TEXT], (*notices, Message("reading.cut", {"most": MOST_TEXT}))
    return Document(text, address=address, notices=notices)

"""Word files (.docx) to text: paragraphs, tables, headings and links, in their order."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from app.base.errors import Problem
from app.base.messages import Message
from app.reading.document import Document
from app.reading.documents.lines import MOST_TEXT, Full, Lines
from app.reading.documents.targets import LEADS

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.part import Part

#: Bytes that the parts of a file may have together once unpacked, and how many they may be.
_MOST_UNPACKED = 100 * 1024 * 1024
_MOST_PARTS = 5_000
#: Bytes that one part of markup may have: parsed it takes ten times as much.
_LARGEST_MARKUP = 40 * 1024 * 1024

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
#: Deleted words, instructions of fields, the older twin of a drawing.
_UNREAD = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "sectPr"))


def read_docx(data: bytes, address: str = "") -> Document:
    """Read a .docx file: the headers of its pages, its body, the footers.

    Raises:
        Problem: ``problem.document_broken``, or ``problem.document_unpacks_too_large``.
    """
    _check_size(data)
    document = _opened(data)
    reader = _Reader(_heading_styles(document))
    notices: tuple[Message, ...] = ()
    try:
        for part in _parts(document):
            reader.walk(part)
    except Full:
        notices = (Message("reading.cut", {"most": MOST_TEXT}),)
    properties = document.core_properties
    language = (properties.language or "").lower()[:2]
    return reader.lines.document(
        properties.title or "", language if language.isalpha() else "", address, notices
    )


def _check_size(data: bytes) -> None:
    """Refuse what unpacks to far more than it is. A part never unpacks to more than it states."""
    try:
        parts = zipfile.ZipFile(BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Problem("problem.document_broken", kind=".docx") from error
    markup = max((part.file_size for part in parts if part.filename.endswith(".xml")), default=0)
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED or markup > _LARGEST_MARKUP:
        raise Problem("problem.document_unpacks_too_large", kind=".docx")


def _opened(data: bytes) -> WordDocument:
    from docx import Document as Word

    try:
        return Word(BytesIO(data))
    except Exception as error:  # a broken file fails in zipfile, lxml or python-docx, in any way
        raise Problem("problem.document_broken", kind=".docx") from error


def _parts(document: WordDocument) -> list[Part]:
    ends: dict[str, list[Part]] = {"header": [], "footer": []}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in ends and not relation.is_external:
            ends[kind].append(relation.target_part)
    return [*ends["header"], document.part, *ends["footer"]]


def _heading_styles(document: WordDocument) -> frozenset[str]:
    """Give the ids of the styles of headings. Word keeps their names in English in every file."""
    return frozenset(
        style.style_id
        for style in document.styles
        if (style.name or "").lower().startswith(("heading", "title"))
    )


class _Reader:
    """The walk over the markup, without recursion."""

    def __init__(self, heading_styles: frozenset[str]) -> None:
        self.lines = Lines()
        self._heading_styles = heading_styles
        self._part: Any = None

    def walk(self, part: Part) -> None:
        """Read one part.

        Raises:
            Full: the text is as long as it may get.
        """
        self._part = part
        root = getattr(part, "element", None)
        if root is None:
            return
        self.lines.end_line()
        path: list[tuple[Any, Callable[[], None]]] = [(iter((root,)), _nothing)]
        while path:
            element = next(path[-1][0], None)
            if element is None:
                path.pop()[1]()
                continue
            leave = self._enter(element)
            if leave is not None:
                path.append((iter(element), leave))

    def _enter(self, element: Any) -> Callable[[], None] | None:  # noqa: ANN401 -- lxml, untyped
        """Read an element; give what to do after its children, or None to skip them."""
        if not isinstance(element.tag, str):
            return None
        name = element.tag.rpartition("}")[2]
        if name in _UNREAD or (name == "r" and _hidden(element)):
            return None
        lines = self.lines
        if name == "t":
            lines.write(element.text or "")
            return None
        if name in ("br", "cr"):
            lines.end_line()
            return None
        if name in ("tab", "noBreakHyphen"):
            lines.write("\t" if name == "tab" else "-")
            return None
        if name == "tr":
            lines.row()
            return lines.row
        if name == "tc":
            lines.cell()
        elif name == "hyperlink":
            return self._link(element)
        elif name == "p":
            return self._paragraph(element)
        return _nothing

    def _paragraph(self, element: Any) -> Callable[[], None]:  # noqa: ANN401
        style = element.find(f"{_WORD}pPr/{_WORD}pStyle")
        level = element.find(f"{_WORD}pPr/{_WORD}outlineLvl")
        named = style is not None and style.get(f"{_WORD}val") in self._heading_styles
        if named or (level is not None and level.get(f"{_WORD}val") != "9"):
            self.lines.open_heading()
            return self.lines.close_heading
        self.lines.end_line()
        return self.lines.end_line

    def _link(self, element: Any) -> Callable[[], None]:  # noqa: ANN401
        relation = self._part.rels.get(element.get(_RELATION) or "")
        if relation is None or not relation.is_external:
            return _nothing
        if not relation.target_ref.lower().startswith(LEADS):
            return _nothing
        self.lines.open_link(relation.target_ref)
        return self.lines.close_link


def _hidden(run: Any) -> bool:  # noqa: ANN401
    mark = run.find(f"{_WORD}rPr/{_WORD}vanish")
    return mark is not None and mark.get(f"{_WORD}val") not in ("0", "false")


def _nothing() -> None:
    """Do nothing after the children."""

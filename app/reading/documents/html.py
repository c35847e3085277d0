"""Pages to text: what a person sees of them, and where their links lead. Nothing is run."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from app.base.messages import Message
from app.reading.document import Document
from app.reading.documents.encoding import decode
from app.reading.documents.guard import parseable, without_tags
from app.reading.documents.lines import MOST_TEXT, Full, Lines
from app.reading.documents.targets import joined, target, unmask

_UNREAD = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "canvas",
        "iframe",
        "object",
        "audio",
        "video",
        "select",
        "datalist",
        "rt",
        "rp",
        "math",
        "map",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "details",
        "dialog",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "caption",
        "ul",
        "textarea",
        "option",
        "br",
        "tbody",
        "thead",
        "tfoot",
    ]
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: Elements and pieces of text that are walked.
_MOST_NODES = 2_000_000
#: Hidden words of which the person is told.
_MUCH_HIDDEN = 200
_CHARSET = re.compile(rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?\s*([\w:.\-]{2,40})", re.IGNORECASE)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: A picture's words are read where they may say how to reach somebody.
_TELLING = re.compile(r"@|\d[\d\-]{5}")


def read_html(data: bytes, charset: str = "", address: str = "") -> Document:
    """Read a page.

    Args:
        data: the page as it came.
        charset: the encoding its header named, or empty.
        address: where it was fetched; its links are resolved against it.

    Raises:
        Problem: ``problem.document_not_text``.
    """
    declared = _CHARSET.search(data[:4096].replace(b"\0", b""))
    decoded = decode(data, charset or (declared[1].decode("ascii") if declared else ""))
    if not parseable(decoded.text):
        return _read_without_layout(decoded.text, address, decoded.notices)
    parser = LexborHTMLParser(decoded.text)
    title = parser.css_first("title")
    language = (parser.root.attributes.get("lang") if parser.root else "") or ""
    page = _Page(_base(parser, address))
    notices = list(decoded.notices)
    if parser.root and not page.walk(parser.root):
        notices.append(Message("reading.cut", {"most": MOST_TEXT}))
    if page.hidden > _MUCH_HIDDEN:
        notices.append(Message("reading.hidden_left_out", count=page.hidden))
    return page.lines.document(
        title.text() if title else "", _code(language), address, tuple(notices)
    )


def _read_without_layout(page: str, address: str, notices: tuple[Message, ...]) -> Document:
    lines = Lines()
    notices = (*notices, Message("reading.without_layout"))
    try:
        lines.write_as_is(entities.unescape(without_tags(page)))
    except Full:
        notices = (*notices, Message("reading.cut", {"most": MOST_TEXT}))
    return lines.document("", "", address, notices)


class _Page:
    """The walk over one page, without recursion: a page may be nested as deep as it likes."""

    def __init__(self, base: str) -> None:
        self.lines = Lines()
        self.hidden = 0
        self._base = base
        self._pre = 0
        self._form = ""

    def walk(self, root: LexborNode) -> bool:
        """Read everything below ``root``; False where it was too much and the end is missing."""
        node: LexborNode | None = root
        path: list[tuple[LexborNode, Callable[[], None]]] = []
        try:
            for _ in range(_MOST_NODES):
                if node is None:
                    if not path:
                        return True
                    left, leave = path.pop()
                    leave()
                    node = left.next
                    continue
                child = self._enter(node)
                if child is None:
                    node = node.next
                else:
                    path.append((node, child))
                    node = node.first_child
        except Full:
            return False
        return False

    def _enter(self, node: LexborNode) -> Callable[[], None] | None:
        """Read ``node``; give what to do after its children, or None to skip them."""
        if node.is_text_node:
            words = node.text_content or ""
            (self.lines.write_as_is if self._pre else self.lines.write)(words)
            return None
        if not node.is_element_node:
            return None
        tag = node.tag or ""
        if tag in _UNREAD:
            return None
        attributes = node.attributes
        if attributes and self._is_hidden(node, tag, attributes):
            return None
        return self._element(tag, attributes)

    def _element(self, tag: str, attributes: dict[str, str | None]) -> Callable[[], None] | None:
        lines = self.lines
        if mail := attributes.get("data-cfemail"):
            lines.write(unmask(mail))
            return None
        if tag == "a":
            if leads_to := target(attributes.get("href") or "", self._base):
                lines.open_link(leads_to)
            return lines.close_link
        if tag in ("button", "input"):
            return self._button(tag, attributes)
        if tag == "img":
            alt = attributes.get("alt") or ""
            if _TELLING.search(alt):
                lines.write(f" {alt} ")
            return None
        if tag in _HEADINGS or attributes.get("role") == "heading":
            lines.open_heading()
            return lines.close_heading
        if tag in ("td", "th"):
            lines.cell()
            return _nothing
        if tag == "tr" or tag == "table":
            lines.row()
            return lines.row
        if tag == "dt":
            lines.open_term()
            return lines.end_line
        if tag == "dd":
            lines.explain()
            return lines.row
        return self._block(tag, attributes)

    def _block(self, tag: str, attributes: dict[str, str | None]) -> Callable[[], None]:
        if tag not in _BLOCKS:
            return _nothing
        self.lines.end_line()
        if tag in ("pre", "textarea"):
            self._pre += 1
            return self._leave_pre
        if tag == "form":
            self._form = target(attributes.get("action") or "", self._base)
            return self._leave_form
        return self.lines.end_line

    def _button(self, tag: str, attributes: dict[str, str | None]) -> Callable[[], None] | None:
        """Read a button; one that sends a form leads where the form does."""
        kind = (attributes.get("type") or "").lower()
        sends = bool(self._form) and (kind == "submit" or (tag == "button" and not kind))
        if sends:
            self.lines.open_link(self._form)
        leave = self.lines.close_link if sends else _nothing
        if tag == "button":
            return leave
        if kind in ("submit", "button"):
            self.lines.write(f" {attributes.get('value') or ''}")
        leave()
        return None

    def _leave_pre(self) -> None:
        self._pre -= 1
        self.lines.end_line()

    def _leave_form(self) -> None:
        self._form = ""
        self.lines.end_line()

    def _is_hidden(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> bool:
        style = attributes.get("style")
        if "hidden" in attributes or (style and _HIDING.search(style)):
            self.hidden += _words_below(node)
            return True
        # Icons: a letter or a ligature of an icon font, no word of the page.
        return attributes.get("aria-hidden") == "true" and tag in ("i", "span")


def _nothing() -> None:
    """Do nothing after the children."""


def _words_below(node: LexborNode) -> int:
    """Count the visible characters of what is hidden, scripts and styles left out."""
    count = 0
    for each in node.traverse(include_text=True):
        if each.is_text_node and each.parent and each.parent.tag not in _UNREAD:
            count += len((each.text_content or "").strip())
    return count


def _base(parser: LexborHTMLParser, address: str) -> str:
    base = parser.css_first("base[href]")
    href = (base.attributes.get("href") or "") if base else ""
    return joined(address, href.strip()) or address


def _code(language: str) -> str:
    code = re.split(r"[-_]", language.strip().lower())[0]
    return code if re.fullmatch("[a-z]{2}", code) else ""

"""A document as a person reads it: its text, and where its links lead."""

from __future__ import annotations

from dataclasses import dataclass

from app.base.messages import Message


@dataclass(frozen=True)
class Link:
    """A link of a page.

    Attributes:
        start: offset in the document's text of the words that are linked.
        end: offset after them.
        target: where it leads, absolute where the page's own address is known.
    """

    start: int
    end: int
    target: str


@dataclass(frozen=True)
class Heading:
    """A line the document itself marks as a heading (HTML h1 to h6, a style of .docx)."""

    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """What was read of a file, a page or a paste.

    Attributes:
        text: the words a person would read, one block a line. Findings point into it.
        links: in order of their place, never overlapping.
        headings: what the document marks as headings; empty where it marks nothing.
        title: its own title (HTML ``title``, a property of PDF), no part of ``text``.
        language: what it says its language is (ISO 639-1), or empty. A hint, no fact.
        address: where it was fetched, or empty.
        notices: what the person should know of the reading ("read as Shift_JIS").
    """

    text: str
    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    title: str = ""
    language: str = ""
    address: str = ""
    notices: tuple[Message, ...] = ()

"""Reading policies: a file or pasted text to what it states, and to a record of the directory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from app.base.changes import Changes
from app.base.errors import Problem
from app.base.files import cannot_read
from app.base.progress import Progress
from app.net import pages
from app.operators.record import Operator
from app.reading.document import Document, Heading, Link
from app.reading.documents import MOST_BYTES, read_document
from app.reading.finding import Finding
from app.reading.policy import doubts as doubting
from app.reading.policy.as_operator import operator_of, slug_of
from app.reading.policy.doubts import Doubt
from app.reading.policy.reading import read_policy
from app.reading.policy.stated import PolicyReading
from app.services.own_operators import OwnOperators


def read_file(path: Path) -> PolicyReading:
    """Read a policy from a file.

    Raises:
        Problem: it cannot be opened, is too large, or holds no text that can be read.
    """
    try:
        with path.open("rb") as file:
            # One byte more than is read: whatever is larger is refused without being read.
            data = file.read(MOST_BYTES + 1)
            size = max(len(data), path.stat().st_size)
    except OSError as error:
        raise cannot_read(path, error) from error
    if size > MOST_BYTES:
        megabytes = -(-size // 1_000_000)
        raise Problem("problem.document_too_large", size=megabytes, most=MOST_BYTES // 1_000_000)
    return read_policy(read_document(data, path.name))


def read_text(text: str) -> PolicyReading:
    """Read a policy from text that was pasted or typed."""
    return read_policy(Document(text.replace("\r\n", "\n").replace("\r", "\n")))


def read_page(address: str, progress: Progress) -> PolicyReading:
    """Fetch the page at ``address`` and read it; the one thing here that asks the network.

    Raises:
        Problem: it cannot be reached, must not be (no public address), or holds no text.
        Cancelled: somebody asked to stop.
    """
    page = pages.fetch(address, progress=progress)
    return read_policy(read_document(page.data, media_type=page.media_type, address=page.address))


def doubts(reading: PolicyReading, today: date) -> tuple[Doubt, ...]:
    """Give the warnings about a policy, by the law as it stands ``today``."""
    return doubting.doubts(reading, today)


def add(
    own: OwnOperators, reading: PolicyReading, slug: str = "", seen: date | None = None
) -> tuple[Operator, Changes]:
    """Keep what was read as a record of the user's own.

    Args:
        own: the user's records.
        reading: what was read.
        slug: of the record; empty = one that is not taken yet is chosen.
        seen: the day the text was seen where it is published, if it was.

    Raises:
        Problem: there is an operator of that slug, or the vault cannot be written.
    """
    if slug and own.is_taken(slug):
        raise Problem("problem.operator_taken", slug=slug)
    operator = operator_of(reading, slug or slug_of(reading, own.is_taken), seen)
    return operator, own.keep(operator)


@dataclass(frozen=True)
class _Kept:
    """A reading as it is kept half finished: without its notices, which were told."""

    text: str
    title: str
    address: str
    stated_language: str
    language: str
    links: tuple[Link, ...]
    headings: tuple[Heading, ...]
    findings: tuple[Finding, ...]
    others: tuple[Finding, ...]


def packed(reading: PolicyReading) -> object:
    """Give a reading as plain values, to be kept half finished."""
    document = reading.document
    return msgspec.to_builtins(
        _Kept(
            text=document.text,
            title=document.title,
            address=document.address,
            stated_language=document.language,
            language=reading.language,
            links=document.links,
            headings=document.headings,
            findings=reading.findings,
            others=reading.others,
        )
    )


def unpacked(kept: object) -> PolicyReading | None:
    """Give what ``packed`` gave; None where it is no such thing."""
    try:
        read = msgspec.convert(kept, _Kept)
    except msgspec.ValidationError:
        return None
    document = Document(
        text=read.text,
        links=read.links,
        headings=read.headings,
        title=read.title,
        language=read.stated_language,
        address=read.address,
    )
    return PolicyReading(document, read.language, read.findings, read.others)

"""Records held against each other: what they share, and where they lead to."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.base.ids import ChannelKind
from app.base.records import shown_key
from app.base.text import fold
from app.base.toml_lines import Path
from app.operators.rules.fault import Fault, Level, Subject, fault

#: Forms of companies, which one spelling of a name has and another leaves out.
_COMPANY = re.compile(r"株式会社|有限会社|合同会社|\(株\)|\(有\)")


@dataclass(frozen=True)
class Shelf:
    """Records that are checked together.

    Attributes:
        subjects: those that could be read.
        others: slugs known besides: of records Kaiji ships.
    """

    subjects: Sequence[Subject]
    others: Collection[str]

    @cached_property
    def by_slug(self) -> dict[str, Subject]:
        """The records by slug; of several with one slug the first."""
        found: dict[str, Subject] = {}
        for subject in self.subjects:
            found.setdefault(str(subject.operator.slug), subject)
        return found

    @cached_property
    def _heads(self) -> dict[str, str]:
        return {
            str(operator.slug): operator.parent or operator.successor
            for operator in (subject.operator for subject in self.subjects)
        }

    def family(self, subject: Subject) -> str:
        """Give the slug at the head of a record's group: over parents and successors."""
        slug = str(subject.operator.slug)
        seen = {slug}
        while (above := self._heads.get(slug)) and above not in seen:
            seen.add(above)
            slug = above
        # In a ring there is no head: each of its members has to give the same name.
        return min(seen) if self._heads.get(slug) else slug


def duplicates(shelf: Shelf) -> Iterator[tuple[Subject, Fault]]:
    """Records share no slug, and hardly ever a name, a number or a domain."""
    seen: dict[tuple[str, str], Subject] = {}
    message, fix = "check.duplicate", "check.duplicate.fix"
    for subject in shelf.subjects:
        for path, value, level in _shared(subject):
            key = str(path[0])
            first = seen.setdefault((key, value), subject)
            if first is subject or _may_share(shelf, key, first, subject):
                continue
            yield subject, fault(path, level, message, fix, key=key, other=first.file)


def _shared(subject: Subject) -> Iterator[tuple[Path, str, Level]]:
    operator = subject.operator
    yield ("slug",), str(operator.slug), Level.ERROR
    if operator.name:
        yield ("name",), _COMPANY.sub("", fold(operator.name)).strip(), Level.WARNING
    if operator.corporate_number:
        yield ("corporate_number",), operator.corporate_number, Level.WARNING
    for number, domain in enumerate(operator.domains):
        yield ("domains", number), domain.lower(), Level.WARNING


def _may_share(shelf: Shelf, key: str, one: Subject, other: Subject) -> bool:
    """Whether related records may share this: domains in a group, all but the slug over time."""
    if key == "slug" or shelf.family(one) != shelf.family(other):
        return False
    return key == "domains" or bool(one.operator.status or other.operator.status)


def mailboxes(shelf: Shelf) -> Iterator[tuple[Subject, Fault]]:
    """A mailbox is read by one operator, or by those of one group."""
    seen: dict[str, Subject] = {}
    for subject in shelf.subjects:
        for number, channel in enumerate(subject.operator.channels):
            if channel.kind is not ChannelKind.EMAIL or not channel.value.strip():
                continue
            first = seen.setdefault(channel.value.strip().lower(), subject)
            if shelf.family(first) == shelf.family(subject):
                continue
            message, fix = "check.shared_mailbox", "check.shared_mailbox.fix"
            path: Path = ("channels", number, "value")
            yield subject, fault(path, Level.WARNING, message, fix, other=first.file)


def relatives(shelf: Shelf) -> Iterator[tuple[Subject, Fault]]:
    """A parent and a successor are known, not the record itself, and not gone themselves."""
    for subject in shelf.subjects:
        for key in ("parent", "successor"):
            slug = getattr(subject.operator, key)
            if slug:
                yield from ((subject, each) for each in _relative(shelf, subject, key, slug))


def _relative(shelf: Shelf, subject: Subject, key: str, slug: str) -> Iterator[Fault]:
    shown = shown_key(slug)
    if slug not in shelf.by_slug and slug not in shelf.others:
        # A record of the user's own may name one that is not among those checked.
        level = Level.ERROR if subject.shipped else Level.WARNING
        message, fix = "check.relative_unknown", "check.relative_unknown.fix"
        yield fault((key,), level, message, fix, key=key, slug=shown)
    elif _leads_back(shelf, subject, key):
        message, fix = "check.relative_ring", "check.relative_ring.fix"
        yield fault((key,), Level.ERROR, message, fix, key=key, slug=shown)
    elif key == "successor" and slug in shelf.by_slug:
        successor = shelf.by_slug[slug].operator
        if successor.status:
            message, fix = "check.successor_gone", "check.successor_gone.fix"
            yield fault((key,), Level.WARNING, message, fix, slug=shown)


def _leads_back(shelf: Shelf, subject: Subject, key: str) -> bool:
    """Whether going from relative to relative comes back to the record."""
    start = str(subject.operator.slug)
    slug, seen = str(getattr(subject.operator, key)), set[str]()
    while slug and slug not in seen:
        if slug == start:
            return True
        seen.add(slug)
        below = shelf.by_slug.get(slug)
        slug = str(getattr(below.operator, key)) if below is not None else ""
    return False


ACROSS: tuple[Callable[[Shelf], Iterator[tuple[Subject, Fault]]], ...] = (
    duplicates,
    mailboxes,
    relatives,
)

"""The directory: shipped operators and the user's own, each found by its slug or by search."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Protocol

from app.base.errors import Problem
from app.base.ids import Law, OperatorSlug
from app.base.messages import Message
from app.base.records import BrokenRecord, read_toml, shown_key
from app.base.resources import company_directory
from app.operators.index import Narrow
from app.operators.record import Operator
from app.operators.sample import sample_operators
from app.operators.search import Hit, Index

#: Letters a slug must share with a mistyped one to be named, and how many are held against it.
_SHARED, _HELD = 2, 500


class Own(Protocol):
    """The user's own records, read when they are asked for; the vault has them."""

    @property
    def index(self) -> Index:
        """The search over them."""

    def get(self, slug: OperatorSlug) -> Operator | None:
        """Give a record, or None."""

    def get_all(self, slugs: Iterable[OperatorSlug]) -> dict[OperatorSlug, Operator]:
        """Give records, as far as there are any."""

    def list(self) -> tuple[Operator, ...]:
        """Give all of them, by slug."""


class Records:
    """Records in memory, as a user's own."""

    def __init__(self, operators: Iterable[Operator]) -> None:
        self._records = {operator.slug: operator for operator in operators}

    @cached_property
    def index(self) -> Index:
        """The search over them."""
        return Index(self._records.values())

    def get(self, slug: OperatorSlug) -> Operator | None:
        """Give a record, or None."""
        return self._records.get(slug)

    def get_all(self, slugs: Iterable[OperatorSlug]) -> dict[OperatorSlug, Operator]:
        """Give records, as far as there are any."""
        return {slug: self._records[slug] for slug in slugs if slug in self._records}

    def list(self) -> tuple[Operator, ...]:
        """Give all of them, by slug."""
        return tuple(self._records[slug] for slug in sorted(self._records))


class Directory:
    """All operators Kaiji knows. A record of the user's own stands before the shipped one.

    Records are read when they are asked for, so a change of the user's own is seen at once.
    With records of a vault it belongs to the vault's thread. A broken shipped record harms no
    other: it is told by ``get`` where it is asked for, and listed in ``broken``.
    """

    def __init__(
        self, own: Own | Iterable[Operator] = (), shipped: Traversable | None = None
    ) -> None:
        """Know the user's ``own`` operators and the tree ``shipped`` (COUNTRY/SLUG.toml)."""
        self._own = Records(own) if isinstance(own, Iterable) else own
        self._shipped = shipped or company_directory().joinpath("operators")
        self._read: dict[OperatorSlug, Operator | BrokenRecord] = {}
        self._replaced: frozenset[OperatorSlug] = frozenset()
        self._replaced_at = -1

    def get(self, slug: str) -> Operator:
        """Give the operator of ``slug``; those of the sample workspace are known by slug too.

        Raises:
            BrokenRecord: its shipped record is broken.
            Problem: there is none; near ones are named.
        """
        wanted = OperatorSlug(slug)
        own = self._own.get(wanted)
        if own is not None:
            return own
        read = self._kaijis(wanted)
        if isinstance(read, BrokenRecord):
            raise read
        if read is None:
            raise self._unknown(slug)
        return read

    def kaijis(self, slug: str) -> Operator | None:
        """Give Kaiji's own record of an operator, shipped or of the samples; None = it has none."""
        read = self._kaijis(OperatorSlug(slug))
        return read if isinstance(read, Operator) else None

    def records(self, hits: Iterable[Hit]) -> list[Operator]:
        """Give the operators found, in their order."""
        slugs = [hit.slug for hit in hits]
        own = self._own.get_all(slugs)
        return [own.get(slug) or self.get(slug) for slug in slugs]

    def all(self) -> tuple[Operator, ...]:
        """Give every whole record, in order of slugs."""
        records = {operator.slug: operator for operator in self._whole()}
        records.update((operator.slug, operator) for operator in self._own.list())
        return tuple(records[slug] for slug in sorted(records))

    def search(
        self,
        text: str,
        *,
        country: str = "",
        law: Law | None = None,
        limit: int | None = None,
        narrow: Narrow | None = None,
    ) -> list[Hit]:
        """Find operators as ``Index.find`` does."""
        return self.search_first(text, narrow or Narrow(country, law), limit)[0]

    def search_first(
        self, text: str, narrow: Narrow, limit: int | None = None
    ) -> tuple[list[Hit], int | None]:
        """Find operators and say how many there are as ``Index.search`` does."""
        found = [index.search(text, narrow, limit) for index in self._indexes()]
        hits = sorted((hit for each, _ in found for hit in each), key=lambda hit: hit.rank)
        counts = [counted for _, counted in found if counted is not None]
        return hits[:limit], sum(counts) if len(counts) == len(found) else None

    def page(self, offset: int, limit: int, narrow: Narrow | None = None) -> list[Hit]:
        """Give operators in the order of their names, from the one with number ``offset`` on."""
        shipped, own = self._indexes()
        few = shipped.page(0, None, narrow)
        # Each own record stands at most len(few) places further back than among its like.
        first = max(0, offset - len(few))
        many = own.page(first, offset + limit - first, narrow)
        both = sorted([*few, *many], key=lambda hit: hit.rank)
        return both[offset - first : offset - first + limit]

    def count(self, text: str = "", narrow: Narrow | None = None) -> int:
        """Count operators as ``Index.count`` does."""
        return sum(index.count(text, narrow) for index in self._indexes())

    def countries(self) -> tuple[str, ...]:
        """Give the countries operators sit in, in order of their codes."""
        return tuple(sorted({each for index in self._indexes() for each in index.countries()}))

    @property
    def broken(self) -> tuple[BrokenRecord, ...]:
        """The shipped records that cannot be read, each with file, line and what is expected."""
        own = self._own.index.known(self._places)
        read = (self._load(slug) for slug in self._places if slug not in own)
        return tuple(record for record in read if isinstance(record, BrokenRecord))

    @cached_property
    def _places(self) -> dict[OperatorSlug, tuple[str, Traversable]]:
        """Where each shipped record lies, with its name in messages."""
        return {
            OperatorSlug(place.name.removesuffix(".toml")): (name, place)
            for name, place in record_places(self._shipped)
        }

    @cached_property
    def _index(self) -> Index:
        return Index(self._whole())

    def _indexes(self) -> tuple[Index, Index]:
        """Give the indexes of shipped and own records; what an own one replaces is in one only."""
        shipped, own = self._index, self._own.index
        if own.revision == self._replaced_at:
            return shipped, own
        replaced = own.known(self._places)
        for slug in replaced - self._replaced:
            shipped.remove(slug)
        for slug in self._replaced - replaced:
            record = self._load(slug)
            if isinstance(record, Operator):
                shipped.put(record)
        self._replaced, self._replaced_at = replaced, own.revision
        return shipped, own

    def _kaijis(self, slug: OperatorSlug) -> Operator | BrokenRecord | None:
        if slug in self._places:
            return self._load(slug)
        return next((each for each in sample_operators() if each.slug == slug), None)

    def _whole(self) -> Iterator[Operator]:
        read = (self._load(slug) for slug in self._places)
        return (record for record in read if isinstance(record, Operator))

    def _load(self, slug: OperatorSlug) -> Operator | BrokenRecord:
        if slug not in self._read:
            name, place = self._places[slug]
            try:
                self._read[slug] = read_operator(place.read_bytes(), name)
            except BrokenRecord as broken:
                self._read[slug] = broken
        return self._read[slug]

    def _unknown(self, slug: str) -> Problem:
        near: list[str] = []
        typed = slug.strip().lower()[:60]
        if typed:
            near = [hit.slug for hit in self.search(slug, limit=3)]
        if not near:
            own = self._own.index.slugs_from(typed[:_SHARED], _HELD)
            near = difflib.get_close_matches(typed, {*self._places, *own})
        if near:
            return Problem(
                "problem.unknown_operator_near", slug=shown_key(slug), near=", ".join(near)
            )
        return Problem("problem.unknown_operator", slug=shown_key(slug))


def record_places(root: Traversable) -> Iterator[tuple[str, Traversable]]:
    """Walk the records of a tree COUNTRY/SLUG.toml, with the names messages give them."""
    for country in sorted(root.iterdir(), key=lambda each: each.name):
        if country.is_dir():
            for place in sorted(country.iterdir(), key=lambda each: each.name):
                if place.name.endswith(".toml"):
                    yield f"operators/{country.name}/{place.name}", place


def read_operator(data: bytes, file: str) -> Operator:
    """Read an operator's record from the bytes of a TOML file.

    Raises:
        BrokenRecord: with file, line and what is expected.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BrokenRecord(file, line, Message("record.not_utf8")) from error
    return read_toml(text, file, Operator)

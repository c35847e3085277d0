"""The directory: shipped operators and the user's own, each found by its slug or by search."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.resources.abc import Traversable

from app.base.errors import Problem
from app.base.ids import Law, OperatorSlug
from app.base.messages import Message
from app.base.records import BrokenRecord, read_toml, shown_key
from app.base.resources import company_directory
from app.operators.record import Operator
from app.operators.sample import sample_operators
from app.operators.search import Hit, Index


class Directory:
    """All operators Kaiji knows. A record of the user's own stands before the shipped one.

    Records are read when they are asked for. A broken one harms no other: it is
    told by ``get`` where it is asked for, and listed in ``broken``.
    """

    def __init__(self, own: Iterable[Operator] = (), shipped: Traversable | None = None) -> None:
        """Know the user's ``own`` operators and the tree ``shipped`` (COUNTRY/SLUG.toml)."""
        self._own = {operator.slug: operator for operator in own}
        self._shipped = shipped or company_directory().joinpath("operators")
        self._read: dict[OperatorSlug, Operator | BrokenRecord] = {}

    def get(self, slug: str) -> Operator:
        """Give the operator of ``slug``; those of the sample workspace are known by slug too.

        Raises:
            BrokenRecord: its shipped record is broken.
            Problem: there is none; near ones are named.
        """
        wanted = OperatorSlug(slug)
        if wanted in self._own:
            return self._own[wanted]
        if wanted in self._places:
            read = self._load(wanted)
            if isinstance(read, BrokenRecord):
                raise read
            return read
        for sample in sample_operators():
            if sample.slug == wanted:
                return sample
        raise self._unknown(slug)

    def all(self) -> tuple[Operator, ...]:
        """Give every whole record, in order of slugs."""
        slugs = sorted({*self._places, *self._own})
        records = (self._own.get(slug) or self._load(slug) for slug in slugs)
        return tuple(record for record in records if isinstance(record, Operator))

    def search(
        self, text: str, *, country: str = "", law: Law | None = None, limit: int | None = None
    ) -> list[Hit]:
        """Find operators as ``Index.find`` does."""
        return self._index.find(text, country=country, law=law, limit=limit)

    @property
    def broken(self) -> tuple[BrokenRecord, ...]:
        """The shipped records that cannot be read, each with file, line and what is expected."""
        read = (self._load(slug) for slug in self._places if slug not in self._own)
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
        return Index(self.all())

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
        if slug.strip():
            near = [hit.slug for hit in self.search(slug, limit=3)]
        near = near or difflib.get_close_matches(slug[:60].lower(), [*self._places, *self._own])
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

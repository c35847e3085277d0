"""What is on file already, as an import is held against it: by slug, name, domain and mail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.base.ids import ChannelKind, OperatorSlug
from app.base.text import fold
from app.operators.importing.overlay import Kept
from app.operators.record import Operator


class Evidence(StrEnum):
    """By what two records are told to be of one operator, the surest first."""

    SLUG = "slug"
    NAME = "name"
    DOMAIN = "domain"
    EMAIL = "email"


def signs(operator: Operator) -> Iterator[tuple[Evidence, str]]:
    """Give what tells an operator, the surest first."""
    if operator.name:
        yield Evidence.NAME, fold(operator.name)
    for domain in operator.domains:
        yield Evidence.DOMAIN, domain.lower().removeprefix("www.")
    for channel in operator.channels:
        if channel.kind is ChannelKind.EMAIL:
            yield Evidence.EMAIL, channel.value.lower()


def is_same(one: Operator, other: Operator, *, trusted: bool = False) -> bool:
    """Say whether two records of one slug are of one operator.

    Args:
        one: a record.
        other: the other.
        trusted: the slug alone says so, unless name, domains and mail all say otherwise.
    """
    first, second = {*signs(one)}, {*signs(other)}
    if first & second:
        return True
    both = (each for each in (first, second))
    return trusted and not all(any(sign is not Evidence.NAME for sign, _ in each) for each in both)


@dataclass(frozen=True)
class There:
    """What lies under a slug.

    Attributes:
        kept: the user's record.
        kaijis: Kaiji's own.
        row: what an earlier row of the import puts there.
    """

    kept: Kept | None
    kaijis: Operator | None
    row: Operator | None

    @property
    def records(self) -> tuple[Operator, ...]:
        """Every record there is of it."""
        own = (self.kept.base, self.kept.record) if self.kept else ()
        return tuple(each for each in (self.kaijis, self.row, *own) if each is not None)


class Known:
    """What is on file, and what of the import itself came before."""

    def __init__(
        self,
        operators: Iterable[Operator],
        kept: Callable[[OperatorSlug], Kept | None],
        kaijis: Callable[[OperatorSlug], Operator | None],
    ) -> None:
        """Know ``operators``, all there are; ask for what lies under one of them."""
        self._kept, self._kaijis = kept, kaijis
        self._slugs: set[OperatorSlug] = set()
        self._by_sign: dict[tuple[Evidence, str], OperatorSlug] = {}
        self._rows: dict[OperatorSlug, Operator] = {}
        for operator in operators:
            self._slugs.add(operator.slug)
            for sign in signs(operator):
                self._by_sign.setdefault(sign, operator.slug)

    def at(self, slug: OperatorSlug) -> There:
        """Give all there is under a slug."""
        if slug not in self._slugs:
            return There(None, None, self._rows.get(slug))
        return There(self._kept(slug), self._kaijis(slug), self._rows.get(slug))

    def add(self, operator: Operator, slug: OperatorSlug) -> tuple[OperatorSlug, Evidence] | None:
        """Know a row of the import at ``slug``; give another record that may be of its operator."""
        found = None
        for sign in signs(operator):
            other = self._by_sign.setdefault(sign, slug)
            if found is None and other != slug:
                found = other, sign[0]
        self._rows[slug] = operator
        return found

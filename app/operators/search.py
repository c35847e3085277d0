"""Search over operators as a person types: any width, case or kana, best match first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.base.ids import ChannelKind, Law, OperatorSlug
from app.base.text import fold
from app.operators.kana import level, romaji, sounds
from app.operators.record import Operator

_URL = re.compile(r"^https?://(?:www\.)?([^/?#:\s]+)", re.IGNORECASE)

#: Two Latin letters or fewer sound like half the directory.
_SHORTEST_SOUND = 3

# What is found in none of the texts themselves comes after what is.
_BY_SLUG, _BY_WORDS, _BY_SOUND = 4, 5, 6


@dataclass(frozen=True)
class Hit:
    """An operator found.

    Attributes:
        matched: where the text was found: ``name names kana services domains email slug``;
            empty where no text was given.
    """

    slug: OperatorSlug
    matched: str


@dataclass(frozen=True)
class _Text:
    """A searchable text of a record: its key, and where words begin in it."""

    field: str
    key: str
    starts: tuple[int, ...]

    def quality(self, wanted: str) -> int | None:
        """Grade a match: 0 the whole, 1 its beginning, 2 a word's beginning, 3 inside."""
        if wanted not in self.key:
            return None
        if self.field == "slug":
            return _BY_SLUG
        if self.key == wanted:
            return 0
        if self.key.startswith(wanted):
            return 1
        return 2 if any(self.key.startswith(wanted, start) for start in self.starts) else 3


@dataclass(frozen=True)
class _Entry:
    operator: Operator
    texts: tuple[_Text, ...]
    sounds: tuple[str, ...]


class Index:
    """Operators with their folded texts, in memory."""

    def __init__(self, operators: Iterable[Operator]) -> None:
        ordered = sorted(operators, key=lambda each: (fold(each.shown_name), each.slug))
        self._entries = [_entry(operator) for operator in ordered]

    def find(
        self, text: str, *, country: str = "", law: Law | None = None, limit: int | None = None
    ) -> list[Hit]:
        """Find operators, best first.

        Args:
            text: a name, a service, a reading, a domain or address; blank finds all, by name.
            country: ISO 3166-1 alpha-2, in any case; empty = everywhere.
            law: only operators whose policy names it, or who fall under it by their seat.
            limit: the most hits to give.
        """
        graded = []
        for place, entry in enumerate(self._entries):
            if country and entry.operator.country != country.upper():
                continue
            if law and not falls_under(entry.operator, law):
                continue
            grade = _grade(entry, text)
            if grade is not None:
                graded.append((grade[:2], place, Hit(entry.operator.slug, grade[2])))
        return [hit for _, _, hit in sorted(graded, key=lambda each: each[:2])[:limit]]


def falls_under(operator: Operator, law: Law) -> bool:
    """Say whether the operator's policy names ``law``, or its seat brings it under the APPI."""
    return law.value in operator.laws_named or (law is Law.APPI and operator.country == "JP")


def _entry(operator: Operator) -> _Entry:
    texts = tuple(_text(field, text) for field, text in _searchable(operator) if text)
    readings = [text for field, text in _searchable(operator) if field == "kana"]
    return _Entry(operator, texts, tuple(romaji(fold(reading)) for reading in readings))


def _searchable(operator: Operator) -> Iterator[tuple[str, str]]:
    """Give the texts of a record, those that matter most first."""
    yield "name", operator.name
    for kind, name in operator.names.items():
        yield ("kana" if kind == "kana" else "names"), name
    for service in operator.services:
        yield "services", service
    for reading in operator.readings:
        yield "kana", reading
    for domain in operator.domains:
        yield "domains", domain
    for channel in operator.channels:
        if channel.kind is ChannelKind.EMAIL:
            yield "email", channel.value.rpartition("@")[2]
    yield "slug", operator.slug


def _key(text: str) -> str:
    return level("".join(each for each in fold(text) if each.isalnum()))


def _text(field: str, text: str) -> _Text:
    key = ""
    starts = []
    for word in re.split(r"[\s.\-・]+", text):
        starts.append(len(key))
        key += _key(word)
    return _Text(field, key, tuple(starts))


def _grade(entry: _Entry, text: str) -> tuple[int, int, str] | None:
    """Grade an entry: quality, place of the field, field; None = no match."""
    typed = _typed(text)
    if not typed:
        return 0, 0, ""
    words = [word for word in map(_key, typed.split()) if word]
    if not words:
        return None
    whole = _best(entry, "".join(words))
    if whole is not None:
        return whole
    parts = [_best(entry, word) for word in words]
    if len(parts) > 1 and all(parts) and parts[0]:
        return _BY_WORDS, parts[0][1], parts[0][2]
    return _heard(entry, _key(typed))


def _best(entry: _Entry, wanted: str) -> tuple[int, int, str] | None:
    grades = (
        (quality, place, each.field)
        for place, each in enumerate(entry.texts)
        if (quality := each.quality(wanted)) is not None
    )
    return min(grades, default=None)


def _heard(entry: _Entry, wanted: str) -> tuple[int, int, str] | None:
    """Match Latin letters by their sound with the readings: arumigo finds アルミゴ."""
    heard = sounds(wanted)
    if len(heard) < _SHORTEST_SOUND or not heard.isascii():
        return None
    return (_BY_SOUND, 0, "kana") if any(heard in each for each in entry.sounds) else None


def _typed(text: str) -> str:
    """Take from a pasted web or mail address the part that names an operator."""
    stripped = text.strip()
    address = _URL.match(stripped)
    if address:
        return address[1]
    local, at, domain = stripped.rpartition("@")
    return (domain or local or stripped) if at else stripped

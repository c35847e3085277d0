"""How well a record answers what a person typed: its searchable texts, and the grade of a match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import msgspec
from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.base.ids import ChannelKind
from app.base.text import fold
from app.operators.kana import level, romaji, sounds
from app.operators.record import Operator

_URL = re.compile(r"^https?://(?:www\.)?([^/?#:\s]+)", re.IGNORECASE)

_BETWEEN_WORDS = re.compile(r"[\s.\-・]+")

#: Two Latin letters or fewer sound like half the directory.
_SHORTEST_SOUND = 3

# What is found in none of the texts themselves comes after what is.
_BY_SLUG, _BY_WORDS, _BY_SOUND, _BY_LOOKS = 4, 5, 6, 7

#: How well it matches (less is better), the place of the field in the record, the field.
Grade = tuple[int, int, str]


class Text(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A searchable text of a record.

    Attributes:
        field: ``name names kana services domains email slug``.
        key: the text as it is compared, of letters and digits only.
        starts: where in the key its words begin.
    """

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


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What of a record is searched.

    Attributes:
        texts: those that matter most first.
        sounds: its readings in Latin letters, spelled as ``kana.sounds`` does.
    """

    texts: tuple[Text, ...]
    sounds: tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """What was typed, as it is compared.

    Attributes:
        words: keys of its words; none = no name can match.
        heard: how it sounds, where it can be heard at all.
        blank: nothing was typed.
    """

    words: tuple[str, ...]
    heard: str
    blank: bool

    @classmethod
    def of(cls, text: str) -> Query:
        """Read what was typed; of a pasted web or mail address the part that names an operator."""
        typed = _typed(text)
        words = tuple(word for word in map(key_of, typed.split()) if word)
        heard = sounds(key_of(typed))
        can_be_heard = len(heard) >= _SHORTEST_SOUND and heard.isascii()
        return cls(words, heard if can_be_heard else "", not typed)

    @property
    def whole(self) -> str:
        """The words as one."""
        return "".join(self.words)


def key_of(text: str) -> str:
    """Give a text as it is compared: folded, kana leveled, letters and digits only."""
    return _leveled(fold(text))


def _leveled(folded: str) -> str:
    return level(folded if folded.isalnum() else "".join(filter(str.isalnum, folded)))


def entry_of(operator: Operator) -> Entry:
    """Give what of a record is searched."""
    searchable = [(field, text) for field, text in _searchable(operator) if text]
    readings = [text for field, text in searchable if field == "kana"]
    return Entry(
        tuple(_text(field, text) for field, text in searchable),
        tuple(romaji(fold(reading)) for reading in readings),
    )


def grade(entry: Entry, query: Query) -> Grade | None:
    """Grade a record for what was typed; None = no match. Grades sort best first."""
    if not query.words:
        return None
    whole = _best(entry, query.whole)
    if whole is not None:
        return whole
    parts = [_best(entry, word) for word in query.words]
    if len(parts) > 1 and all(parts) and parts[0]:
        return _BY_WORDS, parts[0][1], parts[0][2]
    if query.heard and any(query.heard in each for each in entry.sounds):
        return _BY_SOUND, 0, "kana"
    return None


def grade_similar(entry: Entry, query: Query) -> Grade | None:
    """Grade a record by the beginning of a text or word that is like what was typed; None = none.

    Like means but for one slip: a letter wrong, missing, too many, or two changed about.
    """
    typed = query.whole
    starts = [
        text.key[start : start + length]
        for text in entry.texts
        for start in {0, *text.starts}
        for length in (len(typed), len(typed) - 1, len(typed) + 1)
    ]
    near = process.extractOne(typed, starts, scorer=OSA.distance, score_cutoff=1)
    return (_BY_LOOKS, int(near[1]), "similar") if near else None


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


def _text(field: str, text: str) -> Text:
    return Text(field, *_keyed(text))


@lru_cache(maxsize=64)  # a domain comes twice, of the site and of the mail
def _keyed(text: str) -> tuple[str, tuple[int, ...]]:
    key = ""
    starts = []
    for word in _BETWEEN_WORDS.split(fold(text)):
        starts.append(len(key))
        key += _leveled(word)
    return key, tuple(starts)


def _best(entry: Entry, wanted: str) -> Grade | None:
    best: Grade | None = None
    for place, each in enumerate(entry.texts):
        quality = each.quality(wanted)
        if quality is not None and (best is None or quality < best[0]):
            best = quality, place, each.field
    return best


def _typed(text: str) -> str:
    stripped = text.strip()
    address = _URL.match(stripped)
    if address:
        return address[1]
    local, at, domain = stripped.rpartition("@")
    return (domain or local or stripped) if at else stripped

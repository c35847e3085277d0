"""What is said of every row of a law pack alike: where it stands, for what, since when, its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from app.base.ids import Certainty, Right
from app.base.messages import Message, Messages, Words
from app.laws.pack import LawPack
from app.laws.rule import TimeRule
from app.laws.rule_text import place_cited, rights_listed
from app.laws.validity import Dated


class Seen(Protocol):
    """A row that was seen somewhere, or not."""

    @property
    def source(self) -> str:
        """Where: a key of ``LawPack.sources``, or empty."""

    @property
    def verified(self) -> bool:
        """Whether the source was seen."""


def is_verified(row: Seen) -> bool:
    """Say whether nothing is left to be verified; a convention of ours states no law."""
    convention = isinstance(row, TimeRule) and row.certainty is not Certainty.STATUTORY
    return row.verified or convention


def are_verified(pack: LawPack, meanings: Iterable[str]) -> bool:
    """Say whether every place named was seen."""
    return all(pack.citations[meaning].verified for meaning in meanings)


class Rows:
    """Says rows of one pack in one language."""

    def __init__(self, pack: LawPack, messages: Messages) -> None:
        self._pack, self._messages = pack, messages

    def say(self, value: Message | dict[str, str]) -> str:
        """Say a message, or a text the pack has in several languages."""
        if isinstance(value, Message):
            return self._messages.say(value)
        return Words(value).say(self._messages.language)

    def joined(self, sentences: Iterable[Message]) -> str:
        """Say sentences as one paragraph."""
        between = "" if self._messages.language == "ja" else " "
        return between.join(self.say(each) for each in sentences)

    def listed(self, words: Iterable[str]) -> str:
        """Say words one behind the other."""
        return self._messages.text("list.comma").join(words)

    def places(self, meanings: Iterable[str]) -> str:
        """Write the places cited, each once, with what is to be verified of them."""
        places = (self.say(place_cited(meaning, self._pack)) for meaning in meanings)
        return self.listed(dict.fromkeys(places))

    def cited(self, meanings: Iterable[str]) -> Iterator[str]:
        """Say which places a row rests on, if any."""
        places = self.places(meanings)
        if places:
            yield self._messages.text("laws.cited", places=places)

    def rights(self, rights: tuple[Right, ...]) -> Iterator[str]:
        """Say which rights a row is for, where it is not for all."""
        if rights:
            yield self._messages.text("laws.for_rights", rights=rights_listed(rights))

    def holds(self, row: Dated) -> Iterator[str]:
        """Say since when and until when a row holds, where it says so."""
        text = self._messages.text
        if row.valid_from and row.valid_to:
            yield text("laws.from_to", begin=row.valid_from, end=row.valid_to)
        elif row.valid_from:
            yield text("laws.from", begin=row.valid_from)
        elif row.valid_to:
            yield text("laws.to", end=row.valid_to)

    def seen(self, row: Seen) -> Iterator[str]:
        """Say where a row was seen, and whether it is to be verified."""
        if row.source:
            told = self._pack.sources[row.source]
            yield self._messages.text("laws.source", key=row.source, source=told)
        if not is_verified(row):
            yield self._messages.text("laws.to_be_verified")

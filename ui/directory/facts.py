"""An operator's record in words: how to reach it, how it handles requests, who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.base.errors import Problem
from app.base.ids import ChannelKind
from app.operators.record import Operator, Source
from app.services import authorities
from ui.directory.handling import Handling
from ui.directory.row import DOT, name_words, place_words
from ui.directory.stated import Fact, Stated
from ui.directory.ways import Reach, Ways
from ui.wording import Words


@dataclass(frozen=True)
class SourceLine:
    """A document facts come from, with the places in it."""

    title: str
    places: str
    dates: str


@dataclass(frozen=True)
class Gone:
    """An operator that is no longer what it was.

    Attributes:
        sentence: what became of it.
        successor: who answers for it now: its slug; empty = not on record.
        button: the words that lead there.
    """

    sentence: str
    successor: str
    button: str


class Facts:
    """Words one record; make it anew for another language."""

    def __init__(
        self,
        operator: Operator,
        today: date,
        words: Words,
        names: Mapping[str, str] | None = None,
        returned: Mapping[ChannelKind, Sequence[date]] | None = None,
    ) -> None:
        """Take a record.

        Args:
            operator: the record.
            today: the day by which its ways are judged.
            words: the language.
            names: of the operators it points to, by slug.
            returned: the days on which letters came back, by the way they went.
        """
        self._operator, self._today, self._words = operator, today, words
        self._names, self._returned = names or {}, returned or {}
        self._stated = Stated(operator, words)

    def name(self) -> str:
        """Name the operator; where its policy names none, say so."""
        return name_words(self._words, self._operator)

    def line(self) -> str:
        """Say in one line what it is and where."""
        operator = self._operator
        place = place_words(self._words, operator)
        services = [each for each in operator.services if each != self.name()]
        seat = self._text("directory.seat", place=place) if place else ""
        seat = seat or self._text("directory.place_unknown")
        parts = [self._words.messages.listed(services), seat, operator.representative]
        return DOT.join(part for part in parts if part)

    def gone(self) -> Gone | None:
        """Say what became of an operator that is no longer active; None = it is."""
        operator = self._operator
        if not operator.status:
            return None
        state = self._stated.named("operator_status", operator.status)
        name = self._names.get(operator.successor, "")
        sentence = self._text("directory.gone", state=state)
        if operator.successor:
            named = name or operator.successor
            sentence = self._text("directory.gone_to", state=state, name=named)
        button = self._text("directory.to_successor", name=name) if name else ""
        return Gone(sentence, operator.successor if name else "", button)

    def ways(self) -> Iterator[Reach]:
        """Give every channel, then those that are missing."""
        return Ways(self._operator, self._today, self._words, self._returned).all()

    def handling(self) -> Iterator[Fact]:
        """Give how requests are handled: every fact, also those that are not there."""
        return Handling(self._operator, self._words).all()

    def identity(self) -> Iterator[Fact]:
        """Give who it is, as published."""
        operator, fact, told = self._operator, self._stated.fact, self._stated.told
        yield fact("name", operator.name)
        for kind, name in operator.names.items():
            yield fact(f"names.{kind}", name)
        yield fact("services", self._stated.listed(list(operator.services)))
        yield from told("corporate_number", operator.corporate_number)
        yield from told("parent", self._names.get(operator.parent, operator.parent))
        yield fact("country", place_words(self._words, operator))
        if operator.authority:
            # The directory's own conclusion from seat and law: no policy need name it.
            label = self._text("operator.fact.authority")
            yield Fact(label, _authority(operator.authority, self._words.language), "")
        yield fact("domains", self._stated.listed(list(operator.domains)))
        yield fact("desk", operator.desk)
        yield fact("representative", operator.representative)

    def notes(self) -> tuple[str, ...]:
        """Give the user's own remarks."""
        return self._operator.notes

    def has_quotes(self) -> bool:
        """Say whether the policy's own words are kept for some fact."""
        return bool(self._operator.quotes)

    def sources(self) -> Iterator[SourceLine]:
        """Give each document once, with the places in it that were read."""
        documents: dict[tuple[str, date | None, date | None, str], list[Source]] = {}
        for source in self._operator.sources.values():
            key = (source.title, source.dated, source.seen, source.address)
            documents.setdefault(key, []).append(source)
        for (title, dated, seen, address), sources in documents.items():
            unknown = self._text("directory.not_known")
            places = DOT.join(source.section for source in sources if source.section)
            dates = self._text(
                "directory.source_dates",
                dated=dated or unknown,
                seen=seen or unknown,
                address=address or unknown,
            )
            yield SourceLine(title, places, dates)

    def _text(self, message: str, **values: str | date) -> str:
        return self._words.text(message, **values)


def _authority(key: str, language: str) -> str:
    """Name an authority; one nobody knows stays its id."""
    try:
        return authorities.get(key).named(language)
    except Problem:
        return key

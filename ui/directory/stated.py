"""What every part of a record's words shares: where a fact is stated, or why it is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.base.messages import Message
from app.operators.record import Operator, Source
from app.services.operator_view import Known, known, looked_on, source_of
from ui.directory.row import DOT
from ui.wording import Words


@dataclass(frozen=True)
class Fact:
    """A labelled fact and the small line below it: where it is stated, or why it is not there.

    Attributes:
        quote: the policy's own words for it; empty = none are kept.
    """

    label: str
    value: str
    evidence: str
    absent: bool = False
    quote: str = ""


class Stated:
    """Words facts of one record with what stands behind them."""

    def __init__(self, operator: Operator, words: Words) -> None:
        self._operator, self._words = operator, words

    def fact(self, key: str, value: str) -> Fact:
        """Word a fact with what stands behind it, or say that it is not stated or not known."""
        operator = self._operator
        label = self.text(f"operator.fact.{key}")
        state = known(operator, key)
        if value:
            quote = operator.quotes.get(key, "")
            basis = operator.inferred.get(key, "")
            if basis:
                concluded = self.text("directory.concluded", basis=self.named("basis", basis))
                return Fact(label, value, concluded, quote=quote)
            return Fact(label, value, self.where(source_of(operator, key)), quote=quote)
        if state is Known.MISSING:
            return Fact(label, self.text("directory.announced"), self.looked(state), absent=True)
        if state is Known.NOT_STATED:
            return Fact(label, self.text("directory.not_stated"), self.looked(state), absent=True)
        return Fact(label, self.text("directory.not_known"), "", absent=True)

    def told(self, key: str, value: str, source: str | None = None) -> Iterator[Fact]:
        """Word a fact that few records have: nothing where nobody looked for it.

        Args:
            key: the fact.
            value: in words.
            source: key of its source, where the record's ``stated_in`` does not name it.
        """
        if value and source is not None:
            where = self.where(self._operator.sources.get(source))
            yield Fact(self.text(f"operator.fact.{key}"), value, where)
        elif value or known(self._operator, key) in (Known.MISSING, Known.NOT_STATED):
            yield self.fact(key, value)

    def looked(self, state: Known) -> str:
        """Say when somebody looked for what is not there; empty = nobody did."""
        if state is Known.UNKNOWN:
            return ""
        day = looked_on(self._operator)
        if day is None:
            return self.text("directory.looked_for")
        return self.text("directory.looked_for_on", date=day)

    def where(self, source: Source | None) -> str:
        """Say where something is stated, and of what days that is."""
        if source is None:
            return self.text("directory.no_source")
        where = (
            self.text("directory.from_section", title=source.title, section=source.section)
            if source.section
            else self.text("directory.from", title=source.title)
        )
        dates = []
        if source.dated:
            dates.append(self.text("directory.dated", date=source.dated))
        if source.seen:
            dates.append(self.text("directory.seen", date=source.seen))
        return DOT.join([where, *dates])

    def named(self, group: str, key: str) -> str:
        """Word an id; one no catalogue knows (a law in words) stays as it is."""
        message = f"{group}.{key}"
        return self.text(message) if key and self._words.messages.has(message) else key

    def listed(self, parts: list[str]) -> str:
        """Join words as a list."""
        return self._words.messages.listed(parts)

    def either(self, parts: list[str]) -> str:
        """Join words of which each is enough; "and" would say that all are needed."""
        return self.text("list.comma").join(parts)

    def text(self, message: str, **values: str | int | date | Message | None) -> str:
        """Word a message."""
        return self._words.text(message, **values)

    def say(self, message: Message) -> str:
        """Word a message that carries its values."""
        return self._words.say(message)

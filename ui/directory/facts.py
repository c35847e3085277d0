"""An operator's record in words: how to reach it, how it handles requests, who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.base.ids import ChannelKind
from app.base.messages import Message
from app.operators.freshness import freshness
from app.operators.record import Channel, Fee, Operator, Source
from app.services.operator_view import (
    Known,
    absent_channels,
    known,
    looked_on,
    source_of,
)
from ui.directory.row import CHANNEL_ICONS, DOT, name_words, place_words
from ui.wording import Words


@dataclass(frozen=True)
class Reach:
    """A way to reach the operator, or one that was looked for in vain.

    Attributes:
        chip: what it is for; empty = there is no such way.
        suits: whether it is meant for requests.
        path: the menus to walk, in one line; empty = none.
        freshness: an id of ``Freshness``; empty = there is nothing to be fresh.
    """

    icon: str
    value: str
    chip: str
    suits: bool
    path: str
    source: str
    freshness: str
    checked: str


@dataclass(frozen=True)
class Fact:
    """A labelled fact and the small line below it: where it is stated, or why it is not there."""

    label: str
    value: str
    evidence: str
    absent: bool = False


@dataclass(frozen=True)
class SourceLine:
    """A document facts come from, with the places in it."""

    title: str
    places: str
    dates: str


class Facts:
    """Words one record; make it anew for another language."""

    def __init__(self, operator: Operator, today: date, words: Words) -> None:
        self._operator, self._today, self._words = operator, today, words

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

    def ways(self) -> Iterator[Reach]:
        """Give every channel, then those that are missing."""
        operator = self._operator
        yield from (self._way(channel) for channel in operator.channels)
        for kind, state in absent_channels(operator):
            yield self._no_way(CHANNEL_ICONS[kind.value], self._absent(kind, state), state)
        if "contact" in operator.missing:
            text = self._text("directory.missing.contact")
            yield self._no_way("circle-alert", text, Known.MISSING)
        elif not operator.channels and not absent_channels(operator):
            text = self._text("directory.no_way_known")
            yield self._no_way("circle-alert", text, Known.UNKNOWN)

    def handling(self) -> Iterator[Fact]:
        """Give how requests are handled: every fact, also those that are not there."""
        operator = self._operator
        if operator.fees:
            yield from (self._fee(fee) for fee in operator.fees)
        else:
            yield self._fact("fee", "")
        check = operator.identity_check
        yield self._fact("identity_check", self._named("identity_check", check))
        promise = operator.response_promise
        yield self._fact("response_promise", self._named("response_promise", promise))
        forms = [self._named("response_form", form) for form in operator.response_forms]
        yield self._fact("response_forms", self._listed(forms))
        laws = [self._named("law", law) for law in operator.laws_named]
        yield self._fact("laws_named", self._listed(laws))
        rights = [self._text(f"right.{right}") for right in operator.rights_named]
        yield self._fact("rights_named", self._listed(rights))
        yield self._fact("language", self._named("language", operator.language))
        prevailing = self._named("language", operator.prevailing_language)
        yield self._fact("prevailing_language", prevailing)

    def identity(self) -> Iterator[Fact]:
        """Give who it is, as published."""
        operator = self._operator
        yield self._fact("name", operator.name)
        for kind, name in operator.names.items():
            yield self._fact(f"names.{kind}", name)
        yield self._fact("services", self._listed(list(operator.services)))
        yield self._fact("country", place_words(self._words, operator))
        yield self._fact("domains", self._listed(list(operator.domains)))
        yield self._fact("desk", operator.desk)
        yield self._fact("representative", operator.representative)

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

    def _way(self, channel: Channel) -> Reach:
        age = freshness(channel, self._today)
        checked = (
            self._text("directory.checked", date=channel.checked)
            if channel.checked
            else self._text("freshness.unknown")
        )
        path = " > ".join(channel.steps)
        return Reach(
            icon=CHANNEL_ICONS[channel.kind.value],
            value=channel.value,
            chip=self._text(f"directory.purpose.{channel.purpose}"),
            suits=channel.purpose == "requests",
            path=self._text("directory.path", path=path) if path else "",
            source=self._where(self._operator.sources.get(channel.source)),
            freshness=age.value,
            checked=checked,
        )

    def _no_way(self, icon: str, value: str, state: Known) -> Reach:
        return Reach(icon, value, "", False, "", self._looked(state), "", "")

    def _absent(self, kind: ChannelKind, state: Known) -> str:
        if state is Known.MISSING:
            way = self._text(f"channel.{kind}")
            return self._text("directory.missing", channel=way)
        return self._text(f"directory.absent.{kind}")

    def _looked(self, state: Known) -> str:
        if state is Known.UNKNOWN:
            return ""
        day = looked_on(self._operator)
        if day is None:
            return self._text("directory.looked_for")
        return self._text("directory.looked_for_on", date=day)

    def _fact(self, key: str, value: str) -> Fact:
        """Word a fact with what stands behind it, or say that it is not stated or not known."""
        operator = self._operator
        label = self._text(f"operator.fact.{key}")
        state = known(operator, key)
        if value:
            basis = operator.inferred.get(key, "")
            if basis:
                concluded = self._text("directory.concluded", basis=self._named("basis", basis))
                return Fact(label, value, concluded)
            return Fact(label, value, self._where(source_of(operator, key)))
        if state is Known.MISSING:
            return Fact(label, self._text("directory.announced"), self._looked(state), absent=True)
        if state is Known.NOT_STATED:
            return Fact(label, self._text("directory.not_stated"), self._looked(state), absent=True)
        return Fact(label, self._text("directory.not_known"), "", absent=True)

    def _fee(self, fee: Fee) -> Fact:
        if fee.amount is not None:
            yen = fee.currency == "JPY"
            amount = self._text(
                "directory.fee_yen" if yen else "directory.fee",
                amount=f"{fee.amount:,}",
                currency=fee.currency,
            )
        elif fee.per == "actual_cost":
            amount = self._text("directory.fee_actual_cost")
        else:
            amount = self._text("directory.fee_without_amount")
        rights = self._listed([self._text(f"right.{right}") for right in fee.rights])
        where = self._where(self._operator.sources.get(fee.source))
        evidence = self._text("directory.fee_for", rights=rights, where=where)
        return Fact(self._text("operator.fact.fee"), amount, evidence)

    def _where(self, source: Source | None) -> str:
        if source is None:
            return self._text("directory.no_source")
        where = (
            self._text("directory.from_section", title=source.title, section=source.section)
            if source.section
            else self._text("directory.from", title=source.title)
        )
        dates = []
        if source.dated:
            dates.append(self._text("directory.dated", date=source.dated))
        if source.seen:
            dates.append(self._text("directory.seen", date=source.seen))
        return DOT.join([where, *dates])

    def _named(self, group: str, key: str) -> str:
        """Word an id; one no catalogue knows (a law in words) stays as it is."""
        message = f"{group}.{key}"
        return self._text(message) if key and self._words.messages.has(message) else key

    def _listed(self, parts: list[str]) -> str:
        return self._words.messages.listed(parts)

    def _text(self, message: str, **values: str | int | date | Message | None) -> str:
        return self._words.text(message, **values)

"""A reading as an operator's record: what is stated with its place, the rest as not stated."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from itertools import chain, count
from urllib.parse import urlsplit
from zlib import crc32

from app.base.ids import ChannelKind, OperatorSlug, Right
from app.base.text import fold
from app.operators.record import Channel, Fee, Operator, Procedure, Source
from app.reading.finding import Finding
from app.reading.layout import Layout
from app.reading.policy.doubts import fee_rights, laws_of
from app.reading.policy.fields import PolicyField as Field
from app.reading.policy.stated import FILLED_IN, PolicyReading

_WAYS = {
    Field.EMAILS: ChannelKind.EMAIL,
    Field.URLS: ChannelKind.WEB_FORM,
    Field.POSTAL_ADDRESSES: ChannelKind.POST,
    Field.PHONES: ChannelKind.PHONE,
    Field.IN_APP: ChannelKind.IN_APP,
}

#: Field of the reading -> the record's field, where the facts are one.
_FACTS = {
    Field.OPERATOR: "name",
    Field.SERVICES: "services",
    Field.DESK: "desk",
    Field.IDENTITY_CHECK: "identity_check",
    Field.REQUESTS: "rights_named",
    Field.LAWS: "laws_named",
    Field.RESPONSE_PROMISE: "response_promise",
}

#: The reader's word for what a fee is -> the record's.
_PER = {"per request": "request", "actual cost": "actual_cost", "may be charged": "may_be_charged"}

_IDENTITY = {True: "required", False: "not_required", None: ""}

#: Mailboxes of everybody's: their domain says nothing of the operator.
_EVERYBODYS = frozenset(
    {"gmail.com", "yahoo.co.jp", "yahoo.com", "outlook.com", "outlook.jp", "hotmail.com",
     "icloud.com", "me.com", "gmx.de", "web.de", "t-online.de", "orange.fr", "aol.com"}
)  # fmt: skip

#: A title is a line of at most so many characters.
_LONGEST_TITLE = 60

_DAYS = re.compile(r"([0-9]{1,3})\s?(?:calendar )?(?:days|日)", re.IGNORECASE)


def operator_of(reading: PolicyReading, slug: str, seen: date | None = None) -> Operator:
    """Make a record of a reading; nothing is in it that the text does not state.

    Args:
        reading: what was read.
        slug: the record's permanent id; ``slug_of`` proposes one.
        seen: the day the text was seen where it is published; None = not known (a file, a paste).
    """
    sources = _Sources(reading, seen)
    operators = [str(each.value) for each in reading.of(Field.OPERATOR)]
    promise = str(reading.value(Field.RESPONSE_PROMISE) or "")
    offered = {each.value for each in reading.of(Field.REQUESTS)}
    identity = reading.value(Field.IDENTITY_CHECK)
    country, basis = _country(reading)
    inferred = {"language": "original_language"}
    if country:
        inferred["country"] = basis
    fees = _fees(reading, sources)
    return Operator(
        slug=OperatorSlug(slug),
        name=operators[0] if operators else "",
        services=tuple(str(each.value) for each in reading.of(Field.SERVICES)),
        country=country,
        domains=_domains(reading),
        desk=str(reading.value(Field.DESK) or ""),
        channels=_channels(reading, sources, seen),
        fees=fees,
        identity_check=_IDENTITY[identity if isinstance(identity, bool) else None],
        rights_named=tuple(right for right in Right if right in offered),
        laws_named=tuple(law.value for law in laws_of(reading)),
        response_promise=_promise(promise),
        language=reading.language,
        not_stated=_not_stated(reading, country, fees),
        missing=("contact",) if reading.of(Field.REDACTED_CONTACT) else (),
        procedure=Procedure(days=_days(promise)),
        stated_in=_stated_in(reading, sources),
        inferred=inferred,
        sources=sources.made,
        quotes=_quotes(reading),
    )


def slug_of(reading: PolicyReading, taken: Callable[[str], bool]) -> str:
    """Propose a permanent id: from the domain, else the name in Latin letters; one not ``taken``."""
    domains = _domains(reading)
    names = [
        str(each.value) for field in (Field.SERVICES, Field.OPERATOR) for each in reading.of(field)
    ]
    words = [domains[0].split(".")[0]] if domains else [fold(name) for name in names]
    found = (re.sub(r"[^a-z0-9]+", "-", word).strip("-")[:40] for word in words)
    stem = next((each for each in found if len(each) > 1), "policy")
    numbers = (f"{stem}-{number}" for number in count(2))
    return next(each for each in chain([stem], numbers) if not taken(each))


class _Sources:
    """The places of one text, by the heading its facts stand under."""

    def __init__(self, reading: PolicyReading, seen: date | None) -> None:
        self._layout = Layout(reading.document)
        self._reading = reading
        self._seen = seen
        self._keys: dict[str, str] = {}
        self.made: dict[str, Source] = {}

    def key(self, finding: Finding) -> str:
        """Give the key of the place a finding stands at; empty = a person filled it in."""
        if finding.rule == FILLED_IN:
            return ""
        place = bisect_right(self._layout.normal.offsets, finding.start) - 1
        section = self._layout.section_at(max(0, place)).heading
        if section not in self._keys:
            source = Source(
                title=_title(self._reading, self._layout),
                section=section,
                language=self._reading.language,
                dated=_dated(self._reading),
                seen=self._seen,
                address=self._reading.document.address,
            )
            # Of the place itself, so that readings of two years can stand in one record.
            key = self._keys[section] = f"policy_{crc32(repr(source).encode()):08x}"
            self.made[key] = source
        return self._keys[section]


def _title(reading: PolicyReading, layout: Layout) -> str:
    """Name the document: its own title, else its first line where that is short."""
    if reading.document.title.strip():
        return " ".join(reading.document.title.split())[:_LONGEST_TITLE]
    first = layout.lines[0] if layout.lines else None
    if first is not None and first.end - first.start <= _LONGEST_TITLE:
        return layout.text[first.start : first.end]
    return "プライバシーポリシー" if reading.language == "ja" else "Privacy Policy"


def _dated(reading: PolicyReading) -> date | None:
    """Give the document's own date, where it states a whole one."""
    try:
        return date.fromisoformat(str(reading.value(Field.LAST_UPDATED) or ""))
    except ValueError:
        return None


def _channels(reading: PolicyReading, sources: _Sources, seen: date | None) -> tuple[Channel, ...]:
    found = []
    for field, kind in _WAYS.items():
        for each in reading.of(field):
            value = str(each.value)
            steps: tuple[str, ...] = ()
            if kind is ChannelKind.IN_APP:
                services = reading.of(Field.SERVICES)
                steps = tuple(part.strip() for part in re.split(r"[>＞→›]", value) if part.strip())
                value = str(services[0].value) if services else value
            channel = Channel(kind, value, steps, source=sources.key(each), checked=seen)
            found.append(channel)
    return tuple(found)


def _fees(reading: PolicyReading, sources: _Sources) -> tuple[Fee, ...]:
    """Give the fee for the rights its sentence names; where it names none, for all on offer."""
    basis, amount = reading.value(Field.FEE_BASIS), reading.value(Field.FEE_AMOUNT)
    stated = (*reading.of(Field.FEE_AMOUNT), *reading.of(Field.FEE_BASIS))
    if not stated or basis == "free":
        return ()
    offered = tuple(Right(str(each.value)) for each in reading.of(Field.REQUESTS))
    return (
        Fee(
            rights=fee_rights(reading) or offered,
            amount=amount if isinstance(amount, int) else None,
            currency=str(reading.value(Field.FEE_CURRENCY) or "") if amount is not None else "",
            per=_PER.get(str(basis), "request"),
            source=sources.key(stated[0]),
        ),
    )


def _not_stated(reading: PolicyReading, country: str, fees: tuple[Fee, ...]) -> tuple[str, ...]:
    absent = [fact for field, fact in _FACTS.items() if not reading.of(field)]
    absent += [kind.value for field, kind in _WAYS.items() if not reading.of(field)]
    absent += [] if country else ["country"]
    absent += [] if fees else ["fee"]
    absent += [] if reading.of(Field.LAST_UPDATED) else ["policy_date"]
    return tuple(absent)


def _stated_in(reading: PolicyReading, sources: _Sources) -> dict[str, str]:
    places = {fact: reading.of(field) for field, fact in _FACTS.items()}
    keys = {fact: sources.key(found[0]) for fact, found in places.items() if found}
    stated = {fact: key for fact, key in keys.items() if key}
    written = (*reading.of(Field.EMAILS), *reading.of(Field.URLS))
    if written and _domains(reading):
        key = sources.key(written[0])
        stated.update({"domains": key} if key else {})
    return stated


def _quotes(reading: PolicyReading) -> dict[str, str]:
    """Give, for each fact that has them, the words it was read from."""
    places = {**_FACTS, Field.FEE_BASIS: "fee", Field.FEE_AMOUNT: "fee"}
    return {
        fact: reading.evidence(found[0])
        for field, fact in places.items()
        if (found := reading.of(field)) and found[0].rule != FILLED_IN
    }


def _domains(reading: PolicyReading) -> tuple[str, ...]:
    mails = (str(each.value).rpartition("@")[2] for each in reading.of(Field.EMAILS))
    hosts = (urlsplit(str(each.value)).hostname or "" for each in reading.of(Field.URLS))
    found = (each.lower().removeprefix("www.") for each in (*mails, *hosts))
    return tuple(dict.fromkeys(each for each in found if each and each not in _EVERYBODYS))


def _country(reading: PolicyReading) -> tuple[str, str]:
    """Give the country and what it follows from: an address in Japan, else Japan's law alone."""
    addresses = " ".join(str(each.value) for each in reading.of(Field.POSTAL_ADDRESSES))
    if re.search(r"〒|[都道府県].{1,8}[市区町村郡]|Japan\b", addresses):
        return "JP", "address"
    if reading.language == "ja" and [law.value for law in laws_of(reading)] == ["APPI"]:
        return "JP", "law_named"
    return "", ""


def _promise(words: str) -> str:
    """Give the id of a promise without a number (遅滞なく, 速やかに), or empty."""
    if re.search(r"遅滞なく|without (?:undue )?delay", words, re.IGNORECASE):
        return "without_delay"
    return "promptly" if re.search(r"速やかに|すみやかに|promptly", words, re.IGNORECASE) else ""


def _days(words: str) -> int | None:
    found = _DAYS.search(fold(words))
    return int(found[1]) if found else None

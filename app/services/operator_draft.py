"""A record of the user's own as it is typed, and how it becomes an operator's record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from app.base.ids import ChannelKind, OperatorSlug, Right
from app.base.messages import Message
from app.base.records import Mistake
from app.base.toml_lines import Path
from app.operators.record import Channel, Fee, Operator, Source
from app.operators.rules import RULES, Fault, Level, Subject

T = TypeVar("T")

#: The key under which the user's own source stands among a record's sources.
OWN_SOURCE = "own"

#: How the menus of a path are parted where they are typed on one line.
STEP = ">"

#: Doubts of the linter that would break a letter's lines.
_UNFIT = frozenset({"unclean"})


@dataclass(frozen=True)
class ChannelDraft:
    """One way to reach an operator, as typed.

    Attributes:
        steps: menus in order, parted by ``>``.
        checked: the day it was seen, as YYYY-MM-DD; blank = not known.
    """

    kind: ChannelKind = ChannelKind.EMAIL
    value: str = ""
    purpose: str = "privacy"
    steps: str = ""
    checked: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed that leads anywhere."""
        return not self.value.strip() and not self.steps.strip()


@dataclass(frozen=True)
class OperatorDraft:
    """A record as typed; blank = not known.

    Attributes:
        services: one a line.
        domains: parted by spaces, commas or lines.
        fee_amount: for a disclosure, a whole number; commas may part the thousands.
        source_title: where the user read what changed; with ``source_address`` a source.
        seen: the day of that reading, as YYYY-MM-DD.
    """

    name: str = ""
    reading: str = ""
    services: str = ""
    country: str = ""
    region: str = ""
    domains: str = ""
    desk: str = ""
    channels: tuple[ChannelDraft, ...] = ()
    fee_amount: str = ""
    fee_currency: str = ""
    source_title: str = ""
    source_address: str = ""
    seen: str = ""


class Unfit(Mistake):
    """A draft that cannot become a record.

    Attributes:
        mistakes: every mistake, each with the draft's field (and the number of the
            channel as typed) and a whole sentence in ``expected``; never empty.
    """

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(mistakes[0].path, mistakes[0].expected)
        self.mistakes = mistakes


def draft_of(operator: Operator) -> OperatorDraft:
    """Give a record as a draft to edit."""
    fee = operator.fee(Right.ACCESS)
    amount = fee.amount if fee is not None else None
    source = operator.sources.get(OWN_SOURCE, Source(""))
    return OperatorDraft(
        name=operator.name,
        reading=operator.names.get("kana", ""),
        services="\n".join(operator.services),
        country=operator.country,
        region=operator.region,
        domains=" ".join(operator.domains),
        desk=operator.desk,
        channels=tuple(_channel_draft(channel) for channel in operator.channels),
        fee_amount="" if amount is None else str(amount),
        fee_currency=fee.currency if fee is not None else "",
        source_title="" if source.title == source.address else source.title,
        source_address=source.address,
        seen=_iso(source.seen),
    )


def record_of(
    draft: OperatorDraft, slug: OperatorSlug, base: Operator | None, today: date
) -> Operator:
    """Make a record of a draft; what the draft does not ask about is kept from ``base``.

    A fact that was changed is no longer said to be concluded or not stated; it comes
    from the draft's source, if one is named.

    Args:
        draft: as typed.
        slug: the record's id.
        base: the record that was edited; None = a new one.
        today: the day by which dates are judged.

    Raises:
        Unfit: it has no name, no way to reach it (unless ``base`` has none either), or a
            text has not its form.
    """
    record, kept, mistakes = assemble(draft, slug, base, today)
    mistakes += [
        Mistake(place_of(fault, kept), fault.message)
        for fault in faults_of(record, today)
        if is_unfit(fault)
    ]
    if mistakes:
        raise Unfit(tuple(mistakes))
    return record


def assemble(
    draft: OperatorDraft, slug: OperatorSlug, base: Operator | None, today: date
) -> tuple[Operator, list[int], list[Mistake]]:
    """Put a record together, fit or not, before it is held against the directory's rules.

    Returns:
        the record, the number in the draft of each of its channels, and what could not be read.
    """
    mistakes: list[Mistake] = []
    before = base or Operator(slug)
    kept = [number for number, each in enumerate(draft.channels) if not each.is_blank]
    sources, source = _source(draft, before, today, mistakes)
    if not source:
        before = _unsourced(before)
    channels = tuple(
        _channel(draft.channels[number], number, before, source, mistakes) for number in kept
    )
    record = replace(
        before,
        slug=slug,
        channels=channels,
        fees=_fees(draft, before, source, mistakes),
        sources=sources,
    )
    record = _with_facts(record, before, draft, source)
    if not record.name and not record.services:
        mistakes.append(Mistake(("name",), Message("own.name_blank")))
    if not channels and (base is None or base.channels):
        mistakes.append(Mistake(("channels",), Message("own.no_channel")))
    if record.country and record.region and not record.region.startswith(f"{record.country}-"):
        wrong = Message("person.region_elsewhere", {"country": record.country})
        mistakes.append(Mistake(("region",), wrong))
    return record, kept, mistakes


def _with_facts(record: Operator, before: Operator, draft: OperatorDraft, source: str) -> Operator:
    """Put the plain facts of the draft into the record, each with where it comes from."""
    services = tuple(line.strip() for line in draft.services.splitlines() if line.strip())
    facts: dict[str, str | tuple[str, ...]] = {
        "name": draft.name.strip(),
        "services": services,
        "country": draft.country.strip().upper(),
        "region": draft.region.strip().upper(),
        "domains": tuple(draft.domains.replace(",", " ").replace("、", " ").split()),
        "desk": draft.desk.strip(),
    }
    changed = [key for key, value in facts.items() if value != getattr(before, key)]
    stated = {key: place for key, place in before.stated_in.items() if key not in changed}
    stated |= {key: source for key in changed if source and facts[key]}
    inferred = {key: basis for key, basis in before.inferred.items() if key not in changed}
    names = dict(before.names)
    reading = draft.reading.strip()
    if reading != names.get("kana", ""):
        inferred.pop("names.kana", None)
        names = {**names, "kana": reading} if reading else _without(names, "kana")
    whole = replace(
        record,
        name=str(facts["name"]),
        services=services,
        country=str(facts["country"]),
        region=str(facts["region"]),
        domains=tuple(facts["domains"]),
        desk=str(facts["desk"]),
        names=names,
        stated_in=stated,
        inferred=inferred,
    )
    there = {key for key, value in facts.items() if value} | _there(whole)
    return replace(
        whole,
        not_stated=tuple(key for key in before.not_stated if key not in there),
        missing=tuple(key for key in before.missing if key not in there),
    )


def _there(record: Operator) -> set[str]:
    """Name what the record has now besides its plain facts, in the words of ``not_stated``."""
    there = {channel.kind.value for channel in record.channels}
    there |= {"contact"} if record.channels else set()
    there |= {"fee"} if record.fees else set()
    there |= {"fee_amount"} if any(fee.amount is not None for fee in record.fees) else set()
    return there


def _unsourced(record: Operator) -> Operator:
    """Let no fact name the user's own source, which is no longer named."""
    return replace(
        record,
        channels=tuple(
            replace(each, source="") if each.source == OWN_SOURCE else each
            for each in record.channels
        ),
        fees=tuple(
            replace(each, source="") if each.source == OWN_SOURCE else each for each in record.fees
        ),
        stated_in={key: each for key, each in record.stated_in.items() if each != OWN_SOURCE},
    )


def _without(table: dict[str, T], key: str) -> dict[str, T]:
    return {each: value for each, value in table.items() if each != key}


def _channel_draft(channel: Channel) -> ChannelDraft:
    return ChannelDraft(
        channel.kind,
        channel.value,
        channel.purpose,
        f" {STEP} ".join(channel.steps),
        _iso(channel.checked),
    )


def _channel(
    draft: ChannelDraft, number: int, before: Operator, source: str, mistakes: list[Mistake]
) -> Channel:
    """Make a channel; one that was there already keeps its desk and its source."""
    same = [each for each in before.channels if _channel_draft(each) == draft]
    if same:
        return same[0]
    alike = [
        each for each in before.channels if (each.kind, each.value) == (draft.kind, draft.value)
    ]
    checked = _day(draft.checked, ("channels", number, "checked"), mistakes)
    steps = tuple(step.strip() for step in draft.steps.split(STEP) if step.strip())
    value = "\n".join(line.strip() for line in draft.value.strip().splitlines())
    if alike:
        return replace(alike[0], steps=steps, purpose=draft.purpose, checked=checked)
    return Channel(draft.kind, value, steps, purpose=draft.purpose, source=source, checked=checked)


def _fees(
    draft: OperatorDraft, before: Operator, source: str, mistakes: list[Mistake]
) -> tuple[Fee, ...]:
    """Put the fee for a disclosure in the place of the former one; other fees stay."""
    former = draft_of(before)
    typed = (draft.fee_amount.strip(), draft.fee_currency.strip().upper())
    if typed == (former.fee_amount, former.fee_currency):
        return before.fees
    others = tuple(
        replace(fee, rights=tuple(right for right in fee.rights if right is not Right.ACCESS))
        for fee in before.fees
    )
    others = tuple(fee for fee in others if fee.rights)
    if not any(typed):
        return others
    digits = typed[0].replace(",", "")
    if digits and not (digits.isascii() and digits.isdigit()):
        wrong = Message(
            "check.malformed", {"value": typed[0], "wanted": Message("check.form.amount")}
        )
        mistakes.append(Mistake(("fee_amount",), wrong))
        return others
    amount = int(digits) if digits else None
    return (*others, Fee((Right.ACCESS,), amount, typed[1], source=source))


def _source(
    draft: OperatorDraft, before: Operator, today: date, mistakes: list[Mistake]
) -> tuple[dict[str, Source], str]:
    """Give the record's sources, and the key of the user's own; blank = none is named."""
    title, address = draft.source_title.strip(), draft.source_address.strip()
    if not title and not address:
        return _without(before.sources, OWN_SOURCE), ""
    seen = _day(draft.seen, ("seen",), mistakes)
    if seen is not None and seen > today:
        mistakes.append(Mistake(("seen",), Message("own.seen_ahead")))
    own = Source(title or address, seen=seen, address=address)
    return {**before.sources, OWN_SOURCE: own}, OWN_SOURCE


def _day(text: str, path: Path, mistakes: list[Mistake]) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        mistakes.append(Mistake(path, Message("own.day")))
        return None


def faults_of(record: Operator, today: date) -> Iterator[Fault]:
    """Hold the record against the directory's own rules."""
    subject = Subject(record, f"{record.slug}.toml", "", "", shipped=False, today=today)
    for rule in RULES:
        yield from rule(subject)


def is_unfit(fault: Fault) -> bool:
    """Say whether a fault keeps a record from being kept."""
    return fault.level is Level.ERROR or fault.rule in _UNFIT


def place_of(fault: Fault, kept: list[int]) -> Path:
    """Give the place of a fault in the draft: a field, or a channel by its number as typed."""
    head, *rest = fault.path
    if head == "channels" and rest and isinstance(rest[0], int):
        return (head, kept[rest[0]], *rest[1:])
    if head == "fees":
        return ("fee_currency" if rest[-1] == "currency" else "fee_amount",)
    if head == "sources":
        return (f"source_{rest[-1]}",)
    if head == "names":
        return ("reading",)
    return (head,)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""

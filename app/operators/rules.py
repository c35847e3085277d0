"""What is right in an operator's record beyond its types; ``check`` applies it to files."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import PurePath

from app.base.ids import ChannelKind, Law
from app.base.mail_address import is_mail_address
from app.base.messages import Message, Value
from app.base.records import shown_key
from app.base.toml_lines import Path
from app.operators.freshness import Freshness, freshness
from app.operators.record import Channel, Operator

#: What a conclusion may rest on (``Operator.inferred``).
BASES = (
    "address",
    "court",
    "law_named",
    "original_language",
    "country",
    "prevailing_language",
    "spelling",
)

#: Facts that must say where they are stated.
SOURCED = (
    "name",
    "services",
    "country",
    "domains",
    "desk",
    "representative",
    "identity_check",
    "rights_named",
    "laws_named",
    "response_promise",
    "response_forms",
    "prevailing_language",
)

#: What can be looked for and not stated, or announced and missing.
ABSENT = frozenset(
    {*SOURCED, *ChannelKind, "contact", "fee", "fee_amount", "postal_code", "policy_date"}
)

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_URL = re.compile(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_NUMBER = re.compile(r"\+?[0-9][0-9 ()./-]{4,}")
_ID = re.compile(r"[A-Za-z_-]+")

_PURPOSES = ("requests", "privacy", "general")
_CHARGES = ("request", "actual_cost")
_FORMS_OF_ANSWER = ("letter", "email")
_CHOICES = {
    "identity_check": ("required", "not_required"),
    "response_promise": ("without_delay", "promptly"),
}


class Level(StrEnum):
    """How much a finding matters; only an error makes a record unfit."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Subject:
    """A record that could be read, with what the rules want to know of its file.

    Attributes:
        country: of the folder it lies in; empty = not a country's folder.
        shipped: whether Kaiji ships it.
    """

    operator: Operator
    file: str
    text: str
    country: str
    shipped: bool
    today: date


@dataclass(frozen=True)
class Fault:
    """What a rule finds, at a place in the record.

    Attributes:
        rule: id of what is wrong; its sentence is ``check.RULE``.
    """

    path: Path
    level: Level
    rule: str
    message: Message
    fix: Message


def fault(path: Path, level: Level, message: str, fix: str, **values: Value) -> Fault:
    """Make a fault of two message ids that share their values."""
    rule = message.removeprefix("check.")
    return Fault(path, level, rule, Message(message, values), Message(fix, values))


def _place(subject: Subject) -> Iterator[Fault]:
    """A record lies under its slug, in its country's folder; sample data is not shipped."""
    operator = subject.operator
    if not _SLUG.fullmatch(operator.slug):
        yield fault(("slug",), Level.ERROR, "check.slug", "check.slug.fix")
    stem = shown_key(PurePath(subject.file).stem)
    if stem != operator.slug:
        slug = shown_key(operator.slug)
        message, fix = "check.file_name", "check.file_name.fix"
        yield fault(("slug",), Level.ERROR, message, fix, slug=slug, stem=stem)
    if subject.country and subject.country != operator.country:
        folder = subject.country.lower()
        message, fix = "check.folder", "check.folder.fix"
        yield fault(("country",), Level.ERROR, message, fix, folder=folder)
    if subject.shipped and operator.sample:
        yield fault(("sample",), Level.ERROR, "check.sample", "check.sample.fix")


def _whole(subject: Subject) -> Iterator[Fault]:
    """A letter needs a name and a country; where one is missing, the record says so."""
    operator = subject.operator
    absent = {*operator.not_stated, *operator.missing}
    for key in ("name", "country"):
        if not getattr(operator, key) and key not in absent:
            message, fix = "check.incomplete", "check.incomplete.fix"
            yield fault((key,), Level.WARNING, message, fix, key=key)
    if not operator.channels and not absent & {*ChannelKind, "contact"}:
        yield fault(("channels",), Level.WARNING, "check.no_channel", "check.no_channel.fix")


def _forms(subject: Subject) -> Iterator[Fault]:
    """Codes and addresses have the form they should have."""
    operator = subject.operator
    language = Message("check.form.language")
    yield from _fits(("country",), operator.country, _COUNTRY, Message("check.form.country"))
    yield from _fits(("region",), operator.region, _REGION, Message("check.form.region"))
    yield from _fits(("language",), operator.language, _LANGUAGE, language)
    prevailing = operator.prevailing_language
    yield from _fits(("prevailing_language",), prevailing, _LANGUAGE, language)
    for number, domain in enumerate(operator.domains):
        yield from _fits(("domains", number), domain, _DOMAIN, Message("check.form.domain"))
    for key, source in operator.sources.items():
        place = ("sources", key)
        yield from _fits((*place, "address"), source.address, _URL, Message("check.form.url"))
        yield from _fits((*place, "language"), source.language, _LANGUAGE, language)
    for key, known in _CHOICES.items():
        yield from _known((key,), getattr(operator, key), ("", *known))
    for number, form in enumerate(operator.response_forms):
        yield from _known(("response_forms", number), form, _FORMS_OF_ANSWER)


def _channels(subject: Subject) -> Iterator[Fault]:
    """A channel leads somewhere."""
    for number, channel in enumerate(subject.operator.channels):
        place: Path = ("channels", number)
        value = (*place, "value")
        if not channel.value.strip():
            yield fault(value, Level.ERROR, "check.channel_empty", "check.channel_empty.fix")
        elif channel.kind is ChannelKind.EMAIL and not is_mail_address(channel.value):
            yield _malformed(value, channel.value, Message("check.form.email"))
        elif channel.kind in (ChannelKind.WEB_FORM, ChannelKind.PORTAL):
            yield from _fits(value, channel.value, _URL, Message("check.form.url"))
        elif channel.kind in (ChannelKind.PHONE, ChannelKind.FAX):
            yield from _fits(value, channel.value, _NUMBER, Message("check.form.phone"))
        if channel.kind is ChannelKind.IN_APP and not any(map(str.strip, channel.steps)):
            steps = (*place, "steps")
            yield fault(steps, Level.ERROR, "check.in_app_steps", "check.in_app_steps.fix")
        yield from _known((*place, "purpose"), channel.purpose, _PURPOSES)
        yield from _age(subject, channel, place)


def _age(subject: Subject, channel: Channel, place: Path) -> Iterator[Fault]:
    kind = Message(f"channel.{channel.kind}")
    age = freshness(channel, subject.today)
    if channel.checked and channel.checked > subject.today:
        message, fix = "check.checked_ahead", "check.checked_ahead.fix"
        yield fault((*place, "checked"), Level.ERROR, message, fix, channel=kind)
    elif age is Freshness.UNKNOWN:
        yield fault(place, Level.NOTE, "check.checked_unknown", "check.checked.fix", channel=kind)
    elif age is Freshness.STALE:
        message = "check.checked_stale"
        yield fault((*place, "checked"), Level.NOTE, message, "check.checked.fix", channel=kind)


def _sources(subject: Subject) -> Iterator[Fault]:
    """Every fact names a source that exists, or what it was concluded from."""
    operator = subject.operator
    known = ", ".join(operator.sources)
    for path, source in _named_sources(operator):
        if source and source not in operator.sources:
            message, fix = "check.source_unknown", "check.source_unknown.fix"
            shown = shown_key(source)
            yield fault(path, Level.ERROR, message, fix, source=shown, known=known)
        elif not source:
            yield fault(path, Level.WARNING, "check.no_source", "check.no_source.fix", known=known)
    for key in SOURCED:
        if getattr(operator, key) and key not in operator.stated_in:
            message, fix = "check.not_sourced", "check.not_sourced.fix"
            yield fault((key,), Level.WARNING, message, fix, key=key)
    names = [each.name for each in fields(Operator)]
    for key in operator.stated_in:
        yield from _known(("stated_in", key), key, names)
    names += [f"names.{kind}" for kind in operator.names]
    for key, basis in operator.inferred.items():
        yield from _known(("inferred", key), key, names)
        yield from _known(("inferred", key), basis, BASES)
    for key, each in operator.sources.items():
        if not each.title.strip():
            place: Path = ("sources", key, "title")
            yield fault(place, Level.ERROR, "check.source_title", "check.source_title.fix")


def _named_sources(operator: Operator) -> Iterator[tuple[Path, str]]:
    for number, channel in enumerate(operator.channels):
        yield ("channels", number, "source"), channel.source
    for number, fee in enumerate(operator.fees):
        yield ("fees", number, "source"), fee.source
    for key, source in operator.stated_in.items():
        yield ("stated_in", key), source


def _fees(subject: Subject) -> Iterator[Fault]:
    """An amount has a currency, and a fee the rights it is stated for."""
    for number, fee in enumerate(subject.operator.fees):
        place: Path = ("fees", number)
        amount = (*place, "amount")
        if fee.amount is not None and fee.amount < 0:
            yield _malformed(amount, str(fee.amount), Message("check.form.amount"))
        if fee.amount is not None and not fee.currency:
            yield fault(amount, Level.ERROR, "check.no_currency", "check.no_currency.fix")
        if fee.amount is None and fee.currency:
            currency = (*place, "currency")
            yield fault(currency, Level.ERROR, "check.no_amount", "check.no_amount.fix")
        wanted = Message("check.form.currency")
        yield from _fits((*place, "currency"), fee.currency, _CURRENCY, wanted)
        yield from _known((*place, "per"), fee.per, _CHARGES)
        if not fee.rights:
            rights = (*place, "rights")
            yield fault(rights, Level.ERROR, "check.fee_rights", "check.fee_rights.fix")


def _laws(subject: Subject) -> Iterator[Fault]:
    """A law is named by a known id, or plainly in words."""
    for number, law in enumerate(subject.operator.laws_named):
        if _ID.fullmatch(law) or not law.strip():
            yield from _known(("laws_named", number), law, [*Law])


def _absences(subject: Subject) -> Iterator[Fault]:
    """What is not stated is named by a known word, and is not there all the same."""
    operator = subject.operator
    for table in ("not_stated", "missing"):
        for number, key in enumerate(getattr(operator, table)):
            yield from _known((table, number), key, sorted(ABSENT))
            if _is_there(operator, key):
                message, fix = "check.contradiction", "check.contradiction.fix"
                yield fault((table, number), Level.ERROR, message, fix, key=key, table=table)


def _is_there(operator: Operator, key: str) -> bool:
    if key == "fee":
        return bool(operator.fees)
    if key == "fee_amount":
        return any(fee.amount is not None for fee in operator.fees)
    if key == "contact":
        return bool(operator.channels)
    if key in [*ChannelKind]:
        return operator.channel(ChannelKind(key)) is not None
    return key in SOURCED and bool(getattr(operator, key))


def _clean(subject: Subject) -> Iterator[Fault]:
    """Text has no spaces around it and no control characters in it."""
    for path, text in _texts(subject.operator):
        of_lines = path[0] == "channels"
        inside = text.replace("\n", "") if of_lines else text
        if text != text.strip() or any(unicodedata.category(each) == "Cc" for each in inside):
            yield fault(path, Level.WARNING, "check.unclean", "check.unclean.fix")


def _texts(operator: Operator) -> Iterator[tuple[Path, str]]:
    for key in ("name", "desk", "representative"):
        yield (key,), getattr(operator, key)
    for number, service in enumerate(operator.services):
        yield ("services", number), service
    for kind, name in operator.names.items():
        yield ("names", kind), name
    for number, channel in enumerate(operator.channels):
        yield ("channels", number, "value"), channel.value


RULES: tuple[Callable[[Subject], Iterator[Fault]], ...] = (
    _place,
    _whole,
    _forms,
    _channels,
    _sources,
    _fees,
    _laws,
    _absences,
    _clean,
)


def _fits(path: Path, value: str, pattern: re.Pattern[str], wanted: Message) -> Iterator[Fault]:
    """Find fault with a value that is there and has not the form of ``pattern``."""
    if value and not pattern.fullmatch(value):
        yield _malformed(path, value, wanted)


def _malformed(path: Path, value: str, wanted: Message) -> Fault:
    message, fix = "check.malformed", "check.malformed.fix"
    return fault(path, Level.ERROR, message, fix, value=shown_key(value), wanted=wanted)


def _known(path: Path, value: str, known: Iterable[str]) -> Iterator[Fault]:
    """Find fault with an id that is none of ``known``; name the nearest."""
    names = [each for each in known if each]
    if value in known:
        return
    by_lower = {each.lower(): each for each in names}
    near = difflib.get_close_matches(value[:60].lower(), by_lower, n=1)
    choices = by_lower[near[0]] if near else ", ".join(names)
    message, fix = "check.unknown_id", "check.unknown_id.fix"
    yield fault(path, Level.ERROR, message, fix, value=shown_key(value), known=choices)

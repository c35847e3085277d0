"""Whether a record is in its place, whole, well formed and clean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePath

from app.base.ids import ChannelKind, Law
from app.base.messages import Message
from app.base.records import shown_key
from app.base.toml_lines import Path
from app.operators.authorities import shipped_authorities
from app.operators.record import Operator
from app.operators.rules.fault import Fault, Level, Subject, fault, fits, known, malformed
from app.operators.rules.words import ABSENT, CHOICES, FORMS_OF_ANSWER, PROCEDURAL, SOURCED

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_URL = re.compile(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_ID = re.compile(r"[A-Za-z_-]+")


def is_slug(text: str) -> bool:
    """Say whether ``text`` can be a slug: small letters, digits, single hyphens."""
    return _SLUG.fullmatch(text) is not None


def place(subject: Subject) -> Iterator[Fault]:
    """A record lies under its slug, in its country's folder; what is shipped is fact only."""
    operator = subject.operator
    if not is_slug(operator.slug):
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
    if subject.shipped and operator.notes:
        yield fault(("notes",), Level.ERROR, "check.notes", "check.notes.fix")
    if subject.shipped and operator.quotes:
        yield fault(("quotes",), Level.ERROR, "check.quotes", "check.quotes.fix")


def whole(subject: Subject) -> Iterator[Fault]:
    """A letter needs a name and a country; where one is missing, the record says so."""
    operator = subject.operator
    absent = {*operator.not_stated, *operator.missing}
    for key in ("name", "country"):
        if not getattr(operator, key) and key not in absent:
            message, fix = "check.incomplete", "check.incomplete.fix"
            yield fault((key,), Level.WARNING, message, fix, key=key)
    # Nobody writes to an operator that is gone; its successor has the channels.
    if not operator.channels and not operator.status and not absent & {*ChannelKind, "contact"}:
        yield fault(("channels",), Level.WARNING, "check.no_channel", "check.no_channel.fix")


def forms(subject: Subject) -> Iterator[Fault]:
    """Codes and addresses have the form they should have."""
    operator = subject.operator
    yield from fits(("country",), operator.country, _COUNTRY, Message("check.form.country"))
    yield from fits(("region",), operator.region, _REGION, Message("check.form.region"))
    for path, language in _languages(operator):
        yield from fits(path, language, _LANGUAGE, Message("check.form.language"))
    for number, each in enumerate(operator.languages):
        if not each:
            yield malformed(("languages", number), each, Message("check.form.language"))
    for number, domain in enumerate(operator.domains):
        yield from fits(("domains", number), domain, _DOMAIN, Message("check.form.domain"))
    for key, source in operator.sources.items():
        yield from web(("sources", key, "address"), source.address)
    for key, choices in CHOICES.items():
        yield from known((key,), getattr(operator, key), ("", *choices))
    for number, form in enumerate(operator.response_forms):
        yield from known(("response_forms", number), form, FORMS_OF_ANSWER)
    if operator.authority:
        ids = [each.id for each in shipped_authorities().all()]
        yield from known(("authority",), operator.authority, ids)


def web(path: Path, address: str) -> Iterator[Fault]:
    """An address on the web is whole, and nobody on the way can read what is sent there."""
    yield from fits(path, address, _URL, Message("check.form.url"))
    if address.lower().startswith("http://"):
        yield fault(path, Level.NOTE, "check.not_https", "check.not_https.fix")


def _languages(operator: Operator) -> Iterator[tuple[Path, str]]:
    yield ("language",), operator.language
    yield ("prevailing_language",), operator.prevailing_language
    for number, language in enumerate(operator.languages):
        yield ("languages", number), language
    for number, channel in enumerate(operator.channels):
        yield ("channels", number, "language"), channel.language
    for key, source in operator.sources.items():
        yield ("sources", key, "language"), source.language


def laws(subject: Subject) -> Iterator[Fault]:
    """A law is named by a known id, or plainly in words."""
    for number, law in enumerate(subject.operator.laws_named):
        if _ID.fullmatch(law) or not law.strip():
            yield from known(("laws_named", number), law, [*Law])


def absences(subject: Subject) -> Iterator[Fault]:
    """What is not stated is named by a known word, and is not there all the same."""
    operator = subject.operator
    for table in ("not_stated", "missing"):
        for number, key in enumerate(getattr(operator, table)):
            yield from known((table, number), key, sorted(ABSENT))
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
    if key in PROCEDURAL:
        return bool(getattr(operator.procedure, key))
    return key in SOURCED and bool(getattr(operator, key))


def clean(subject: Subject) -> Iterator[Fault]:
    """Text has no spaces around it and no control characters in it."""
    for path, text in _texts(subject.operator):
        of_lines = path[0] in ("channels", "notes")
        inside = text.replace("\n", "") if of_lines else text
        if text != text.strip() or any(unicodedata.category(each) == "Cc" for each in inside):
            yield fault(path, Level.WARNING, "check.unclean", "check.unclean.fix")


def _texts(operator: Operator) -> Iterator[tuple[Path, str]]:
    for key in ("name", "desk", "representative"):
        yield (key,), getattr(operator, key)
    yield ("procedure", "form"), operator.procedure.form
    for key in ("services", "notes"):
        for number, text in enumerate(getattr(operator, key)):
            yield (key, number), text
    for kind, name in operator.names.items():
        yield ("names", kind), name
    for number, channel in enumerate(operator.channels):
        yield ("channels", number, "value"), channel.value

"""Records of Datenanfragen.de, a public directory under the GDPR, as records of ours.

Its fields: https://github.com/datenanfragen/data (schema.json). It says for each record, not for
each fact, where it was read; so the facts come from the directory itself, and the pages it names
stand among the sources.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

import msgspec

from app.base.ids import ChannelKind, OperatorSlug
from app.base.messages import Message
from app.base.records import read_shipped, shown_key
from app.base.resources import core_data
from app.base.text import fold
from app.operators.importing.row import Unreadable
from app.operators.record import Channel, Operator, Source

#: The key of the directory itself among a record's sources.
_SOURCE = "datenanfragen"
_TITLE = "Datenanfragen.de"

_CHANNELS = (
    ("email", ChannelKind.EMAIL),
    ("webform", ChannelKind.WEB_FORM),
    ("address", ChannelKind.POST),
    ("fax", ChannelKind.FAX),
    ("phone", ChannelKind.PHONE),
)

#: What its ``suggested-transport-medium`` calls our channels.
_MEDIA = {"letter": "address"}

_IDENTITY = {True: "required", False: "not_required", None: ""}

#: A record nobody looked at since a machine gathered it.
_UNSEEN = "scraped"

_HOST = re.compile(r"https?://(?:www\.)?([^/?#:\s]+)", re.IGNORECASE)

Fields = Mapping[str, object]


@dataclass(frozen=True)
class _Countries:
    names: dict[str, tuple[str, ...]]


def read(data: bytes) -> Operator:
    """Read one record.

    Raises:
        Unreadable: it is no JSON, or a field is not what it should be.
    """
    try:
        fields = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except msgspec.DecodeError as error:
        raise Unreadable(Message("import.why.not_json")) from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise Unreadable(Message("import.why.not_json")) from error
    if not isinstance(fields, dict):
        raise Unreadable(Message("import.why.not_json"))
    return _operator(fields)


def country_of(name: str) -> str:
    """Give the code of a country by its name in one of many languages; empty = none is certain."""
    return _by_name().get(fold(name).strip(" .,"), "")


def host_of(address: str) -> str:
    """Give the host of a web address without ``www.``; empty = it is none."""
    found = _HOST.match(address)
    return found[1].lower() if found else ""


def _operator(fields: Fields) -> Operator:
    slug, name = _text(fields, "slug"), _text(fields, "name")
    for key, value in (("slug", slug), ("name", name)):
        if not value:
            raise Unreadable(Message("import.why.missing", {"key": key}))
    address = _lines(fields)
    country = country_of(address[-1]) if address else ""
    services = _texts(fields, "runs")
    host = host_of(_text(fields, "web"))
    facts = {"name": name, "services": services, "country": country, "domains": host}
    identity = _IDENTITY[_choice(fields, "needs-id-document")]
    facts["identity_check"] = identity
    quality = _text(fields, "quality")
    unseen = (f"quality: {quality}",) if quality == _UNSEEN else ()
    return Operator(
        OperatorSlug(slug),
        name=name,
        services=services,
        country=country,
        domains=(host,) if host else (),
        channels=_channels(fields, address),
        identity_check=identity,
        language=_text(fields, "request-language"),
        notes=(*_texts(fields, "comments"), *unseen),
        stated_in={key: _SOURCE for key, value in facts.items() if value},
        inferred={"country": "address"} if country else {},
        sources=_sources(fields, slug),
    )


def _channels(fields: Fields, address: list[str]) -> tuple[Channel, ...]:
    """Give its channels, the one it suggests first."""
    suggested = _text(fields, "suggested-transport-medium")
    suggested = _MEDIA.get(suggested, suggested)
    keys = sorted(_CHANNELS, key=lambda each: each[0] != suggested)
    values = [
        ("\n".join(address) if key == "address" else _text(fields, key), kind) for key, kind in keys
    ]
    return tuple(Channel(kind, value, source=_SOURCE) for value, kind in values if value)


def _sources(fields: Fields, slug: str) -> dict[str, Source]:
    pages = {_key(page): Source(host_of(page) or page, address=page) for page in _pages(fields)}
    return {_SOURCE: Source(_TITLE, section=slug), **pages}


def _pages(fields: Fields) -> list[str]:
    return [page for page in _texts(fields, "sources") if host_of(page)]


def _key(page: str) -> str:
    """Name a page by its address alone, so that it keeps its key whatever comes before it."""
    host = re.sub("[^a-z0-9]+", "-", fold(host_of(page))).strip("-")
    return f"{host}-{sha256(page.encode()).hexdigest()[:6]}"


def _lines(fields: Fields) -> list[str]:
    return [line.strip() for line in _text(fields, "address").splitlines() if line.strip()]


def _text(fields: Fields, key: str) -> str:
    value = fields.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _wrong(key, Message("record.text"))
    return value.strip()


def _texts(fields: Fields, key: str) -> tuple[str, ...]:
    value = fields.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise _wrong(key, Message("record.list"))
    return tuple(dict.fromkeys(each.strip() for each in value if each.strip()))


def _choice(fields: Fields, key: str) -> bool | None:
    value = fields.get(key)
    if value is None or isinstance(value, bool):
        return value
    raise _wrong(key, Message("record.true_or_false"))


def _wrong(key: str, wanted: Message) -> Unreadable:
    return Unreadable(Message("record.wrong", {"key": shown_key(key), "wanted": wanted}))


@cache
def _by_name() -> dict[str, str]:
    place = core_data("operators").joinpath("importing", "countries.toml")
    names = read_shipped(place, _Countries).names
    return {fold(each): code for code, every in names.items() for each in (*every, code)}

"""Data protection authorities: who they are, how they take a complaint, and who says so.

One TOML file per country (``us-ca`` for California) holds the authorities of that country. As in
an operator's record, what no page showed is absent, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources.abc import Traversable

from app.base.errors import Problem
from app.base.ids import ChannelKind, Law
from app.base.messages import Message
from app.base.records import BrokenRecord, read_toml, shown_key
from app.base.resources import company_directory
from app.operators.record import Channel, Source

#: Whom an authority can watch over, or both.
SECTORS = ("private", "public")

#: Whether a form is to be signed -> the message that says so.
SIGNATURES = {
    "required": "authority.signature.required",
    "not_required": "authority.signature.not_required",
}

#: What a responsibility can be limited to -> the message that says so.
SCOPES = {"federal": "authority.scope.federal"}

#: What is to be known before complaining -> the message that says so.
NOTES = {
    "calls_only": "authority.note.calls_only",
    "email_signed": "authority.note.email_signed",
    "national_login": "authority.note.national_login",
    "no_representation": "authority.note.no_representation",
    "operator_first": "authority.note.operator_first",
    "own_form": "authority.note.own_form",
    "signature": "authority.note.signature",
    "sworn_complaint": "authority.note.sworn_complaint",
}


@dataclass(frozen=True)
class ComplaintForm:
    """A form of the authority's own for a complaint.

    Attributes:
        address: where it stands on the web, or the page that leads to it.
        languages: the languages it is shown in (ISO 639-1); empty = not known.
        signature: an id of ``SIGNATURES``, or empty = not known.
        source: key of the record's ``sources``.
    """

    address: str
    languages: tuple[str, ...] = ()
    signature: str = ""
    source: str = ""


@dataclass(frozen=True)
class Authority:
    """A data protection authority, or another body that takes complaints under a law.

    Attributes:
        id: permanent; begins with the name of its country's file.
        name: by language (ISO 639-1): its own languages, and ``en``.
        short: its usual abbreviation, where it has one.
        country: ISO 3166-1 alpha-2.
        region: ISO 3166-2, where it is responsible for a part of the country only.
        laws: the laws it watches over.
        sector: ``private``, ``public``, or empty = both.
        scope: what it is limited to beyond region and sector, an id of ``SCOPES``.
        web: its web site's address.
        channels: how to reach it; ``purpose`` is ``requests`` where it takes complaints
            that way, ``general`` where the page does not say so.
        complaint_languages: languages it says it takes complaints in; empty = not known.
        forms: its forms for complaints.
        notes: what to know before complaining, an id of ``NOTES`` -> key of ``sources``.
        stated_in: field of this record -> key of ``sources``.
        sources: key -> the place where facts were seen.
    """

    id: str
    name: dict[str, str]
    country: str
    laws: tuple[Law, ...]
    short: str = ""
    region: str = ""
    sector: str = ""
    scope: str = ""
    web: str = ""
    channels: tuple[Channel, ...] = ()
    complaint_languages: tuple[str, ...] = ()
    forms: tuple[ComplaintForm, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)
    stated_in: dict[str, str] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    def named(self, language: str) -> str:
        """Give its name in ``language``, else in English, else in its first language."""
        return self.name.get(language) or self.name.get("en") or next(iter(self.name.values()), "")

    @property
    def own_name(self) -> str:
        """Its name in its own first language; English where no other is on record."""
        return next(iter(self.name.values()), "")

    def channel(self, kind: ChannelKind) -> Channel | None:
        """Give the first channel of ``kind``, if any."""
        return next((each for each in self.channels if each.kind is kind), None)


@dataclass(frozen=True)
class AuthorityFile:
    """What one file holds."""

    authorities: tuple[Authority, ...]


class Authorities:
    """All authorities of a folder, in order of their ids; what cannot be read is told apart."""

    def __init__(self, folder: Traversable | None = None) -> None:
        """Read every file of ``folder``; without one, those Kaiji ships."""
        self.broken: tuple[BrokenRecord, ...] = ()
        found: dict[str, Authority] = {}
        for name, place in authority_places(folder or shipped_folder()):
            try:
                read = read_authorities(place.read_bytes(), name)
            except BrokenRecord as broken:
                self.broken += (broken,)
            else:
                found.update((each.id, each) for each in read)
        self._by_id = {key: found[key] for key in sorted(found)}

    def all(self, country: str = "") -> tuple[Authority, ...]:
        """Give every authority, or those of ``country`` (``JP``; ``US-CA`` for a part of it)."""
        wanted = country.upper()
        return tuple(
            each
            for each in self._by_id.values()
            if wanted in ("", each.country) or each.region == wanted
        )

    def get(self, key: str) -> Authority:
        """Give the authority with the id ``key``.

        Raises:
            Problem: there is none; names those that are near.
        """
        found = self._by_id.get(key.strip().lower())
        if found is not None:
            return found
        import difflib

        near = difflib.get_close_matches(key.strip().lower()[:60], self._by_id, n=4)
        if near:
            raise Problem("problem.unknown_authority_near", id=shown_key(key), near=", ".join(near))
        raise Problem("problem.unknown_authority", id=shown_key(key))


@cache
def shipped_authorities() -> Authorities:
    """Give the authorities Kaiji ships, read once."""
    return Authorities()


def shipped_folder() -> Traversable:
    """Give the folder of the authorities Kaiji ships."""
    return company_directory().joinpath("authorities")


def authority_places(folder: Traversable) -> Iterator[tuple[str, Traversable]]:
    """Walk the files of ``folder``, with the names messages give them."""
    for place in sorted(folder.iterdir(), key=lambda each: each.name):
        if place.name.endswith(".toml"):
            yield f"authorities/{place.name}", place


def read_authorities(data: bytes, file: str) -> tuple[Authority, ...]:
    """Read the authorities of one file from its bytes.

    Raises:
        BrokenRecord: with file, line and what is expected.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BrokenRecord(file, line, Message("record.not_utf8")) from error
    return read_toml(text, file, AuthorityFile).authorities

"""A person (本人, data subject, consumer): whose data it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from app.base.mail_address import is_mail_address
from app.base.messages import Message
from app.base.records import BrokenRecord, Mistake, line_of, read_toml, shown_key
from app.base.toml_lines import Path

_COUNTRY = re.compile(r"[A-Z]{2}")
_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


@dataclass(frozen=True)
class Person:
    """Whose data it is. Only the name is required; nothing more is ever asked for than a letter needs.

    Every text is kept exactly as given: spaces, direction and script are the person's own.
    What could break a letter's lines (a control character) never gets in; whether a
    half-typed address is whole is for ``check`` to say.

    Attributes:
        name: as it shall stand in a letter.
        name_kana: reading in kana.
        name_latin: spelling in Latin letters.
        email: the address registered with operators.
        country: where the person lives, ISO 3166-1 alpha-2.
        region: ISO 3166-2 where it matters (``US-CA``, ``GB-SCT``).
        address: lines of the postal address, without the postal code.
        accounts: identifier -> value, how an operator knows the person.
        sample: marks sample data.

    Raises:
        Mistake: the name is blank, or a text holds a control character.
    """

    name: str
    name_kana: str = ""
    name_latin: str = ""
    email: str = ""
    country: str = ""
    region: str = ""
    postal_code: str = ""
    address: tuple[str, ...] = ()
    birth_date: date | None = None
    accounts: dict[str, str] = field(default_factory=dict)
    sample: bool = False

    def __post_init__(self) -> None:
        if not any(_is_visible(character) for character in self.name):
            raise Mistake(("name",), Message("person.name_blank"))
        for path, text in self._one_liners():
            if any(_breaks_lines(character) for character in text):
                shown = shown_key(str(path[-1] if isinstance(path[-1], str) else path[0]))
                raise Mistake(path, Message("person.control_character", {"key": shown}))

    def _one_liners(self) -> Iterator[tuple[Path, str]]:
        """Give every text that stands on one line of a letter."""
        for key in ("name", "name_kana", "name_latin", "email", "country", "region"):
            yield (key,), getattr(self, key)
        yield ("postal_code",), self.postal_code
        for number, line in enumerate(self.address):
            yield ("address", number), line
        for label, value in self.accounts.items():
            yield ("accounts", label), label
            yield ("accounts", label), value


def check(person: Person) -> None:
    """See that what has a form of its own has it: address of mail, country, region.

    Raises:
        Mistake: names the first field that has not.
    """
    if person.email and not is_mail_address(person.email):
        raise Mistake(("email",), Message("person.email"))
    if person.country and not _COUNTRY.fullmatch(person.country):
        raise Mistake(("country",), Message("person.country"))
    if person.region and not _REGION.fullmatch(person.region):
        raise Mistake(("region",), Message("person.region"))
    if person.region and person.country and not person.region.startswith(f"{person.country}-"):
        raise Mistake(("region",), Message("person.region_elsewhere", {"country": person.country}))


def read_person(text: str, file: str) -> Person:
    """Read a person from TOML text. Country and region may be written in small letters.

    Raises:
        BrokenRecord: with file, line and what is expected.
    """
    read = read_toml(text, file, Person)
    person = replace(read, country=read.country.upper(), region=read.region.upper())
    try:
        check(person)
    except Mistake as mistake:
        raise BrokenRecord(file, line_of(text, mistake.path), mistake.expected) from mistake
    return person


def _is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] not in "ZCM"


def _breaks_lines(character: str) -> bool:
    """Control characters, the two separators that end a line, and halves of a character."""
    return unicodedata.category(character) in ("Cc", "Zl", "Zp", "Cs")

"""One operator as the list shows it, all words ready."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.base.ids import OperatorSlug
from app.operators.record import Operator
from app.services.directory import OperatorRow
from app.services.operator_view import laws_of
from ui.widgets.highlight import Span, matched
from ui.wording import Words

CHANNEL_ICONS = {
    "email": "mail",
    "web_form": "globe",
    "post": "mailbox",
    "fax": "printer",
    "phone": "phone",
    "in_app": "smartphone",
    "portal": "app-window",
}
#: What stands between two facts on one line.
DOT = "  ·  "


@dataclass(frozen=True)
class DirectoryRow:
    """An operator in the list.

    Attributes:
        found: the characters of ``name`` that were searched for; ``line_found`` those of ``line``.
        icons: one for each kind of channel; empty = there is none, ``lacks`` says so.
    """

    slug: OperatorSlug
    name: str
    found: tuple[Span, ...]
    line: str
    line_found: tuple[Span, ...]
    laws: str
    icons: tuple[str, ...]
    freshness: str
    lacks: str
    sentence: str


def name_words(words: Words, operator: Operator) -> str:
    """Name an operator; where no source names it or a service of it, say so."""
    named = operator.name or next(iter(operator.services), "")
    return named or words.text("directory.unnamed")


def country_words(words: Words, code: str) -> str:
    """Name a country; one Kaiji has no word for by its code."""
    if not code:
        return ""
    return words.text(f"country.{code}") if words.messages.has(f"country.{code}") else code


def place_words(words: Words, operator: Operator) -> str:
    """Name where an operator is seated, as closely as the record says; empty = not known."""
    country, region = country_words(words, operator.country), operator.region
    if not region:
        return country
    known = words.messages.has(f"region.{region}")
    named = words.text(f"region.{region}") if known else region
    return words.text("directory.region", region=named, country=country) if country else named


def row_words(row: OperatorRow, typed: str, words: Words) -> DirectoryRow:
    """Word an operator that was found for ``typed``."""
    operator = row.operator
    name = name_words(words, operator)
    also = next(
        (text for text in _other_texts(operator) if typed and matched(text, typed)),
        "",
    )
    if not also or matched(name, typed):
        also = next(_other_texts(operator), "")
    place = place_words(words, operator) or words.text("directory.place_unknown")
    line = DOT.join(part for part in (also, place) if part)
    kinds = list(dict.fromkeys(channel.kind.value for channel in operator.channels))
    laws = laws_of(operator)
    lacks = "" if kinds else words.text("directory.no_channel")
    ways = words.messages.listed([words.text(f"channel.{kind}") for kind in kinds])
    said = [name, also, place, *(words.text(f"law.{law}") for law in laws), lacks or ways]
    if kinds:
        said.append(words.text(f"freshness.{row.freshness}"))
    return DirectoryRow(
        slug=operator.slug,
        name=name,
        found=matched(name, typed),
        line=line,
        line_found=matched(also, typed),
        # Their ids: a name in words has no room beside an operator's.
        laws=" ".join(law.value.replace("_", " ") for law in laws),
        icons=tuple(CHANNEL_ICONS[kind] for kind in kinds),
        freshness=row.freshness.value,
        lacks=lacks,
        sentence=", ".join(part for part in said if part),
    )


def _other_texts(operator: Operator) -> Iterator[str]:
    """Give what else an operator is known by, the plainest first."""
    shown = operator.shown_name
    yield from (each for each in operator.services if each != shown)
    yield from operator.domains
    yield from (each for each in operator.names.values() if each != shown)
    yield from operator.readings
    yield from (channel.value for channel in operator.channels if "@" in channel.value)

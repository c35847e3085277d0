"""An authority in words: its names, its place, and one row of the list."""

from __future__ import annotations

from dataclasses import dataclass

from app.base.messages import Message
from app.operators.authorities import Authority
from ui.directory.row import CHANNEL_ICONS, DOT, country_words
from ui.widgets.highlight import Span, matched
from ui.wording import Words


@dataclass(frozen=True)
class AuthorityRow:
    """An authority in the list.

    Attributes:
        found: the characters of ``name`` that were searched for; ``line_found`` those of ``line``.
        icons: one for each kind of way to reach it.
    """

    id: str
    name: str
    found: tuple[Span, ...]
    line: str
    line_found: tuple[Span, ...]
    laws: str
    icons: tuple[str, ...]
    sentence: str


def name_words(words: Words, authority: Authority) -> str:
    """Name an authority in the language of the moment, else in English, with its abbreviation."""
    name = authority.named(words.language)
    if not authority.short or authority.short in name:
        return name
    return words.text("cli.authorities.named", name=name, short=authority.short)


def other_names(words: Words, authority: Authority) -> tuple[str, ...]:
    """Give its further names: its own, and the English one."""
    shown = authority.named(words.language)
    names = (authority.own_name, authority.named("en"), *authority.name.values())
    return tuple(dict.fromkeys(each for each in names if each != shown))


def region_words(words: Words, code: str) -> str:
    """Name a region; one Kaiji has no word for by its code."""
    return words.text(f"region.{code}") if words.messages.has(f"region.{code}") else code


def place_words(words: Words, country: str, region: str = "") -> str:
    """Name a place as closely as it is known; empty = not at all."""
    if not region:
        return country_words(words, country)
    return words.text(
        "directory.region",
        region=region_words(words, region),
        country=country_words(words, country),
    )


def language_words(words: Words, codes: tuple[str, ...]) -> str:
    """List languages; one Kaiji has no word for by its code."""
    named = [
        words.text(f"language.{code}") if words.messages.has(f"language.{code}") else code
        for code in codes
    ]
    return words.messages.listed(named)


def question_words(words: Words, question: Message) -> str:
    """Say what would have to be known; a region by its name."""
    if question.id == "authority.ask.sector":
        region = region_words(words, str(question.values.get("region", "")))
        return words.text("authority.ask.sector", region=region)
    return words.say(question)


def fits(words: Words, authority: Authority, typed: str, country: str) -> bool:
    """Say whether an authority is one of those looked for."""
    if country not in ("", authority.country):
        return False
    # Every word somewhere: "bavaria gdpr" names a place and a law.
    told = " ".join(
        (
            authority.id,
            authority.short,
            *authority.name.values(),
            place_words(words, authority.country, authority.region),
            *(words.text(f"law.{law}") for law in authority.laws),
        )
    )
    return all(matched(told, word) for word in typed.split())


def row_words(words: Words, authority: Authority, typed: str) -> AuthorityRow:
    """Word an authority that was found for ``typed``."""
    name = name_words(words, authority)
    place = place_words(words, authority.country, authority.region)
    also = next(iter(other_names(words, authority)), "")
    line = DOT.join(part for part in (place, also) if part)
    laws = [words.text(f"law.{law}") for law in authority.laws]
    kinds = list(dict.fromkeys(channel.kind.value for channel in authority.channels))
    icons = list(dict.fromkeys(CHANNEL_ICONS[kind] for kind in kinds))
    if authority.forms and CHANNEL_ICONS["web_form"] not in icons:
        icons.append(CHANNEL_ICONS["web_form"])
    ways = [words.text(f"channel.{kind}") for kind in kinds]
    if authority.forms:
        ways.append(words.text("authority.fact.form"))
    reach = words.messages.listed(ways) if ways else words.text("authorities.no_channel")
    said = (name, also, place, *laws, reach)
    return AuthorityRow(
        id=authority.id,
        name=name,
        found=matched(name, typed),
        line=line,
        line_found=matched(line, typed),
        # Their ids: a name in words has no room beside an authority's.
        laws=" ".join(law.value.replace("_", " ") for law in authority.laws),
        icons=tuple(icons),
        sentence=", ".join(part for part in said if part),
    )

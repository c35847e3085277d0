"""The catalogue: which letters there are, read from the templates that exist."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.base.ids import FollowUp, Law, Right, Tone
from app.laws import pack, shelf
from app.laws.pack import LawPack
from app.letters.kinds import kind as kind_of
from app.letters.templates import shipped

#: The folder of what is said alike under every law.
EVERY_LAW = "every_law"

_TITLE = re.compile(
    r"\{% (?:macro title\(\)|block title) %\}(.*?)\{% end(?:macro|block)", re.DOTALL
)
#: Of a title that depends on the variant, the one behind ``else`` is the usual one.
_UNUSUAL = re.compile(r"\{% if .*\{% else %\}", re.DOTALL)
_TAGS = re.compile(r"\{%.*?%\}")


@dataclass(frozen=True)
class Entry:
    """One letter there is: law, kind and language, with its title in that language."""

    law: Law
    kind: Right | FollowUp
    language: str
    title: str
    tones: tuple[Tone, ...] = (Tone.PLAIN, Tone.POLITE)


@shelf.remember()
def catalogue() -> tuple[Entry, ...]:
    """List every letter, by law, kind and language."""
    kinds: tuple[Right | FollowUp, ...] = (*Right, *FollowUp)
    return tuple(
        Entry(law, kind, language, title, kind_of(kind).tones)
        for law in Law
        for kind in kinds
        for language in pack.load(law).letter_languages
        if (title := _title(pack.load(law), kind, language))
    )


@shelf.remember()
def languages_of(law: Law, kind: Right | FollowUp) -> tuple[str, ...]:
    """Name the languages in which there is a letter of ``kind``; none if there is no letter."""
    return tuple(entry.language for entry in catalogue() if entry.law is law and entry.kind is kind)


@shelf.remember()
def has_letters(law: Law) -> bool:
    """Say whether Kaiji writes letters under ``law``."""
    return any(entry.law is law for entry in catalogue())


def file_of(rules: LawPack, kind: Right | FollowUp, language: str) -> str:
    """Name the template of a kind: the law's own, that of a law it writes like, or every law's.

    Empty where there is no such letter.
    """
    if isinstance(kind, Right) and rules.rule(kind) is None:
        return ""
    for folder in (rules.law.value, *rules.letters_like, EVERY_LAW):
        name = f"{language}/{folder}/{kind.value}.md.j2"
        if shipped(name) is not None:
            return name
    return ""


def _title(rules: LawPack, kind: Right | FollowUp, language: str) -> str:
    name = file_of(rules, kind, language)
    found = _TITLE.search(shipped(name) or "") if name else None
    return _TAGS.sub("", _UNUSUAL.sub("", found[1])).strip() if found else ""

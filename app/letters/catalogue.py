"""The catalogue: which letters there are, read from the templates that exist."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.base.ids import FollowUp, Law, Right, Tone
from app.base.resources import letter_templates
from app.laws import pack, shelf

_TITLE = re.compile(r"\{% (?:macro title\(\)|block title) %\}(.*?)\{% end", re.DOTALL)


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
        Entry(law, kind, language, title)
        for law in Law
        for kind in kinds
        for language in pack.load(law).languages
        if (title := _title(language, law, kind))
    )


@shelf.remember()
def languages_of(law: Law, kind: Right | FollowUp) -> tuple[str, ...]:
    """Name the languages in which there is a letter of ``kind``; none if there is no letter."""
    return tuple(entry.language for entry in catalogue() if entry.law is law and entry.kind is kind)


@shelf.remember()
def has_letters(law: Law) -> bool:
    """Say whether Kaiji writes letters under ``law``."""
    return any(entry.law is law for entry in catalogue())


def _title(language: str, law: Law, kind: Right | FollowUp) -> str:
    place = letter_templates().joinpath(language, law.value, f"{kind.value}.md.j2")
    if not place.is_file():
        return ""
    text = place.read_text(encoding="utf-8")
    found = _TITLE.search(text)
    return found[1].strip() if found else ""

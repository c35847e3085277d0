"""The number in force of an article cited by the one it had before (``lint/renumbered.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from app.base.ids import Law
from app.base.records import read_shipped
from app.base.resources import core_data
from app.laws import pack
from app.laws.rule import Meaning

#: A Japanese article as it may be written: figures of either width, or in kanji.
_WRITTEN = re.compile(r"(第)?\s*([0-9０-９〇一二三四五六七八九十百]+)\s*(条)")
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True)
class _Renumbered:
    law: Law
    articles: dict[str, Meaning]
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True)
class _File:
    laws: tuple[_Renumbered, ...]


def renumbered(words: str, folded: str, laws: Iterable[Law]) -> str:
    """Write a citation with the number in force; empty where that is not certain.

    Args:
        words: the citation as written; only the article's number changes in it.
        folded: the same with its numbers in figures.
        laws: of the letter.
    """
    old, *paragraphs = _FIGURES.findall(folded) or [""]
    for each in _read().laws:
        meaning = each.articles.get(old)
        cited = f"{old}({paragraphs[0]})" if paragraphs else old
        if each.law in laws and meaning and cited not in each.exceptions:
            new = _article(each.law, meaning)
            written, count = _WRITTEN.subn(rf"\g<1>{new}\g<3>", words, count=1)
            return written if count else _FIGURES.sub(new, words, count=1)
    return ""


def _article(law: Law, meaning: Meaning) -> str:
    """Read the article's number off its id: ``APPI/33-1`` is article 33."""
    return pack.load(law).citations[meaning].id.partition("/")[2].partition("-")[0]


@cache
def _read() -> _File:
    return read_shipped(core_data("letters").joinpath("lint", "renumbered.toml"), _File)

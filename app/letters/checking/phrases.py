"""The phrases the linter knows a letter's parts by (``lint/phrases.toml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from app.base.records import read_shipped
from app.base.resources import core_data
from app.laws.rule import Meaning


@dataclass(frozen=True)
class DatePhrases:
    """How a language words a date for the answer, by what stands behind it."""

    statutory: str
    convention: str
    promise: str
    own: str


@dataclass(frozen=True)
class Greeting:
    """A greeting and the farewell that goes with it."""

    language: str
    opening: str
    closing: str


@dataclass(frozen=True)
class RequestWords:
    """Meanings of the places of law that speak of a demand (求め), and of a claim (請求)."""

    demands: tuple[Meaning, ...]
    claims: tuple[Meaning, ...]


@dataclass(frozen=True)
class Phrases:
    """The phrases of every language.

    Attributes:
        enclosed: how a letter says that something is enclosed.
        copies: enclosures that need no mention, copies of what was sent before.
        request_words: what the Japanese Act calls which request.
        everyday: words by which a sentence is known to be in a language.
        familiar: words that do not speak politely.
    """

    dates: dict[str, DatePhrases]
    enclosed: dict[str, str]
    copies: dict[str, str]
    request_words: RequestWords
    everyday: dict[str, tuple[str, ...]]
    familiar: dict[str, str]
    greetings: tuple[Greeting, ...]


@cache
def phrases() -> Phrases:
    """Read them."""
    return read_shipped(core_data("letters").joinpath("lint", "phrases.toml"), Phrases)


@cache
def regex(pattern: str) -> re.Pattern[str]:
    """Compile a phrase."""
    return re.compile(pattern, re.IGNORECASE)

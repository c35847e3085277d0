"""What a service changed, so that every open screen can decide whether to read again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """A part of the vault that screens look at."""

    CASES = "cases"
    PEOPLE = "people"
    OPERATORS = "operators"
    LETTERS = "letters"
    SETTINGS = "settings"


@dataclass(frozen=True)
class Changes:
    """The outcome of a mutating service call."""

    topics: frozenset[Topic] = frozenset()

    @classmethod
    def of(cls, *topics: Topic) -> Changes:
        """Name the topics that changed."""
        return cls(frozenset(topics))

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.topics | other.topics)

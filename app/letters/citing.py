"""Citing a law in a letter: in full, with its name or beside it, and remembering what was cited."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.laws.pack import LawPack


@dataclass
class Citing:
    """Writes citations and remembers which, in order.

    Attributes:
        alone: whether the letter rests on this law only; a bare article then cannot be
            taken for one of another law.
    """

    rules: LawPack
    language: str
    alone: bool = True
    cited: list[str] = field(default_factory=list)

    def cite(self, meaning: str) -> str:
        """Cite a place of the law."""
        return self._place(meaning, first=False)

    def first(self, meaning: str) -> str:
        """Cite a place with the law's name in full."""
        return self._place(meaning, first=True)

    def bare(self, meaning: str) -> str:
        """Cite a place without the law's name, unless the letter rests on two laws."""
        return self.beside(meaning) if self.alone else self.cite(meaning)

    def beside(self, meaning: str) -> str:
        """Cite a place without the law's name, in one list with a place that has it."""
        self._remember(meaning)
        return self.rules.cite(meaning, self.language)

    def _place(self, meaning: str, *, first: bool) -> str:
        self._remember(meaning)
        return self.rules.place(meaning, self.language, first=first)

    def _remember(self, meaning: str) -> None:
        place = self.rules.citations[meaning].id
        if place not in self.cited:
            self.cited.append(place)

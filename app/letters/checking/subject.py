"""What a letter is about, as its checks ask: first or later, which rights, what may cost."""

from __future__ import annotations

from dataclasses import dataclass

from app.base.ids import FollowUp, Law, Right
from app.laws import pack
from app.letters.document import Letter
from app.letters.kinds import COMPLAINTS, kind
from app.letters.order import LetterOrder


@dataclass(frozen=True)
class Subject:
    """A letter with the order it was written for."""

    letter: Letter
    order: LetterOrder

    @property
    def rights(self) -> tuple[Right, ...]:
        """The rights a letter asks for; of a follow-up or a complaint those asked for before."""
        wanted = tuple(each for each in self.letter.kind if isinstance(each, Right))
        if wanted and COMPLAINTS.isdisjoint(wanted):
            return wanted
        return self.order.about_rights

    @property
    def follow_up(self) -> FollowUp | None:
        """The kind of a follow-up."""
        return next((each for each in self.letter.kind if isinstance(each, FollowUp)), None)

    @property
    def is_first(self) -> bool:
        """Whether it is a first request, and not a letter about one."""
        kinds = self.letter.kind
        return bool(kinds) and all(
            isinstance(each, Right) and each not in COMPLAINTS for each in kinds
        )

    @property
    def is_complaint(self) -> bool:
        """Whether it is a complaint."""
        return not COMPLAINTS.isdisjoint(self.letter.kind)

    @property
    def variant(self) -> str:
        """Which way its kind goes; the usual one where the order leaves it open."""
        kinds = self.letter.kind
        variants = kind(kinds[0]).variants if kinds else ()
        return self.order.variant or next(iter(variants), "")

    def grounds(self, law: Law, right: Right) -> tuple[str, ...]:
        """Name the chosen grounds that ``law`` knows for ``right``."""
        rule = pack.load(law).rule(right, self.letter.day)
        return tuple(each for each in self.order.grounds if rule and each in rule.grounds)

    def may_cost(self) -> bool:
        """Say whether a law of the letter lets the operator charge for one of its rights."""
        packs = [pack.load(law) for law in self.letter.laws]
        rules = (each.rule(right, self.letter.day) for each in packs for right in self.rights)
        return any(rule.fee for rule in rules if rule)

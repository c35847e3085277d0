"""A law pack: one law as dated data (``packs/LAW.toml``), which a lawyer can read and change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeAlias

from app.base.ids import Certainty, EventKind, Law, Milestone, Right
from app.base.records import read_toml
from app.base.resources import core_data

#: A citation by its meaning (``access``, ``reasons``, ``fee``): a key of ``LawPack.citations``.
Meaning: TypeAlias = str


class Method(StrEnum):
    """How Python counts; the numbers are the rule's.

    ``none`` gives no date; ``months`` and ``days`` count from the start event;
    ``pre_suit`` counts days and gives the day after they have ended.
    """

    NONE = "none"
    MONTHS = "months"
    DAYS = "days"
    PRE_SUIT = "pre_suit"


@dataclass(frozen=True)
class Citation:
    """A place in a law, cited by its meaning (``access``, ``reasons``, ``fee``).

    Attributes:
        id: the stable id, ``APPI/33-1``.
        text: how it is written in a letter, by language: 第33条第1項, ``Article 33(1)``.
        source: where this was seen (a key of ``LawPack.sources``), or empty.
        verified: whether the source was seen; otherwise the form says "to be verified".
        whole: whether the text names its enactment itself, because it is another
            than the pack's law.
    """

    id: str
    text: dict[str, str]
    source: str = ""
    verified: bool = False
    whole: bool = False


@dataclass(frozen=True)
class Ground:
    """Why a right applies, where the law wants one of several reasons.

    Attributes:
        cite: meaning of the citation that must stand in the letter when this ground is chosen;
            it then takes the place of the right's own, more general one.
        others: meanings of what the ground's sentence names beside it (the duty broken).
        facts: whether the ground's sentence cannot stand without the user's own facts.
        facts_wanted: whether the letter says more with them, though it can do without.
        suit: whether a right asked for on this ground can be sued for after the pre-suit period.
        default: whether a form chooses it beforehand, for the user to take back.
    """

    cite: Meaning
    others: tuple[Meaning, ...] = ()
    facts: bool = False
    facts_wanted: bool = False
    suit: bool = True
    default: bool = False


@dataclass(frozen=True)
class RightRule:
    """What a law says of one right.

    Attributes:
        cite: meaning of the citation that must stand in the letter.
        also: meanings of what must be cited beside it, whatever the ground.
        fee: whether the law lets the operator charge for it.
        fee_cite: meaning of the citation of the fee rule, if any.
        grounds: ids of the grounds the law wants one of; empty = none needed.
        particulars: whether the letter needs the user's own facts (what is wrong
            and what is right, which data, since when).
        suit: whether the right can be sued for after the pre-suit period.
        milestones: the dates that follow from a request, in order.
    """

    cite: Meaning
    also: tuple[Meaning, ...] = ()
    fee: bool = False
    fee_cite: Meaning = ""
    grounds: tuple[str, ...] = ()
    particulars: bool = False
    suit: bool = False
    milestones: tuple[Milestone, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class TimeRule:
    """One way of counting, by rule id (``R-EU-1``); the numbers are data, the counting is Python.

    Attributes:
        id: the rule id of law-facts.md part 3.
        milestone: the date it gives.
        start: event kinds the count starts from, best first.
        amount: number of months or days.
        certainty: what stands behind the date.
        roll: whether the end moves off non-working days.
        at_once: events that make the date arrive without waiting for the count.
        waits_for: event -> the event that must follow it; the count then starts there.
        blocked_by: events in whose presence another rule would have to answer.
        cite: meanings of the citations of this rule.
        cite_roll: meanings added when the end was moved.
        cite_start: meanings added when the count starts from that event.
        cite_at_once: meanings that replace ``cite`` when an ``at_once`` event decided.
        cite_by_right: meanings added for one right.
    """

    id: str
    milestone: Milestone
    method: Method
    start: tuple[EventKind, ...] = ()
    amount: int = 0
    certainty: Certainty = Certainty.STATUTORY
    roll: bool = False
    at_once: tuple[EventKind, ...] = ()
    waits_for: dict[EventKind, EventKind] = field(default_factory=dict)
    blocked_by: tuple[EventKind, ...] = ()
    cite: tuple[Meaning, ...] = ()
    cite_roll: tuple[Meaning, ...] = ()
    cite_start: dict[EventKind, tuple[Meaning, ...]] = field(default_factory=dict)
    cite_at_once: tuple[Meaning, ...] = ()
    cite_by_right: dict[Right, tuple[Meaning, ...]] = field(default_factory=dict)
    source: str = ""
    verified: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class LawPack:
    """One law: its names, citations, rights, grounds and time rules.

    Attributes:
        version: of the pack, kept with every letter and case.
        checked: when somebody last held it against the sources.
        names: full name by language; ``short`` is the everyday one.
        calendar: a fixed calendar (APPI: ``JP``), or empty for the operator's seat.
        first: how a letter cites a place at the first mention of the law, by language, with
            ``{place}`` for the place; ``later`` likewise for every further mention.
        grounds: by ground id.
        authority: the supervisory authority by language, where there is one for all operators.
        sources: source id -> what it is.
    """

    law: Law
    version: str
    checked: date
    names: dict[str, str]
    short: dict[str, str]
    languages: tuple[str, ...]
    citations: dict[Meaning, Citation]
    rights: dict[Right, RightRule]
    rules: tuple[TimeRule, ...]
    first: dict[str, str]
    later: dict[str, str]
    grounds: dict[str, Ground] = field(default_factory=dict)
    calendar: str = ""
    authority: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def cite(self, meaning: Meaning, language: str) -> str:
        """Write the citation for ``meaning`` in ``language``; KeyError if the pack has none."""
        return self.citations[meaning].text[language]

    def place(self, meaning: Meaning, language: str, *, first: bool = False) -> str:
        """Write the citation as a letter does: with the law's name, in full at ``first`` mention."""
        citation = self.citations[meaning]
        text = citation.text[language]
        if citation.whole:
            return text
        return (self.first if first else self.later)[language].format(place=text)

    def rule(self, right: Right) -> RightRule | None:
        """Give the rule of a right, or None where this law has no such right."""
        return self.rights.get(right)

    def time_rule(self, milestone: Milestone) -> TimeRule | None:
        """Give the rule that dates a milestone, or None where this pack has none."""
        return next((rule for rule in self.rules if rule.milestone is milestone), None)

    def must_cite(self, right: Right, grounds: Iterable[str] = ()) -> tuple[Meaning, ...]:
        """Name what a letter must cite: the chosen grounds' citations, else the right's own.

        What a right names as ``also`` comes after them, whatever the ground.

        Raises:
            KeyError: the law has no such right or ground.
        """
        chosen = tuple(dict.fromkeys(self.grounds[ground].cite for ground in grounds))
        rule = self.rights[right]
        return (*(chosen or (rule.cite,)), *rule.also)


@cache
def load(law: Law) -> LawPack:
    """Read the shipped pack of ``law``; FileNotFoundError if there is none, see ``available``."""
    name = f"{law.value}.toml"
    place = core_data("laws").joinpath("packs", name)
    return read_toml(place.read_text(encoding="utf-8"), name, LawPack)


@cache
def available() -> tuple[Law, ...]:
    """Name the laws whose packs are shipped."""
    folder = core_data("laws").joinpath("packs")
    return tuple(law for law in Law if folder.joinpath(f"{law.value}.toml").is_file())

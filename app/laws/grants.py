"""What a law grants and where it says so: rights, the grounds they may rest on, citations."""

from __future__ import annotations

from dataclasses import dataclass

from app.base.ids import Right
from app.laws.rule import Meaning
from app.laws.validity import Dated


@dataclass(frozen=True)
class Citation(Dated):
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
class RightRule(Dated):
    """What a law says of one right.

    Attributes:
        right: which right; a right that was changed has a row for each state.
        wording: what the law calls it: a key of ``LawPack.wordings``.
        cite: meaning of the citation that must stand in the letter.
        also: meanings of what must be cited beside it, whatever the ground.
        see: meanings of further places of the right, which a letter need not cite.
        fee: whether the law lets the operator charge for it.
        fee_cite: meaning of the citation of the fee rule, if any.
        grounds: ids of the grounds the law wants one of; empty = none needed.
        particulars: whether the letter needs the user's own facts (what is wrong
            and what is right, which data, since when).
    """

    right: Right
    wording: str
    cite: Meaning
    also: tuple[Meaning, ...] = ()
    see: tuple[Meaning, ...] = ()
    fee: bool = False
    fee_cite: Meaning = ""
    grounds: tuple[str, ...] = ()
    particulars: bool = False

"""What may be said in a letter beside what a law grants: kinds, options, points, refusals.

Data: ``letter_templates/kinds.toml``. The words of each stand in the templates.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cache

from app.base.ids import EventKind, FollowUp, Law, Right, Tone
from app.base.messages import Message
from app.base.records import read_shipped
from app.base.resources import letter_templates
from app.laws import pack
from app.laws.rule import Meaning

#: The id under which ``kinds.toml`` speaks of every right without a row of its own.
ANY_RIGHT = "right"

#: Rights that are a letter about an earlier one, with a template of their own.
COMPLAINTS = frozenset({Right.COMPLAINT_CONTROLLER, Right.COMPLAINT_AUTHORITY})


@dataclass(frozen=True)
class Kind:
    """One kind of letter.

    Attributes:
        id: a follow-up, a right with a row of its own, or ``right`` for all others.
        tones: in which it can be written, the usual one first.
        variants: ways it can go, the usual one first; empty = one way only.
        variants_only: of a way that not every law has, the laws that have it; see ``under``.
        needs: names of the fields of ``Correspondence`` it cannot do without.
        asked: whether it must know which rights were asked for before.
        items: ``must`` where it names points of an answer (``Point``).
        refusals: whether it answers reasons of a refusal (``RefusalReason``).
        agent: whether somebody must act for the person.
        about: whether the user's own words belong in it: ``must``, ``may`` or empty.
        channel: whether it needs a way to send it.
        address: whether it gives the person's postal address, whichever way it goes.
        cite: meanings of places of law it must name of its own, where the law has them.
        question: the operator's question it answers.
        sent_as: what its leaving means for the case, where that is more than a note;
            ``sent_as_variant`` likewise, by the way it goes.
        reply_days: after how many days it asks for a reply; 0 = names no such date.
    """

    id: str
    tones: tuple[Tone, ...]
    variants: tuple[str, ...] = ()
    variants_only: dict[str, tuple[Law, ...]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    asked: bool = False
    items: str = ""
    refusals: bool = False
    agent: bool = False
    about: str = ""
    channel: bool = True
    address: bool = False
    cite: tuple[Meaning, ...] = ()
    question: EventKind | None = None
    sent_as: EventKind | None = None
    sent_as_variant: dict[str, EventKind] = field(default_factory=dict)
    reply_days: int = 0

    def under(self, law: Law) -> tuple[str, ...]:
        """Name the ways it can go under ``law``."""
        return tuple(each for each in self.variants if law in self.variants_only.get(each, (law,)))


@dataclass(frozen=True)
class Option:
    """A sentence the user can switch on (letter-briefs.md 1.2).

    Attributes:
        text: what must be given with it: ``text``, ``date`` or nothing.
        most: the longest text, in characters; 0 = any.
        kinds: in which letters; ``right`` = in every request.
        free: whether it is only for rights no law of the letter lets the operator charge for.
        granted: whether it is only for what a law of the letter grants, not its operator's policy.
        default: whether it is on where nobody chose.
    """

    id: str
    free: bool = False
    granted: bool = False
    text: str = ""
    most: int = 0
    laws: tuple[Law, ...] = ()
    kinds: tuple[str, ...] = ()
    default: bool = False


@dataclass(frozen=True)
class Point:
    """Something an answer must hold (letter-briefs.md 11).

    Attributes:
        rights: to which request; empty = to every one.
        cite: meaning of the place of law; empty where it is voluntary.
        listed: whether a request lists it one by one, for the user to leave out.
        voluntary: asked for as a favour, so never called missing.
    """

    id: str
    laws: tuple[Law, ...]
    rights: tuple[Right, ...] = ()
    cite: Meaning = ""
    listed: bool = False
    voluntary: bool = False


@dataclass(frozen=True)
class RefusalReason:
    """A reason a refusal may give, and that a letter can answer (letter-briefs.md 8)."""

    id: str
    laws: tuple[Law, ...] = ()
    rights: tuple[Right, ...] = ()


@dataclass(frozen=True)
class _Kinds:
    kinds: tuple[Kind, ...]
    options: tuple[Option, ...]
    points: tuple[Point, ...]
    refusals: tuple[RefusalReason, ...]


@cache
def _read() -> _Kinds:
    return read_shipped(letter_templates().joinpath("kinds.toml"), _Kinds)


@cache
def kind(of: Right | FollowUp) -> Kind:
    """Give what is known of a kind of letter."""
    rows = {each.id: each for each in _read().kinds}
    return rows.get(of.value) or rows[ANY_RIGHT]


def kind_of(rights: Iterable[Right], follow_up: FollowUp | None) -> Kind:
    """Give the kind of a letter that asks for ``rights`` or is the ``follow_up``.

    Of several rights in one letter: only the tones all of them can be written in.
    """
    if follow_up is not None:
        return kind(follow_up)
    every = [kind(right) for right in rights]
    return every[0] if len(every) == 1 else _read_right()


def _read_right() -> Kind:
    return next(each for each in _read().kinds if each.id == ANY_RIGHT)


def options(
    laws: Iterable[Law], rights: Collection[Right], follow_up: FollowUp | None
) -> tuple[Option, ...]:
    """Name the options of such a letter, in the order of the file."""
    names = {follow_up.value} if follow_up else {right.value for right in rights}
    if follow_up is None and COMPLAINTS.isdisjoint(rights):
        names.add(ANY_RIGHT)
    held = set(laws)
    rules = [pack.load(law).rule(right) for law in held for right in rights]
    charged = any(rule.fee for rule in rules if rule)
    granted = any(rules) or not rights
    return tuple(
        each
        for each in _read().options
        if names.intersection(each.kinds)
        and (not each.laws or held.intersection(each.laws))
        and not (each.free and charged)
        and (granted or not each.granted)
    )


def every_option() -> tuple[Option, ...]:
    """Name every option there is."""
    return _read().options


def points(law: Law, rights: Iterable[Right]) -> tuple[Point, ...]:
    """Name the points an answer to ``rights`` under ``law`` must hold."""
    asked = set(rights)
    return tuple(
        each
        for each in _read().points
        if law in each.laws and (not each.rights or asked.intersection(each.rights))
    )


def refusals(law: Law, rights: Iterable[Right]) -> tuple[RefusalReason, ...]:
    """Name the reasons that can be answered where ``rights`` were refused under ``law``."""
    asked = set(rights)
    return tuple(
        each
        for each in _read().refusals
        if (not each.laws or law in each.laws)
        and (not each.rights or asked.intersection(each.rights))
    )


def kind_name(of: Right | FollowUp) -> Message:
    """Name a kind of letter as a person reads it."""
    return Message(f"right.{of}") if isinstance(of, Right) else Message(f"letter.{of}")

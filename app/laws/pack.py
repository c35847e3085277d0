"""A law pack: one law as dated data (``packs/LAW.toml``), which a lawyer can read and change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from app.base.errors import Problem
from app.base.files import cannot_read, read_text
from app.base.ids import Certainty, EventKind, Law, Milestone, Right
from app.base.messages import Message
from app.base.records import BrokenRecord, Mistake, line_of, read_shipped, read_toml
from app.base.resources import core_data
from app.laws import shelf, soundness
from app.laws.deciding import deciding
from app.laws.grants import Citation, Ground, RightRule
from app.laws.provision import PROVISIONS, Authority, Provision, Version
from app.laws.rule import Meaning, Method, Pause, PauseEffect, TimeRule
from app.laws.validity import on_day


@dataclass(frozen=True)
class LawPack:
    """One law: its names, citations, rights, grounds, time rules and what else it says.

    Attributes:
        version: of the pack, an ISO date; kept with every letter and case.
        checked: when somebody last held it against the sources.
        languages: in which every sentence of the pack is written.
        letter_languages: in which letters are written under the law; its citations and its
            name in a letter are there in each of them.
        letters_like: laws whose letters are used where this one has none of its own.
        names: full name by language; ``short`` is the everyday one.
        territory: the countries or regions whose law it is, ISO 3166.
        first: how a letter cites a place at the first mention of the law, by language, with
            ``{place}`` for the place and ``{,}`` for the comma that closes one with commas
            (French); ``later`` likewise for every further mention.
        calendar: the calendar its times are counted in, wherever the operator sits
            (APPI: ``JP``); empty = that of the operator's seat.
        calendars_also: other calendars that may be held for right; a date they would
            change is mentioned.
        versions: the states of the law, oldest first.
        before: what differed before the first of them, by language; may be empty.
        wordings: what the law calls things, by key, then by language.
        grounds: by ground id.
        rules: how its dates are counted; ``pauses``: what stops the counting.
        watch: what is about to change.
        sources: source id -> what it is.
    """

    law: Law
    version: str
    checked: date
    languages: tuple[str, ...]
    letter_languages: tuple[str, ...]
    names: dict[str, str]
    short: dict[str, str]
    first: dict[str, str]
    later: dict[str, str]
    territory: tuple[str, ...]
    versions: tuple[Version, ...]
    citations: dict[Meaning, Citation]
    wordings: dict[str, dict[str, str]]
    rights: tuple[RightRule, ...]
    rules: tuple[TimeRule, ...]
    sources: dict[str, str]
    letters_like: tuple[Law, ...] = ()
    pauses: tuple[Pause, ...] = ()
    grounds: dict[str, Ground] = field(default_factory=dict)
    calendar: str = ""
    calendars_also: tuple[str, ...] = ()
    before: dict[str, str] = field(default_factory=dict)
    who_may_ask: tuple[Provision, ...] = ()
    form: tuple[Provision, ...] = ()
    identity: tuple[Provision, ...] = ()
    fees: tuple[Provision, ...] = ()
    answers: tuple[Provision, ...] = ()
    refusals: tuple[Provision, ...] = ()
    remedies: tuple[Provision, ...] = ()
    watch: tuple[Provision, ...] = ()
    authorities: tuple[Authority, ...] = ()

    def cite(self, meaning: Meaning, language: str) -> str:
        """Write the citation for ``meaning`` in ``language``; KeyError if the pack has none."""
        return self.citations[meaning].text[language]

    def place(self, meaning: Meaning, language: str, *, first: bool = False) -> str:
        """Write the citation as a letter does: with the law's name, in full at ``first`` mention."""
        citation = self.citations[meaning]
        text = citation.text[language]
        if citation.whole:
            return text
        pattern = (self.first if first else self.later)[language]
        comma = "," if "," in text else ""
        return pattern.replace("{place}", text).replace("{,}", comma)

    def rule(self, right: Right, day: date | None = None) -> RightRule | None:
        """Give the rule of a right as it stands on ``day``, or None where there is no such right.

        Without a day, the newest rule.
        """
        return on_day(self._rows(right), day)

    def _rows(self, right: Right) -> Iterator[RightRule]:
        return (each for each in self.rights if each.right is right)

    def granted(self, right: Right, day: date | None = None) -> RightRule:
        """Give the rule of a right as ``rule`` does; KeyError where there is no such right."""
        found = self.rule(right, day)
        if found is None:
            raise KeyError(right)
        return found

    def rules_for(self, milestone: Milestone) -> tuple[TimeRule, ...]:
        """Give the rules that date a milestone, in the order of the pack."""
        return tuple(rule for rule in self.rules if rule.milestone is milestone)

    def can_be_sued_for(self, right: Right) -> bool:
        """Say whether a pre-suit period runs for ``right``."""
        return any(rule.method is Method.PRE_SUIT and rule.is_for(right) for rule in self.rules)

    def must_cite(
        self, right: Right, grounds: Iterable[str] = (), day: date | None = None
    ) -> tuple[Meaning, ...]:
        """Name what a letter of ``day`` must cite: the chosen grounds' places, else the right's own.

        What a right names as ``also`` comes after them, whatever the ground.

        Raises:
            KeyError: the law has no such right or ground.
        """
        chosen = tuple(dict.fromkeys(self.grounds[ground].cite for ground in grounds))
        rule = self.granted(right, day)
        return (*(chosen or (rule.cite,)), *rule.also)

    def stops(self, right: Right) -> frozenset[EventKind]:
        """Name the operator's questions that stop a time of the law for ``right`` until answered.

        A convention that waits for an answer stops no time of the law.
        """
        waits = (
            kind
            for rule in self.rules
            if rule.is_for(right) and rule.certainty is Certainty.STATUTORY
            for kind in rule.waits_for
        )
        pauses = (
            pause.asked
            for pause in self.pauses
            if pause.effect is PauseEffect.ADDS and pause.is_for(right)
        )
        return frozenset((*waits, *pauses))

    def deciding(self, milestone: Milestone) -> frozenset[EventKind]:
        """Name the events a milestone depends on."""
        return frozenset(deciding(self, milestone))

    def provisions(self) -> Iterator[tuple[str, tuple[Provision, ...]]]:
        """Give the statements by what they are about, in the order they are read."""
        for section in PROVISIONS:
            yield section, getattr(self, section)


@dataclass(frozen=True)
class _Shared:
    """What is counted alike under every law."""

    rules: tuple[TimeRule, ...]


@shelf.remember()
def load(law: Law) -> LawPack:
    """Give the pack of ``law``: the newest of the shipped one and the one the user installed.

    An installed pack that cannot be read any more is left aside, see ``set_aside``.
    """
    newest = shipped(law)
    try:
        own = installed(law)
    except Problem:
        own = None
    if own is not None and own.version > newest.version:
        newest = own
    return replace(newest, rules=(*newest.rules, *_shared().rules))


def set_aside(law: Law) -> Problem | None:
    """Say why the pack the user installed for ``law`` is not used; None if nothing is wrong."""
    try:
        installed(law)
    except Problem as problem:
        return problem
    return None


def installed(law: Law) -> LawPack | None:
    """Read the pack the user installed for ``law``; None if there is none.

    Raises:
        Problem: it cannot be read, or is no sound pack of this law.
    """
    place = installed_place(law)
    if place is None or not _is_there(place):
        return None
    return read_beside(read_file(place), place.name, law)


def _is_there(place: Path) -> bool:
    try:
        return place.exists()
    except OSError:
        # A folder that may not be looked into: reading says so.
        return True


def installed_place(law: Law) -> Path | None:
    """Give where an installed pack of ``law`` lies; None where there is no user's folder."""
    folder = shelf.folder()
    return folder / "packs" / f"{law.value}.toml" if folder else None


def read_file(place: Path) -> str:
    """Read the text of a pack a user named.

    Raises:
        Problem: there is no such file, or it cannot be read, is no text or is too large for a pack.
    """
    try:
        size = place.stat().st_size
    except OSError as error:
        raise cannot_read(place, error) from error
    if size > soundness.MOST_BYTES:
        raise BrokenRecord(place.name, 1, Message("pack.too_big"))
    return read_text(place)


def read_pack(text: str, file: str) -> LawPack:
    """Read a pack from its TOML text.

    Raises:
        BrokenRecord: no TOML, or no sound pack; names file, line and what is expected.
    """
    with _in_file(text, file):
        soundness.check_size(text)
        found = read_toml(text, file, LawPack)
        soundness.check(found)
    return found


def read_beside(text: str, file: str, law: Law | None = None) -> LawPack:
    """Read a pack that is to take the place of the shipped one of ``law``, else of its own law.

    Raises:
        BrokenRecord: no sound pack, or one that lacks what letters ask the shipped one for.
    """
    found = read_pack(text, file)
    with _in_file(text, file):
        soundness.check_beside(found, shipped(law or found.law))
    return found


@contextmanager
def _in_file(text: str, file: str) -> Iterator[None]:
    """Tell a mistake in a pack with the line it stands in."""
    try:
        yield
    except Mistake as mistake:
        line = line_of(text, mistake.path) if mistake.path else 1
        raise BrokenRecord(file, line, mistake.expected) from mistake


@cache
def shipped(law: Law) -> LawPack:
    """Read the pack of ``law`` that came with Kaiji."""
    name = f"{law.value}.toml"
    place = core_data("laws").joinpath("packs", name)
    return read_pack(place.read_text(encoding="utf-8"), name)


@cache
def _shared() -> _Shared:
    return read_shipped(core_data("laws").joinpath("every_law.toml"), _Shared)

"""Newer law packs from a file, in the place of those that came with Kaiji."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.base.errors import Problem
from app.base.ids import Law
from app.base.messages import Message
from app.base.records import BrokenRecord
from app.laws import pack, shelf
from app.laws.age import is_old
from app.laws.differences import Difference, differences
from app.laws.pack import LawPack

#: What every pack says of itself; a file without it is something else.
_HEAD = re.compile(r"^[ \t]*law[ \t]*=", re.MULTILINE)


class Origin(StrEnum):
    """Where the pack in use came from; on screen ``laws.origin.ORIGIN``."""

    SHIPPED = "shipped"
    INSTALLED = "installed"


@dataclass(frozen=True)
class PackState:
    """One law as it is in use.

    Attributes:
        pack: the pack in use.
        origin: where it came from.
        stale: whether it was held against the sources more than a year ago.
        set_aside: why an installed pack is not used; None if nothing is wrong.
        left_over: the version of an installed pack that is no newer than the shipped one and
            therefore not used; empty if there is none.
    """

    pack: LawPack
    origin: Origin
    stale: bool
    set_aside: Problem | None
    left_over: str = ""

    @property
    def checked_in(self) -> Message:
        """In which month the pack in use was held against the sources."""
        month = Message(f"month.{self.pack.checked.month}")
        return Message("laws.checked_in", {"month": month, "year": str(self.pack.checked.year)})

    @property
    def line(self) -> Message:
        """Which version is in use, how old it is and where it came from."""
        version, origin = self.pack.version, Message(f"laws.origin.{self.origin}")
        values = {"checked": self.checked_in, "origin": origin}
        return Message("laws.state", {"version": version, **values})

    @property
    def notices(self) -> tuple[Message, ...]:
        """What should be known of the pack in use, or of one that is no newer."""
        found = [Message("laws.stale")] if self.stale else []
        if self.left_over:
            found.append(Message("laws.left_over", {"version": self.left_over}))
        return tuple(found)

    @property
    def problem(self) -> Message | None:
        """Why an installed pack is not used, in a sentence; None if nothing is wrong."""
        if self.set_aside is None:
            return None
        return Message("laws.set_aside", {"problem": self.set_aside.message})

    @property
    def remarks(self) -> tuple[Message, ...]:
        """Everything there is to say of the pack in use."""
        problem = () if self.problem is None else (self.problem,)
        return (self.line, *self.notices, *problem)

    @property
    def removable(self) -> bool:
        """Whether there is an installed pack to take back, in use or not."""
        return self.origin is Origin.INSTALLED or self.set_aside is not None or bool(self.left_over)


@dataclass(frozen=True)
class Installed:
    """What an installation changed: the pack in use before and after it, row by row."""

    before: LawPack
    after: LawPack
    differences: tuple[Difference, ...]


def states(today: date) -> tuple[PackState, ...]:
    """Say of every law which pack is in use, and whether something is the matter with it."""
    return tuple(state(law, today) for law in Law)


def state(law: Law, today: date) -> PackState:
    """Say which pack of ``law`` is in use, and whether something is the matter with it."""
    used = pack.load(law)
    problem, left_over, origin = None, "", Origin.SHIPPED
    try:
        own = pack.installed(law)
    except Problem as found:
        problem = found
    else:
        if own is not None and own.version > pack.shipped(law).version:
            origin = Origin.INSTALLED
        elif own is not None:
            left_over = own.version
    return PackState(used, origin, is_old(used.checked, today), problem, left_over)


def install(file: Path, today: date) -> Installed:
    """Take the pack in ``file`` into use; it lies in the user's folder from now on.

    Raises:
        Problem: it is no pack, is broken, lacks what letters need, is no newer than the one in
            use or says that it was checked after ``today`` (it would never age), or cannot be
            read or written; nothing was changed.
    """
    text = pack.read_file(file)
    try:
        found = pack.read_beside(text, file.name)
    except BrokenRecord as error:
        if not _HEAD.search(text):
            raise Problem("problem.no_pack", file=file.name) from error
        raise
    if found.checked > today:
        raise Problem("problem.pack_checked_later", file=file.name, day=found.checked)
    used = pack.load(found.law)
    if found.version <= used.version:
        raise Problem(
            "problem.pack_not_newer",
            law=Message(f"law.{found.law}"),
            version=found.version,
            used=used.version,
        )
    shelf.keep(_place(found.law), text)
    now = pack.load(found.law)
    return Installed(used, now, differences(used, now))


def uninstall(law: Law) -> Installed:
    """Give the shipped pack of ``law`` back.

    Raises:
        Problem: no other pack is installed, or it cannot be removed.
    """
    used = pack.load(law)
    place = pack.installed_place(law)
    if place is None or not place.exists():
        raise Problem("problem.pack_not_installed", law=Message(f"law.{law}"))
    shelf.drop(_place(law))
    now = pack.load(law)
    return Installed(used, now, differences(used, now))


def _place(law: Law) -> str:
    return f"packs/{law.value}.toml"

"""What a law says beside its rights and times: who may ask, how, at what cost, and what then."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.base.ids import Right
from app.laws.rule import Meaning
from app.laws.validity import Dated

#: The sections of statements, in the order they are read; on screen ``laws.part.SECTION``.
PROVISIONS = (
    "who_may_ask",
    "form",
    "identity",
    "fees",
    "answers",
    "refusals",
    "remedies",
    "watch",
)


@dataclass(frozen=True, kw_only=True)
class Provision(Dated):
    """One statement about the law in plain words, with where it stands.

    Attributes:
        id: stable; of a refusal the id of the refusal ground it belongs to
            (``rights_of_others``), with a part of its own behind a full stop where one
            ground has several (``rights_of_others.own``).
        text: the statement by language, one or two sentences.
        cite: meanings of the citations it rests on.
        rights: the rights it is for; empty = all.
        source: where it was seen (a key of ``LawPack.sources``).
        verified: whether the source was seen; otherwise it is shown as "to be verified".
    """

    id: str
    text: dict[str, str]
    cite: tuple[Meaning, ...] = ()
    rights: tuple[Right, ...] = ()
    source: str = ""
    verified: bool = False


@dataclass(frozen=True, kw_only=True)
class Authority(Dated):
    """Who watches over the law.

    Attributes:
        place: ISO 3166 code of where it is responsible; empty = everywhere the law holds.
        name: by language, the authority's own language included where it has one.
        reach: how to reach it, by language: telephone, hours.
        cite: meanings of the citations that name it.
    """

    id: str
    name: dict[str, str]
    place: str = ""
    reach: dict[str, str] = field(default_factory=dict)
    cite: tuple[Meaning, ...] = ()
    source: str = ""
    verified: bool = False


@dataclass(frozen=True, kw_only=True)
class Version(Dated):
    """A state of the law between two changes.

    Attributes:
        text: what came into force with it, by language.
    """

    text: dict[str, str]
    source: str = ""
    verified: bool = False

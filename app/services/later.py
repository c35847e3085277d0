"""A letter about an earlier request: what it rests on, and what was chosen for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any
from unicodedata import category

from app.base.errors import Problem
from app.base.ids import (
    CaseId,
    Certainty,
    ChannelKind,
    EventKind,
    FollowUp,
    Law,
    Right,
    Stage,
)
from app.base.messages import Message
from app.cases.correspondence import (
    asked_before,
    correspondence,
    grounds_before,
    usual_variant,
)
from app.cases.events import EventDraft, can_follow
from app.laws import pack
from app.letters.catalogue import languages_of
from app.letters.kinds import COMPLAINTS, kind_name, kind_of, refusals
from app.letters.order import Correspondence
from app.services.requests import CaseRow

#: Kinds of a letter about an earlier request, in the order they are offered. The enquiry for a
#: contact comes before a request.
LATER: tuple[FollowUp | Right, ...] = (
    *(each for each in FollowUp if each not in (FollowUp.CONTACT_ENQUIRY, FollowUp.MANDATE_FORM)),
    Right.COMPLAINT_CONTROLLER,
    Right.COMPLAINT_AUTHORITY,
    FollowUp.MANDATE_FORM,
)


@dataclass(frozen=True)
class Before:
    """What is known of the earlier request: what was asked, why, and what passed since."""

    asked: tuple[Right, ...] = ()
    grounds: tuple[str, ...] = ()
    past: Correspondence = field(default_factory=Correspondence)


@dataclass(frozen=True)
class Later:
    """What was chosen for a letter about an earlier request.

    Attributes:
        kind: what letter it is.
        case: the case it belongs to.
        law: under which of the case's laws it is written.
        before: what is known of the request.
        variant: which way it goes; empty = the usual one.
        refusals: reasons of a refusal that are answered.
        reply_by: the day to ask for a reply by; None = the usual one.
        authority: the authority it goes to, as typed; empty = the competent one.
    """

    kind: FollowUp | Right
    case: CaseId
    law: Law
    before: Before = field(default_factory=Before)
    variant: str = ""
    refusals: tuple[str, ...] = ()
    reply_by: date | None = None
    authority: str = ""

    @property
    def follow_up(self) -> FollowUp | None:
        """The follow-up kind; None = a complaint, which is a right."""
        return self.kind if isinstance(self.kind, FollowUp) else None

    @property
    def rights(self) -> tuple[Right, ...]:
        """The complaint as a right; none for a follow-up."""
        return (self.kind,) if isinstance(self.kind, Right) else ()

    @property
    def shown_variant(self) -> str:
        """The way it goes: the one chosen, else by what happened."""
        return self.variant or usual_variant(self.follow_up, self.before.past, self.law)


def before(row: CaseRow | None, law: Law, kind: FollowUp | Right | None) -> Before:
    """Read from a case what a letter under ``law`` may tell; nothing is known without one."""
    if row is None or kind is None or (isinstance(kind, Right) and kind not in COMPLAINTS):
        return Before()
    follow_up = kind if isinstance(kind, FollowUp) else None
    return Before(
        asked_before(row.case, law),
        grounds_before(row.case, law),
        correspondence(row.case, row.assessment, law, follow_up),
    )


def check_asked(row: CaseRow, known: Before, law: Law, typed: Iterable[Right]) -> None:
    """See that a letter about the request of ``row`` tells of what that asked for, and no more.

    Raises:
        Problem: it asked for nothing under ``law``, or not for what was typed.
    """
    reference = row.case.reference
    if not known.asked:
        raise Problem(
            "problem.case_not_under_law",
            reference=reference,
            law=Message(f"law.{law}"),
            known=", ".join(dict.fromkeys(ask.law.value for ask in row.case.asks)),
        )
    for right in typed:
        if right not in known.asked:
            name = kind_name(right)
            raise Problem("problem.case_asked_other", reference=reference, right=name)


def begin(row: CaseRow, kind: FollowUp | Right, law: Law | None = None) -> Later:
    """Begin a letter about the request of ``row``, under its first law unless one is named."""
    relied = law or next((ask.law for ask in row.case.asks), Law.APPI)
    told = before(row, relied, kind)
    return Later(kind, row.case.id, relied, told, refusals=_given_reasons(row, relied, told))


def _given_reasons(row: CaseRow, law: Law, told: Before) -> tuple[str, ...]:
    """Name the reasons recorded with a refusal, as far as a letter can answer them."""
    known = {each.id for each in refusals(law, told.asked)}
    given = (each.ground for each in row.assessment.asks if each.ask and each.ask.law is law)
    return tuple(dict.fromkeys(ground for ground in given if ground in known))


def offered(row: CaseRow) -> tuple[FollowUp | Right, ...]:
    """Name the letters there are about the request of ``row``, under any of its laws."""
    if row.assessment.asks and all(each.stage is Stage.CLOSED for each in row.assessment.asks):
        return ()  # nothing can be recorded in it any more
    laws = dict.fromkeys(ask.law for ask in row.case.asks)
    every = tuple(kind for kind in LATER if any(languages_of(law, kind) for law in laws))
    if any(pack.load(ask.law).can_be_sued_for(ask.right) for ask in row.case.asks):
        return every
    return tuple(kind for kind in every if kind is not FollowUp.PRE_SUIT_NOTICE)


def told(later: Later) -> tuple[Message, ...]:
    """Say what is known of what passed before, in the order it happened; nothing is supposed."""
    past = later.before.past
    facts: list[tuple[date | None, str]] = [
        (past.sent, "later.sent"),
        (past.arrived, "later.arrived"),
        (past.due, "later.due"),
        (past.asked, "later.asked"),
        (past.extended, "later.extended"),
        (past.reminded, "later.reminded"),
        (past.answered, "later.answered"),
        (past.refused, "later.refused"),
        (past.complained, "later.complained"),
    ]
    rows = [Message(name, {"on": on}) for on, name in facts if on is not None]
    if past.ticket:
        rows.append(Message("later.ticket", {"ticket": past.ticket}))
    return tuple(rows)


def sent_event(later: Later, row: CaseRow, on: date, said: str) -> EventDraft:
    """Give the event to record once the letter has left; ``said`` is the note of any other letter.

    An answer to a question nobody recorded is a note as well: it answers nothing in the case.
    """
    known = kind_of(later.rights, later.follow_up)
    variant = later.shown_variant or next(iter(known.variants), "")
    event = known.sent_as_variant.get(variant, known.sent_as)
    if event is None or not can_follow(row.case, event):
        return EventDraft(EventKind.NOTE, on, payload={"text": said})
    authority = {"authority": later.authority} if later.authority else {}
    return EventDraft(event, on, payload=authority)


def with_facts(past: Correspondence, typed: Iterable[str]) -> Correspondence:
    """Give ``past`` with ``FACT=VALUE`` as typed; a typed fact wins over a recorded one.

    Raises:
        Problem: no such fact, or not of its kind.
    """
    known = [each.name for each in fields(Correspondence)]
    for each in typed:
        name, _, value = each.partition("=")
        if name not in known:
            raise Problem("problem.past_unknown", fact=name, known=", ".join(known))
        given = value.strip()
        try:
            fact: dict[str, Any] = {name: _read(name, given)}
            past = replace(past, **fact)
        except ValueError as error:
            if name in _CHOICES:
                few = ", ".join(_CHOICES[name])
                raise Problem(
                    "problem.past_no_choice", fact=name, value=given, known=few
                ) from error
            raise Problem("problem.past_wrong", fact=name, value=given) from error
    return past


#: Facts that are one of a few, and those.
_CHOICES: dict[str, list[str]] = {
    "sent_by": [each.value for each in ChannelKind],
    "due_certainty": [each.value for each in Certainty],
    "proven": ["yes", "no"],
}


def _read(name: str, value: str) -> object:
    if name == "sent_by":
        return ChannelKind(value)
    if name == "due_certainty":
        return Certainty(value)
    if name == "proven":
        if value not in ("yes", "no"):
            raise ValueError(value)
        return value == "yes"
    if name in ("ticket", "asked_for", "fee", "quote"):
        if any(category(sign) in ("Cc", "Zl", "Zp") for sign in value):
            raise Problem("problem.past_one_line", fact=name)
        return value
    return date.fromisoformat(value)


def to_values(later: Later | None) -> dict[str, object] | None:
    """Write what was chosen as JSON values."""
    if later is None:
        return None
    past = later.before.past
    return {
        "kind": later.kind.value,
        "case": later.case,
        "law": later.law.value,
        "asked": [each.value for each in later.before.asked],
        "grounds": list(later.before.grounds),
        "past": [
            f"{each.name}={_write(getattr(past, each.name))}"
            for each in fields(past)
            if getattr(past, each.name)
        ],
        "variant": later.variant,
        "refusals": list(later.refusals),
        "reply_by": later.reply_by.isoformat() if later.reply_by else "",
        "authority": later.authority,
    }


def _write(value: object) -> str:
    if isinstance(value, bool):
        return "yes"
    return value.isoformat() if isinstance(value, date) else str(value)


def from_values(values: object) -> Later | None:
    """Read what ``to_values`` wrote; None where it is not, or not any more, what it should be."""
    if not isinstance(values, Mapping):
        return None
    try:
        kind = _kind(str(values["kind"]))
        past = with_facts(Correspondence(), [str(each) for each in values["past"]])
        asked = tuple(Right(each) for each in values["asked"])
        grounds = tuple(str(each) for each in values["grounds"])
        day = str(values["reply_by"])
        return Later(
            kind,
            CaseId(str(values["case"])),
            Law(values["law"]),
            Before(asked, grounds, past),
            str(values["variant"]),
            tuple(str(each) for each in values["refusals"]),
            date.fromisoformat(day) if day else None,
            str(values["authority"]),
        )
    except (Problem, LookupError, TypeError, ValueError):
        return None


def _kind(name: str) -> FollowUp | Right:
    found = {each.value: each for each in LATER}
    return found[name]

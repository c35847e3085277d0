"""What a letter is to be: everything ``compose`` needs, decided by the user before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.base.ids import Certainty, ChannelKind, FollowUp, Law, Reference, Right, Tone
from app.operators.record import Channel, Operator
from app.people.person import Person


@dataclass(frozen=True)
class AnswerDate:
    """The date a letter names for its answer, and what stands behind it."""

    day: date
    certainty: Certainty


#: The facts of a ``Correspondence`` that are days; all but ``due`` have gone by when it is written.
PAST_DAYS = (
    "sent",
    "arrived",
    "due",
    "answered",
    "asked",
    "refused",
    "extended",
    "reminded",
    "complained",
)


@dataclass(frozen=True)
class Correspondence:
    """What passed between the person and the operator before a follow-up; None or empty = not known.

    Attributes:
        sent: when the request was sent, and ``sent_by`` which way.
        arrived: when it reached the operator; ``proven`` where there is a proof of it.
        due: the last day the law gave for the answer, or the day it was expected by;
            ``due_certainty`` says which.
        ticket: the operator's own number for the request.
        answered: when an answer came.
        asked: when the operator asked back (identity, fee, particulars), and
            ``asked_for`` what, in its own words.
        fee: the amount it asked for, as it worded it.
        refused: when it refused, and ``quote`` its reason in its own words, at most
            60 characters.
        extended: when its notice of more time came.
        reminded: when the person last reminded it.
        complained: when the person complained to the operator itself.
    """

    sent: date | None = None
    sent_by: ChannelKind | None = None
    arrived: date | None = None
    proven: bool = False
    due: date | None = None
    due_certainty: Certainty | None = None
    ticket: str = ""
    answered: date | None = None
    asked: date | None = None
    asked_for: str = ""
    fee: str = ""
    refused: date | None = None
    quote: str = ""
    extended: date | None = None
    reminded: date | None = None
    complained: date | None = None


class Capacity(StrEnum):
    """In which capacity somebody acts for the person."""

    AGENT = "agent"
    PARENT = "parent"
    GUARDIAN = "guardian"


@dataclass(frozen=True)
class Agent:
    """Who acts for the person: 代理人 (agent, 任意代理人), or 法定代理人 (parent, guardian)."""

    person: Person
    capacity: Capacity = Capacity.AGENT


@dataclass(frozen=True)
class Addressee:
    """To whom a letter goes that does not go to the operator: an authority."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class LetterOrder:
    """One letter to be written: either rights or one follow-up kind.

    Attributes:
        also: a second law the rights rest on, as far as it knows them; None = none.
        grounds: ids of why the rights apply, where a law wants that said; of both laws.
        about: the user's own particulars; enters as a paragraph of values, never as markup.
        channel: the way it will go; None where the letter needs none (contact enquiry).
        day: the date it bears.
        answer_by: the date to name for an answer; None = name none (post without proof).
        also_answer_by: likewise under ``also``.
        given: the person's facts to write: ``name`` always, ``email``, ``account.LABEL``,
            ``postal_address``, ``birth_date``, ``name_kana``, ``name_latin``.
        on_paper: the answer is wanted on paper.
        asked: the rights asked for before, of a follow-up or a complaint.
        past: what passed before it.
        variant: which way the kind goes (``Kind.variants``); empty = its first.
        options: id of each option chosen (``Option``) -> what was given with it.
        points: of an answer: those it lacks; of a request that lists them: those wanted,
            none = all.
        refusals: ids of the reasons of a refusal that are answered.
        reply_by: the day the letter asks for a reply by; the person's own wish, no law's.
        agent: who acts for the person, if anybody.
        authority: the authority a complaint goes to.
        layout: of its page, see ``layouts``; empty = by custom of the addressee's country.
        era: write Japanese years by era (令和8年).
        courtesy: language of a translation below the letter; empty = none.
        translates: whether this is such a translation; it asks for no answer in its own language.
    """

    operator: Operator
    person: Person
    law: Law
    language: str
    day: date
    reference: Reference
    rights: tuple[Right, ...] = ()
    also: Law | None = None
    follow_up: FollowUp | None = None
    grounds: tuple[str, ...] = ()
    about: str = ""
    channel: Channel | None = None
    tone: Tone = Tone.PLAIN
    answer_by: AnswerDate | None = None
    also_answer_by: AnswerDate | None = None
    given: frozenset[str] = field(default_factory=lambda: frozenset({"name", "email"}))
    on_paper: bool = False
    asked: tuple[Right, ...] = ()
    past: Correspondence = field(default_factory=Correspondence)
    variant: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    points: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    reply_by: date | None = None
    agent: Agent | None = None
    authority: Addressee | None = None
    layout: str = ""
    era: bool = False
    courtesy: str = ""
    translates: bool = False

    @property
    def by_post(self) -> bool:
        """Whether it goes by post."""
        return self.channel is not None and self.channel.kind is ChannelKind.POST

    @property
    def by_mail_to_operator(self) -> bool:
        """Whether it goes to the operator's mail address; what goes to an authority never does."""
        elsewhere = self.authority is not None or Right.COMPLAINT_AUTHORITY in self.rights
        by_mail = self.channel is not None and self.channel.kind is ChannelKind.EMAIL
        return by_mail and not elsewhere and self.follow_up is not FollowUp.MANDATE_FORM

    @property
    def about_rights(self) -> tuple[Right, ...]:
        """The rights the letter is about: those it asks for, or those asked for before it."""
        return self.asked or self.rights

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws the letter rests on, the one it is written under first."""
        return (self.law,) if self.also is None else (self.law, self.also)

"""What the user wants of a letter, before Kaiji has checked any of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.base.errors import Problem
from app.base.ids import ChannelKind, FollowUp, Law, Reference, Right, Tone
from app.letters.kinds import COMPLAINTS, Kind, kind_of, options
from app.letters.order import Addressee, Agent, Correspondence
from app.letters.own_template import OwnTemplate
from app.operators.record import Operator
from app.people.person import Person


@dataclass(frozen=True)
class Wanted:
    """What the user wants.

    Attributes:
        also: a second law the rights rest on, as far as it knows them; None = none.
        grounds: why the rights apply, where a law wants that said; of both laws.
        rights: what is asked for; empty where ``follow_up`` is given.
        channel: the way chosen; None = e-mail if there is one, else the record's first.
        language: the letter's; empty = the operator's.
        reference: an existing case's; None = a new one.
        given: the person's facts to write; None = what is usual for the channel.
        on_paper: the answer is wanted on paper.
        asked: of a follow-up or a complaint: the rights asked for before.
        past: what passed before it.
        variant: which way a follow-up goes; empty = the usual one.
        options: id of each option chosen -> what is given with it; None = the usual ones.
        points: points of an answer: those it lacks; of a request: those wanted, none = all.
        refusals: reasons of a refusal that are answered.
        reply_by: the day to ask for a reply by; None = the usual one of the kind.
        agent: who acts for the person.
        authority: the authority a complaint goes to; None = the first that is competent.
        layout: of the page; empty = by custom of the addressee's country.
        era: write Japanese years by era.
        courtesy: language of a translation below the letter; empty = none.
        template: the user's own words to write it in; None = Kaiji's.
    """

    operator: Operator
    person: Person
    law: Law
    day: date
    rights: tuple[Right, ...] = ()
    also: Law | None = None
    follow_up: FollowUp | None = None
    grounds: tuple[str, ...] = ()
    about: str = ""
    channel: ChannelKind | None = None
    language: str = ""
    tone: Tone = Tone.PLAIN
    reference: Reference | None = None
    given: frozenset[str] | None = None
    on_paper: bool = False
    asked: tuple[Right, ...] = ()
    past: Correspondence = field(default_factory=Correspondence)
    variant: str = ""
    options: Mapping[str, str] | None = None
    points: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    reply_by: date | None = None
    agent: Agent | None = None
    authority: Addressee | None = None
    layout: str = ""
    era: bool = False
    courtesy: str = ""
    template: OwnTemplate | None = None

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws to rely on, the one the letter is written under first."""
        return (self.law,) if self.also in (None, self.law) else (self.law, self.also)

    @property
    def kinds(self) -> tuple[Right | FollowUp, ...]:
        """What the letter is: its rights, or its one follow-up kind."""
        return self.rights if self.follow_up is None else (self.follow_up,)

    @property
    def kind(self) -> Kind:
        """What is known of such a letter."""
        return kind_of(self.rights, self.follow_up)

    @property
    def is_later(self) -> bool:
        """Whether it is about an earlier request: a follow-up or a complaint."""
        return self.follow_up is not None or not COMPLAINTS.isdisjoint(self.rights)

    @property
    def chosen(self) -> Mapping[str, str]:
        """The options chosen, or the usual ones where nobody chose."""
        if self.options is not None:
            return self.options
        every = options(self.laws, self.rights, self.follow_up)
        return {each.id: "" for each in every if each.default}


def chosen_options(
    wanted: Wanted, typed: Iterable[str], dropped: Iterable[str]
) -> Mapping[str, str]:
    """Give the usual options with those typed as ``ID[=TEXT]`` added and those dropped left out.

    Raises:
        Problem: one dropped has no place in the letter, so it was never there.
    """
    added = {name: text for name, _, text in (each.partition("=") for each in typed)}
    away = set(dropped)
    known = [each.id for each in options(wanted.laws, wanted.rights, wanted.follow_up)]
    for name in away.difference(known):
        raise Problem("problem.option_not_here", option=name, known=", ".join(known) or "-")
    return {name: text for name, text in {**wanted.chosen, **added}.items() if name not in away}

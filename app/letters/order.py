"""What a letter is to be: everything ``compose`` needs, decided by the user before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.base.ids import Certainty, FollowUp, Law, Reference, Right, Tone
from app.operators.record import Channel, Operator
from app.people.person import Person


@dataclass(frozen=True)
class AnswerDate:
    """The date a letter names for its answer, and what stands behind it."""

    day: date
    certainty: Certainty


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

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws the letter rests on, the one it is written under first."""
        return (self.law,) if self.also is None else (self.law, self.also)

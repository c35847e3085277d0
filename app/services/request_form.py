"""What the user has chosen for a new request, and the same as a draft that can be kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.base.errors import Problem
from app.base.ids import (
    ChannelKind,
    FollowUp,
    Law,
    OperatorSlug,
    PersonId,
    Reference,
    Right,
    Tone,
)
from app.letters.catalogue import has_letters
from app.letters.custom import LAYOUTS
from app.letters.order import Capacity
from app.letters.reference import ALPHABET, new_reference
from app.operators.directory import Directory
from app.services import later
from app.services.drafting import Making
from app.services.later import Later
from app.services.letter_facts import Correction, is_fact
from app.services.requests import CaseRow

_E = TypeVar("_E", bound=StrEnum)
_REFERENCE = re.compile(rf"KJ-[{ALPHABET}]{{4}}-[{ALPHABET}]{{2}}")


@dataclass(frozen=True)
class Form:
    """What the user has chosen so far; None or empty = not chosen, Kaiji suggests.

    Attributes:
        also: a second law to rely on, where it fits; None = none.
        enquiry: ask for the contact instead of making a request.
        grounds: why the rights apply; None = those chosen beforehand.
        given: the person's facts to write; None = the usual ones.
        on_paper: the answer is wanted on paper.
        corrections: what was typed over the person's facts on file.
        edit: the user's own wording of the letter's body; None = as composed.
        reference: of the letter, the same however often it is written anew.
        later: what was chosen for a letter about an earlier request; None = a new request.
        options: sentences switched on -> what is given with each; None = the usual ones.
        points: of a request for access, the points wanted, none = all; of a letter about an
            incomplete answer, those missing.
        agent: who acts for the person, on file; ``capacity`` says how.
        layout: of the page; empty = by custom of the addressee's country.
        era: write Japanese years by era.
        template: the user's own text to write it in, by name; empty = Kaiji's.
        making: how it becomes a file.
    """

    law: Law | None = None
    also: Law | None = None
    rights: tuple[Right, ...] = (Right.ACCESS,)
    enquiry: bool = False
    grounds: tuple[str, ...] | None = None
    about: str = ""
    channel: ChannelKind | None = None
    tone: Tone = Tone.PLAIN
    given: frozenset[str] | None = None
    on_paper: bool = False
    corrections: tuple[Correction, ...] = ()
    edit: str | None = None
    reference: Reference = field(default_factory=new_reference)
    later: Later | None = None
    options: Mapping[str, str] | None = None
    points: tuple[str, ...] = ()
    agent: PersonId | None = None
    capacity: Capacity = Capacity.AGENT
    layout: str = ""
    era: bool = False
    template: str = ""
    making: Making = field(default_factory=Making)

    def afresh(self) -> Form:
        """Give the form for a new request: what was said of one operator is not told another."""
        return Form(rights=self.rights, tone=self.tone)

    def renewed(self) -> Form:
        """Give the form under a new reference: what is asked makes a request, and so a case."""
        return replace(self, reference=new_reference())

    def to_another(self) -> Form:
        """Give the form for another operator: what was chosen for one does not fit the next."""
        return replace(
            self,
            law=None,
            also=None,
            channel=None,
            edit=None,
            enquiry=False,
            later=None,
            options=None,
            layout="",
            template="",
            reference=new_reference(),
        )

    def with_option(self, option: str, text: str | None, usual: Mapping[str, str]) -> Form:
        """Give the form with an option switched on (with its text) or off (None)."""
        chosen = dict(usual if self.options is None else self.options)
        chosen.pop(option, None)
        if text is not None:
            chosen[option] = text
        return replace(self, options=chosen)

    def with_correction(self, field: str, value: str) -> Form:
        """Give the form with ``value`` typed over a fact on file."""
        others = tuple(each for each in self.corrections if each[0] != field)
        return replace(self, corrections=(*others, (field, value)))


@dataclass(frozen=True)
class Begun:
    """A request that was begun and is not finished.

    Attributes:
        operators: whom it goes to, in order; empty = nobody chosen yet.
        person: whose it is.
        on: the day it was begun.
        new_person: what was typed of a person who is not on file yet, by field.
    """

    form: Form
    operators: tuple[OperatorSlug, ...] = ()
    person: PersonId | None = None
    on: date | None = None
    new_person: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was chosen or typed that would be missed."""
        return not self.operators and not any(self.new_person.values())


def about_case(row: CaseRow, kind: FollowUp | Right) -> Begun:
    """Begin a letter about the request of ``row``: to its operator, for its person."""
    case = row.case
    form = Form(rights=(), reference=case.reference, later=later.begin(row, kind))
    return Begun(form, (case.operator,), case.person)


def to_values(begun: Begun) -> dict[str, object]:
    """Write a request that was begun as JSON values."""
    form = begun.form
    return {
        "operators": list(begun.operators),
        "person": begun.person,
        "on": begun.on.isoformat() if begun.on else None,
        "new_person": dict(begun.new_person),
        "law": form.law,
        "also": form.also,
        "rights": list(form.rights),
        "enquiry": form.enquiry,
        "grounds": None if form.grounds is None else list(form.grounds),
        "about": form.about,
        "channel": form.channel,
        "tone": form.tone,
        "given": None if form.given is None else sorted(form.given),
        "on_paper": form.on_paper,
        "corrections": [list(each) for each in form.corrections],
        "edit": form.edit,
        "reference": form.reference,
        "later": later.to_values(form.later),
        "options": None if form.options is None else dict(form.options),
        "points": list(form.points),
        "agent": form.agent,
        "capacity": form.capacity,
        "layout": form.layout,
        "era": form.era,
        "template": form.template,
        "pdf_a": form.making.pdf_a,
        "with_pdf": form.making.with_pdf,
        "length": form.making.length,
    }


def from_values(
    values: Mapping[str, object], directory: Directory, people: Collection[PersonId]
) -> Begun:
    """Read what ``to_values`` wrote, perhaps by an older Kaiji; what does not fit is left out.

    Operators and people who are gone, and laws without a pack, do not fit; nor does what is
    of another kind than it should be. Of a person who is gone nothing is told another's letter.
    """
    read = _Values(values)
    operators = tuple(slug for slug in read.texts("operators") if _is_known(directory, slug))
    person = read.text("person")
    law, also = read.one("law", Law), read.one("also", Law)
    channel = read.one("channel", ChannelKind)
    if len(operators) != 1 or directory.get(operators[0]).channel(channel) is None:
        channel = None
    given, edit, reference = values.get("given"), values.get("edit"), read.text("reference")
    grounds, agent, layout = values.get("grounds"), read.text("agent"), read.text("layout")
    form = Form(
        law=law if law is not None and has_letters(law) else None,
        also=also if also is not None and has_letters(also) else None,
        rights=tuple(read.many("rights", Right)),
        enquiry=values.get("enquiry") is True,
        grounds=tuple(read.texts("grounds")) if isinstance(grounds, list) else None,
        about=read.text("about"),
        channel=channel,
        tone=read.one("tone", Tone) or Tone.PLAIN,
        given=frozenset(filter(is_fact, read.texts("given"))) if isinstance(given, list) else None,
        on_paper=values.get("on_paper") is True,
        corrections=tuple(read.pairs("corrections")),
        edit=edit if isinstance(edit, str) and operators else None,
        reference=Reference(reference) if _REFERENCE.fullmatch(reference) else new_reference(),
        later=later.from_values(values.get("later")),
        options=read.table("options") if isinstance(values.get("options"), dict) else None,
        points=tuple(read.texts("points")),
        agent=PersonId(agent) if agent in people else None,
        capacity=read.one("capacity", Capacity) or Capacity.AGENT,
        layout=layout if layout in LAYOUTS else "",
        era=values.get("era") is True,
        template=read.text("template"),
        making=Making(
            pdf_a=values.get("pdf_a") is True,
            with_pdf=values.get("with_pdf") is True,
            length=read.number("length"),
        ),
    )
    is_there = person in people
    return Begun(
        form if is_there else form.afresh(),
        tuple(OperatorSlug(slug) for slug in operators),
        PersonId(person) if is_there else None,
        read.day("on"),
        read.table("new_person"),
    )


class _Values:
    """Values of a draft, of whatever kind they may be."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def text(self, key: str) -> str:
        value = self._values.get(key)
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> list[str]:
        value = self._values.get(key)
        return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []

    def one(self, key: str, kind: type[_E]) -> _E | None:
        text = self.text(key)
        return next((each for each in kind if each.value == text), None)

    def many(self, key: str, kind: type[_E]) -> list[_E]:
        texts = dict.fromkeys(self.texts(key))
        return [each for text in texts for each in kind if each.value == text]

    def pairs(self, key: str) -> list[Correction]:
        value = self._values.get(key)
        rows = value if isinstance(value, list) else []
        return [
            (row[0], row[1])
            for row in rows
            if isinstance(row, list)
            and len(row) == 2
            and all(isinstance(each, str) for each in row)
        ]

    def table(self, key: str) -> dict[str, str]:
        value = self._values.get(key)
        items = value.items() if isinstance(value, dict) else ()
        return {name: text for name, text in items if isinstance(text, str)}

    def number(self, key: str) -> int | None:
        value = self._values.get(key)
        return value if isinstance(value, int) and value is not True and value > 0 else None

    def day(self, key: str) -> date | None:
        try:
            return date.fromisoformat(self.text(key))
        except ValueError:
            return None


def _is_known(directory: Directory, slug: str) -> bool:
    try:
        directory.get(slug)
    except Problem:
        return False
    return True

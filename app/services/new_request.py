"""The new request: what is chosen so far, what Kaiji suggests for the rest, and why.

A ``Form`` holds only what the user chose. ``propose`` completes it with
suggestions, each with its reason, writes the letter as it would be now, and says
in one sentence what is still missing. The window draws the result and decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.base.errors import Problem
from app.base.ids import ChannelKind, Law, Right, Tone
from app.base.messages import Message, Words
from app.laws import pack
from app.letters.document import Letter
from app.letters.editing import editable, with_edit
from app.letters.lint import lint
from app.letters.own_template import OwnTemplate
from app.operators.freshness import Freshness, freshness
from app.operators.record import Channel, Fee, Operator
from app.people.person import Person
from app.services.answer_dates import Expected
from app.services.drafting import (
    PIECEWISE,
    Draft,
    draft,
    goes_to_operator,
    letter_language,
)
from app.services.form_wish import wish_of
from app.services.ground_choices import GroundChoice, grounds_under
from app.services.letter_choices import (
    LetterChoices,
    fitting_templates,
    letter_choices,
    with_layouts,
)
from app.services.letter_facts import FactChoice, Telling, corrected, fact_choices, on_file
from app.services.remarks import RIGHTS, Remark, remarks_on
from app.services.request_form import Form
from app.services.right_choices import (
    CORRECTIONS,
    LawChoice,
    RightChoice,
    articles_of,
    is_possible,
    law_choices,
    records_choice,
    right_choices,
    second_choice,
)
from app.services.usual_facts import usual_facts
from app.services.wanted import Wanted


class Way(StrEnum):
    """The way out that fits a letter best; the others stay possible."""

    SEND = "send"
    PIECES = "pieces"
    PRINT = "print"
    SAVE = "pdf"
    #: No channel is known: the contact is asked for first.
    ENQUIRY = "enquiry"


@dataclass(frozen=True)
class Proposal:
    """The form completed: everything the page shows.

    Attributes:
        person: with what was typed over the facts on file.
        laws: the laws to choose from, the suggested ones first.
        second: the law the letter can also rest on, chosen or not; None = there is none.
        also: that law, where it is chosen.
        articles: the articles of what is asked, short.
        correction: which of ``CORRECTIONS`` is chosen, if any.
        wants_about: whether the letter says more with the user's own facts.
        needs_about: whether it cannot do without them.
        on_file: how many facts there are of the person.
        draft: the letter as it would be now; None where ``problem`` stands in its way.
        problem: what is missing.
        remarks: what there is to say, each at its place; what stops the letter first.
        editable: the letter's body as the user may edit it.
        choices: what else can be chosen for it: tone, way, sentences, points.
        composed: the letter before the user's own wording of its body; None as ``draft``.
        to_operator: whether it goes to the operator, not to an authority or nowhere.
    """

    form: Form
    operator: Operator
    person: Person
    law: Law
    laws: tuple[LawChoice, ...]
    second: LawChoice | None
    also: Law | None
    articles: Words
    rights: tuple[RightChoice, ...]
    also_records: RightChoice | None
    correction: Right | None
    grounds: tuple[GroundChoice, ...]
    wants_about: bool
    needs_about: bool
    facts: tuple[FactChoice, ...]
    on_file: int
    channel: Channel | None
    freshness: Freshness
    draft: Draft | None
    problem: Problem | None
    remarks: tuple[Remark, ...] = ()
    editable: str = ""
    choices: LetterChoices = field(default_factory=lambda: LetterChoices((Tone.PLAIN,)))
    composed: Letter | None = None
    to_operator: bool = True

    @property
    def time(self) -> Message:
        """What the law says of time, in a few words."""
        return Message(f"law_time.{self.law.value}")

    @property
    def fee(self) -> Fee | None:
        """The fee the operator states for what is asked, if any."""
        stated = (self.operator.fee(right) for right in self.form.rights)
        return next((fee for fee in stated if fee and fee.amount), None)

    @property
    def expected(self) -> tuple[Expected, ...]:
        """When to expect an answer under each law, as far as a letter can be written."""
        return self.draft.expected if self.draft else ()

    @property
    def way(self) -> Way:
        """The way out to offer first, by the channel."""
        if not self.to_operator:
            return Way.PRINT
        if self.channel is None:
            free = self.form.enquiry or self.form.later is not None
            return Way.SAVE if free else Way.ENQUIRY
        if self.channel.kind in PIECEWISE:
            return Way.PIECES
        return Way.SEND if self.channel.kind is ChannelKind.EMAIL else Way.PRINT

    @property
    def stop(self) -> Remark | None:
        """Why the letter cannot leave now, and where that is put right; None = it can."""
        return next((each for each in self.remarks if each.stops), None)

    @property
    def mistakes(self) -> tuple[Remark, ...]:
        """The mistakes in the letter's words, where nothing else stands in its way.

        With these it can leave all the same, by a deliberate second step.
        """
        stops = tuple(each for each in self.remarks if each.stops)
        return stops if self.draft and all(each.finding for each in stops) else ()


def propose(
    form: Form,
    operator: Operator,
    person: Person,
    day: date,
    today: date,
    agent: Person | None = None,
    own: Sequence[OwnTemplate] = (),
) -> Proposal:
    """Complete ``form`` for one operator and one person.

    Args:
        form: what was chosen.
        operator: whom the letter goes to.
        person: whose data it is about, as on file.
        day: the date of the letter.
        today: the day it is.
        agent: who acts for the person, if ``form`` names somebody.
        own: the user's own templates.
    """
    filed = person
    person, wrong = corrected(filed, form.corrections)
    laws = law_choices(operator, person, today)
    first = next(each for each in laws if each.written)
    later = form.later
    law = later.law if later else form.law or first.law
    language = letter_language(operator, law)
    rights = right_choices(law, language, form.rights, day)
    chosen = tuple(right for right in form.rights if is_possible(law, right, language, day))
    second = (
        None
        if form.enquiry or later
        else second_choice(law, laws, chosen, form.also, day, language)
    )
    also = second.law if second and second.law is form.also else None
    relied = (law,) if also is None else (law, also)
    grounds = () if later else grounds_under(relied, chosen, form.grounds, day)
    request = Wanted(
        operator=operator,
        person=person,
        law=law,
        day=day,
        rights=chosen,
        also=also,
        grounds=tuple(each.id for each in grounds if each.chosen),
    )
    wanted = wish_of(form, request, agent)
    fitting = fitting_templates(own, wanted, language)
    template = next((each for each in fitting if each.name == form.template), None)
    wanted = replace(wanted, template=template)
    written, composed, problem = _write(wanted, form, today)
    if form.law is None and not (form.enquiry or later or first.suggested):
        # No law with letters fits by itself: relying on one all the same is the user's choice.
        written, problem = None, Problem("problem.no_law_fits")
    to_operator = goes_to_operator(wanted)
    channel = operator.channel(form.channel) if to_operator else None
    given = usual_facts(wanted, channel) if form.given is None else form.given
    telling = Telling(operator, channel, given, language, form.on_paper, form.corrections)
    facts = fact_choices(filed, person, wrong, telling)
    needs_about = _needs_about(wanted, relied, chosen, grounds)
    return Proposal(
        form=form,
        operator=operator,
        person=person,
        law=law,
        laws=laws,
        second=second,
        also=also,
        articles=articles_of(law, chosen, day),
        rights=rights,
        also_records=records_choice(law, language, chosen, day),
        correction=next((right for right in chosen if right in CORRECTIONS), None),
        grounds=grounds,
        wants_about=needs_about
        or any(each.chosen and each.facts_wanted for each in grounds)
        or (later is not None and bool(wanted.kind.about)),
        needs_about=needs_about,
        facts=facts,
        on_file=on_file(person),
        channel=channel,
        freshness=freshness(channel, today) if channel else Freshness.UNKNOWN,
        draft=written,
        problem=problem,
        remarks=(
            *remarks_on(written, problem, facts, operator),
            *(
                Remark(RIGHTS, each.why_not, right=each.right)
                for each in rights
                if each.chosen and each.why_not is not None
            ),
        ),
        editable=editable(written.letter) if written else "",
        choices=with_layouts(
            letter_choices(wanted, form, fitting), written.letter if written else None, form
        ),
        composed=composed,
        to_operator=to_operator,
    )


def _needs_about(
    wanted: Wanted,
    laws: tuple[Law, ...],
    rights: tuple[Right, ...],
    grounds: tuple[GroundChoice, ...],
) -> bool:
    """Say whether the letter cannot do without the user's own words."""
    rules = [pack.load(law).rule(right, wanted.day) for law in laws for right in rights]
    return (
        any(rule.particulars for rule in rules if rule)
        or any(each.chosen and each.facts for each in grounds)
        or wanted.kind.about == "must"
    )


def _write(
    wanted: Wanted, form: Form, today: date
) -> tuple[Draft | None, Letter | None, Problem | None]:
    """Write the letter wanted: with the user's wording, and as composed; or say why not."""
    try:
        written = draft(wanted, today)
        composed = written.letter
        if form.edit is not None:
            letter = with_edit(written.letter, form.edit)
            written = replace(written, letter=letter, findings=lint(letter, written.order))
    except Problem as problem:
        return None, None, problem
    return written, composed, None

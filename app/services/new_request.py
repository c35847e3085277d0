"""The new request: what is chosen so far, what Kaiji suggests for the rest, and why.

A ``Form`` holds only what the user chose. ``propose`` completes it with
suggestions, each with its reason, writes the letter as it would be now, and says
in one sentence what is still missing. The window draws the result and decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.base.errors import Problem
from app.base.ids import ChannelKind, FollowUp, Law, Right
from app.base.messages import Message, Words
from app.laws import pack
from app.letters.editing import editable, with_edit
from app.letters.lint import lint
from app.operators.freshness import Freshness, freshness
from app.operators.record import Channel, Fee, Operator
from app.people.person import Person
from app.services.answer_dates import Expected
from app.services.drafting import PIECEWISE, Draft, Wanted, draft, letter_language, usual_facts
from app.services.letter_facts import FactChoice, Telling, corrected, fact_choices, on_file
from app.services.remarks import RIGHTS, Remark, remarks_on
from app.services.request_form import Form
from app.services.right_choices import (
    CORRECTIONS,
    GroundChoice,
    LawChoice,
    RightChoice,
    articles_of,
    ground_choices,
    is_possible,
    law_choices,
    records_choice,
    right_choices,
    second_choice,
    usual_grounds,
)


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
        if self.channel is None:
            return Way.SAVE if self.form.enquiry else Way.ENQUIRY
        if self.channel.kind in PIECEWISE:
            return Way.PIECES
        return Way.SEND if self.channel.kind is ChannelKind.EMAIL else Way.PRINT

    @property
    def stop(self) -> Remark | None:
        """Why the letter cannot leave now, and where that is put right; None = it can."""
        return next((each for each in self.remarks if each.stops), None)


def propose(form: Form, operator: Operator, person: Person, day: date, today: date) -> Proposal:
    """Complete ``form`` for one operator and one person; ``day`` is the date of the letter."""
    filed = person
    person, wrong = corrected(filed, form.corrections)
    laws = law_choices(operator, person, today)
    first = next(each for each in laws if each.written)
    law = form.law or first.law
    language = letter_language(operator, law)
    rights = right_choices(law, language, form.rights, day)
    chosen = tuple(right for right in form.rights if is_possible(law, right, language, day))
    second = None if form.enquiry else second_choice(law, laws, chosen, form.also, day)
    also = second.law if second and second.law is form.also else None
    relied = (law,) if also is None else (law, also)
    grounds = _grounds(relied, chosen, form, day)
    taken = tuple(each.id for each in grounds if each.chosen)
    wanted = Wanted(
        operator=operator,
        person=person,
        law=law,
        day=day,
        rights=() if form.enquiry else chosen,
        also=also,
        follow_up=FollowUp.CONTACT_ENQUIRY if form.enquiry else None,
        grounds=() if form.enquiry else taken,
        about=form.about,
        channel=form.channel,
        tone=form.tone,
        reference=form.reference,
        given=form.given,
        on_paper=form.on_paper,
    )
    written, problem = _write(wanted, form, today)
    if form.law is None and not form.enquiry and not first.suggested:
        # No law with letters fits by itself: relying on one all the same is the user's choice.
        written, problem = None, Problem("problem.no_law_fits")
    channel = operator.channel(form.channel)
    given = usual_facts(wanted, channel) if form.given is None else form.given
    telling = Telling(operator, channel, given, language, form.on_paper, form.corrections)
    facts = fact_choices(filed, person, wrong, telling)
    rules = [pack.load(each).rule(right, day) for each in relied for right in chosen]
    needs_about = any(rule.particulars for rule in rules if rule) or any(
        each.chosen and each.facts for each in grounds
    )
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
        wants_about=needs_about or any(each.chosen and each.facts_wanted for each in grounds),
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
    )


def _grounds(
    laws: tuple[Law, ...], rights: tuple[Right, ...], form: Form, day: date
) -> tuple[GroundChoice, ...]:
    """Give the grounds under each law; one that two laws share stands once."""
    found: dict[str, GroundChoice] = {}
    for law in laws:
        wished = usual_grounds(law, rights, day) if form.grounds is None else form.grounds
        for each in ground_choices(law, rights, wished, day):
            found.setdefault(each.id, each)
    return tuple(found.values())


def _write(wanted: Wanted, form: Form, today: date) -> tuple[Draft | None, Problem | None]:
    try:
        written = draft(wanted, today)
        if form.edit is not None:
            letter = with_edit(written.letter, form.edit)
            written = replace(written, letter=letter, findings=lint(letter, written.order))
    except Problem as problem:
        return None, problem
    return written, None

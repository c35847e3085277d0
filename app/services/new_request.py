"""The new request: what is chosen so far, what Kaiji suggests for the rest, and why.

A ``Form`` holds only what the user chose. ``propose`` completes it with
suggestions, each with its reason, writes the letter as it would be now, and says
in one sentence what is still missing. The window draws the result and decides nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.base.errors import Problem
from app.base.ids import ChannelKind, FollowUp, Law, Reference, Right, Tone
from app.base.messages import Message
from app.laws import pack
from app.laws.choice import suggest
from app.letters.catalogue import languages_of
from app.letters.editing import editable, with_edit
from app.letters.lint import lint
from app.letters.reference import new_reference
from app.operators.freshness import Freshness, freshness
from app.operators.record import Channel, Fee, Operator
from app.people.person import Person
from app.services.drafting import PIECEWISE, Draft, Wanted, draft, usual_facts

#: The rights offered as tiles, in the order of everyday wishes; what a law lacks is left out.
OFFERED = (
    Right.ACCESS,
    Right.CORRECTION,
    Right.CEASE_USE,
    Right.ERASURE,
    Right.CEASE_THIRD_PARTY,
    Right.PURPOSE_NOTICE,
    Right.RESTRICTION,
    Right.PORTABILITY,
    Right.OBJECTION,
)

#: A tile has room for so many articles; beyond that it names the general one.
_MOST_ARTICLES = 2

#: Offered beside access as an "also" rather than as a tile of its own.
BESIDE_ACCESS = Right.THIRD_PARTY_RECORDS

#: What one tile stands for: the content is wrong, incomplete, or should not be there.
CORRECTIONS = (Right.CORRECTION, Right.ADDITION, Right.DELETION)


@dataclass(frozen=True)
class Form:
    """What the user has chosen so far; None or empty = not chosen, Kaiji suggests.

    Attributes:
        enquiry: ask for the contact instead of making a request.
        given: the person's facts to write; None = the usual ones.
        edit: the user's own wording of the letter's body; None = as composed.
        reference: of the letter, the same however often it is written anew.
    """

    law: Law | None = None
    rights: tuple[Right, ...] = (Right.ACCESS,)
    enquiry: bool = False
    grounds: tuple[str, ...] = ()
    about: str = ""
    channel: ChannelKind | None = None
    tone: Tone = Tone.PLAIN
    given: frozenset[str] | None = None
    on_paper: bool = False
    edit: str | None = None
    reference: Reference = field(default_factory=new_reference)

    def afresh(self) -> Form:
        """Give the form for a new request: what was said of one operator is not told another."""
        return Form(rights=self.rights, tone=self.tone)

    def renewed(self) -> Form:
        """Give the form under a new reference: what is asked makes a request, and so a case."""
        return replace(self, reference=new_reference())

    def to_another(self) -> Form:
        """Give the form for another operator: what was chosen for one does not fit the next."""
        return replace(
            self, law=None, channel=None, edit=None, enquiry=False, reference=new_reference()
        )


@dataclass(frozen=True)
class RightChoice:
    """A right that can be asked for: its article in plain form, and whether it is chosen."""

    right: Right
    articles: tuple[tuple[str, str], ...]
    chosen: bool


@dataclass(frozen=True)
class LawChoice:
    """A law that can be relied on, and why Kaiji suggests it; no reason = it does not."""

    law: Law
    reason: Message | None


@dataclass(frozen=True)
class GroundChoice:
    """A ground one of the chosen rights may rest on.

    Attributes:
        facts: whether it cannot stand without the user's own facts.
    """

    id: str
    law: Law
    chosen: bool
    facts: bool


@dataclass(frozen=True)
class FactChoice:
    """One of the person's facts: whether the letter gives it, and the reason.

    Attributes:
        field: ``name``, ``email``, ``postal_address``, ``account.LABEL``.
        value: what would be written; empty = not on file.
        fixed: whether a letter cannot do without it.
    """

    field: str
    value: str
    given: bool
    fixed: bool
    reason: Message


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
        laws: the laws to choose from, the suggested ones first.
        correction: which of ``CORRECTIONS`` is chosen, if any.
        draft: the letter as it would be now; None where ``problem`` stands in its way.
        problem: what is missing, in one sentence.
        editable: the letter's body as the user may edit it.
    """

    form: Form
    operator: Operator
    person: Person
    law: Law
    laws: tuple[LawChoice, ...]
    rights: tuple[RightChoice, ...]
    also_records: RightChoice | None
    correction: Right | None
    grounds: tuple[GroundChoice, ...]
    wants_about: bool
    facts: tuple[FactChoice, ...]
    channel: Channel | None
    freshness: Freshness
    draft: Draft | None
    problem: Problem | None
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
    def way(self) -> Way:
        """The way out to offer first, by the channel."""
        if self.channel is None:
            return Way.SAVE if self.form.enquiry else Way.ENQUIRY
        if self.channel.kind in PIECEWISE:
            return Way.PIECES
        return Way.SEND if self.channel.kind is ChannelKind.EMAIL else Way.PRINT


def propose(form: Form, operator: Operator, person: Person, day: date, today: date) -> Proposal:
    """Complete ``form`` for one operator and one person; ``day`` is the date of the letter."""
    laws = _laws(operator, person)
    law = form.law or laws[0].law
    rules = pack.load(law)
    chosen = tuple(right for right in form.rights if rules.rule(right))
    grounds = tuple(dict.fromkeys(g for right in chosen for g in rules.rights[right].grounds))
    taken = tuple(ground for ground in form.grounds if ground in grounds)
    wanted = Wanted(
        operator=operator,
        person=person,
        law=law,
        day=day,
        rights=() if form.enquiry else chosen,
        follow_up=FollowUp.CONTACT_ENQUIRY if form.enquiry else None,
        grounds=taken,
        about=form.about,
        channel=form.channel,
        tone=form.tone,
        reference=form.reference,
        given=form.given,
        on_paper=form.on_paper,
    )
    written, problem = _write(wanted, form, today)
    channel = operator.channel(form.channel)
    given = usual_facts(wanted, channel) if form.given is None else form.given
    return Proposal(
        form=form,
        operator=operator,
        person=person,
        law=law,
        laws=laws,
        rights=tuple(
            _choice(law, right, right in chosen or _variant_chosen(right, chosen))
            for right in OFFERED
            if rules.rule(right) and languages_of(law, right)
        ),
        also_records=_also_records(law, chosen),
        correction=next((right for right in chosen if right in CORRECTIONS), None),
        grounds=tuple(
            GroundChoice(ground, law, ground in taken, rules.grounds[ground].facts)
            for ground in grounds
        ),
        wants_about=any(rules.rights[right].particulars for right in chosen)
        or any(rules.grounds[g].facts or rules.grounds[g].facts_wanted for g in taken),
        facts=_facts(person, operator, given, channel, on_paper=form.on_paper),
        channel=channel,
        freshness=freshness(channel, today) if channel else Freshness.UNKNOWN,
        draft=written,
        problem=problem,
        editable=editable(written.letter) if written else "",
    )


def _laws(operator: Operator, person: Person) -> tuple[LawChoice, ...]:
    suggested = suggest(person.country, person.region, operator.country, operator.laws_named)
    named = [LawChoice(each.law, each.reason) for each in suggested]
    known = {each.law for each in named}
    return (*named, *(LawChoice(law, None) for law in pack.available() if law not in known))


def _variant_chosen(right: Right, chosen: tuple[Right, ...]) -> bool:
    return right is Right.CORRECTION and any(each in CORRECTIONS for each in chosen)


def with_fact(person: Person, field: str, value: str) -> Person:
    """Give the person with one fact changed, as it was typed into the field of a ``FactChoice``.

    Raises:
        Problem: the fact cannot be so (a blank name, a control character).
    """
    if field.startswith("account."):
        return replace(person, accounts={**person.accounts, field.removeprefix("account."): value})
    if field == "postal_address":
        rows = value.splitlines()
        has_code = bool(rows) and _POSTAL_CODE.fullmatch(rows[0].strip()) is not None
        code = rows.pop(0).strip().removeprefix("〒").strip() if has_code else ""
        return replace(person, postal_code=code, address=tuple(rows))
    return replace(person, **{field: value})  # type: ignore[arg-type]


#: A first line that is a postal code and nothing else.
_POSTAL_CODE = re.compile(r"(?=.*[0-9])〒?\s*[0-9A-Z]{2,5}[- ]?[0-9A-Z]{2,4}")


def _write(wanted: Wanted, form: Form, today: date) -> tuple[Draft | None, Problem | None]:
    try:
        written = draft(wanted, today)
        if form.edit is not None:
            letter = with_edit(written.letter, form.edit)
            written = replace(written, letter=letter, findings=lint(letter, written.order))
    except Problem as problem:
        return None, problem
    return written, None


def _choice(law: Law, right: Right, chosen: bool) -> RightChoice:
    rules = pack.load(law)
    rule = rules.rights[right]
    # Where the law wants a ground, the grounds' articles say more than the right's own.
    meanings = tuple(dict.fromkeys(rules.grounds[ground].cite for ground in rule.grounds))
    if len(meanings) > _MOST_ARTICLES:
        meanings = ()
    texts = tuple(
        (language, rules.cite(meaning, language))
        for meaning in meanings or (rule.cite,)
        for language in rules.languages
    )
    return RightChoice(right, texts, chosen)


def _also_records(law: Law, chosen: tuple[Right, ...]) -> RightChoice | None:
    if pack.load(law).rule(BESIDE_ACCESS) is None or Right.ACCESS not in chosen:
        return None
    return _choice(law, BESIDE_ACCESS, BESIDE_ACCESS in chosen)


def _facts(
    person: Person,
    operator: Operator,
    given: frozenset[str],
    channel: Channel | None,
    *,
    on_paper: bool,
) -> tuple[FactChoice, ...]:
    name = {"operator": operator.shown_name}
    by_post = channel is not None and channel.kind is ChannelKind.POST
    rows = [
        FactChoice("name", person.name, given=True, fixed=True, reason=Message("need.name")),
        FactChoice(
            "email",
            person.email,
            given="email" in given,
            fixed=False,
            reason=Message("need.email" if person.email else "need.email_missing", name),
        ),
    ]
    rows += [
        FactChoice(
            f"account.{label}",
            value,
            given=f"account.{label}" in given,
            fixed=False,
            reason=Message("need.account", name),
        )
        for label, value in person.accounts.items()
    ]
    address = "\n".join(row for row in (person.postal_code, *person.address) if row)
    why = "need.address" if by_post or on_paper else "need.address_not"
    rows.append(
        FactChoice(
            "postal_address",
            address,
            given="postal_address" in given,
            fixed=False,
            reason=Message(why if address else "need.address_missing"),
        )
    )
    return tuple(rows)

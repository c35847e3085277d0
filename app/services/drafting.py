"""Drafting: from what the user wants to a checked letter, and to the file it becomes.

Everything a window or a command needs to say about a letter before it leaves is
here: which law and language, what is still missing, what to be careful about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from app.base.errors import Problem
from app.base.ids import ChannelKind, FollowUp, Law, LetterFormat, Right
from app.base.messages import Message
from app.laws import pack
from app.letters.catalogue import has_letters
from app.letters.custom import CERTIFIED, language_of
from app.letters.document import Letter
from app.letters.lint import Finding, lint
from app.letters.order import Addressee, LetterOrder
from app.letters.promised import is_promised
from app.letters.reference import new_reference
from app.operators.record import Channel, Operator
from app.services import authorities
from app.services.answer_dates import Expected, expected
from app.services.cautions import cautions_on
from app.services.usual_facts import usual_facts
from app.services.wanted import Wanted
from app.services.wish import check_wish

#: Letters that do not go to the operator: to an authority, and a paper to be signed.
_TO_OTHERS = frozenset({Right.COMPLAINT_AUTHORITY, FollowUp.MANDATE_FORM})

#: Ways without a letter of their own: the text goes in pieces into a form.
PIECEWISE = frozenset({ChannelKind.IN_APP, ChannelKind.WEB_FORM, ChannelKind.PORTAL})


@dataclass(frozen=True)
class Draft:
    """A letter with everything to know before it leaves.

    Attributes:
        findings: what the linter says; errors among them stop the letter.
        cautions: what to be careful about (a stale channel, holidays not known).
        expected: by law, when to expect an answer; empty where nothing says when it arrives.
    """

    order: LetterOrder
    letter: Letter
    findings: tuple[Finding, ...] = ()
    cautions: tuple[Message, ...] = field(default=())
    expected: tuple[Expected, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop the letter."""
        return tuple(finding for finding in self.findings if finding.severity == "error")


def letter_language(operator: Operator, law: Law) -> str:
    """Choose the letter's language: the operator's, never the window's."""
    spoken = language_of(operator)
    known = pack.load(law).letter_languages
    return spoken if spoken in known else "en"


def draft(wanted: Wanted, today: date) -> Draft:
    """Write and check the letter.

    Raises:
        Problem: something is missing or does not go together; the sentence says what to add.
    """
    if not has_letters(wanted.law):
        raise Problem("problem.law_without_letters", law=Message(f"law.{wanted.law}"))
    channel = _channel(wanted)
    language = wanted.language or letter_language(wanted.operator, wanted.law)
    check_wish(wanted, language)
    dates = _expected(wanted, channel)
    order = LetterOrder(
        operator=wanted.operator,
        person=wanted.person,
        law=wanted.law,
        language=language,
        day=wanted.day,
        reference=wanted.reference or new_reference(),
        rights=wanted.rights,
        also=next(iter(wanted.laws[1:]), None),
        follow_up=wanted.follow_up,
        grounds=wanted.grounds,
        about=wanted.about,
        channel=channel,
        tone=wanted.tone,
        answer_by=dates[0].date if dates else None,
        also_answer_by=dates[1].date if len(dates) > 1 else None,
        given=usual_facts(wanted, channel) if wanted.given is None else wanted.given,
        on_paper=wanted.on_paper,
        asked=wanted.asked,
        past=wanted.past,
        variant=wanted.variant,
        options=dict(wanted.chosen),
        points=wanted.points,
        refusals=wanted.refusals,
        reply_by=_reply_by(wanted),
        agent=wanted.agent,
        authority=wanted.authority or _competent(wanted, language),
        layout=wanted.layout,
        era=wanted.era,
        courtesy=wanted.courtesy,
    )
    # Jinja2 and the Markdown parser: a list of requests does not wait for them.
    from app.letters.compose import compose

    letter = compose(order, template=wanted.template)
    cautions = cautions_on(wanted, letter, channel, dates, today)
    return Draft(order, letter, lint(letter, order), cautions, dates)


def _reply_by(wanted: Wanted) -> date | None:
    """Give the day to ask for a reply by: the user's own, else that of the kind."""
    days = wanted.kind.reply_days
    return wanted.reply_by or (wanted.day + timedelta(days=days) if days else None)


def _competent(wanted: Wanted, language: str) -> Addressee | None:
    """Choose the authority of a complaint: that of the person's country, else the law's only one.

    Where each region has its own the directory names it; the law's pack knows the country only.

    Raises:
        Problem: there are several, and it is not known which one.
    """
    if Right.COMPLAINT_AUTHORITY not in wanted.rights:
        return None
    listed = authorities.certain(wanted.law, wanted.operator, wanted.person)
    if wanted.law is Law.GDPR and listed and listed[0].region:
        return authorities.addressee(listed[0], language)
    every = pack.load(wanted.law).authorities
    there = [each for each in every if each.place == wanted.person.country]
    found = there or [each for each in every if not each.place]
    if not found and listed:
        return authorities.addressee(listed[0], language)
    if not found:
        names = ", ".join(each.name.get(language) or each.name["en"] for each in every)
        raise Problem("problem.authority_missing", known=names)
    return Addressee(found[0].name.get(language) or found[0].name["en"])


def goes_to_operator(wanted: Wanted) -> bool:
    """Say whether the letter goes to the operator, not to an authority or nowhere."""
    return _TO_OTHERS.isdisjoint(wanted.kinds)


def _channel(wanted: Wanted) -> Channel | None:
    """Find the way the letter will go.

    Raises:
        Problem: the operator has no name, no channel, or not the one chosen.
    """
    operator = wanted.operator
    if not operator.name:
        raise Problem("problem.operator_without_name", operator=operator.shown_name)
    if wanted.channel is None and not goes_to_operator(wanted):
        return None
    # Certified mail (内容証明) has no other way than the post.
    by_post = wanted.layout in CERTIFIED and wanted.channel is None
    chosen = ChannelKind.POST if by_post else wanted.channel
    channel = operator.channel(chosen)
    if channel is not None or not wanted.kind.channel:
        return channel
    if chosen is not None and operator.channels:
        raise Problem(
            "problem.operator_without_this_channel",
            operator=operator.shown_name,
            channel=Message(f"channel.{chosen}"),
            known=", ".join(each.kind.value for each in operator.channels),
        )
    if operator.desk:
        raise Problem(
            "problem.operator_with_desk_only", operator=operator.shown_name, desk=operator.desk
        )
    raise Problem("problem.operator_without_channel", operator=operator.shown_name)


def _expected(wanted: Wanted, channel: Channel | None) -> tuple[Expected, ...]:
    """Give the dates that may be named: none by post, where the day of arrival is unknown.

    None either where no law grants what is asked.
    """
    if wanted.is_later or channel is None:
        return ()
    if is_promised(wanted.law, wanted.rights, wanted.day):
        return ()
    if channel.kind in (ChannelKind.POST, ChannelKind.FAX, ChannelKind.PHONE):
        return ()
    return tuple(
        expected(law, wanted.rights, wanted.operator, wanted.person, wanted.day)
        for law in wanted.laws
    )


@dataclass(frozen=True)
class Making:
    """How a letter becomes a file, where there is a choice.

    Attributes:
        pdf_a: a PDF for keeping, PDF/A-2b.
        with_pdf: a mail has the letter attached as PDF too.
        length: how long a piece of a letter may be that goes into a form; None = what such
            forms usually take.
    """

    pdf_a: bool = False
    with_pdf: bool = False
    length: int | None = None


def to_bytes(drafted: Draft, form: LetterFormat, making: Making | None = None) -> bytes:
    """Write a letter in a format. A mail names its sender only where the letter gives the address.

    Raises:
        Problem: no Japanese font, a character no font has, a mail without an address, or
            certified mail in a format that cannot keep its grid.
    """
    letter, order = drafted.letter, drafted.order
    making = making or Making()
    if form is LetterFormat.PDF:
        return _pdf(letter, making)
    if form is LetterFormat.DOCX:
        if letter.layout in CERTIFIED:
            raise Problem("problem.certified_no_docx")
        from app.letters.docx import to_docx

        return to_docx(letter)
    if form is LetterFormat.EML:
        from app.letters.eml import to_eml

        return to_eml(letter, _from(order), _pdf(letter, making) if making.with_pdf else None)
    if letter.channel in PIECEWISE or making.length is not None:
        from app.letters.pieces import to_pieces

        return ("\n\n".join(to_pieces(letter, making.length)) + "\n").encode()
    from app.letters.text import to_text

    return to_text(letter).encode()


def _from(order: LetterOrder) -> str:
    """Give the address a mail comes from: of who acts for the person, else the person's, if told."""
    if order.agent is not None:
        return order.agent.person.email
    return order.person.email if "email" in order.given else ""


def _pdf(letter: Letter, making: Making) -> bytes:
    from app.letters.pdf import to_pdf

    return to_pdf(letter, pdf_a=making.pdf_a)

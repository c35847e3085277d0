"""Drafting: from what the user wants to a checked letter, and to the file it becomes.

Everything a window or a command needs to say about a letter before it leaves is
here: which law and language, what is still missing, what to be careful about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.base.errors import Problem
from app.base.ids import (
    ChannelKind,
    FollowUp,
    Law,
    LetterFormat,
    Reference,
    Right,
    Tone,
)
from app.base.messages import Message, Value, Words
from app.base.text import fold
from app.laws import pack
from app.letters.catalogue import has_letters, languages_of
from app.letters.document import Letter
from app.letters.lint import Finding, lint
from app.letters.order import LetterOrder
from app.letters.reference import new_reference
from app.operators.freshness import Freshness, freshness
from app.operators.record import Channel, Operator
from app.people.person import Person
from app.services.answer_dates import Expected, expected

#: Ways without a letter of their own: the text goes in pieces into a form.
PIECEWISE = frozenset({ChannelKind.IN_APP, ChannelKind.WEB_FORM, ChannelKind.PORTAL})

_SEPARATOR = {"en": ", ", "ja": "、"}

#: Follow-ups that may be written before any channel is known.
_NEEDS_NO_CHANNEL = frozenset({FollowUp.CONTACT_ENQUIRY, FollowUp.MANDATE_COVER})


@dataclass(frozen=True)
class Wanted:
    """What the user wants, before Kaiji has checked any of it.

    Attributes:
        also: a second law the rights rest on, as far as it knows them; None = none.
        grounds: why the rights apply, where a law wants that said; of both laws.
        rights: what is asked for; empty where ``follow_up`` is given.
        channel: the way chosen; None = e-mail if there is one, else the record's first.
        language: the letter's; empty = the operator's.
        reference: an existing case's; None = a new one.
        given: the person's facts to write; None = what is usual for the channel.
        on_paper: the answer is wanted on paper.
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

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws to rely on, the one the letter is written under first."""
        return (self.law,) if self.also in (None, self.law) else (self.law, self.also)


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
    spoken = (
        operator.prevailing_language or operator.language or _language_of_country(operator.country)
    )
    known = pack.load(law).languages
    return spoken if spoken in known else "en"


def _language_of_country(country: str) -> str:
    return "ja" if country == "JP" else "en"


def draft(wanted: Wanted, today: date) -> Draft:
    """Write and check the letter.

    Raises:
        Problem: something is missing or does not go together; the sentence says what to add.
    """
    if not has_letters(wanted.law):
        raise Problem("problem.law_without_letters", law=Message(f"law.{wanted.law}"))
    channel = _channel(wanted)
    language = wanted.language or letter_language(wanted.operator, wanted.law)
    _check_wish(wanted, language)
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
    )
    # Jinja2 and the Markdown parser: a list of requests does not wait for them.
    from app.letters.compose import compose

    letter = compose(order)
    counting = _distinct(caution for each in dates for caution in each.cautions)
    cautions = (*_channel_cautions(channel, today), *counting, *_unverified(letter))
    return Draft(order, letter, lint(letter, order), cautions, dates)


def _unverified(letter: Letter) -> Iterable[Message]:
    """Name the places of law the letter cites whose source nobody has seen yet."""
    for law in letter.laws:
        rules = pack.load(law)
        places = [
            place
            for place in rules.citations.values()
            if place.id in letter.citations and not place.verified
        ]
        if places:
            texts = {
                language: _SEPARATOR[language].join(place.text[language] for place in places)
                for language in rules.languages
            }
            values: dict[str, Value] = {"law": Message(f"law.{law}"), "places": Words(texts)}
            yield Message("caution.to_be_verified", values)


def usual_facts(wanted: Wanted, channel: Channel | None) -> frozenset[str]:
    """Name the facts a letter usually gives: the fewest by which the operator finds the person.

    The postal address enters only with a letter by post or where the answer is wanted on
    paper; kana and birth date never by themselves; an account only where its label names this
    operator or nobody ("会員番号"): what another one calls the person is none of its business.
    """
    person = wanted.person
    facts = {"name"}
    if person.email:
        facts.add("email")
    if wanted.follow_up is not FollowUp.CONTACT_ENQUIRY:
        facts |= {
            f"account.{label}" for label in person.accounts if is_known_to(wanted.operator, label)
        }
    by_post = channel is not None and channel.kind is ChannelKind.POST
    if person.address and (by_post or wanted.on_paper):
        facts.add("postal_address")
    return frozenset(facts)


def is_known_to(operator: Operator, label: str) -> bool:
    """Say whether an account's label names ``operator``, or nobody at all: it gave the number."""
    folded = fold(label)
    own = (operator.slug, operator.name, *operator.names.values(), *operator.services)
    if any(len(name) > 1 and fold(name) in folded for name in own):
        return True
    return not re.sub(_GENERIC, "", folded).strip()


#: Words of a label that name nobody, folded.
_GENERIC = re.compile(
    r"会員|顧客|お客様|利用者|登録|契約|注文|受付|番号|電話|携帯|ゆーざー|ろぐいん|めんばー|あかうんと"
    r"|membership|member|customer|client|contract|order|account|user|login|phone|number|name|no"
    r"|code|id|[\W_]"
)


def _channel(wanted: Wanted) -> Channel | None:
    """Find the way the letter will go.

    Raises:
        Problem: the operator has no name, no channel, or not the one chosen.
    """
    operator = wanted.operator
    if not operator.name:
        raise Problem("problem.operator_without_name", operator=operator.shown_name)
    channel = operator.channel(wanted.channel)
    if channel is not None or wanted.follow_up in _NEEDS_NO_CHANNEL:
        return channel
    if wanted.channel is not None and operator.channels:
        raise Problem(
            "problem.operator_without_this_channel",
            operator=operator.shown_name,
            channel=Message(f"channel.{wanted.channel}"),
            known=", ".join(each.kind.value for each in operator.channels),
        )
    if operator.desk:
        raise Problem(
            "problem.operator_with_desk_only", operator=operator.shown_name, desk=operator.desk
        )
    raise Problem("problem.operator_without_channel", operator=operator.shown_name)


def _check_wish(wanted: Wanted, language: str) -> None:
    law = Message(f"law.{wanted.law}")
    kinds: tuple[Right | FollowUp, ...] = wanted.rights
    if wanted.follow_up is not None:
        kinds = (wanted.follow_up,)
    if not kinds:
        raise Problem("problem.nothing_asked")
    _check_second(wanted)
    for kind in kinds:
        name = Message(f"right.{kind}" if isinstance(kind, Right) else f"letter.{kind}")
        if isinstance(kind, Right) and pack.load(wanted.law).rule(kind, wanted.day) is None:
            raise Problem("problem.right_not_in_law", right=name, law=law)
        known = languages_of(wanted.law, kind)
        if not known:
            raise Problem("problem.no_letter_yet", kind=name, law=law)
        if language not in known:
            raise Problem(
                "problem.no_letter_in_language",
                kind=name,
                law=law,
                language=language,
                known=", ".join(known),
            )
    _check_grounds(wanted)


def _check_second(wanted: Wanted) -> None:
    """Refuse a second law Kaiji has no words for, or that knows nothing of what is asked."""
    for law in wanted.laws[1:]:
        name = Message(f"law.{law}")
        if not has_letters(law):
            raise Problem("problem.law_without_letters", law=name)
        if wanted.follow_up is not None:
            raise Problem("problem.second_law_for_follow_up", law=name)
        if not rights_under(law, wanted):
            raise Problem("problem.second_law_without_right", law=name)


def rights_under(law: Law, wanted: Wanted | LetterOrder) -> tuple[Right, ...]:
    """Give what is asked as far as ``law`` knows it."""
    rules = pack.load(law)
    return tuple(right for right in wanted.rights if rules.rule(right, wanted.day) is not None)


def _check_grounds(wanted: Wanted) -> None:
    """Hold the grounds against each law: each wants its own, and none may be left over."""
    fitting: dict[str, None] = {}
    for law in wanted.laws:
        rules = pack.load(law)
        for right in rights_under(law, wanted):
            rule = rules.granted(right, wanted.day)
            fitting |= dict.fromkeys(rule.grounds)
            name = Message(f"right.{right}")
            chosen = [ground for ground in wanted.grounds if ground in rule.grounds]
            if rule.grounds and not chosen:
                raise Problem(
                    "problem.ground_missing",
                    right=name,
                    law=Message(f"law.{law}"),
                    known=", ".join(rule.grounds),
                )
            needs_facts = rule.particulars or any(rules.grounds[each].facts for each in chosen)
            if needs_facts and not wanted.about.strip():
                raise Problem("problem.particulars_missing", right=name)
    unused = set(wanted.grounds) - fitting.keys()
    if unused:
        raise Problem(
            "problem.ground_not_for_right",
            ground=", ".join(sorted(unused)),
            known=", ".join(fitting),
        )


def _expected(wanted: Wanted, channel: Channel | None) -> tuple[Expected, ...]:
    """Give the dates that may be named: none by post, where the day of arrival is unknown."""
    if not wanted.rights or channel is None:
        return ()
    if channel.kind in (ChannelKind.POST, ChannelKind.FAX, ChannelKind.PHONE):
        return ()
    return tuple(
        expected(law, wanted.rights, wanted.operator, wanted.person, wanted.day)
        for law in wanted.laws
    )


def _distinct(messages: Iterable[Message]) -> tuple[Message, ...]:
    found: list[Message] = []
    for each in messages:
        if each not in found:
            found.append(each)
    return tuple(found)


def _channel_cautions(channel: Channel | None, today: date) -> Iterable[Message]:
    if channel is None:
        return
    state = freshness(channel, today)
    if state is Freshness.STALE:
        yield Message(
            "caution.channel_stale", {"channel": channel.value, "checked": channel.checked}
        )
    elif state is Freshness.UNKNOWN:
        yield Message("caution.channel_unknown", {"channel": channel.value})


def to_bytes(drafted: Draft, form: LetterFormat) -> bytes:
    """Write a letter in a format. A mail names its sender only where the letter gives the address.

    Raises:
        Problem: no Japanese font, a character no font has, or a mail without an address.
    """
    letter, order = drafted.letter, drafted.order
    if form is LetterFormat.PDF:
        from app.letters.pdf import to_pdf

        return to_pdf(letter)
    if form is LetterFormat.DOCX:
        from app.letters.docx import to_docx

        return to_docx(letter)
    if form is LetterFormat.EML:
        from app.letters.eml import to_eml

        return to_eml(letter, order.person.email if "email" in order.given else "")
    if letter.channel in PIECEWISE:
        from app.letters.pieces import to_pieces

        return ("\n\n".join(to_pieces(letter)) + "\n").encode()
    from app.letters.text import to_text

    return to_text(letter).encode()

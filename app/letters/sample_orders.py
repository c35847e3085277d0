"""Orders of sample data, one for any letter: to show what it says and to try templates out.

The people and places are data: ``sample_orders.toml``. All of them are made up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from app.base.ids import Certainty, ChannelKind, FollowUp, Law, OperatorSlug, Reference, Right
from app.base.records import read_shipped
from app.base.resources import core_data
from app.laws import pack
from app.letters import kinds
from app.letters.compose import compose
from app.letters.document import Letter
from app.letters.order import Addressee, Agent, AnswerDate, Correspondence, LetterOrder
from app.letters.own_template import Kind
from app.operators.record import Channel, Operator
from app.people.person import Person

#: The date of a sample letter.
DAY = date(2026, 11, 21)


@dataclass(frozen=True)
class _Sample:
    """The sample data of one language.

    Attributes:
        operator: its name; ``operator_address`` its lines.
        operator_country: ISO 3166-1; empty = one of the letter's law.
        about: the user's own words, where a letter needs some.
    """

    operator: str
    operator_address: str
    person: Person
    agent: Person
    about: str
    operator_country: str = ""


def sample_letter(law: Law, kind: Kind, language: str) -> Letter:
    """Write the shipped letter with sample values.

    Raises:
        Problem: there is no such letter.
    """
    return compose(sample_order(law, kind, language))


def sample_orders(law: Law, kind: Kind, language: str) -> tuple[LetterOrder, ...]:
    """Give orders of sample data: the usual letter, then its tones, ways and what may be missing."""
    usual = sample_order(law, kind, language)
    row = kinds.kind(kind)
    others = [replace(usual, tone=tone) for tone in row.tones if tone is not usual.tone]
    others += [replace(usual, variant=variant) for variant in row.under(law)[1:]]
    if row.channel:
        post = usual.operator.channel(ChannelKind.POST)
        given = frozenset({"name", "postal_address"})
        others.append(replace(usual, channel=post, given=given, answer_by=None))
    others.append(replace(usual, given=frozenset({"name"})))
    return (usual, *others)


def sample_order(law: Law, kind: Kind, language: str) -> LetterOrder:
    """Give the order of a letter as it usually is, with all it cannot do without."""
    row, rules, sample = kinds.kind(kind), pack.load(law), _samples()[language]
    follow_up = kind if isinstance(kind, FollowUp) else None
    rights = (kind,) if isinstance(kind, Right) else ()
    rule = rules.granted(rights[0]) if rights else None
    asked = (Right.ACCESS,) if row.asked else ()
    later = follow_up is not None or bool(kinds.COMPLAINTS.intersection(rights))
    words = row.about == "must" or (rule is not None and rule.particulars)
    certainty = Certainty.CONVENTION if law is Law.APPI else Certainty.STATUTORY
    operator = _operator(law, sample)
    points = [each.id for each in kinds.points(law, asked) if each.cite]
    reasons = [each.id for each in kinds.refusals(law, asked)]
    authority = _authority(law, language) if kind is Right.COMPLAINT_AUTHORITY else None
    return LetterOrder(
        operator=operator,
        person=sample.person,
        law=law,
        language=language,
        # A right the law grants from a later day on is asked for on that day.
        day=max(DAY, (rule and rule.valid_from) or DAY),
        reference=Reference("KJ-7F3K-92"),
        rights=rights,
        follow_up=follow_up,
        grounds=rule.grounds[:1] if rule else (),
        about=sample.about if words else "",
        channel=operator.channel() if row.channel else None,
        tone=row.tones[0],
        answer_by=None if later else AnswerDate(DAY + timedelta(days=30), certainty),
        given=frozenset({"name", "email", *(("postal_address",) if row.address else ())}),
        asked=asked,
        past=_past(certainty) if later else Correspondence(),
        options={each.id: "" for each in kinds.options((law,), rights, follow_up) if each.default},
        points=tuple(points[:3]) if row.items else (),
        refusals=tuple(reasons[:1]) if row.refusals else (),
        reply_by=DAY + timedelta(days=row.reply_days) if row.reply_days else None,
        agent=Agent(sample.agent) if row.agent else None,
        authority=authority,
    )


def _operator(law: Law, sample: _Sample) -> Operator:
    return Operator(
        slug=OperatorSlug("sample-operator"),
        name=sample.operator,
        country=sample.operator_country or _country(law, sample.person.country),
        channels=(
            Channel(ChannelKind.EMAIL, "privacy@example.com"),
            Channel(ChannelKind.POST, sample.operator_address),
        ),
        sample=True,
    )


def _country(law: Law, home: str) -> str:
    """Give a country of the law: the person's own if it is one of them, else the first."""
    places = pack.load(law).territory
    # US-CA is a place of a country.
    return home if home in places else places[0].partition("-")[0]


def _authority(law: Law, language: str) -> Addressee:
    name = pack.load(law).authorities[0].name
    return Addressee(name.get(language) or name["en"])


def _past(certainty: Certainty) -> Correspondence:
    return Correspondence(
        sent=DAY - timedelta(days=60),
        sent_by=ChannelKind.EMAIL,
        arrived=DAY - timedelta(days=60),
        due=DAY - timedelta(days=30),
        due_certainty=certainty,
        ticket="T-1234",
        asked=DAY - timedelta(days=50),
        asked_for="ID",
        fee="1,000",
    )


@cache
def _samples() -> dict[str, _Sample]:
    return read_shipped(core_data("letters").joinpath("sample_orders.toml"), dict[str, _Sample])

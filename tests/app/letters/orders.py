"""Sample orders: one for every letter of the catalogue, with all it cannot do without."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app.base.ids import Certainty, ChannelKind, FollowUp, Law, Reference, Right, Tone
from app.laws import pack
from app.letters import kinds
from app.letters.catalogue import Entry
from app.letters.order import (
    Addressee,
    Agent,
    AnswerDate,
    Correspondence,
    LetterOrder,
)
from app.operators.directory import Directory
from app.operators.record import Channel, Operator
from app.people.person import Person

HANAKO = Person(
    name="見本 花子",
    email="hanako@example.jp",
    country="JP",
    postal_code="100-0001",
    address=("東京都千代田区見本町2-2",),
)
ROBIN = Person(
    name="Robin Sample",
    email="robin@example.org",
    country="DE",
    postal_code="10115",
    address=("Musterstraße 1", "Berlin"),
)
AGENT = Person(
    name="Alex Example",
    email="agent@example.org",
    country="DE",
    postal_code="80331",
    address=("Beispielweg 2", "München"),
)
DAIRI = Person(
    name="例 代理子",
    email="dairi@example.jp",
    country="JP",
    postal_code="100-0001",
    address=("東京都千代田区見本町1-1",),
)
DAY = date(2026, 11, 21)

#: By language: the words a user might add.
ABOUT = {
    "ja": "登録の電話番号は古い番号です。正しい番号は別途お知らせします。",
    "en": "The telephone number you hold is an old one; the right one is on your form.",
    "de": "Die hinterlegte Telefonnummer ist veraltet; die richtige steht im Formular.",
    "fr": "Le numéro de téléphone enregistré est ancien ; le bon figure dans le formulaire.",
}
QUOTE = {
    "ja": "お客様の請求には応じかねます",
    "en": "we are unable to process your request",
    "de": "wir können Ihrem Antrag nicht entsprechen",
    "fr": "nous ne pouvons pas donner suite à votre demande",
}


def sample_operator(country: str) -> Operator:
    """A made-up operator of a country, with a mail address and a postal one."""
    place = {"DE": "10117 Berlin", "FR": "75001 Paris", "GB": "London EC1A 1AA"}.get(
        country, "Sacramento, CA 95814"
    )
    return Operator(
        slug="sample-operator",  # type: ignore[arg-type]
        name="Sample Operator Ltd",
        country=country,
        channels=(
            Channel(ChannelKind.EMAIL, "privacy@example.com"),
            Channel(ChannelKind.POST, f"1 Sample Street\n{place}"),
        ),
        sample=True,
    )


def operator_for(entry: Entry) -> Operator:
    """Give an operator such a letter goes to."""
    if entry.law is Law.APPI or entry.language == "ja":
        return Directory().get("almigo")
    if entry.law is Law.GDPR:
        return sample_operator({"de": "DE", "fr": "FR"}.get(entry.language, "IE"))
    return sample_operator("GB" if entry.law is Law.UK_GDPR else "US")


def answer_date(law: Law) -> AnswerDate:
    """Give the date such a letter names for its answer."""
    if law is Law.APPI:
        return AnswerDate(date(2026, 12, 7), Certainty.CONVENTION)
    return AnswerDate(date(2026, 12, 21), Certainty.STATUTORY)


def past_of(language: str, law: Law) -> Correspondence:
    """Give a correspondence in which everything has happened once."""
    return Correspondence(
        sent=date(2026, 9, 1),
        sent_by=ChannelKind.EMAIL,
        arrived=date(2026, 9, 2),
        proven=True,
        due=date(2026, 10, 2),
        due_certainty=Certainty.CONVENTION if law is Law.APPI else Certainty.STATUTORY,
        ticket="T-1234",
        answered=date(2026, 10, 20),
        asked=date(2026, 9, 10),
        asked_for={
            "ja": "運転免許証の写し",
            "de": "Kopie des Ausweises",
            "fr": "copie de la carte d'identité",
        }.get(language, "copy of the driving licence"),
        fee={"ja": "1,000円"}.get(language, "20 EUR"),
        refused=date(2026, 10, 20),
        quote=QUOTE[language],
        extended=date(2026, 10, 5),
        reminded=date(2026, 10, 10),
        complained=date(2026, 10, 12),
    )


#: What had not yet happened when a letter of the kind is written.
NOT_YET: dict[str, dict[str, None]] = {
    "reminder": {"answered": None, "refused": None},
    "identity_reply": {"answered": None, "refused": None},
    "fee_reply": {"answered": None, "refused": None},
    "clarification_reply": {"answered": None, "refused": None},
    "pre_suit_notice": {"answered": None, "refused": None},
}


def order_of(entry: Entry, tone: Tone | None = None, variant: str = "") -> LetterOrder:
    """Make an order for a letter of the catalogue, with its first ground where it needs one."""
    follow_up = entry.kind if isinstance(entry.kind, FollowUp) else None
    rights = () if follow_up else (Right(entry.kind),)
    kind = kinds.kind(entry.kind)
    rules = pack.load(entry.law)
    later = follow_up is not None or bool(kinds.COMPLAINTS.intersection(rights))
    asked = (Right.ACCESS,) if kind.asked else ()
    grounds = rules.granted(rights[0]).grounds[:1] if rights else ()
    operator = operator_for(entry)
    person, agent = (HANAKO, DAIRI) if operator.country == "JP" else (ROBIN, AGENT)
    past = past_of(entry.language, entry.law) if later else Correspondence()
    for name in NOT_YET.get(entry.kind.value, {}):
        past = _without(past, name)
    if variant in ("first", "second") or entry.kind is FollowUp.PRE_SUIT_NOTICE:
        past = _without(past, "extended")
    # A right may begin later than the day of the samples.
    rule = rules.granted(rights[0]) if rights else None
    day = max(DAY, rule.valid_from or DAY) if rule else DAY
    needs_words = kind.about == "must" or (rights and rules.granted(rights[0]).particulars)
    points = kinds.points(entry.law, asked)
    reasons = kinds.refusals(entry.law, asked)
    return LetterOrder(
        operator=operator,
        person=person,
        law=entry.law,
        language=entry.language,
        day=day,
        reference=Reference("KJ-7F3K-92"),
        rights=rights,
        follow_up=follow_up,
        grounds=grounds,
        about=ABOUT[entry.language] if needs_words else "",
        channel=operator.channel() if kind.channel else None,
        tone=tone or entry.tones[0],
        answer_by=None if later else answer_date(entry.law),
        asked=asked,
        past=past,
        variant=variant,
        options={each.id: "" for each in _defaults(entry.law, rights, follow_up)},
        points=tuple(each.id for each in points if each.cite)[:3] if kind.items else (),
        refusals=tuple(each.id for each in reasons)[:1] if kind.refusals else (),
        reply_by=DAY + timedelta(days=kind.reply_days) if kind.reply_days else None,
        agent=Agent(agent) if kind.agent else None,
        given=frozenset({"name", "email", *(("postal_address",) if kind.address else ())}),
        authority=_authority(entry) if entry.kind is Right.COMPLAINT_AUTHORITY else None,
    )


def _authority(entry: Entry) -> Addressee:
    first = pack.load(entry.law).authorities[0]
    return Addressee(first.name.get(entry.language) or first.name["en"])


def _defaults(
    law: Law, rights: tuple[Right, ...], follow_up: FollowUp | None
) -> list[kinds.Option]:
    return [each for each in kinds.options((law,), rights, follow_up) if each.default]


def _without(past: Correspondence, name: str) -> Correspondence:
    return replace(past, **{name: None})  # type: ignore[arg-type]

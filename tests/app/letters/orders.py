"""Sample orders: one for every letter of the catalogue, with all it cannot do without."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.base.ids import Certainty, ChannelKind, FollowUp, Law, OperatorSlug, Tone
from app.letters import kinds
from app.letters.catalogue import Entry
from app.letters.order import (
    Agent,
    AnswerDate,
    Correspondence,
    LetterOrder,
)
from app.letters.sample_orders import sample_order
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
        slug=OperatorSlug("sample-operator"),
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
_UNANSWERED = ("answered", "refused")
NOT_YET = {
    "reminder": _UNANSWERED,
    "identity_reply": _UNANSWERED,
    "fee_reply": _UNANSWERED,
    "clarification_reply": _UNANSWERED,
    "pre_suit_notice": _UNANSWERED,
}


def order_of(entry: Entry, tone: Tone | None = None, variant: str = "") -> LetterOrder:
    """Make an order for a letter of the catalogue, with its first ground where it needs one.

    It is Kaiji's own sample, between other people and after more has happened.
    """
    sample = sample_order(entry.law, entry.kind, entry.language)
    operator = operator_for(entry)
    person, agent = (HANAKO, DAIRI) if operator.country == "JP" else (ROBIN, AGENT)
    is_later = sample.follow_up is not None or sample.rights[0] in kinds.COMPLAINTS
    past = past_of(entry.language, entry.law) if is_later else Correspondence()
    past = without(past, *NOT_YET.get(entry.kind.value, ()))
    if variant in ("first", "second") or entry.kind is FollowUp.PRE_SUIT_NOTICE:
        past = without(past, "extended")
    return replace(
        sample,
        operator=operator,
        person=person,
        about=ABOUT[entry.language] if sample.about else "",
        channel=operator.channel() if sample.channel else None,
        tone=tone or sample.tone,
        answer_by=answer_date(entry.law) if sample.answer_by else None,
        past=past,
        variant=variant,
        agent=Agent(agent) if sample.agent else None,
    )


def without(past: Correspondence, *names: str) -> Correspondence:
    """Give the correspondence with some of its facts not known."""
    blank = Correspondence()
    return replace(past, **{name: getattr(blank, name) for name in names})

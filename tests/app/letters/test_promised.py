"""What only the operator's policy grants: asked for on the clause, with no article and no date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from app.base.ids import Certainty, ChannelKind, Law, Reference, Right, Tone
from app.laws import pack
from app.letters import kinds
from app.letters.catalogue import Entry, catalogue
from app.letters.compose import compose
from app.letters.document import all_lines, plain
from app.letters.lint import NOTE, lint
from app.letters.order import Agent, AnswerDate, Capacity, LetterOrder
from app.letters.promised import is_promised, unknown_to
from app.letters.text import to_text
from app.operators.record import Channel
from tests.app.letters.orders import ABOUT, AGENT, DAIRI, DAY, HANAKO, ROBIN, operator_for

CLAUSE = {
    "ja": "ご本人はいつでも申し出ることができます",
    "en": "you may ask us for this at any time",
    "de": "Sie können uns jederzeit darum bitten",
    "fr": "vous pouvez nous le demander à tout moment",
}

_STATUTE = re.compile(
    r"第\d+条|法律|請求|\b(?:Article|Section|Art\.|article|§) ?\d|手数料|\bfee\b|Frist"
)
_UNTIDY = re.compile(
    r"\{\{|\{%|[\ue000-\uf8ff]|\(\s*\)|（\s*）|「\s*」|\S {2,}\S|[、。][、。]|\.\."
)

PROMISED = [
    (law, language, right)
    for law in Law
    for language in pack.load(law).letter_languages
    for right in unknown_to(law, tuple(Right), DAY)
]


def promised(law: Law, language: str, right: Right) -> LetterOrder:
    operator = operator_for(Entry(law, right, language, ""))
    return LetterOrder(
        operator=operator,
        person=HANAKO if operator.country == "JP" else ROBIN,
        law=law,
        language=language,
        day=DAY,
        reference=Reference("KJ-7F3K-92"),
        rights=(right,),
        channel=operator.channel(),
        options={"policy_quote": CLAUSE[language]},
    )


def choices(order: LetterOrder) -> Iterator[LetterOrder]:
    """Give every choice there is for such a letter, each at least once."""
    words = CLAUSE[order.language]
    yield order
    yield replace(order, options={"policy_section": "X-1"})
    yield replace(order, about=ABOUT[order.language])
    yield replace(order, given=frozenset({"name"}))
    tones = kinds.kind(order.rights[0]).tones
    agent = DAIRI if order.operator.country == "JP" else AGENT
    for number, way in enumerate(ChannelKind):
        given = {"name", "email"} | ({"postal_address"} if way is ChannelKind.POST else set())
        for capacity in (None, *Capacity):
            yield replace(
                order,
                channel=Channel(way, "way"),
                given=frozenset(given),
                tone=tones[number % len(tones)],
                agent=Agent(agent, capacity) if capacity else None,
            )
    for each in kinds.options((order.law,), order.rights, None):
        given_with = {"date": "2026-06-01", "text": words}.get(each.text, "")
        yield replace(order, options={**order.options, each.id: given_with})


@pytest.mark.parametrize(("law", "language", "right"), PROMISED)
def test_such_a_letter_is_clean_in_every_choice(law: Law, language: str, right: Right) -> None:
    for order in choices(promised(law, language, right)):
        letter = compose(order)
        text = to_text(letter)
        assert [each for each in lint(letter, order) if each.severity != NOTE] == [], text
        # To whom it goes may rest on an article; what is asked does not.
        addressed = "representative" in order.options
        assert letter.citations == () or addressed, text
        own = "\n".join(
            "".join(run.text for run in line if not run.field) for line in all_lines(letter)
        )
        assert not _STATUTE.search(own) or addressed, text
        assert not _UNTIDY.search(text.replace("\u3000", "")), text
        words = "\n".join(plain(line) for line in all_lines(letter))
        clause = order.options.get("policy_quote") or order.options["policy_section"]
        wanted = [order.person.name, clause, order.about]
        wanted += [order.agent.person.name] if order.agent else []
        assert [value for value in wanted if value not in words] == []


def test_portability_under_the_appi_rests_on_the_clause() -> None:
    text = to_text(compose(promised(Law.APPI, "ja", Right.PORTABILITY)))
    for expected in (
        "個人データの持ち運びに関するお願い",
        "私は、貴社プライバシーポリシーの「ご本人はいつでも申し出ることができます」との記載に基づき、",
        "機械で読み取れる形式（CSV、JSON等）でお渡しくださいますようお願いいたします。",
        "全部又は一部に応じられない場合は、その旨と理由をお知らせください。",
        "本人確認：登録メールアドレス宛て",
        "回答先：hanako@example.jp",
    ):
        assert expected in text
    assert "法" not in text.replace("方法", "")


def test_where_the_clause_stands_is_basis_enough() -> None:
    order = promised(Law.APPI, "ja", Right.WITHDRAW_CONSENT)
    text = to_text(compose(replace(order, options={"policy_section": "同意の撤回"})))
    assert "貴社プライバシーポリシー（同意の撤回）の記載に基づき、" in text
    assert "同意の撤回をお受けくださり" in text


@pytest.mark.parametrize(
    ("law", "language", "right", "expected"),
    [
        (Law.APPI, "en", Right.RESTRICTION, "which says: “you may ask us for this at any time”."),
        (Law.CCPA, "en", Right.WITHDRAW_CONSENT, "the withdrawal of my consent"),
        (Law.UK_GDPR, "en", Right.OPT_OUT_SALE_SHARE, "I ask you to stop selling"),
        (Law.GDPR, "de", Right.LIMIT_SENSITIVE, "Darauf gestützt bitte ich Sie, die Nutzung"),
        (Law.GDPR, "fr", Right.OPT_OUT_SALE_SHARE, "je vous demande de cesser de vendre"),
        (Law.GDPR, "ja", Right.OPT_OUT_SALE_SHARE, "第三者との共有の停止をお願いいたします。"),
    ],
)
def test_the_wish_of_each_law(law: Law, language: str, right: Right, expected: str) -> None:
    assert expected in to_text(compose(promised(law, language, right)))


def test_only_a_promise_gives_a_date() -> None:
    order = promised(Law.APPI, "ja", Right.PORTABILITY)
    day = date(2026, 12, 7)
    for certainty, named in ((Certainty.CONVENTION, False), (Certainty.PROMISE, True)):
        dated = replace(order, answer_by=AnswerDate(day, certainty))
        assert ("12月7日までのご回答" in to_text(compose(dated))) is named


def test_the_polite_letter_keeps_its_greeting() -> None:
    order = replace(promised(Law.APPI, "ja", Right.PORTABILITY), tone=Tone.POLITE)
    text = to_text(compose(order))
    assert "拝啓" in text
    assert "敬具" in text


def test_the_catalogue_has_no_such_letter() -> None:
    assert not any(
        isinstance(each.kind, Right) and is_promised(each.law, (each.kind,), date(2027, 6, 1))
        for each in catalogue()
    )
